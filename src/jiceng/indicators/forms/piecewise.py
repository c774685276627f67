"""Piecewise: straight lines between break-points (分段计分)."""

from fractions import Fraction
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.form import Amount, Better, Declared, Form, Told
from jiceng.indicators.numbers import Number, Positive, said, written

__all__ = ["Piecewise", "Segment"]


class Segment(Declared):
    """From `from` on, `per` points for each `step`; it starts at `base`, or where the segment before it ends."""

    from_: Annotated[Number, Field(alias="from")]
    per: Number
    step: Positive = Fraction(1)
    base: Number | None = None


class Piecewise(Form):
    """Linear between the break-points `points = [[value, points], …]`, flat outside them.

    Or several slopes in `segments`, each up to where the next begins; below the first one it is flat.
    """

    example: ClassVar[str] = 'score = { form = "piecewise", points = [[0.6, 0], [0.8, 6], [0.95, 10]] }'

    form: Literal["piecewise"]
    points: tuple[tuple[Number, Number], ...] = ()
    segments: tuple[Segment, ...] = ()

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if bool(self.points) == bool(self.segments):
            raise ValueError("写 points，或写 segments，二者取一")
        if self.points and len(self.points) < 2:
            raise ValueError("points 至少要有两个转折点")
        places = [place for place, _ in self.points] or [segment.from_ for segment in self.segments]
        if any(low >= high for low, high in pairwise(places)):
            raise ValueError("各转折点的数值从小到大依次写，不能相同")
        if self.segments and self.segments[0].base is None:
            raise ValueError("第一段要写 base")
        return self

    @property
    def wants(self) -> Better | None:
        """The side to which the lines rise throughout."""
        if self.points:
            rises = [(high - low, Fraction(0)) for (_, low), (_, high) in pairwise(self.points)]
        else:
            starts = [self._start(number) for number in range(len(self.segments))]
            jumps = [Fraction(0)] + [starts[n] - self._end(n - 1) for n in range(1, len(self.segments))]
            rises = list(zip((segment.per for segment in self.segments), jumps, strict=True))
        if all(slope >= 0 and jump >= 0 for slope, jump in rises):
            return "higher" if any(slope or jump for slope, jump in rises) else None
        return "lower" if all(slope <= 0 and jump <= 0 for slope, jump in rises) else None

    def _start(self, number: int) -> Fraction:
        base = self.segments[number].base
        return self._end(number - 1) if base is None else base

    def _end(self, number: int) -> Fraction:
        here, then = self.segments[number], self.segments[number + 1]
        return self._start(number) + here.per * (then.from_ - here.from_) / here.step

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """The points of the break-points."""
        return tuple(points for _, points in self.points)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:  # noqa: ARG002 - only the cap
        """Return the points on the line; `points` itself only bounds them."""
        return self._on_points(amount) if self.points else self._on_segments(amount)

    def _on_points(self, amount: Amount) -> tuple[Fraction, Told]:
        number = amount.number
        (first, lowest), (last, highest) = self.points[0], self.points[-1]
        if number <= first:
            return lowest, lambda: f"{amount}，不高于 {said(first, amount.unit)}，得 {written(lowest)} 分"
        if number >= last:
            return highest, lambda: f"{amount}，不低于 {said(last, amount.unit)}，得 {written(highest)} 分"
        (low, below), (high, above) = next(
            (one, other) for one, other in pairwise(self.points) if one[0] <= number <= other[0]
        )
        got = below + (above - below) * (number - low) / (high - low)
        return (
            got,
            lambda: (
                f"{amount}，在 {said(low, amount.unit)}（{written(below)} 分）和 {said(high, amount.unit)}（{written(above)} 分）"
                f"之间按比例计，得 {written(got)} 分"
            ),
        )

    def _on_segments(self, amount: Amount) -> tuple[Fraction, Told]:
        fitting = [n for n, segment in enumerate(self.segments) if amount.number >= segment.from_]
        if not fitting:
            got = self._start(0)
            return (
                got,
                lambda: f"{amount}，低于 {said(self.segments[0].from_, amount.unit)}，得 {written(got)} 分",
            )
        segment, start = self.segments[fitting[-1]], self._start(fitting[-1])
        got = start + segment.per * (amount.number - segment.from_) / segment.step
        return (
            got,
            lambda: (
                f"{amount}，{said(segment.from_, amount.unit)} 起每 {said(segment.step, amount.unit)} 计 {written(segment.per)} 分，"
                f"{written(start)} 分起算，得 {written(got)} 分"
            ),
        )
