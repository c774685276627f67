"""What the loader refuses, all at once and in words an official can act on."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators import Scheme, SchemeError
from jiceng.indicators.declared import LARGEST_FILE

Build = Callable[..., Scheme]
HOSTILE = sorted((Path(__file__).parents[2] / "data" / "schemes").glob("*.toml"))
EXAMPLE = Path(__file__).parents[3] / "examples" / "yunling-2026q3" / "pingan-2026.toml"
INLINE = 'value = { share = "dispute", where = { outcome = "调解成功" }, dated_by = "found_on", better = "higher" }'
GRADES = '\n[[grade]]\nname = "优"\nat_least = 9\n[[grade]]\nname = "差"\n'
OWN = 'form = "transfer", of = "small", coefficient = 0.5, what = "score"'
BRANCHED = f'{{ form = "branch", when = {{ k = {{ equals = 0 }} }}, then = {{ {OWN} }}, else = {{ {OWN} }} }}'
HUGE = f"0x{'f' * 20_000}"
TIERS = f'{{ form = "tiers", tiers = [{"{ points = 1 }, " * 101}] }}'
VETO = '\n[[veto]]\nid = "v"\ntitle = "否决"\nclause = "第二条"\nvalue = { reported = true }\n'


def test_a_scheme_is_loaded_from_its_file(tmp_path: Path) -> None:
    scheme = Scheme.load(EXAMPLE)
    assert (scheme.id, scheme.title, scheme.source) == (
        "pingan-2026",
        "平安建设考核细则（2026）",
        "pingan-2026.toml",
    )
    assert len(scheme.document.indicator) >= 8
    assert {one.score.form for one in scheme.document.indicator} == {
        "proportion",
        "deduct",
        "tiers",
        "met",
        "slope",
    }
    copied = tmp_path / "copied.toml"
    copied.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.read_bytes().replace(b"\n", b"\r\n"))
    assert Scheme.load(copied).document == scheme.document
    assert Scheme.load(copied).file_hash != scheme.file_hash


@pytest.mark.parametrize(
    ("changes", "more", "problem"),
    [
        # 不认识的键，和最近的名称
        (
            (('missing = "zero"', 'mising = "zero"'),),
            "",
            "第 26 行，indicator[1].mising：不认识的键 mising，是否指 missing",
        ),
        (
            (('missing = "zero"', ""),),
            "",
            "indicator[1].missing：缺少这一项（可写 error、zero、full、redistribute），请写明",
        ),
        (
            (('not_applicable = "redistribute"\n', ""),),
            "",
            "not_applicable：缺少这一项（可写 full、zero、redistribute），请写明",
        ),
        (
            (("full_marks = 10", "full_mark = 10"),),
            "",
            "第 6 行，full_mark：不认识的键 full_mark，是否指 full_marks",
        ),
        ((), "xyz = 1\n", "不认识的键 xyz，可用的有：id、part、clause"),
        ((), "\n[rankin]\nties = 1\n", "rankin：不认识的键 rankin，是否指 ranking"),
        ((), "waiver = { holders_of = 1 }\n", "waiver.holders_of：要写成文字，加引号"),
        (
            (('form = "proportion"', 'form = "proportion", off = 1'),),
            "",
            "score.off：不认识的键 off，是否指 of",
        ),
        # 写法
        ((("format = 1", "format = 2"),), "", "第 2 行，format：本版本只认 format = 1 的考核方案"),
        ((("format = 1\n", ""),), "", "format：缺少这一项"),
        ((('form = "proportion"', 'form = "proporton"'),), "", "score：没有这种写法，是否指 proportion"),
        ((('form = "proportion"', "of = 1"),), "", "score：缺少 form，请写明计分方式"),
        ((('missing = "zero"', 'missing = "skip"'),), "", "只能写 'error'、'zero'、'full'、'redistribute'"),
        ((("reported = true", "reported = false"),), "", "value.reported：只能写 true"),
        ((("{ reported = true }", "{ repoted = true }"),), "", "value 要写明来源"),
        ((("{ reported = true }", "3"),), "", "value 要写明来源"),
        ((('id = "rate"', 'id = "比率"'),), "", "编号只用字母、数字"),
        ((('title = "比率"', 'title = ""'),), "", "title：不能为空"),
        ((('title = "比率"', f'title = "{"长" * 201}"'),), "", "最多 200 字"),
        ((('title = "比率"', "title = 1"),), "", "title：要写成文字，加引号"),
        ((("places = 2", "places = 7"),), "", "rounding.places：不能大于 6"),
        ((("places = 2", "places = -1"),), "", "rounding.places：不能小于 0"),
        ((("places = 2", "places = 2.5"),), "", "rounding.places：要写成整数"),
        ((("issued_on = 2026-01-01", 'issued_on = "去年"'),), "", "issued_on：要写成日期"),
        *(
            (
                (
                    (
                        "value = { reported = true }",
                        INLINE.replace('"调解成功" }', f'"调解成功", amount = {number} }}'),
                    ),
                ),
                "",
                "indicator[1].value.where.amount：数字过大",
            )
            for number in ("1e999999999", "{ at_least = nan }", "{ under = inf }", "1e-99")
        ),
        ((('missing = "zero"', f"missing = {HUGE}"),), "", "missing：数字过长"),
        ((('"township"', HUGE),), "", "level：数字过长"),
        ((("issued_on = 2026-01-01", "issued_on = 0"),), "", "issued_on：要写成日期"),
        ((("format = 1", "format = true"),), "", "format：本版本只认"),
        ((("points = 10\n", "points = 1e99999999999999999999\n"),), "", "points：不能是 nan 或 inf"),
        ((('missing = "zero"', '"missing\u200b" = "zero"'),), "", "键里有看不见的字符（U+200B）"),
        ((), "[compose]\nyear = 1\nschemes = { small = 0.5 }\n", "compose.schemes.small：不能引用本方案"),
        (
            (('{ form = "proportion" }', BRANCHED),),
            "",
            "indicator[1].score.then.of：不能引用本方案自己的得分",
        ),
        (
            (('{ form = "proportion" }', TIERS),),
            "",
            "tiers：太多，最多 100 项",
        ),
        ((("issued_on = 2026-01-01", "issued_on = 2026-01-01T10:00:00"),), "", "issued_on：要写成日期"),
        ((('{ form = "proportion" }', "3"),), "", "score：要写成一组键和值"),
        # 数字
        ((("points = 10\nvalue", "points = nan\nvalue"),), "", "points：不能是 nan 或 inf"),
        ((("points = 10\nvalue", "points = -inf\nvalue"),), "", "points：不能是 nan 或 inf"),
        ((("points = 10\nvalue", "points = 1e999999999\nvalue"),), "", "points：数字过大"),
        ((("points = 10\nvalue", f"points = 1{'0' * 50}\nvalue"),), "", "points：数字过大"),
        ((("points = 10\nvalue", f"points = 1{'0' * 5000}\nvalue"),), "", "文件里有过长的数字"),
        ((("points = 10\nvalue", "points = -1\nvalue"),), "", "points：不能小于 0"),
        ((("points = 10\nvalue", 'points = "10"\nvalue'),), "", "points：要写成数字，不加引号"),
        # 名称
        (
            (('part = "all"', 'part = "al"'),),
            "",
            "第 20 行，indicator[1].part：没有编号为 al 的部分，是否指 all",
        ),
        ((), '\n[[part]]\nid = "idle"\ntitle = "空"\npoints = 0\n', "part[2]：部分 idle 里没有任何指标"),
        ((), '\n[[part]]\nid = "all"\ntitle = "空"\npoints = 0\n', "part[2]：编号 all 写了两次"),
        (
            (("points = 10\n[[ind", "points = 10\nfloor = 3\ncap = 2\n[[ind"),),
            "",
            "part[1].floor：floor 不能高于 cap",
        ),
        ((), VETO.replace('"v"', '"rate"') + 'effect = "zero"\n', "veto[1]：名称“rate”写了两次"),
        ((), VETO.replace("否决", "比率") + 'effect = "zero"\n', "veto[1]：名称“比率”写了两次"),
        # 值和计分方式
        (
            (("{ reported = true }", '{ measure = "dispute_resolution" }'),),
            "",
            "没有名为 dispute_resolution 的度量，是否指 dispute_resolution_rate",
        ),
        (
            (("{ reported = true }", '{ measure = "dispute_overdue" }'),),
            "",
            "proportion 只能用于比率，而这个值的单位是“件”",
        ),
        (
            (("{ reported = true }", '{ reported = true, better = "lower" }'),),
            "",
            "值越低越好，而 proportion 按越高越好计",
        ),
        (
            (('{ form = "proportion" }', '{ form = "deduct", events = [{ event = "rate", per = 1 }] }'),),
            "",
            "indicator[1].score.events[1]：名称“rate”写了两次",
        ),
        (
            (
                ("{ reported = true }", '{ measure = "dispute_overdue" }'),
                ('{ form = "proportion" }', '{ form = "deduct", events = [{ event = "e", per = 1 }] }'),
            ),
            "",
            "events 的次数来自上报数据",
        ),
        (
            (("value = { reported = true }", INLINE.replace('"dispute"', '"disputes"')),),
            "",
            "value.share：没有名为 disputes 的台账，是否指 dispute",
        ),
        (
            (("value = { reported = true }", INLINE.replace('"dispute"', '"village_board"')),),
            "",
            "不能按单位计数",
        ),
        (
            (("value = { reported = true }", INLINE.replace("outcome =", "outcom =")),),
            "",
            "value.where.outcom：矛盾纠纷没有字段 outcom，是否指 outcome",
        ),
        (
            (("value = { reported = true }", INLINE.replace("outcome =", "qqq =")),),
            "",
            "value.where.qqq：矛盾纠纷没有字段 qqq",
        ),
        (
            (("value = { reported = true }", INLINE.replace("调解成功", "调解成")),),
            "",
            "化解结果没有“调解成”这一项，是否指",
        ),
        (
            (("value = { reported = true }", INLINE.replace('"found_on"', '"title"')),),
            "",
            "value.dated_by：字段 title（事件名称）不是日期",
        ),
        (
            (("value = { reported = true }", INLINE.replace('"调解成功"', "3")),),
            "",
            "字段 outcome（化解结果）的类型同所写的值不符",
        ),
        ((("value = { reported = true }", INLINE.replace('"调解成功"', "[]")),), "", "且不能为空"),
        (
            (("value = { reported = true }", INLINE.replace('"调解成功"', "{ at_last = 3 }")),),
            "",
            "outcome.at_last：不认识的键 at_last，是否指 at_least",
        ),
        ((("value = { reported = true }", INLINE.replace('"调解成功"', "{ }")),), "", "至少写一个条件"),
        (
            (
                (
                    "value = { reported = true }",
                    INLINE.replace('outcome = "调解成功"', 'found_on = { at_least = "去年" }'),
                ),
            ),
            "",
            "要写成数字或日期，不加引号",
        ),
        (
            (
                (
                    "value = { reported = true }",
                    INLINE.replace('outcome = "调解成功"', 'involved_count = "三"'),
                ),
            ),
            "",
            "字段 involved_count 不是文字，不要加引号",
        ),
        (
            (
                (
                    "value = { reported = true }",
                    INLINE.replace('outcome = "调解成功"', "involved_count = 10:00:00"),
                ),
            ),
            "",
            "要写成一个值、一组文字",
        ),
        # 否决、等次、排名、期间
        ((), VETO + 'effect = "deduct"\n', "effect 为 deduct 时要写 points"),
        ((), VETO + 'effect = "zero"\npoints = 3\n', "effect 为 deduct 时要写 points"),
        ((), VETO + 'effect = "cap-grade"\n', "effect 为 cap-grade 时要写 grade"),
        ((), VETO + 'effect = "cap-grade"\ngrade = "好"\n' + GRADES, "没有名为“好”的等次"),
        ((), VETO + 'effect = "fail"\n', "至少要有两个等次"),
        (
            (),
            VETO.replace("reported = true", 'measure = "info_integrity"') + 'effect = "zero"\n',
            "这里要的是次数，不能是比率",
        ),
        ((), GRADES.replace('name = "优"\nat_least = 9', 'name = "优"'), "只有最后一个等次可以不写 at_least"),
        ((), GRADES.replace('"差"', '"差"\nat_least = 9'), "at_least 逐个变小"),
        ((), GRADES.replace('"差"', '"优"'), "等次 优 写了两次"),
        ((), '\n[ranking]\nthen_by = ["rat"]\n', "ranking.then_by：没有编号为 rat 的指标，是否指 rate"),
        ((), '\n[ranking]\nthen_by = ["id", "id"]\n', "ranking.then_by：id 写了两次"),
        (
            (("from = 2026-01-01", "from = 2026-01-01\nuntil = 2025-01-01"),),
            "",
            "in_force.until：until 早于 from",
        ),
        # 文件
        ((("format = 1", "format = = 1"),), "", "第 2 行：不合 TOML 的写法"),
        ((("format = 1", "format = " + "[" * 3000),), "", "嵌套超过 20 层"),
        ((("format = 1", ".".join("a" * 30) + " = 1"),), "", "嵌套超过 20 层"),
    ],
)
def test_what_is_refused(
    scheme: Build, changes: tuple[tuple[str, str], ...], more: str, problem: str
) -> None:
    with pytest.raises(SchemeError) as refused:
        scheme(*changes, more=more)
    assert problem in str(refused.value)
    assert isinstance(refused.value, DeclarationError)


def test_all_problems_are_told_at_once_with_their_lines(scheme: Build) -> None:
    with pytest.raises(SchemeError) as refused:
        scheme(
            ("places = 2", "place = 2"), ('clause = "第一条"', ""), ('form = "proportion"', 'form = "met"')
        )
    assert [(problem.line, problem.path) for problem in refused.value.problems] == [
        (7, "rounding.place"),
        (18, "indicator[1].clause"),
        (25, "indicator[1].score.condition"),
    ]
    assert refused.value.source == "scheme.toml"
    assert "有 3 处需要修改" in str(refused.value)


def test_a_file_that_is_not_text_or_not_there(tmp_path: Path) -> None:
    with pytest.raises(SchemeError, match="不是 UTF-8"):
        Scheme.parse("方案".encode("gb18030"))
    with pytest.raises(DataError, match=r"找不到或打不开考核方案“none\.toml”") as missing:
        Scheme.load(tmp_path / "none.toml")
    assert missing.value.code == "scheme.not-found"
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(DataError, match="超过 1 MB"):
        Scheme.load(large)


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_a_hostile_scheme_is_refused_by_name_and_does_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SchemeError) as refused:
        Scheme.load(file)
    unknown = {"weights_not_100": "weight", "regex_redos": "rule"}.get(file.stem, "formula")
    assert f"不认识的键 {unknown}" in str(refused.value)
    assert not list(tmp_path.iterdir())


def test_a_flood_is_refused_in_few_words() -> None:
    with pytest.raises(SchemeError, match="indicator：太多：最多 1000 项"):
        Scheme.parse(b"[[indicator]]\n" * 1001)
    with pytest.raises(SchemeError, match="其余 408 处从略") as refused:
        Scheme.parse("".join(f"k{number} = 1\n" for number in range(500)).encode())
    assert len(refused.value.problems) == 508
    with pytest.raises(SchemeError) as long:
        Scheme.parse(b"k" * 5000 + b" = 1")
    assert len(str(long.value)) < 500
    with pytest.raises(SchemeError, match="k：太多：最多 1000 项"):
        Scheme.parse(f"k = [{'1, ' * 1001}]".encode())


LONG = 300_000


@pytest.mark.parametrize(
    "line",
    [
        f'k = "{"a" * LONG}"',
        f"k = 0x{'f' * LONG}",
        f"k = {'键' * LONG}",
        f"k = {'键-' * LONG}",
        f"[a{' ' * LONG}. b]",
    ],
    ids=["text", "number", "Chinese", "mixed", "table"],
)
def test_a_long_line_is_no_work(line: str) -> None:
    """Every sign is looked at a few times: each of these took minutes when runs of signs were read from each place."""
    start = time.process_time()
    with pytest.raises(SchemeError):
        Scheme.parse(line.encode())
    taken = time.process_time() - start
    assert taken < 10, "seconds of the processor, where the fault takes a hundred and more"


def test_there_are_hostile_schemes() -> None:
    assert len(HOSTILE) == 7


@given(st.binary(max_size=300))
def test_any_bytes_are_a_scheme_or_refused_by_name(content: bytes) -> None:
    with pytest.raises(SchemeError):
        Scheme.parse(content)


@given(st.integers(0, 8000), st.integers(0, 40), st.text(st.characters(codec="utf-8"), max_size=8))
def test_a_scheme_with_a_slip_of_the_pen_is_a_scheme_or_refused_by_name(at: int, drop: int, put: str) -> None:
    text = EXAMPLE.read_text("utf-8")
    slipped = text[:at] + put + text[at + drop :]
    try:
        loaded = Scheme.parse(slipped.encode("utf-8"))
    except SchemeError as refused:
        problems: object = refused.problems
    else:
        problems = loaded.document.indicator
    assert problems


def test_weights_that_do_not_add_up_are_reported_and_not_forbidden(scheme: Build) -> None:
    assert scheme().remarks == ()
    assert scheme(("full_marks = 10", "full_marks = 110")).remarks == (
        "方案写明满分 110 分，各指标合计 10 分。",
    )
    assert scheme(("points = 10\n[[", "points = 12\n[[")).remarks == (
        "“全部”写明 12 分，其下各指标合计 10 分。",
    )


def test_signs_in_texts_that_nobody_sees_are_reported(scheme: Build) -> None:
    (remark,) = scheme(('title = "比率"', 'title = "比\u200b率"')).remarks
    assert "indicator[1].title（U+200B）" in remark
    (remark,) = scheme(('title = "比率"', 'title = "比\u202e率"'), ('clause = "', 'clause = "\u200b')).remarks
    assert "indicator[1].title（U+202E）" in remark
    assert "clause（U+200B）" in remark


def test_open_ends_are_reported(scheme: Build) -> None:
    loose = scheme(
        (
            '[basis]\ndocument = "虚构"\nnumber = "虚构〔2026〕1号"\nissued_on = 2026-01-01\n[in_force]\nfrom = 2026-01-01\n',
            "",
        ),
        (
            '{ form = "proportion" }',
            '{ form = "slope", target = 1, base = 1, step = 1, steps = "whole", floor = "none", cap = "none" }',
        ),
        more='\n[[bonus]]\nid = "b"\ntitle = "加分"\nclause = "第三条"\nper = 1\nvalue = { reported = true }\n'
        '[[grade]]\nname = "优"\nat_least = 9\n',
    )
    assert loose.remarks == (
        "方案没有写明文件依据（basis）。",
        "方案没有写明适用期间（in_force），任何考核期都会计分。",
        "“比率”不设下限、上限。",
        "“比率”没有写明方向（better），按越高越好计。",
        "“加分”加分不设上限。",
        "得分低于 9 分的单位没有等次。",
    )


@pytest.mark.parametrize(
    ("form", "remarks"),
    [
        ('{ form = "met", condition = { at_least = 1 }, otherwise = -3 }', "-3 分低于下限 0 分，按 0 分计"),
        ('{ form = "met", condition = { at_least = 1 }, otherwise = -3, floor = -3 }', ""),
        (
            '{ form = "tiers", tiers = [{ at_least = 1, points = 12 }, { points = 0 }] }',
            "12 分高于上限 10 分",
        ),
        ('{ form = "tiers", tiers = [{ at_least = 1, points = 12 }, { points = 0 }], cap = 12 }', ""),
        ('{ form = "rank", ladder = [12, 8], rest = 0 }', "12 分高于上限 10 分"),
        ('{ form = "rank", ladder = [10, 8], then = -1 }', ""),
        ('{ form = "piecewise", points = [[0, -1], [1, 10]] }', "-1 分低于下限 0 分"),
        ('{ form = "proportion", below = { at = 0.5, points = -2 } }', "-2 分低于下限 0 分"),
        (
            '{ form = "rank-change", tiers = [{ at_least = 0, points = 1 }, { points = -1 }] }',
            "-1 分低于下限 0 分",
        ),
        (
            '{ form = "relative", to = "peer-mean", tiers = [{ at_least = 0, points = 1 }, { points = -1 }] }',
            "-1 分低于下限 0 分",
        ),
        (
            '{ form = "delay", due = 2026-05-31, every = "day", steps = "whole", per = 1, undone = -5 }',
            "-5 分低于下限 0 分",
        ),
    ],
)
def test_points_that_nobody_can_get_are_reported(scheme: Build, form: str, remarks: str) -> None:
    found = [text for text in scheme(('{ form = "proportion" }', form)).remarks if "写明的" in text]
    assert bool(found) == bool(remarks)
    assert not found or remarks in found[0]


def test_a_heading_of_the_ledger_finds_its_field(scheme: Build) -> None:
    with pytest.raises(SchemeError, match="矛盾纠纷没有字段 化解结果，是否指 outcome"):
        scheme(("value = { reported = true }", INLINE.replace("outcome =", '"化解结果" =')))


def test_the_dates_of_a_scheme_are_dates(scheme: Build) -> None:
    document = scheme().document
    assert document.in_force is not None
    assert (document.in_force.from_, document.in_force.until) == (date(2026, 1, 1), None)
