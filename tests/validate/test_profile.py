"""Profiles: what a county changes, and what is wrong with a profile."""

from pathlib import Path

import pytest

from jiceng.errors import DataError, DeclarationError
from jiceng.models import Resident
from jiceng.validate import CATALOGUE, Profile, Severity, check

HEAD = 'format = 1\nid = "x"\ntitle = "某县口径"\nversion = "1"\n'
WRONG_SEX = Resident(name="张三", id_number="53992519491231048X", sex="1")


def written(folder: Path, text: str) -> Path:
    file = folder / "口径.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_rule_is_switched_off(tmp_path: Path) -> None:
    report = check(WRONG_SEX, as_of="2026-09-30", profile=written(tmp_path, HEAD + 'off = ["id.sex-*"]\n'))
    assert "id.sex-match" not in report.counts
    assert report.ok


def test_a_rule_is_graded_anew(tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + '[severity]\n"id.sex-match" = "warning"\n')
    report = check(WRONG_SEX, as_of="2026-09-30", profile=file)
    assert report.ok
    assert report.counts["id.sex-match"].severity is Severity.WARNING
    assert report.findings["severity"].to_list() == ["warning"]


def test_the_catalogue_itself_does_not_change(tmp_path: Path) -> None:
    before = [rule.severity for rule in CATALOGUE]
    assert (
        Profile.load(written(tmp_path, HEAD + '[severity]\n"*" = "info"\n')).severities_of(CATALOGUE)[0]
        is Severity.INFO
    )
    assert [rule.severity for rule in CATALOGUE] == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + 'of = ["id.*"]\n', "不认识的键“of”，是否想写“off”"),
        (HEAD + "xyz = 1\n", "不认识的键“xyz”"),
        ("format = 1\n", "缺少“id”；缺少“title”；缺少“version”"),
        (HEAD.replace("format = 1", "format = 2"), "“format”的写法不对"),
        (HEAD + 'off = ["id.sexmatch"]\n', "没有规则符合“id.sexmatch”"),
        (HEAD + '[severity]\n"id.*" = "fatal"\n', "“severity”的写法不对"),
        (HEAD + 'region = "云岭"\n', "“region”的写法不对"),
        (HEAD + 'region = "99"\n', "没有区划代码“99”"),
        (HEAD + 'region = "330199"\n', "没有区划代码“330199”，是否想写“3301"),
        (HEAD + '[parameters]\n"marriage.age.mal" = 20\n', "没有参数“marriage.age.mal”，是否想写"),
        (HEAD + '[parameters]\n"marriage.age.male" = 1e40\n', "参数“marriage.age.male”的数值位数过多"),
        (HEAD + '[parameters]\n"marriage.age.male" = "20"\n', "“parameters”的写法不对"),
        (HEAD + '[parameters]\n"marriage.age.male" = true\n', "“parameters”的写法不对"),
        ("format = ", "不是有效的 TOML"),
        ("format = 1e99999999999999999999", "不是有效的 TOML"),
        (f"format = {'9' * 5_000}", "不是有效的 TOML"),
        (f"format = {'[' * 10_000}", "不是有效的 TOML"),
        ("# " + "x" * 1_000_001, "过大"),
    ],
)
def test_everything_wrong_with_a_profile_is_said(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        Profile.load(written(tmp_path, text))
    assert said in str(caught.value)


def test_a_profile_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="找不到"):
        Profile.load(tmp_path / "没有.toml")


def test_a_profile_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "口径.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DeclarationError, match="不是有效的 TOML"):
        Profile.load(file)


def test_a_number_of_the_county_counts_before_that_of_the_book(tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + '[parameters]\n"marriage.age.male" = 20\n')
    young = Resident(name="张三", sex="1", birth_date="2005-06-01", marital_status="20")
    assert check(young, as_of="2026-09-30").counts["marriage.age"].failed == 1
    assert check(young, as_of="2026-09-30", profile=file).counts["marriage.age"].failed == 0


OWN_RULE = """
[[rule]]
code = "local.grid-required"
entity = "resident"
severity = "warning"
zh = "没有填写所属网格。请补填网格编码。"
basis = { document = "某县网格化服务管理办法" }
marks = ["grid_code"]
when = { any = [{ eq = [{ field = "sex" }, "1"] }, { ge = [{ age = { field = "birth_date" } }, 18] }] }
must = { present = { field = "grid_code" } }
"""


def test_a_rule_of_the_county(tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + OWN_RULE)
    for data in (WRONG_SEX, [WRONG_SEX]):
        report = check(data, as_of="2026-09-30", profile=file, rules=["local.*"])
        assert report.findings["rule"].to_list() == ["local.grid-required"]
        assert report.findings["severity"].to_list() == ["warning"]
        assert report.findings["message"].to_list() == ["没有填写所属网格。请补填网格编码。"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('entity = "resident"', 'entity = "residents"'), "没有名为“residents”的数据类型"),
        (('marks = ["grid_code"]', 'marks = ["grid"]'), "没有字段“grid”"),
        (("must = { present", "must = { presnt"), "不认识的动词“presnt”，是否想写“present”"),
        (
            ('{ eq = [{ field = "sex" }, "1"] }', '{ eq = [{ field = "sex" }] }'),
            "动词“eq”后面的内容个数或写法不对",
        ),
        (('{ field = "sex" }', '{ field = "sexx" }'), "没有字段“sexx”，是否想写“sex”"),
        (('code = "local.', 'code = "other.'), "第 1 条规则：“code”的写法不对"),
        (('zh = "', 'zhh = "'), "第 1 条规则：缺少“zh”；第 1 条规则：不认识的键“zhh”，是否想写“zh”"),
        (("{ document = ", "{ documents = "), "第 1 条规则：缺少“basis.document”"),
        (("补填网格编码", "补填{grid_code}"), "zh 和 en 里不能用花括号"),
        (("must = {", 'given = ["id.nix"]\nmust = {'), "没有规则符合“id.nix”"),
        (('{ present = { field = "grid_code" } }', '{ field = "grid_code" }'), "这里写的是一个值"),
        (('{ present = { field = "grid_code" } }', '{ present = "grid_code" }'), "没有用到任何字段"),
        (('"sex" }, "1"] }', '"sex" }, "1"], ne = 1 }'), "条件应写成只有一个动词的表"),
        (('{ field = "birth_date" } }, 18]', '{ field = "birth_date" } }, { parameter = "nix" }]'), "“nix”"),
        (
            ('{ age = { field = "birth_date" } }', '{ clock_days = "petition.object" }'),
            "“petition.object”不按自然日计算",
        ),
        (
            ('{ eq = [{ field = "sex" }, "1"] }', '{ in_table = [{ field = "name" }, "nix"] }'),
            "没有名为“nix”的代码表",
        ),
        (('"sex" }, "1"]', '"sex" }, "3"]'), "字段“sex”的代码表里没有“3”，是否想写“"),
        (('"sex" }, "1"]', '"sex" }, "女"]'), "字段“sex”的代码表里没有“女”，是否想写“2”（女性）"),
        (('eq = [{ field = "sex" }, "1"]', 'one_of = [{ field = "sex" }, "1", "男"]'), "“1”（男性）"),
        (('eq = [{ field = "sex" }, "1"]', 'ne = ["男", { field = "sex" }]'), "“1”（男性）"),
        (('{ present = { field = "grid_code" } }', "{ not = " * 42 + "1" + " }" * 42), "条件嵌套过深"),
    ],
)
def test_everything_wrong_with_a_rule_of_the_county_is_said(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    with pytest.raises(DeclarationError) as caught:
        Profile.load(written(tmp_path, HEAD + OWN_RULE.replace(*change)))
    assert said in str(caught.value)


def test_everything_is_said_at_once(tmp_path: Path) -> None:
    """A part that cannot be read hides nothing that is wrong with the others."""
    broken = OWN_RULE.replace("zh =", "zhh =").replace("grid-required", "first")
    wrong = OWN_RULE.replace("must = { present", "must = { presnt")
    text = HEAD + 'off = ["fone.*", "local.first"]\n' + broken + wrong + wrong + WAIVER.replace("key", "keys")
    with pytest.raises(DeclarationError) as caught:
        Profile.load(written(tmp_path, text))
    said = str(caught.value)
    for problem in (
        "第 1 条规则：缺少“zh”",
        "第 1 条豁免：缺少“key”",
        "没有规则符合“fone.*”",
        "规则 local.grid-required 写了两次",
        "规则 local.grid-required：不认识的动词“presnt”",
    ):
        assert problem in said
    assert "local.first" not in said
    assert "53992519491231048X" not in said


WAIVER = """
[[waiver]]
rule = "id.sex-match"
entity = "resident"
key = { id_number = "53992519491231048X" }
reason = "户籍登记更正中"
author = "县公安局"
expires = 2026-09-30
"""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("id.sex-match", "id.*"), "豁免“id.*”应写完整的规则代码"),
        (('"resident"', '"residents"'), "没有名为“residents”的数据类型"),
        (("id_number", "name"), "的 key 应写 id_number"),
    ],
)
def test_a_waiver_is_for_one_rule_and_one_record(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        Profile.load(written(tmp_path, HEAD + WAIVER.replace(*change)))
    assert said in str(caught.value)


@pytest.mark.parametrize(("day", "failed"), [("2026-09-30", 0), ("2026-10-01", 1)])
def test_a_waiver_excuses_one_record_until_its_last_day(tmp_path: Path, day: str, failed: int) -> None:
    report = check(WRONG_SEX, as_of=day, profile=written(tmp_path, HEAD + WAIVER))
    count = report.counts["id.sex-match"]
    assert (count.failed, count.waived, count.passed) == (failed, 1 - failed, 0)
    assert report.findings.height == failed
    assert report.ok is (failed == 0)


def test_a_waiver_shows_no_number(tmp_path: Path) -> None:
    assert "539925" not in repr(Profile.load(written(tmp_path, HEAD + WAIVER)))
