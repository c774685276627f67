"""Rank: points by the place in the stratum (按名次得分)."""

from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.form import Amount, Declared, Form, Told
from jiceng.indicators.numbers import Number, written

__all__ = ["Bottom", "Rank"]


class Bottom(Declared):
    """The last `places` units; `points` are put on P, so that a negative number takes away."""

    places: Annotated[int, Field(ge=1, strict=True)]
    points: Number


class Rank(Form):
    """Points by place among the units of the stratum, by their values.

    `ladder` holds the points of the first places; each further place changes by `then`, or gets `rest`. Or
    `bottom`, which only concerns the last places. Equal values share a place: `same-skip` leaves out the places
    the others would have had, `same-dense` does not, `mean` gives each the mean of the points of these places.
    """

    example: ClassVar[str] = 'score = { form = "rank", ladder = [60, 57, 54], then = -3, ties = "same-skip" }'
    monotone: ClassVar[bool] = False  # the places of the others change too

    form: Literal["rank"]
    ladder: tuple[Number, ...] = ()
    then: Number | None = None
    rest: Number | None = None
    bottom: Bottom | None = None
    ties: Literal["same-skip", "same-dense", "mean"] = "same-skip"

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.ladder) == (self.bottom is not None):
            raise ValueError("写 ladder，或写 bottom，二者取一")
        if self.ladder and (self.then is None) == (self.rest is None):
            raise ValueError("ladder 之后的名次写 then，或写 rest，二者取一")
        if self.bottom is not None and not self.then is self.rest is None:
            raise ValueError("then 和 rest 只同 ladder 一起用")
        return self

    @property
    def compares_with(self) -> frozenset[str]:
        """The place, how many share it, its place without gaps, and how many units there are."""
        return frozenset({"rank", "rank-tied", "rank-dense", "rank-count"})

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """The points of the first places, and of all others."""
        return self.ladder if self.rest is None else (*self.ladder, self.rest)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return the points of the place."""
        known = amount.references
        place, tied, count = (int(known[name]) for name in ("rank", "rank-tied", "rank-count"))
        if self.ties == "same-dense":
            place, tied = int(known["rank-dense"]), 1
        places = range(place, place + (tied if self.ties == "mean" else 1))
        scored = sum((self._at(one, count, points) for one in places), Fraction(0)) / len(places)
        shared = f"（并列 {tied} 个）" if tied > 1 else ""
        return scored, lambda: f"{amount}，同组 {count} 个单位中列第 {place}{shared}，得 {written(scored)} 分"

    def _at(self, place: int, count: int, points: Fraction) -> Fraction:
        if self.bottom is not None:
            return points + (self.bottom.points if place > count - self.bottom.places else 0)
        if place <= len(self.ladder):
            return self.ladder[place - 1]
        if self.rest is not None:
            return self.rest
        return self.ladder[-1] + (self.then or Fraction(0)) * (place - len(self.ladder))
