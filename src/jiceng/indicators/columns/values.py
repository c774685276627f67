"""The values of a table as columns of fractions, and which of them are missing or do not apply."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError
from jiceng.indicators.columns.ratio import Ratio
from jiceng.indicators.declared import Document

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Columns"]


@attrs.frozen
class Extent:
    """The least and the greatest number of a column in whole numbers, 0 when it is empty; and whether cells are."""

    least: int
    most: int
    has_empty: bool


@attrs.frozen
class Columns:
    """What was found in the columns of a scheme's indicators; `scales` are the decimals of those that have any."""

    extents: Mapping[str, Extent]
    scales: Mapping[str, int]

    @classmethod
    def of(cls, document: Document, values: "pl.DataFrame") -> "Columns":
        """Look at every column once.

        Raises `DeclarationError` for one that is not there, holds floats, or has a part of a rate below 0.
        """
        import polars as pl

        names = [name for one in document.indicator for name in _names(one.id, values)]
        kinds = {name: values.schema[name] for name in names}
        scales = {name: kind.scale for name, kind in kinds.items() if isinstance(kind, pl.Decimal)}
        whole = {name: pl.col(name).to_physical() if name in scales else pl.col(name) for name in names}
        asked = {"min": pl.Expr.min, "max": pl.Expr.max, "empty": pl.Expr.null_count}
        found = values.select(
            ask(column).alias(f"{name}={key}") for name, column in whole.items() for key, ask in asked.items()
        ).row(0, named=True)
        extents = {
            name: Extent(found[f"{name}=min"] or 0, found[f"{name}=max"] or 0, found[f"{name}=empty"] > 0)
            for name in names
        }
        for name in names:
            if name.endswith((".numerator", ".denominator")) and extents[name].least < 0:
                raise DeclarationError(f"the column {name!r} holds a number below 0")
        return cls(extents, scales)

    def ratio(self, indicator: str) -> Ratio:
        """Return the value of an indicator as a column of fractions."""
        import polars as pl

        if indicator not in self.extents:
            top, bottom = self._parts(indicator)
            return Ratio(pl.col(top), pl.col(bottom), self._size(top), max(self._size(bottom), 1))
        if indicator in self.scales:
            size = 10 ** self.scales[indicator]
            return Ratio(pl.col(indicator).to_physical(), size, self._size(indicator), size)
        return Ratio(pl.col(indicator), 1, self._size(indicator), 1)

    def _size(self, name: str) -> int:
        return max(abs(self.extents[name].least), abs(self.extents[name].most))

    def missing(self, indicator: str) -> "pl.Expr | None":
        """Return whether the value is missing, `None` when it is nowhere."""
        import polars as pl

        parts = [indicator] if indicator in self.extents else self._parts(indicator)
        empty = [pl.col(name).is_null() for name in parts if self.extents[name].has_empty]
        return pl.any_horizontal(empty) if empty else None

    def none(self, indicator: str) -> "pl.Expr | None":
        """Return whether the value does not apply, since its denominator is 0; `None` when it always does."""
        import polars as pl

        if indicator in self.extents:
            return None
        bottom = self._parts(indicator)[1]
        if self.extents[bottom].least > 0:
            return None
        is_0 = pl.col(bottom) == 0
        return is_0.fill_null(value=False) if self.extents[bottom].has_empty else is_0

    @staticmethod
    def _parts(indicator: str) -> list[str]:
        return [f"{indicator}.numerator", f"{indicator}.denominator"]


def _names(indicator: str, values: "pl.DataFrame") -> list[str]:
    """Return the columns that hold the value of an indicator."""
    import polars as pl

    names = [f"{indicator}.numerator", f"{indicator}.denominator"]
    if names[0] not in values.columns:
        if indicator not in values.columns:
            raise DeclarationError(f"the table has no column {indicator!r}")
        if isinstance(values.schema[indicator], pl.Decimal):
            return [indicator]
        names = [indicator]
    for name in names:
        if name not in values.columns or not values.schema[name].is_integer():
            raise DeclarationError(f"the column {name!r} has to hold whole numbers")
    return names
