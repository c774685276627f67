"""Tiers: points by the step a value reaches (分档得分)."""

from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from jiceng.indicators.forms.form import Amount, Form
from jiceng.indicators.numbers import percent, written

__all__ = ["Tier", "Tiers"]


class Tier(BaseModel):
    """One step: `at_least` and `at_most` include the bound, `over` and `under` do not."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    points: Decimal
    at_least: Decimal | None = None
    over: Decimal | None = None
    at_most: Decimal | None = None
    under: Decimal | None = None

    @model_validator(mode="after")
    def _one_side(self) -> Self:
        if sum(bound is not None for bound in (self.at_least, self.over, self.at_most, self.under)) > 1:
            raise ValueError("一档只写一个界限；不写界限的一档收下其余情形")
        return self

    def holds(self, number: Decimal) -> bool:
        """Tell whether the number reaches this step; a step without a bound takes everything."""
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.over is None or number > self.over)
            and (self.at_most is None or number <= self.at_most)
            and (self.under is None or number < self.under)
        )

    def said(self, unit: str) -> str:
        """Return the step in words."""
        for word, bound in (
            ("不低于", self.at_least),
            ("超过", self.over),
            ("不高于", self.at_most),
            ("低于", self.under),
        ):
            if bound is not None:
                return f"{word} {percent(bound) if unit == '%' else written(bound) + unit}"
        return "其余情形"


class Tiers(Form):
    """The first step that fits gives the points. The last step has no bound, so that none falls through."""

    form: Literal["tiers"]
    tiers: tuple[Tier, ...]

    @model_validator(mode="after")
    def _no_gap(self) -> Self:
        if not self.tiers or self.tiers[-1].said("") != "其余情形":
            raise ValueError("最后一档不写界限，收下其余情形，免得有值落空")
        bounds = [tier for tier in self.tiers[:-1]]
        rising = [tier.at_least if tier.at_least is not None else tier.over for tier in bounds]
        falling = [tier.at_most if tier.at_most is not None else tier.under for tier in bounds]
        if None not in rising:
            ordered = all(a > b for a, b in zip(rising, rising[1:], strict=False) if a is not None and b is not None)
        elif None not in falling:
            ordered = all(a < b for a, b in zip(falling, falling[1:], strict=False) if a is not None and b is not None)
        else:
            ordered = False
        if not ordered:
            raise ValueError("各档要同一方向，从最好到最差依次写，不得重叠")
        return self

    def raw(self, amount: Amount, points: Decimal) -> tuple[Decimal, str]:
        """Return the points of the first step that fits; `points` itself only bounds them."""
        tier = next(tier for tier in self.tiers if tier.holds(amount.number))
        return tier.points, f"{amount}，属于“{tier.said(amount.unit)}”一档，得 {written(tier.points)} 分"
