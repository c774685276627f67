"""Checking with a county's extension: the catalogue stays, and the rules of the county's fields come behind it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import jiceng as jc
from jiceng.codes import CodeEnum
from jiceng.dataset import Dataset, table_schema
from jiceng.models import ENTITIES, Dispute, Record, Resident
from jiceng.models.extension import Extension
from jiceng.validate import CATALOGUE, Profile, Report, Severity
from jiceng.validate.catalogue import catalogue_of
from jiceng.validate.local import LOCAL_CODES, local_rules
from tests.models.extension.test_models import EACH_KIND, Entries, extended, field

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
EXTENSION = COUNTY / "extension.toml"
DAY = "2026-09-30"


def checked(model: type[Record], *rows: Mapping[str, object], **options: object) -> Report:
    import polars as pl

    entity = model.entity.name
    frame = pl.DataFrame([{"name": "某某", **row} for row in rows], schema=table_schema(model), orient="row")
    data = Dataset({entity: frame}, models={**ENTITIES, entity: model})
    return jc.check(data, as_of=DAY, examples=None, **options)  # type: ignore[arg-type]


def failed(report: Report) -> list[tuple[str, str]]:
    return [
        (code, name)
        for code, name in report.findings.select("rule", "field").iter_rows()
        if code.startswith("local.") or name.startswith("x_")
    ]


def test_the_library_has_no_local_rules() -> None:
    assert local_rules(ENTITIES) == ()
    assert catalogue_of(ENTITIES) == tuple(CATALOGUE)
    assert not any(rule.code.startswith("local.") for rule in CATALOGUE)


def test_the_codes_of_local_rules_are_declared() -> None:
    tight: Entries = [
        {"entity": "resident", "field": "name", "max_length": 3, "required": "registered"},
        {"entity": "household", "field": "member_count", "at_most": 20},
    ]
    rules = local_rules({**extended(tighten=tight), "x": EACH_KIND})
    derived = {"value.unreadable", "code.unknown"}
    assert {rule.code for rule in rules} == derived | set(LOCAL_CODES)


def test_an_extension_changes_no_finding_of_the_catalogue() -> None:
    plain = jc.check(jc.read(COUNTY), as_of=DAY)
    county = jc.check(jc.read(COUNTY, extension=EXTENSION), as_of=DAY)
    assert county.findings.equals(plain.findings)
    local = {"value.unreadable", "local.too-long", "local.out-of-range"}
    assert {code for code in county.counts if county.counts[code] != plain.counts.get(code)} == local


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"x_integer:text": "三"}, ("value.unreadable", "x_integer")),
        ({"x_decimal:text": "三"}, ("value.unreadable", "x_decimal")),
        ({"x_date:text": "昨天"}, ("value.unreadable", "x_date")),
        ({"x_flag:text": "也许"}, ("value.unreadable", "x_flag")),
        ({"x_code:text": "不知"}, ("code.unknown", "x_code")),
        ({"x_codes:text": "男、不知"}, ("code.unknown", "x_codes")),
        ({"x_text": "一" * 21}, ("local.too-long", "x_text")),
        ({"x_resident_id": "53992519491231002X"}, ("local.malformed", "x_resident_id")),
        ({"x_resident_id": "539925"}, ("local.malformed", "x_resident_id")),
        ({"x_credit_code": "515399250NLUDK523E"}, ("local.malformed", "x_credit_code")),
        ({"x_phone": "12345"}, ("local.malformed", "x_phone")),
        ({"x_grid_code": "5399"}, ("local.malformed", "x_grid_code")),
    ],
)
def test_a_wrong_value_of_an_added_field_is_found(
    values: dict[str, object], expected: tuple[str, str]
) -> None:
    assert failed(checked(EACH_KIND, {}, values)) == [expected]


@pytest.mark.parametrize(
    "values",
    [
        {"x_integer": 3, "x_flag": True, "x_code": "1", "x_codes": "1|2", "x_text": "一" * 20},
        {"x_resident_id": "53992519491231048X", "x_phone": "13900000012"},
        {"x_credit_code": "515399250NLUDK523F", "x_grid_code": "53992510220202"},
    ],
)
def test_a_right_value_of_an_added_field_is_none_to_find(values: dict[str, object]) -> None:
    assert failed(checked(EACH_KIND, values)) == []


TIGHT: Entries = [
    {"entity": "resident", "field": "sex", "required": "registered"},
    {"entity": "resident", "field": "name", "max_length": 3},
    {"entity": "resident", "field": "birth_date", "required": "closed"},
]


def test_a_stricter_demand_is_a_rule() -> None:
    county = extended(tighten=TIGHT, field=[field("x_rounds", "integer", at_least=1, unit="次")])["resident"]
    report = checked(
        county,
        {"sex": "1", "x_rounds": 1},
        {"x_rounds": 0},
        {"sex": "2", "name": "某某某某"},
        {"sex:text": "甲"},
    )
    assert sorted(failed(report)) == [
        ("local.missing", "sex"),
        ("local.out-of-range", "x_rounds"),
        ("local.too-long", "name"),
    ]
    assert report.counts["local.missing"].failed == 1
    messages = report.findings.filter(report.findings["rule"] == "local.out-of-range")["message"].to_list()
    assert messages == ["“县x_rounds”应不小于 1。请核对。"]


def test_a_form_without_the_column_is_not_blamed(tmp_path: Path) -> None:
    needed = extended(field=[field("x_dialect", "text", required="registered")])
    (tmp_path / "a.csv").write_text("姓名,性别,民族\n张三,男,汉族\n", encoding="utf-8")
    head = {"format": 1, "id": "y", "title": "县", "version": "1", "base_version": "0.1"}
    extension = Extension.model_validate(
        head | {"field": [field("x_dialect", "text", required="registered")]}
    )
    assert extension.models()["resident"] is not needed["resident"]
    report = jc.check(jc.read(tmp_path, extension=extension), as_of=DAY)
    assert report.counts["local.missing"].unknown == 1
    assert report.counts["local.missing"].failed == 0


def test_rules_of_the_county_are_selected_and_graded_like_others(tmp_path: Path) -> None:
    rows = [{"name": "某某某某"}]
    county = extended(tighten=TIGHT)["resident"]
    assert set(checked(county, *rows, rules=["local.*"]).counts) == {"local.missing", "local.too-long"}
    for rules in (["local.*"], ["id.*", "local.missing"]):
        with pytest.raises(jc.DeclarationError, match="of a county's extension only"):
            checked(Resident, *rows, rules=rules)
        with pytest.raises(jc.DeclarationError, match="of a county's extension only"):
            jc.check(Resident(name="某某"), as_of=DAY, rules=rules)
    path = tmp_path / "口径.toml"
    path.write_text(
        'format = 1\nid = "y"\ntitle = "县"\nversion = "1"\noff = ["local.too-*"]\n', encoding="utf-8"
    )
    assert "local.too-long" not in checked(county, *rows, profile=path).counts
    off = Profile(format=1, id="y", title="县", version="1", off=("*.too-long",))
    assert "local.too-long" not in checked(county, *rows, profile=off).counts
    graded = Profile(format=1, id="y", title="县", version="1", severity={"*.too-long": Severity.WARNING})
    assert checked(county, *rows, profile=graded).counts["local.too-long"].severity is Severity.WARNING
    assert checked(county, *rows).counts["local.too-long"].severity is Severity.ERROR


def test_a_ledger_with_headings_and_codes_of_the_county(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text(
        "编号,事件名称,排查时间,调解次数,方言\n1,某事,2026-09-01,三次,\n2,某事,2026-09-02,120,\n3,某事,2026-09-03,3次,\n",
        encoding="utf-8",
    )
    (tmp_path / "r.csv").write_text("姓名,性别,方言,本人手机\n张三,男,云岭话,13900000012\n", encoding="utf-8")
    data = jc.read(tmp_path, extension=EXTENSION)
    assert data.frame(Dispute)["x_mediation_rounds"].to_list() == [None, 120, 3]
    assert data.frame(Resident).select("x_dialect", "phone").row(0) == ("云岭话", "13900000012")
    assert [source.unmapped for source in data.sources] == [("方言",), ()]
    report = jc.check(data, as_of=DAY)
    assert failed(report) == [
        ("value.unreadable", "x_mediation_rounds"),
        ("local.out-of-range", "x_mediation_rounds"),
    ]
    written = jc.write_feedback(data, report, tmp_path / "反馈")
    assert len(written) == 2
    assert jc.read(tmp_path / "d.csv").frame(Dispute).columns == list(table_schema(Dispute))


def test_one_record_of_the_county_is_checked_alone() -> None:
    county = Extension.load(EXTENSION).models()["resident"]
    record = county.from_row({"name": "张三?", "x_dialect": "云岭话"})
    report = jc.check(record, as_of=DAY)
    assert [row["rule"] for row in report.findings.to_dicts()] == ["name.blank-or-invalid"]


def test_codes_of_the_county_are_read_from_a_ledger(tmp_path: Path) -> None:
    more: Entries = [{"table": "satisfaction", "code": "7", "zh": "未回访", "en": "not called back"}]
    head = {"format": 1, "id": "y", "title": "县", "version": "1", "base_version": "0.1"}
    extension = Extension.model_validate(head | {"code": more})
    (tmp_path / "p.csv").write_text("信访编号,信访形式,满意度评价\n1,走访,未回访\n", encoding="utf-8")
    petitions = jc.read(tmp_path, extension=extension)
    assert petitions.frame(petitions.models["petition"])["satisfaction"].to_list() == ["7"]
    assert issubclass(type(petitions.records(petitions.models["petition"])[0]), Record)
    assert isinstance(petitions.records(petitions.models["petition"])[0].row()["satisfaction"], CodeEnum)
    plain = jc.read(tmp_path)
    assert plain.frame(plain.models["petition"])["satisfaction:text"].to_list() == ["未回访"]


OF_DIALECT = """
format = 1
id = "x"
title = "某县口径"
version = "1"

[[rule]]
code = "local.dialect"
entity = "resident"
zh = "没有填写方言。请补填。"
basis = { document = "某县台账填写说明" }
marks = ["x_dialect"]
when = { eq = [{ field = "sex" }, "1"] }
must = { present = { field = "x_dialect" } }
"""


def test_a_rule_of_a_profile_on_a_field_of_the_county(tmp_path: Path) -> None:
    profile = tmp_path / "口径.toml"
    profile.write_text(OF_DIALECT, encoding="utf-8")
    county = Extension.load(EXTENSION).models()["resident"]
    row = {"name": "某某", "sex": "1"}
    missing, there = county.from_row(row), county.from_row({**row, "x_dialect": "云岭话"})
    for data in ([missing, there], missing):
        report = jc.check(data, as_of=DAY, profile=profile, rules=["local.dialect"])
        assert report.findings["field"].to_list() == ["x_dialect"]
    for data in (Resident.from_row(row), [Resident.from_row(row)]):
        with pytest.raises(
            jc.DeclarationError, match="没有字段“x_dialect”；本地增加的字段，要在读取数据时带上扩展文件"
        ):
            jc.check(data, as_of=DAY, profile=profile)
    profile.write_text(OF_DIALECT.replace("x_dialect", "x_dialekt"), encoding="utf-8")
    with pytest.raises(jc.DeclarationError, match="没有字段“x_dialekt”"):
        jc.check([missing], as_of=DAY, profile=profile)


def test_a_rule_of_a_profile_on_a_code_of_the_county(tmp_path: Path) -> None:
    profile = tmp_path / "口径.toml"
    text = OF_DIALECT.replace("resident", "dispute").replace('"x_dialect"', '"stage"')
    profile.write_text(text.replace('{ field = "sex" }, "1"', '{ field = "stage" }, "77"'), encoding="utf-8")
    county = extended(
        code=[{"table": "dispute-stage", "code": "77", "zh": "县级督办", "en": "with the county"}]
    )
    assert Profile.load(profile).own_rules(county)
    with pytest.raises(jc.DeclarationError, match="字段“stage”的代码表里没有“77”，是否想写"):
        Profile.load(profile).own_rules(ENTITIES)
