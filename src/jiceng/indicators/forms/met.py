"""Met: all or nothing (达标得分)."""

from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from jiceng.indicators.forms.form import Amount, Form
from jiceng.indicators.numbers import percent, written

__all__ = ["Condition", "Met"]


class Condition(BaseModel):
    """One bound that a value keeps: `at_least`, `at_most` or `equals`, each inclusive."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    at_least: Decimal | None = None
    at_most: Decimal | None = None
    equals: Decimal | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if sum(bound is not None for bound in (self.at_least, self.at_most, self.equals)) != 1:
            raise ValueError("写一个条件：at_least、at_most 或 equals")
        return self

    def holds(self, number: Decimal) -> bool:
        """Tell whether the number keeps the bound."""
        if self.at_least is not None:
            return number >= self.at_least
        if self.at_most is not None:
            return number <= self.at_most
        return number == self.equals

    def said(self, unit: str) -> str:
        """Return the bound in words."""
        for word, bound in (("不低于", self.at_least), ("不高于", self.at_most), ("等于", self.equals)):
            if bound is not None:
                return f"{word} {percent(bound) if unit == '%' else written(bound) + unit}"
        raise AssertionError("a condition has one bound")


class Met(Form):
    """P when the condition holds, otherwise `otherwise`."""

    form: Literal["met"]
    condition: Condition
    otherwise: Decimal = Decimal(0)

    def raw(self, amount: Amount, points: Decimal) -> tuple[Decimal, str]:
        """Return all points or the other ones."""
        held = self.condition.holds(amount.number)
        got = points if held else self.otherwise
        verdict = "达标" if held else "未达标"
        return got, f"{amount}，要求{self.condition.said(amount.unit)}，{verdict}，得 {written(got)} 分"
