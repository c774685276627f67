"""Met: all or nothing (达标得分)."""

from fractions import Fraction
from typing import ClassVar, Literal

from jiceng.indicators.forms.condition import Condition
from jiceng.indicators.forms.form import Amount, Better, Form, Told
from jiceng.indicators.numbers import Number, written

__all__ = ["Met"]


class Met(Form):
    """P when the condition holds, otherwise `otherwise`."""

    example: ClassVar[str] = 'score = { form = "met", condition = { at_least = 0.8 }, otherwise = 2 }'

    form: Literal["met"]
    condition: Condition
    otherwise: Number = Fraction(0)

    @property
    def wants(self) -> Better | None:
        """The side on which the condition lies."""
        if self.condition.at_least is not None:
            return "higher"
        return "lower" if self.condition.at_most is not None else None

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """The other points."""
        return (self.otherwise,)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return all points or the other ones."""
        held = self.condition.holds(amount.number)
        got = points if held else self.otherwise
        verdict = "达标" if held else "未达标"
        return (
            got,
            lambda: f"{amount}，要求{self.condition.said(amount.unit)}，{verdict}，得 {written(got)} 分",
        )
