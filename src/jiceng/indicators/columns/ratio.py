"""Exact fractions in columns: whole numerators and denominators, never a float.

A number is n ÷ d. Expressions are built in 64-bit integers where nothing can overflow, in 128-bit integers elsewhere.
"""

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Ratio", "half_up_of"]

_SAFE = 2**62


@attrs.frozen
class Ratio:
    """A column of fractions; `most` and `widest` bound |numerator| and denominator over all rows.

    A denominator that is the same in all rows is a plain number.
    """

    numerator: "pl.Expr"
    denominator: "pl.Expr | int"
    most: int
    widest: int

    def _sized(self, magnitude: int) -> "tuple[pl.Expr, pl.Expr | int]":
        """Return numerator and denominator in integers wide enough for numbers of this size."""
        import polars as pl

        kind = pl.Int64() if magnitude < _SAFE else pl.Int128()
        bottom = self.denominator
        return self.numerator.cast(kind), bottom if isinstance(bottom, int) else bottom.cast(kind)

    def at_least(self, bound: Fraction) -> "pl.Expr":
        """The number is not below the bound."""
        left, right = self._both(bound)
        return left >= right

    def over(self, bound: Fraction) -> "pl.Expr":
        """The number is above the bound."""
        left, right = self._both(bound)
        return left > right

    def equals(self, bound: Fraction) -> "pl.Expr":
        """The number is the bound."""
        left, right = self._both(bound)
        return left == right

    def _both(self, bound: Fraction) -> "tuple[pl.Expr, pl.Expr | int]":
        magnitude = max(self.most * bound.denominator, abs(bound.numerator) * self.widest)
        top, bottom = self._sized(magnitude)
        return top * bound.denominator, bottom * bound.numerator

    def line(self, slope: Fraction, start: Fraction, places: int) -> "pl.Expr":
        """Return slope × number + start, rounded half up, in units of the last of so many decimals."""
        shared = slope.denominator * start.denominator
        rise, base = slope.numerator * start.denominator, start.numerator * slope.denominator
        size = 2 * 10**places
        magnitude = size * (abs(rise) * self.most + abs(base) * self.widest) + 2 * shared * self.widest
        top, bottom = self._sized(magnitude)
        sloped = top * (rise * size)
        return half_up_of(sloped + bottom * (base * size) if base else sloped, bottom * shared)

    def steps(self, target: Fraction, step: Fraction, *, started: bool) -> "Ratio":
        """Return how many steps the number lies from the target, begun ones counted or not."""
        shared = target.denominator * step.numerator
        magnitude = (self.most * target.denominator + abs(target.numerator) * self.widest) * step.denominator
        top, bottom = self._sized(2 * magnitude + shared * self.widest)
        distance = (top * target.denominator - bottom * target.numerator).abs() * step.denominator
        size = bottom * shared
        count = (distance + size - 1) // size if started else distance // size
        return Ratio(count, 1, magnitude + 1, 1)


def half_up_of(doubled: "pl.Expr", denominator: "pl.Expr | int") -> "pl.Expr":
    """Return a fraction rounded half away from zero; the numerator is given twice as large."""
    size = (doubled.abs() + denominator) // (2 * denominator)
    return doubled.sign() * size
