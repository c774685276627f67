"""A table of values as a scheme reads it: which columns hold what, and what is missing or cannot be used in them."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError
from jiceng.indicators.columns.ratio import Ratio
from jiceng.indicators.declared import Carrier, Document, Indicator, nearest, own_source, value_behind
from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Problem
from jiceng.indicators.scoring import counted_key, named_counts

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Cell", "Row", "Sheet", "bounds", "by_name", "named_columns"]

Cell = int | Decimal | bool | date | str | None
"""What a cell holds."""

Row = Mapping[str, Cell]
"""One unit of the table."""


@attrs.frozen
class Extent:
    """The least and the greatest number of a column in whole numbers, 0 when it is empty; and whether cells are."""

    least: int
    most: int
    has_empty: bool


@attrs.frozen
class Sheet:
    """The columns of a table that hold numbers: `extents` bound them, `scales` are the decimals of those that have any."""

    document: Document
    frame: "pl.DataFrame"
    extents: Mapping[str, Extent]
    scales: Mapping[str, int]

    @classmethod
    def of(cls, document: Document, frame: "pl.DataFrame", names: list[str]) -> "Sheet":
        """Look at every column once; `names` are those that are wanted, as `columns_of` has them."""
        import polars as pl

        numbers = [name for name in names if _is_number(frame.schema[name])]
        kinds = {name: frame.schema[name] for name in numbers}
        scales = {name: kind.scale for name, kind in kinds.items() if isinstance(kind, pl.Decimal)}
        whole = {name: pl.col(name).to_physical() if name in scales else pl.col(name) for name in numbers}
        asked = {"min": pl.Expr.min, "max": pl.Expr.max, "empty": pl.Expr.null_count}
        if not numbers:
            return cls(document, frame, {}, {})
        found = frame.select(
            ask(column).alias(f"{name}={key}") for name, column in whole.items() for key, ask in asked.items()
        ).row(0, named=True)
        extents = {
            name: Extent(
                int(found[f"{name}=min"] or 0), int(found[f"{name}=max"] or 0), found[f"{name}=empty"] > 0
            )
            for name in numbers
        }
        below = [name for name in numbers if _is_part(name) and extents[name].least < 0]
        if below:
            raise DeclarationError("\n".join(f"the column {name!r} holds a number below 0" for name in below))
        return cls(document, frame, extents, scales)

    def columns(self, carrier: Carrier) -> list[str]:
        """Return the column of a value, or the two of a rate: its own, or those of the value that it is the same as."""
        return _columns(self.document, carrier, self.frame) or []

    def ratio(self, carrier: Carrier) -> Ratio:
        """Return a value as a column of fractions."""
        import polars as pl

        names = self.columns(carrier)
        times = own_source(self.document, carrier).times
        top = names[0]
        size = 10 ** self.scales.get(top, 0)
        number = pl.col(top).to_physical() if top in self.scales else pl.col(top)
        if len(names) == 1:
            extent = self.extents[top]
            return Ratio(number, size, self._size(top), size, least=extent.least)
        bottom = names[1]
        if times != 1:
            top_times, bottom_times = times.numerator, times.denominator
            return Ratio(
                number.cast(pl.Int128) * top_times,
                pl.col(bottom).cast(pl.Int128) * bottom_times,
                self._size(top) * top_times,
                max(self._size(bottom), 1) * bottom_times,
                least=0,
            )
        return Ratio(number, pl.col(bottom), self._size(top), max(self._size(bottom), 1), least=0)

    def _size(self, name: str) -> int:
        return max(abs(self.extents[name].least), abs(self.extents[name].most))

    def missing(self, carrier: Carrier) -> "pl.Expr | None":
        """Return whether a value is missing or cannot be used, `None` when it is nowhere."""
        import polars as pl

        names = self.columns(carrier)
        found = [pl.col(name).is_null() for name in names if self.extents[name].has_empty]
        outside = self._outside(names[0], *bounds(self.document, carrier)) if len(names) == 1 else None
        found += [] if outside is None else [outside]
        return pl.any_horizontal(found) if found else None

    def none(self, carrier: Carrier) -> "pl.Expr | None":
        """Return whether a value does not apply, since its denominator is 0; `None` when it always does."""
        import polars as pl

        names = self.columns(carrier)
        if len(names) == 1 or self.extents[names[1]].least > 0:
            return None
        is_0 = pl.col(names[1]) == 0
        return is_0.fill_null(value=False) if self.extents[names[1]].has_empty else is_0

    def problems(self) -> list[Problem]:
        """Return what cannot be used, with how many rows each is about."""
        found: list[Problem] = []
        for carrier in self.document.carriers:
            for name, lowest, highest in self._bounded(carrier):
                outside = self._outside(name, lowest, highest)
                if outside is not None:
                    rows = self.frame.select(outside.sum()).item()
                    code, told = _fault(carrier, highest)
                    found.append(
                        Problem(code, f"{carrier.title}（{name}）：有 {rows} 行{told}，按未上报计。", ())
                    )
        return found

    def _bounded(self, carrier: Carrier) -> "Iterator[tuple[str, Fraction | None, Fraction | None]]":
        """Return the columns of plain numbers that belong to a value, and between what each has to lie."""
        names, limits = self.columns(carrier), bounds(self.document, carrier)
        if isinstance(carrier, Indicator):
            for scorer in carrier.score.scorers:
                yield f"{carrier.id}@{scorer.name}", *limits
            for count in named_counts(carrier):
                if not count.day:
                    yield counted_key(carrier, count), Fraction(0), None
            if by_name(carrier):
                return
        if len(names) == 1:
            yield names[0], *limits

    def _outside(self, name: str, lowest: Fraction | None, highest: Fraction | None) -> "pl.Expr | None":
        """Return the rows of a column outside its bounds, `None` when there are none."""
        import polars as pl

        extent, size = self.extents.get(name, Extent(0, 0, has_empty=False)), 10 ** self.scales.get(name, 0)
        number = pl.col(name).to_physical() if name in self.scales else pl.col(name)
        outside: list[pl.Expr] = []
        if lowest is not None and extent.least < lowest * size:
            outside.append(number < int(lowest * size))
        if highest is not None and extent.most > highest * size:
            outside.append(number > int(highest * size))
        return pl.any_horizontal(outside).fill_null(value=False) if outside else None


def _fault(carrier: Carrier, highest: Fraction | None) -> tuple[str, str]:
    if isinstance(carrier, Indicator) and carrier.score.range == "points":
        return "reported.outside-points", f"的评议打分不在 0 到 {written(highest or Fraction(0))} 分之间"
    if highest is not None:
        return "reported.above-one", "的比率大于 100%"
    return "reported.negative", "的次数小于 0"


def bounds(document: Document, carrier: Carrier) -> tuple[Fraction | None, Fraction | None]:
    """Return between what a plain number has to lie: points inside those of the indicator, a rate up to 1, a count from 0."""
    if not isinstance(carrier, Indicator):
        return Fraction(0), None
    if carrier.score.range == "points":
        return Fraction(0), carrier.points
    is_rate = own_source(document, carrier).unit == "%" and not carrier.score.takes_day
    return None, Fraction(1) if is_rate else None


def named_columns(document: Document, frame: "pl.DataFrame", wanted: Mapping[str, str]) -> list[str]:
    """Return the columns that a scheme reads. Raises `DeclarationError` with all that are not there or hold no such thing.

    `wanted` are those beside the values, by name, with what they hold: number, day, or text.
    """
    problems: list[str] = []
    found: list[str] = []
    for carrier in document.carriers:
        if isinstance(carrier, Indicator) and by_name(carrier):
            continue
        columns = _columns(document, carrier, frame)
        if columns is None:
            near = nearest(carrier.id, frame.columns)
            problems.append(f"the table has no column {carrier.id!r}{near}")
            continue
        day = isinstance(carrier, Indicator) and carrier.score.takes_day
        problems += _unfit(columns, frame, "day" if day else "number")
        found += columns
    for name, kind in wanted.items():
        if name not in frame.columns:
            problems.append(f"the table has no column {name!r}{nearest(name, frame.columns)}")
            continue
        problems += _unfit([name], frame, kind)
        found.append(name)
    if problems:
        raise DeclarationError("\n".join(dict.fromkeys(problems)))
    return list(dict.fromkeys(found))


def by_name(indicator: Indicator) -> bool:
    """Tell whether other columns hold what is counted or scored, in place of the value."""
    return bool(indicator.score.scorers) or any(form.counts for form in indicator.forms)


def _columns(document: Document, carrier: Carrier, frame: "pl.DataFrame") -> list[str] | None:
    owner, _ = value_behind(document, carrier.value)
    for name in (carrier.id, *(() if owner is None else (owner,))):
        parts = [f"{name}.numerator", f"{name}.denominator"]
        if parts[0] in frame.columns or parts[1] in frame.columns:
            return parts
        if name in frame.columns:
            return [name]
    return None


def _unfit(columns: list[str], frame: "pl.DataFrame", kind: str) -> list[str]:
    import polars as pl

    problems: list[str] = []
    for name in columns:
        held = frame.schema.get(name)
        fits = held is not None and (
            held == pl.Null()
            or (kind == "text" and held == pl.String())
            or (kind == "day" and (held == pl.Date() or held.is_integer()))
            or (kind == "number" and (held == pl.Boolean() or held.is_integer()))
            or (kind == "number" and isinstance(held, pl.Decimal) and not _is_part(name))
        )
        if not fits:
            what = {
                "text": "text",
                "day": "days, or whole numbers as 20260715 with 0 for what is not done",
                "number": "whole numbers",
            }[kind]
            problems.append(f"the column {name!r} has to hold {what}")
    return problems


def _is_part(name: str) -> bool:
    return name.endswith((".numerator", ".denominator"))


def _is_number(kind: "pl.DataType") -> bool:
    import polars as pl

    return kind in (pl.Boolean(), pl.Null()) or kind.is_integer() or isinstance(kind, pl.Decimal)
