"""The cells of one column, read: each cell by the form of its field, then what only the whole column tells."""

from collections.abc import Sequence
from decimal import Decimal

import attrs

from jiceng.dataset import Column, Kind
from jiceng.ledger.cells import Reading, reader_for
from jiceng.ledger.units import Percentages, is_percentage, percentages

__all__ = ["ColumnReading", "read_column"]

_MOST_PLACES = 10  # behind the point of a decimal, in the table of an entity


@attrs.frozen(eq=False)
class ColumnReading:
    """What the cells say, and how the numbers of a percentage column are written."""

    cells: Sequence[Reading]
    percentages: Percentages


def read_column(column: Column, texts: Sequence[str], power: int = 0) -> ColumnReading:
    """Read the cells of a column; its numbers are in a unit that is 10 to the `power` times that of the field."""
    read = reader_for(column)
    distinct = {text: read(text) for text in set(texts)}
    if power:
        distinct = {text: _converted(cell, text, power, column.kind) for text, cell in distinct.items()}
    decided = Percentages()
    if is_percentage(column):
        numbers = [distinct[text].value for text in texts]
        decided = percentages(
            [number if isinstance(number, Decimal) else None for number in numbers],
            [_has_sign(text) for text in texts],
        )
    if decided.are_shares:
        distinct = {
            text: cell if _has_sign(text) else _converted(cell, text, 2, column.kind)
            for text, cell in distinct.items()
        }
    return ColumnReading([distinct[text] for text in texts], decided)


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
