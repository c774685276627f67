"""Exact fractions in columns: whole numerators and denominators.

A number is n ÷ d. Expressions are built in the narrowest arithmetic in which nothing is rounded: floats while all whole
numbers stay below 2⁵², then integers of 64 and of 128 bits. Floats are no approximation here: a product of whole numbers
below 2⁵³ is exact, and the rounded quotient of two of them never crosses a whole number, because the nearest other
fraction with that denominator is further away than half a unit in the last place.
"""

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Ratio", "half_up_of"]

_EXACT_IN_FLOATS = 2**52
_SAFE = 2**62


@attrs.frozen
class Ratio:
    """A column of fractions; `most` and `widest` bound |numerator| and denominator over all rows.

    A denominator that is the same in all rows is a plain number. A denominator of 0 gives rows without meaning, which
    the caller replaces. `signed` is false when whatever is below 0 becomes the lowest points, so that the
    direction in which a negative half is rounded does not matter. `least` bounds the numerator from below.
    """

    numerator: "pl.Expr"
    denominator: "pl.Expr | int"
    most: int
    widest: int
    signed: bool = True
    least: int | None = None

    @property
    def ends(self) -> tuple[Fraction | None, Fraction | None]:
        """Between what the numbers lie, as far as it is known."""
        if not isinstance(self.denominator, int):
            return None if self.least is None else Fraction(min(self.least, 0)), Fraction(self.most)
        least = -self.most if self.least is None else self.least
        return Fraction(least, self.denominator), Fraction(self.most, self.denominator)

    def _sized(self, magnitude: int) -> "tuple[pl.DataType, pl.Expr, pl.Expr | int]":
        """Return the arithmetic that holds numbers of this size, with numerator and denominator in it."""
        import polars as pl

        kind = (
            pl.Float64() if magnitude < _EXACT_IN_FLOATS else pl.Int64() if magnitude < _SAFE else pl.Int128()
        )
        bottom = self.denominator
        return kind, self.numerator.cast(kind), bottom if isinstance(bottom, int) else bottom.cast(kind)

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
        _, top, bottom = self._sized(magnitude)
        return top * bound.denominator, bottom * bound.numerator

    def line(self, slope: Fraction, start: Fraction, places: int) -> "pl.Expr":
        """Return slope × number + start, rounded half up, in units of the last of so many decimals."""
        shared = slope.denominator * start.denominator
        rise, base = slope.numerator * start.denominator, start.numerator * slope.denominator
        size: int = 2 * 10**places
        magnitude = size * (abs(rise) * self.most + abs(base) * self.widest) + 2 * shared * self.widest
        kind, top, bottom = self._sized(magnitude)
        if isinstance(bottom, int) and not (rise * size // 2) % (bottom * shared):
            whole = rise * size // 2 // (bottom * shared)
            if not (base * size // 2) % shared:  # every result is a whole number of units
                return top * whole + base * size // 2 // shared
        if not self.signed:  # floor(x + ½) in one go
            above = top * (rise * size) + bottom * (base * size + shared)
            return _whole_part(above, bottom * (2 * shared), kind)
        return half_up_of(top * (rise * size) + bottom * (base * size), bottom * shared, kind)

    def steps(self, target: Fraction, step: Fraction, *, started: bool) -> "Ratio":
        """Return how many steps the number lies from the target, begun ones counted or not."""
        import polars as pl

        shared = target.denominator * step.numerator
        magnitude = (self.most * target.denominator + abs(target.numerator) * self.widest) * step.denominator
        kind, top, bottom = self._sized(2 * magnitude + shared * self.widest)
        distance = (top * target.denominator - bottom * target.numerator).abs() * step.denominator
        size = bottom * shared
        whole = _whole_part(distance, size, kind)
        count = whole + (whole * size < distance).cast(kind) if started else whole
        if kind.is_float() and not isinstance(
            size, int
        ):  # what a denominator of 0 gives fits no whole number
            count = pl.when(count.is_finite()).then(count)
        return Ratio(count, 1, magnitude + 1, 1, self.signed)


def half_up_of(doubled: "pl.Expr", denominator: "pl.Expr | int", kind: "pl.DataType") -> "pl.Expr":
    """Return a fraction rounded half away from zero; the numerator is given twice as large, `kind` is their type."""
    return doubled.sign() * _whole_part(doubled.abs() + denominator, 2 * denominator, kind)


def _whole_part(top: "pl.Expr", bottom: "pl.Expr | int", kind: "pl.DataType") -> "pl.Expr":
    return (top / bottom).floor() if kind.is_float() else top // bottom
