"""Extension files: what is right is read, and of what is wrong everything is said at once, in Chinese."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.errors import DataError, DeclarationError
from jiceng.models.extension import Extension

EXAMPLE = Path(__file__).parents[3] / "examples" / "yunling-2026q3" / "extension.toml"
HEAD = 'format = 1\nid = "yunling-x"\ntitle = "云岭县扩展"\nversion = "1"\nbase_version = "0.1"\n'
FIELD = """
[[field]]
entity = "resident"
name = "x_dialect"
zh = "常用方言"
en = "dialect"
doc = "Dialect spoken."
type = "text"
max_length = 20
sensitivity = "personal"
source = "云岭县办法（2026）"
"""
Load = Callable[[str], Extension]
Refused = Callable[[str], list[str]]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def loaded(text: str) -> Extension:
        path = tmp_path / "扩展.toml"
        path.write_text(text, encoding="utf-8")
        return Extension.load(path)

    return loaded


@pytest.fixture
def refused(load: Load) -> Refused:
    def problems(text: str) -> list[str]:
        with pytest.raises(DeclarationError) as raised:
            load(text)
        sentence = str(raised.value)
        assert sentence.startswith("扩展文件“扩展.toml”：")
        assert sentence.endswith("。")
        return sentence.removeprefix("扩展文件“扩展.toml”：").removesuffix("。").split("；")

    return problems


def test_the_example_is_read() -> None:
    extension = Extension.load(EXAMPLE)
    assert [added.name for added in extension.field] == ["x_dialect", "x_mediation_rounds"]
    assert extension.heading[0].also == ("本人手机",)
    assert extension.problems() == []
    assert Extension.load(str(EXAMPLE)) == extension


def test_an_extension_without_entries_changes_nothing(load: Load) -> None:
    from jiceng.models import ENTITIES

    assert dict(load(HEAD).models()) == dict(ENTITIES)


def test_everything_that_is_wrong_is_said_at_once(refused: Refused) -> None:
    text = """
    format = 2
    id = "云岭"
    version = "一"
    base_version = "99"
    titel = "x"

    [[field]]
    entity = "residant"
    name = "dialect"
    zh = "方言"

    [[heading]]
    entity = "resident"
    field = "fone"
    also = ["手机"]

    [[tighten]]
    entity = "residant"
    field = "name"
    max_length = 20
    """
    assert refused(text) == [
        "“format”应为 1",
        "“id”只用小写字母、数字和连字符",
        "缺少“title”",
        "“version”应写成 1.0 的样子",
        "第 1 个 [[field]] “name”应以 x_ 开头，后面只用小写字母、数字和下划线",
        *(f"第 1 个 [[field]] 缺少“{key}”" for key in ("en", "doc", "type", "sensitivity", "source")),
        "不认识的键“titel”，是否想写“title”",
        "[[heading]] fone：“实有人口”没有字段 fone，是否想写“phone”",
        "[[tighten]] name：没有名为 residant 的台账，是否想写“resident”",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('sensitivity = "personal"\n', "", "第 1 个 [[field]] 缺少“sensitivity”"),
        ('doc = "Dialect spoken."\n', "", "第 1 个 [[field]] 缺少“doc”"),
        ('en = "dialect"\n', "", "第 1 个 [[field]] 缺少“en”"),
        ('source = "云岭县办法（2026）"', 'source = " "', "第 1 个 [[field]] “source”的写法不对"),
        ('zh = "常用方言"', 'zh = "{方言}"', "第 1 个 [[field]] “zh”的写法不对"),
        (
            '"x_dialect"',
            '"X_dialect"',
            "第 1 个 [[field]] “name”应以 x_ 开头，后面只用小写字母、数字和下划线",
        ),
        ("max_length = 20", "max_length = 0", "第 1 个 [[field]] “max_length”的写法不对"),
        (
            "max_length = 20",
            "max_lenght = 20",
            "第 1 个 [[field]] 不认识的键“max_lenght”，是否想写“max_length”",
        ),
        (
            "max_length = 20",
            'required = "soon"',
            "第 1 个 [[field]] “required”应为 registered、closed、exported 之一",
        ),
        ("max_length = 20\n", "", "[[field]] x_dialect：类型 text 要写 max_length"),
        ("max_length = 20", 'max_length = 20\nunit = "人"', "[[field]] x_dialect：类型 text 不用 unit"),
        ('"resident"', '"residents"', "[[field]] x_dialect：没有名为 residents 的台账，是否想写“resident”"),
        ('"常用方言"', '"姓名"', "[[field]] x_dialect：表头“姓名”已经属于字段 name"),
        ('"常用方言"', '"身份 证号"', "[[field]] x_dialect：表头“身份 证号”已经属于字段 id_number"),
        (
            'type = "text"\nmax_length = 20',
            'type = "code"\ncodes = "gbt-2261.1-2002"',
            "[[field]] x_dialect：没有名为 gbt-2261.1-2002 的代码表，是否想写“gbt-2261.1-2003”",
        ),
        (
            'type = "text"\nmax_length = 20',
            'type = "resident-id"',
            "[[field]] x_dialect：类型 resident-id 的敏感级别至少为 sensitive",
        ),
        (
            'type = "text"\nmax_length = 20',
            'type = "integer"\nat_least = 5\nat_most = 4',
            "[[field]] x_dialect：没有数能不小于 5 又不大于 4",
        ),
    ],
)
def test_a_field_has_to_say_all_of_itself(refused: Refused, old: str, new: str, problem: str) -> None:
    assert old in FIELD
    assert refused(HEAD + FIELD.replace(old, new)) == [problem]


def test_unknown_names_come_with_what_there_is(refused: Refused) -> None:
    (sensitivity,) = refused(HEAD + FIELD.replace('"personal"', '"personnal"'))
    assert sensitivity.startswith(
        "[[field]] x_dialect：没有名为 personnal 的敏感级别，是否想写“personal”（可写 public、internal、"
    )
    (kind,) = refused(HEAD + FIELD.replace('"text"', '"txt"'))
    assert kind.startswith("[[field]] x_dialect：没有名为 txt 的类型，是否想写“text”（可写 text、integer、")


def test_names_and_headings_are_given_once(refused: Refused) -> None:
    assert refused(HEAD + FIELD + FIELD) == ["[[field]] x_dialect：这个名字用了两次"]
    second = FIELD.replace("x_dialect", "x_speech")
    assert refused(HEAD + FIELD + second) == ["[[field]] x_speech：表头“常用方言”已经属于字段 x_dialect"]


def _heading(also: str, field: str = "phone") -> str:
    return f'\n[[heading]]\nentity = "resident"\nfield = "{field}"\nalso = [{also}]\n'


@pytest.mark.parametrize(
    ("also", "problem"),
    [
        ('"性别"', "[[heading]] phone：表头“性别”已经属于字段 sex"),
        ('"联系电话"', "[[heading]] phone：标准里已有表头“联系电话”，不用再写"),
        ("", "第 1 个 [[heading]] “also”的写法不对"),
    ],
)
def test_a_heading_names_one_field(refused: Refused, also: str, problem: str) -> None:
    assert refused(HEAD + _heading(also)) == [problem]


def test_a_heading_of_a_field_of_the_county_stands_with_the_field(refused: Refused) -> None:
    (problem,) = refused(HEAD + FIELD + _heading('"乡音"', "x_dialect"))
    assert problem.startswith("[[heading]] x_dialect：“实有人口”没有字段 x_dialect")


def _tighten(entity: str, field: str, demand: str) -> str:
    return f'\n[[tighten]]\nentity = "{entity}"\nfield = "{field}"\n{demand}\n'


@pytest.mark.parametrize(
    ("entity", "field", "demand", "problem"),
    [
        ("resident", "name", "max_length = 51", "max_length 放宽了标准：标准不超过 50 个字"),
        ("resident", "sex", "max_length = 5", "max_length 只用于文字"),
        ("resident", "id_number", "max_length = 5", "max_length 只用于文字"),
        ("resident", "name", 'required = "closed"', "required 放宽了标准：标准从 registered 起就必填"),
        ("resident", "name", "", "没有写要收紧什么（required、max_length、at_least、at_most）"),
        ("resident", "name", "at_least = 1", "at_least、at_most 只用于数"),
        ("household", "member_count", "at_least = -1", "at_least 放宽了标准：标准不小于 0"),
        (
            "household",
            "member_count",
            "at_most = 1000000000001",
            "at_most 放宽了标准：标准不大于 1000000000000",
        ),
        ("household", "member_count", "at_least = 9\nat_most = 8", "没有数能不小于 9 又不大于 8"),
        ("responsibility_task", "progress", "at_least = -0.5", "at_least 放宽了标准：标准不小于 0"),
    ],
)
def test_the_library_is_not_loosened(
    refused: Refused, entity: str, field: str, demand: str, problem: str
) -> None:
    assert refused(HEAD + _tighten(entity, field, demand)) == [f"[[tighten]] {field}：{problem}"]


def test_a_field_is_tightened_once(refused: Refused) -> None:
    once = _tighten("resident", "name", "max_length = 20")
    assert refused(HEAD + once + once) == ["[[tighten]] name 写了两次"]


def _code(table: str, code: str, zh: str = "云岭特有") -> str:
    return f'\n[[code]]\ntable = "{table}"\ncode = "{code}"\nzh = "{zh}"\nen = "local"\n'


def test_codes_are_added_to_open_and_local_tables_only(refused: Refused) -> None:
    (national,) = refused(HEAD + _code("gbt-2261.1-2003", "3"))
    assert (
        national
        == "[[code]] gbt-2261.1-2003 3：“人的性别代码”（GB/T 2261.1-2003）是完整的标准代码表，不能增加代码"
    )
    (unknown,) = refused(HEAD + _code("satisfacton", "8"))
    assert unknown == "[[code]] satisfacton 8：没有名为 satisfacton 的代码表，是否想写“satisfaction”"
    assert refused(HEAD + _code("satisfaction", "88")) == ["[[code]] satisfaction 88：代码的形式应为 [0-9]"]
    assert refused(HEAD + _code("satisfaction", "8", "满意")) == [
        "[[code]] satisfaction 8：“满意”在表里已经有了"
    ]
    twice = _code("satisfaction", "8") + _code("satisfaction", "7")
    assert refused(HEAD + twice) == ["[[code]] satisfaction 7：“云岭特有”在表里已经有了"]


def test_a_code_that_no_field_could_hold_is_refused(refused: Refused) -> None:
    from jiceng.codes import TABLES, enum_of
    from jiceng.models import ENTITIES, terms
    from jiceng.models.extension.codes import takes_rows

    used = {
        getattr(term.type, "table", None) for model in ENTITIES.values() for term in terms(model).values()
    }
    idle = [
        table
        for table in TABLES.values()
        if takes_rows(enum_of(table.id)) and table.has_form("98") and table not in used
    ]
    for table in idle:
        assert refused(HEAD + _code(table.id, "98")) == [f"[[code]] {table.id} 98：没有字段使用这个代码表"]
    assert idle


def test_an_extension_for_a_later_library_is_refused(refused: Refused) -> None:
    from jiceng import __version__

    (problem,) = refused(HEAD.replace('"0.1"', '"99.1"'))
    assert problem == f"扩展是为 99.1 版写的，现在安装的是 {__version__} 版，请先升级"


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError) as raised:
        Extension.load(tmp_path / "none.toml")
    assert raised.value.code == "extension.not-found"
    for content in (b"\xff", b"a = ", b"#" * 1_000_001, b"a = " + b"[" * 5000):
        (tmp_path / "x.toml").write_bytes(content)
        with pytest.raises(DeclarationError, match=r"扩展文件“x\.toml”"):
            Extension.load(tmp_path / "x.toml")


@pytest.mark.parametrize("value", ["1e99999999999999999999", "9" * 5_000, "[" * 10_000])
def test_what_no_number_and_no_list_can_be_is_told(load: Load, value: str) -> None:
    with pytest.raises(DeclarationError, match="不是有效的 TOML"):
        load(f"format = {value}")


@pytest.mark.parametrize(
    "section", ["field = 3", 'field = "x"', "field = [3]", "[field]\na = 1", "[[head]]\na = 1", "code = []"]
)
def test_a_section_of_another_shape_is_told(load: Load, section: str) -> None:
    if section == "code = []":
        assert load(HEAD + section).code == ()
    else:
        with pytest.raises(DeclarationError, match="扩展文件"):
            load(HEAD + section)


_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.decimals(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["entity", "field", "name", "also", "table"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*Extension.model_fields, "x"]), _JUNK, max_size=6))
def test_junk_is_refused_and_nothing_else_happens(written: dict[str, object]) -> None:
    from pydantic import ValidationError

    from jiceng.models.extension.extension import problems_in

    example = tomllib.loads(EXAMPLE.read_text("utf-8"), parse_float=Decimal)
    try:
        Extension.model_validate(example | written)
    except ValidationError:
        assert problems_in(example | written)
    else:
        assert isinstance(problems_in(example | written), list)


def test_an_extension_made_in_a_program_is_checked_when_it_is_used() -> None:
    extension = Extension.model_validate(
        {
            **tomllib.loads(HEAD),
            "tighten": [{"entity": "resident", "field": "name", "max_length": 99}],
        }
    )
    with pytest.raises(DeclarationError, match=r"扩展“yunling-x”：.*放宽了标准"):
        extension.models()
