"""How wide the whole numbers have to be that points are kept in."""

from fractions import Fraction
from typing import TYPE_CHECKING

from jiceng.indicators.declared import Document
from jiceng.indicators.forms import Branch

if TYPE_CHECKING:
    import polars as pl

__all__ = ["width_of"]


def width_of(document: Document) -> "pl.DataType":
    """Return the narrowest whole numbers that hold the points of all items and their sum."""
    import polars as pl

    if document.rounding.at != "item":
        return pl.Int128()
    most = Fraction(0)
    for one in document.indicator:
        for form in one.forms:
            if isinstance(form.floor, str) or isinstance(form.cap, str) or isinstance(form, Branch):
                return pl.Int64()
            most += max(abs(form.floor), abs(one.points if form.cap is None else form.cap), one.points)
    return pl.Int32() if most * 10**document.rounding.places < 2**30 else pl.Int64()
