"""The cells of one column, read: each cell by the form of its field, then what only the whole column tells."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import Column, Kind
from jiceng.ledger.cells import Reading, cell_text, reader_for
from jiceng.ledger.units import Percentages, is_percentage, percentages

if TYPE_CHECKING:
    import polars as pl

__all__ = ["ColumnReading", "read_column"]

_MOST_PLACES = 10  # behind the point of a decimal, in the table of an entity
_AT_ONCE = 100_000  # rows whose readings are held as objects


@attrs.frozen(eq=False)
class ColumnReading:
    """The columns of the table that came of one column of the sheet, and how its percentages are written."""

    series: "dict[str, pl.Series]"
    percentages: Percentages


def read_column(column: Column, given: "pl.Series", kind: "pl.DataType", power: int = 0) -> ColumnReading:
    """Read the cells of a column: values of the `kind` the table has, and the texts that could not be read.

    Its numbers are in a unit that is 10 to the `power` times that of the field. Each distinct cell is read once.
    """
    import polars as pl

    read, decided = reader_for(column), Percentages()
    symbol = "" if column.term.unit is None else column.term.unit.symbol
    if is_percentage(column):
        decided = _decide(given, read)

    def reading(text: str) -> Reading:
        cell = read(text)
        if power and text.rstrip().endswith(symbol):  # in the unit of the field, whatever the heading says
            return Reading(kept=text.strip())
        if power:
            cell = _converted(cell, text, power, column.kind)
        if decided.are_shares and not _has_sign(text):
            cell = _converted(cell, text, 2, column.kind)
        return cell

    pieces = [_read_piece(column, piece, kind, reading) for piece in _pieces(given)]
    names = [column.name] if column.kept is None else [column.name, column.kept]
    return ColumnReading({name: pl.concat([piece[name] for piece in pieces]) for name in names}, decided)


def _pieces(given: "pl.Series") -> "Iterator[pl.Series]":
    for start in range(0, max(given.len(), 1), _AT_ONCE):
        yield given.slice(start, _AT_ONCE)


def _read_piece(
    column: Column, given: "pl.Series", kind: "pl.DataType", read: Callable[[str], Reading]
) -> "dict[str, pl.Series]":
    """Read each distinct value once, and put the readings where the values stood."""
    import polars as pl

    distinct = given.unique()
    readings = [read(cell_text(cell)) for cell in distinct.to_list()]
    values = {column.name: pl.Series([reading.value for reading in readings], dtype=kind)}
    if column.kept is not None:
        values[column.kept] = pl.Series([reading.kept for reading in readings], dtype=pl.String())
    table = pl.DataFrame({"given": distinct, **values})
    joined = given.to_frame("given").join(
        table, on="given", how="left", nulls_equal=True, maintain_order="left"
    )
    return {name: joined.get_column(name) for name in values}


def _decide(given: "pl.Series", read: Callable[[str], Reading]) -> Percentages:
    texts = [cell_text(cell) for cell in given.to_list()]
    numbers = {text: read(text).value for text in set(texts)}
    return percentages(
        [number if isinstance(number := numbers[text], Decimal) else None for text in texts],
        [_has_sign(text) for text in texts],
    )


def _has_sign(text: str) -> bool:
    return text.rstrip().endswith(("%", "％"))


def _converted(cell: Reading, text: str, power: int, kind: Kind) -> Reading:
    """Return a number times 10 to the `power`; one that the field cannot hold stays as text."""
    if not isinstance(cell.value, Decimal | int) or isinstance(cell.value, bool):
        return cell
    number = Decimal(cell.value).scaleb(power)
    most = 0 if kind is Kind.INTEGER else _MOST_PLACES
    plain = number.normalize()
    exponent = plain.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > most:
        return Reading(kept=text.strip())
    return Reading(int(plain) if kind is Kind.INTEGER else Decimal(f"{plain:f}"))
