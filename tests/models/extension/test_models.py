"""Extended models: subclasses of the library's entities, in which all that the library says still holds."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.codes import TABLES, Satisfaction, Sex
from jiceng.dataset import Dataset
from jiceng.labels import Source, Stage
from jiceng.models import ENTITIES, Petition, Record, RecordError, Resident, terms
from jiceng.models.extension import Demand, Extension, demands_on
from jiceng.models.extension.kinds import KINDS, SENSITIVITIES
from tests.models.made_up import rows_of

EXAMPLE = Path(__file__).parents[3] / "examples" / "yunling-2026q3" / "extension.toml"
Entries = list[dict[str, object]]


def extended(**sections: Entries) -> Mapping[str, type[Record]]:
    head = {"format": 1, "id": "yunling-x", "title": "云岭县扩展", "version": "1", "base_version": "0.1"}
    return Extension.model_validate(head | sections).models()


def field(name: str, kind: str, **more: object) -> dict[str, object]:
    needs: Mapping[str, object] = {"max_length": 20, "codes": "gbt-2261.1-2003"}
    return {
        "entity": "resident",
        "name": name,
        "zh": f"县{name}",
        "en": name,
        "doc": "A field of the county.",
        "type": kind,
        "sensitivity": "sensitive",
        "source": "云岭县办法（2026）",
        **{key: needs[key] for key in KINDS[kind].needs},
        **more,
    }


EACH_KIND = extended(field=[field(f"x_{kind.replace('-', '_')}", kind) for kind in KINDS])["resident"]


def test_an_extended_resident_is_a_resident() -> None:
    models = Extension.load(EXAMPLE).models()
    county = models["resident"]
    assert issubclass(county, Resident)
    assert (county.__name__, county.__doc__) == (Resident.__name__, Resident.__doc__)
    assert county.entity is Resident.entity
    common = [name for name, term in terms(Resident).items() if term.is_common]
    assert list(terms(county)) == [*list(terms(Resident))[: -len(common)], "x_dialect", *common]
    assert {name: model for name, model in models.items() if name not in ("resident", "dispute")} == {
        name: model for name, model in ENTITIES.items() if name not in ("resident", "dispute")
    }
    assert models.keys() == ENTITIES.keys()


def test_an_added_field_says_all_of_itself() -> None:
    term = terms(Extension.load(EXAMPLE).models()["dispute"])["x_mediation_rounds"]
    assert (term.label.zh, term.label.en, term.type, term.optional) == (
        "调解次数",
        "rounds of mediation",
        int,
        True,
    )
    assert term.unit is not None
    assert term.unit.symbol == "次"
    assert term.sensitivity is SENSITIVITIES["internal"]
    assert str(term.source) == "云岭县矛盾纠纷排查化解台账（2026）"
    assert term.doc == "How often the parties sat down together, in 次."


def test_equal_extensions_give_the_same_classes() -> None:
    assert Extension.load(EXAMPLE).models()["resident"] is Extension.load(EXAMPLE).models()["resident"]


def test_the_library_itself_stays_as_it_is() -> None:
    before = dict(terms(Resident))
    extended(heading=[{"entity": "resident", "field": "phone", "also": ["本人手机"]}])
    assert terms(Resident) == before
    assert demands_on(Resident) == {}


@settings(max_examples=25, deadline=None)
@given(st.lists(rows_of(EACH_KIND).map(lambda row: row | {"x_organization_code": None}), max_size=4))
def test_fields_of_every_kind_come_back_as_they_were(rows: list[dict[str, object]]) -> None:
    records = [EACH_KIND.from_row(row) for row in rows]
    assert [record.row() for record in records] == rows
    data = Dataset.from_records(records)
    assert data.records(Resident) == records
    assert all(type(record) is EACH_KIND for record in data.records(Resident))


def test_records_of_the_county_and_of_the_library_make_one_dataset(tmp_path: Path) -> None:
    county = Extension.load(EXAMPLE).models()["resident"]
    mixed = [Resident(name="张三"), county.from_row({"name": "李四", "x_dialect": "云岭话"})]
    data = Dataset.from_records(mixed)
    assert data.models["resident"] is county
    assert [record.row()["x_dialect"] for record in data.records(Resident)] == [None, "云岭话"]
    data.write_parquet(tmp_path)
    assert Dataset.read(tmp_path, models=data.models).equals(data)


def test_what_is_added_is_masked_like_the_rest() -> None:
    record = EACH_KIND.from_row({"name": "张三", "x_text": "云岭话", "x_phone": "13900000012"})
    shown = repr(record) + str(record) + str(record.model_dump()) + record.model_dump_json()
    assert "云岭话" not in shown
    assert "13900000012" not in shown


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"x_text": "一" * 21}, "too-long"),
        ({"x_integer": "三"}, "not-whole"),
        ({"x_integer": 10**13}, "too-large"),
        ({"x_decimal": "0.12345678901"}, "not-a-number"),
        ({"x_date": 20260930}, "not-a-day"),
        ({"x_code": "7"}, "not-in-table"),
        ({"x_codes": "1|7"}, "not-in-table"),
        ({"x_resident_id": "53992519491231002X"}, "resident-id.check-digit"),
        ({"x_other": 1}, "unknown-field"),
    ],
)
def test_what_does_not_fit_an_added_field_is_refused(values: dict[str, object], code: str) -> None:
    with pytest.raises(RecordError) as raised:
        EACH_KIND.model_validate({"name": "某某", **values})
    assert [problem.code for problem in raised.value.problems] == [code]


def test_several_codes_are_a_tuple_and_one_text() -> None:
    record = EACH_KIND.from_row({"name": "某某", "x_codes": "1|2"})
    assert record.row()["x_codes"] == "1|2"
    assert dict(vars(record))["x_codes"] == (Sex.MALE, Sex.FEMALE)


def test_required_from_registration_on_makes_a_field_part_of_every_record() -> None:
    needed = field("x_dialect", "text", required="registered")
    later = field("x_speech", "text", required="closed")
    county = extended(field=[needed, later])["resident"]
    assert terms(county)["x_dialect"].required is Stage.REGISTERED
    assert terms(county)["x_speech"].required is Stage.CLOSED
    with pytest.raises(RecordError) as raised:
        county.model_validate({"name": "某某"})
    assert [(problem.field, problem.code) for problem in raised.value.problems] == [("x_dialect", "missing")]
    with pytest.raises(RecordError):
        county.model_validate({"name": "某某", "x_dialect": ""})


def test_tightening_a_field_of_the_library() -> None:
    demands: Entries = [
        {"entity": "resident", "field": "name", "max_length": 3},
        {"entity": "resident", "field": "sex", "required": "registered"},
        {"entity": "resident", "field": "birth_date", "required": "registered"},
        {"entity": "resident", "field": "household_number", "required": "registered", "max_length": 6},
        {"entity": "household", "field": "member_count", "at_least": 1, "at_most": 20},
        {"entity": "responsibility_task", "field": "progress", "at_most": Decimal(100)},
    ]
    models = extended(tighten=demands)
    county = models["resident"]
    good = {"name": "某某", "sex": "1", "birth_date": "1990-01-01", "household_number": "1"}
    assert county.from_row(good).row()["birth_date"] == date(1990, 1, 1)
    for change, code in [
        ({"name": "某某某某"}, "too-long"),
        ({"sex": None}, "missing"),
        ({"birth_date": None}, "missing"),
        ({"household_number": "1234567"}, "too-long"),
    ]:
        with pytest.raises(RecordError) as raised:
            county.from_row(good | change)
        assert [problem.code for problem in raised.value.problems] == [code]
    with pytest.raises(RecordError):
        county.model_validate(good | {"household_number": ""})
    with pytest.raises(RecordError):
        models["household"].model_validate({"number": "1", "member_count": 0})
    with pytest.raises(RecordError):
        models["household"].model_validate({"number": "1", "member_count": 21})
    assert demands_on(county)["name"] == Demand(Source("云岭县扩展", "1"), False, max_length=3)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_every_record_of_the_county_is_a_record_of_the_library(data: st.DataObject) -> None:
    demands: Entries = [
        {"entity": "resident", "field": "name", "max_length": 3},
        {"entity": "resident", "field": "sex", "required": "registered"},
    ]
    county = extended(tighten=demands, field=[field("x_text", "text")])["resident"]
    row = data.draw(rows_of(county))
    county.from_row(row)
    Resident.from_row(row)


MORE: Entries = [
    {"table": "satisfaction", "code": "7", "zh": "未回访", "en": "not called back", "also": ["没回访"]}
]


def test_a_local_code_is_a_row_like_the_others() -> None:
    models = extended(code=MORE, field=[field("x_pleased", "codes", codes="satisfaction")])
    kind = terms(models["petition"])["satisfaction"].type
    assert kind is terms(models["resident"])["x_pleased"].type
    assert kind is not Satisfaction
    assert issubclass(models["petition"], Petition)
    assert [row.value for row in Satisfaction] == [row.value for row in kind][:-1]
    for row in Satisfaction:
        again = kind(row.value)
        assert (again.name, again.zh, again.en, again.also, again.label) == (
            row.name,
            row.zh,
            row.en,
            row.also,
            row.label,
        )
    added = kind.find("没回访")
    assert added is not None
    assert (added.value, added.name, added.zh) == ("7", "LOCAL_7", "未回访")
    assert kind.table.rows == len(kind) == Satisfaction.table.rows + 1
    assert kind.table.sources[-1] == "云岭县扩展 1"
    assert TABLES["satisfaction"].rows == Satisfaction.table.rows
    record = models["petition"].from_row({"number": "1", "satisfaction": "7"})
    assert record.row()["satisfaction"] == "7"
    with pytest.raises(RecordError):
        Petition.from_row({"number": "1", "satisfaction": "7"})


def test_a_tree_of_codes_keeps_its_parents() -> None:
    more: Entries = [
        {"table": "resolution-method", "code": "98", "zh": "乡贤评理", "en": "by village elders"}
    ]
    kind = terms(extended(code=more)["dispute"])["method"].type
    old = terms(ENTITIES["dispute"])["method"].type
    assert [row.parent and row.parent.value for row in old] == [
        row.parent and row.parent.value for row in kind
    ][:-1]
