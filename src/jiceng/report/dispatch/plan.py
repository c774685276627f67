"""The plan of a monthly dispatch (月调度): what shall be reached by when, and where a light changes its colour.

A file of its own beside the scheme: a county moves its targets during the year, the paper that gives the points
stays. All numbers that decide a colour stand here; the library has none.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from jiceng.errors import DeclarationError
from jiceng.indicators.declared import Problem, nearest, read_scheme_file
from jiceng.indicators.declared.lines import LineIndex, deepest_nesting, with_quoted_keys
from jiceng.indicators.declared.problems import from_pydantic
from jiceng.indicators.forms import Declared
from jiceng.indicators.measures import MEASURES
from jiceng.indicators.numbers import NotNegative, Positive

__all__ = ["DispatchPlan", "Lines", "PlanError", "Target", "TaskPace", "plan_sha256"]

_DEEPEST = 20
_MONTHS = 12


class Lines(Declared):
    """Shares of what is wanted by now: from `green` on the light is green, from `yellow` on yellow, below it red."""

    green: Annotated[Positive, Field(le=1)]
    yellow: Annotated[Positive, Field(le=1)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.yellow > self.green:
            raise ValueError("yellow 不能高于 green：黄灯线在绿灯线之下")
        return self


class Target(Declared):
    """What an indicator shall reach in the year, and how much of it by each month.

    `course`: `level` wants the whole target every month (a rate), `even` a twelfth more each month (a number that
    adds up), `stated` what `by_month` says, each number from its month on. `taken` says what is held against it:
    the value of the `month`, or of the `year-to-date` (numbers added up; a rate by its added parts). `yellow_at`
    is a line for yellow in the value's own unit, where a share of the target says nothing (a target of 0).
    """

    indicator: str
    target: NotNegative | None = None
    course: Literal["level", "even", "stated"]
    by_month: Mapping[str, NotNegative] = Field(default_factory=dict)
    taken: Literal["month", "year-to-date"]
    yellow_at: NotNegative | None = None

    @model_validator(mode="after")
    def _course_is_complete(self) -> Self:
        stated = self.course == "stated"
        if stated != bool(self.by_month) or stated == (self.target is not None):
            raise ValueError("course = “stated” 写 by_month（各月应达数），level、even 写 target（全年目标）")
        if not set(self.by_month) <= {f"{month:02}" for month in range(1, _MONTHS + 1)}:
            raise ValueError("by_month 的键写两位月份，如 03")
        return self

    def wanted(self, month: int) -> Fraction | None:
        """Return what shall be reached by the end of a month; `None` before the first month that is stated."""
        if self.target is not None:
            return self.target * month / _MONTHS if self.course == "even" else self.target
        past = [stated for stated in sorted(self.by_month) if int(stated) <= month]
        return self.by_month[past[-1]] if past else None


class TaskPace(Declared):
    """How the tasks of the year are lit: by the pace (序时进度: as much of a task as of the time up to its last day),
    or by the last day alone. A task that is due within `soon_days` days and not done is at best yellow; one whose
    progress nobody reported has the light `unreported`.
    """

    by: Literal["pace", "due"]
    unreported: Literal["red", "yellow", "none"]
    soon_days: Annotated[int, Field(ge=0, le=366, strict=True)]


class DispatchPlan(Declared):
    """A whole plan (format 1), for the scheme whose id it names.

    `overdue` names the measures whose counted cases are listed one by one: measures of cases with a last day.
    """

    format: Literal[1]
    scheme: str
    lines: Lines
    target: tuple[Target, ...] = ()
    tasks: TaskPace | None = None
    overdue: tuple[str, ...] = ()

    @field_validator("target")
    @classmethod
    def _each_once(cls, target: tuple[Target, ...]) -> tuple[Target, ...]:
        named = [one.indicator for one in target]
        twice = [name for name in dict.fromkeys(named) if named.count(name) > 1]
        if twice:
            raise ValueError(f"一项指标只写一个目标，写了几次的：{'、'.join(name[:40] for name in twice)}")
        return target

    @field_validator("overdue")
    @classmethod
    def _with_a_last_day(cls, overdue: tuple[str, ...]) -> tuple[str, ...]:
        listed = sorted(name for name, measure in MEASURES.items() if "due_on" in measure.inputs)
        for name in overdue:
            if name not in listed:
                raise ValueError(f"{name[:40]} 不是超期件数{nearest(name, listed)}")
        return overdue

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.target or self.tasks or self.overdue):
            raise ValueError("至少写一项：target（目标）、tasks（任务）或 overdue（超期清单）")
        return self

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Self:
        """Load a plan from its TOML file. Raises `DataError` without such a file, `PlanError` for a wrong one."""
        return cls.parse(read_scheme_file(path), source=Path(path).name)

    @classmethod
    def parse(cls, content: bytes, *, source: str = "dispatch.toml") -> Self:
        """Make a plan of the bytes of a TOML file. Raises `PlanError` with all that is wrong."""
        text, raw = _read(content, source)
        try:
            return cls.model_validate(raw)
        except ValidationError as error:
            raise PlanError(source, from_pydantic(error, cls, raw, LineIndex(text))) from None


class PlanError(DeclarationError):
    """A plan cannot be used as it is written; `problems` lists everything that was found."""

    def __init__(self, source: str, problems: Sequence[Problem]) -> None:
        self.source = source
        self.problems = tuple(problems)
        listed = "".join(f"\n  {problem}" for problem in self.problems)
        super().__init__(f"调度方案“{source}”有 {len(self.problems)} 处需要修改：{listed}")


def plan_sha256(plan: DispatchPlan) -> str:
    """Return the SHA-256 of what a plan says, in hexadecimal digits."""
    return hashlib.sha256(plan.model_dump_json().encode()).hexdigest()


def _read(content: bytes, source: str) -> tuple[str, dict[str, object]]:
    try:
        text = content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        if deepest_nesting(text) > _DEEPEST:
            raise PlanError(source, [Problem("", None, f"嵌套超过 {_DEEPEST} 层，不是调度方案的写法")])
        return text, tomllib.loads(with_quoted_keys(text), parse_float=Decimal)
    except UnicodeDecodeError:
        raise PlanError(source, [Problem("", None, "文件不是 UTF-8 编码，请另存为 UTF-8")]) from None
    except (ValueError, ArithmeticError):  # an endless exponent is the latter
        message = "不合 TOML 的写法：检查引号、括号、等号，以及同一个键是否写了两次"
        raise PlanError(source, [Problem("", None, message)]) from None
