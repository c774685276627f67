"""Quota: a required mix first, then extra at ratios (完成定额再加分)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.form import Amount, Form, Named, Told
from jiceng.indicators.numbers import NotNegative, Positive, written

__all__ = ["Quota"]


class Quota(Form):
    """`base` for the required numbers of each kind (`need`), and `extra` for each one more of a kind.

    `short` says what a mix that is not complete gets: nothing, or its share of `base` (one kind does not stand in
    for another). Extra counts only on a complete mix. Each kind is reported as 指标（种类）.
    """

    example: ClassVar[str] = (
        'score = { form = "quota", need = { "省" = 1, "市" = 2, "县" = 2 }, base = 5, '
        'extra = { "省" = 2, "市" = 1, "县" = 0.5 }, short = "none", cap = 8 }'
    )

    form: Literal["quota"]
    need: Mapping[str, Positive] = Field(min_length=1)
    base: NotNegative
    extra: Mapping[str, NotNegative] = Field(default_factory=dict)
    short: Literal["none", "pro-rata"] = "none"

    @model_validator(mode="after")
    def _kinds_agree(self) -> Self:
        unknown = [kind for kind in self.extra if kind not in self.need]
        if unknown:
            raise ValueError(f"extra 里的 {'、'.join(unknown)} 不在 need 里")
        return self

    @property
    def counts(self) -> tuple[Named, ...]:
        """The kinds."""
        return tuple(Named(kind, kind, scoped=True) for kind in self.need)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:  # noqa: ARG002 - only the cap
        """Return the points of the mix; `points` itself only bounds them."""
        told = "，".join(
            f"{kind} {written(amount.events[kind])}（应有 {written(n)}）" for kind, n in self.need.items()
        )
        done = sum((min(amount.events[kind], n) for kind, n in self.need.items()), Fraction(0))
        wanted = sum(self.need.values(), Fraction(0))
        if done < wanted:
            scored = self.base * done / wanted if self.short == "pro-rata" else Fraction(0)
            return scored, lambda: f"{told}，未完成定额，得 {written(scored)} 分"
        over = sum(
            (worth * (amount.events[kind] - self.need[kind]) for kind, worth in self.extra.items()),
            Fraction(0),
        )
        scored = self.base + over
        return (
            scored,
            lambda: (
                f"{told}，完成定额得 {written(self.base)} 分，超出部分加 {written(over)} 分，得 {written(scored)} 分"
            ),
        )
