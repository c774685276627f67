"""A plan is read as its author wrote it, or refused with everything that is wrong."""

from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import ValidationError

from jiceng.errors import DataError, DeclarationError
from jiceng.report.dispatch import DispatchPlan, PlanError, Target
from jiceng.report.dispatch.standing import require_targets
from tests.report.conftest import EXAMPLE
from tests.report.dispatch.county import plan, scheme

GOOD = (EXAMPLE / "dispatch-2026.toml").read_text("utf-8")


def test_the_example_is_a_plan_of_the_example_scheme(tmp_path: Path) -> None:
    path = tmp_path / "调度.toml"
    path.write_text(GOOD, "utf-8-sig")
    read = DispatchPlan.load(path)
    assert (read.scheme, read.lines.yellow, len(read.target)) == ("pingan-2026", Fraction(9, 10), 4)
    assert read == DispatchPlan.load(EXAMPLE / "dispatch-2026.toml")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (("yellow = 0.9", "yelow = 0.9"), "第 11 行，lines.yelow：不认识的键 yelow，是否指 yellow"),
        (("yellow = 0.9", "yellow = 1.5"), "第 11 行，lines.yellow：不能大于 1"),
        (("green = 1\n", "green = 0.5\n"), "yellow 不能高于 green"),
        (('"task_overdue"', '"taskoverdue"'), "第 7 行，overdue：taskoverdue 不是超期件数，是否指 task_overdue"),
        (('"task_overdue"', '"dispute_resolution_rate"'), "不是超期件数，是否指"),
        (('indicator = "register"', 'indicator = "petition-reply"'), "写了几次的：petition-reply"),
        (('course = "stated"', 'course = "steady"'), "只能写 'level'、'even'、'stated'"),
        (('course = "stated"', 'course = "even"'), "写 by_month（各月应达数）"),
        (("target = 0.98\n", ""), "level、even 写 target"),
        (('"03" = 0.90', '"3" = 0.90'), "两位月份"),
        (('by = "pace"', 'by = "paces"'), "是否指 pace"),
        (("format = 1", "format = 2"), "format：只能写 1"),
        (("format = 1", "format = "), "不合 TOML 的写法"),
        (("format = 1", "format = 1\nformat = 1"), "不合 TOML 的写法"),
        (("format = 1", "format = 1e99999999999999999999"), "不合 TOML 的写法"),
        (("format = 1", f"format = 1\nx = {'[' * 30}{']' * 30}"), "嵌套超过 20 层"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(changed: tuple[str, str], told: str) -> None:
    assert changed[0] in GOOD
    with pytest.raises(PlanError) as caught:
        DispatchPlan.parse(GOOD.replace(*changed, 1).encode(), source="x.toml")
    assert told in str(caught.value)
    assert str(caught.value).startswith("调度方案“x.toml”有 1 处需要修改：")


def test_everything_is_told_at_once() -> None:
    wrong = GOOD.replace("yellow = 0.9", "yelow = 0.9").replace('"task_overdue"', '"taskoverdue"')
    with pytest.raises(PlanError) as caught:
        DispatchPlan.parse(wrong.encode())
    assert len(caught.value.problems) == 2


def test_a_file_that_is_no_plan() -> None:
    with pytest.raises(PlanError, match="UTF-8"):
        DispatchPlan.parse("调度".encode("gb18030"))
    with pytest.raises(PlanError, match="至少写一项"):
        DispatchPlan.parse(b'format = 1\nscheme = "s"\nlines = { green = 1, yellow = 1 }')
    with pytest.raises(DataError, match="找不到"):
        DispatchPlan.load("没有.toml")


def test_what_is_wanted_by_a_month() -> None:
    even = Target.model_validate({"indicator": "x", "target": 120, "course": "even", "taken": "year-to-date"})
    assert [even.wanted(month) for month in (1, 9, 12)] == [10, 90, 120]
    level = Target.model_validate({"indicator": "x", "target": 5, "course": "level", "taken": "month"})
    assert {level.wanted(month) for month in range(1, 13)} == {Fraction(5)}
    stated = Target.model_validate(
        {"indicator": "x", "course": "stated", "by_month": {"03": 3, "10": 9}, "taken": "month"}
    )
    assert [stated.wanted(month) for month in (2, 3, 9, 10, 12)] == [None, 3, 3, 9, 9]


def test_plan_and_scheme_belong_together() -> None:
    target = {"indicator": "rate", "target": 1, "course": "level", "taken": "month"}
    require_targets(plan(target), scheme())
    with pytest.raises(DeclarationError, match="两份文件要配套"):
        require_targets(plan(target, scheme="other"), scheme())
    with pytest.raises(DeclarationError, match="visit 不在考核方案里，是否指 visits"):
        require_targets(plan(target | {"indicator": "visit"}), scheme())


def test_a_plan_does_not_change() -> None:
    with pytest.raises(ValidationError):
        plan({"indicator": "rate", "target": 1, "course": "level", "taken": "month"}).scheme = "x"  # type: ignore[misc]
