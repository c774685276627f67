"""Met: all or nothing (达标得分)."""

from fractions import Fraction
from typing import Literal, Self

from pydantic import model_validator

from jiceng.indicators.forms.form import Amount, Better, Declared, Form
from jiceng.indicators.numbers import Number, said, written

__all__ = ["Condition", "Met"]


class Condition(Declared):
    """One bound that a value keeps: `at_least`, `at_most` or `equals`, each inclusive; or `true`, a yes."""

    at_least: Number | None = None
    at_most: Number | None = None
    equals: Number | None = None
    true: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if sum(bound is not None for bound in (self.at_least, self.at_most, self.equals, self.true)) != 1:
            raise ValueError("写一个条件：at_least、at_most、equals 或 true")
        return self

    def holds(self, number: Fraction) -> bool:
        """Tell whether the number keeps the bound."""
        if self.at_least is not None:
            return number >= self.at_least
        if self.at_most is not None:
            return number <= self.at_most
        return number == self.equals if self.equals is not None else number != 0

    def said(self, unit: str) -> str:
        """Return the bound in words."""
        for word, bound in (("不低于", self.at_least), ("不高于", self.at_most), ("等于", self.equals)):
            if bound is not None:
                return f"{word} {said(bound, unit)}"
        return "为是"


class Met(Form):
    """P when the condition holds, otherwise `otherwise`."""

    form: Literal["met"]
    condition: Condition
    otherwise: Number = Fraction(0)

    @property
    def wants(self) -> Better | None:
        """The side on which the condition lies."""
        if self.condition.at_least is not None:
            return "higher"
        return "lower" if self.condition.at_most is not None else None

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, str]:
        """Return all points or the other ones."""
        held = self.condition.holds(amount.number)
        got = points if held else self.otherwise
        verdict = "达标" if held else "未达标"
        return got, f"{amount}，要求{self.condition.said(amount.unit)}，{verdict}，得 {written(got)} 分"
