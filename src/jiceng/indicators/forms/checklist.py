"""Checklist: sub-items with points of their own (逐项检查)."""

from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.events import listed_twice
from jiceng.indicators.forms.form import Amount, Declared, Form, Named, Told
from jiceng.indicators.numbers import Day, NotNegative, written

__all__ = ["Check", "Checklist"]


class Check(Declared):
    """One sub-item: met or not; with `by`, met when it was done by that day.

    Reported values name it by `check`, its id, or by `title`: a number that is not 0, or the day.
    """

    check: str = Field(min_length=1)
    title: str = ""
    points: NotNegative
    by: Day | None = None

    @property
    def name(self) -> str:
        """What the sentence calls it."""
        return self.title or self.check


class Checklist(Form):
    """Σ points of the sub-items that are met."""

    example: ClassVar[str] = (
        'score = { form = "checklist", checks = [{ check = "plan", title = "工作方案", points = 1, by = 2026-07-31 }, '
        '{ check = "report", title = "述职报告", points = 1 }] }'
    )

    form: Literal["checklist"]
    checks: tuple[Check, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        twice = listed_twice(check.check for check in self.checks)
        if twice:
            raise ValueError(f"checks 里 {twice} 写了两次")
        return self

    @property
    def counts(self) -> tuple[Named, ...]:
        """The sub-items."""
        return tuple(Named(check.check, check.name, day=check.by is not None) for check in self.checks)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:  # noqa: ARG002 - only the cap
        """Return the points of what is met; `points` itself only bounds them."""
        told: list[str] = []
        scored = Fraction(0)
        for check in self.checks:
            number = amount.events[check.check]
            met = number > 0 and (check.by is None or number <= check.by.toordinal())
            scored += check.points if met else 0
            told.append(f"{check.name}{f' {written(check.points)} 分' if met else ' 0 分'}")
        return scored, lambda: f"{'，'.join(told)}，得 {written(scored)} 分"
