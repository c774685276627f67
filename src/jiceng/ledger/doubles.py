"""Sheets whose headings have two readings: one heading over two columns, and tables side by side."""

from collections.abc import Callable, Sequence

from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.headings import Header
from jiceng.models import terms

__all__ = ["refuse_doubles"]

_A_TABLE = 3


def refuse_doubles(
    file: InputFile, sheet: str, header: Header, column: Callable[[int], Sequence[str]]
) -> None:
    """Raise `RefusedFileError` for tables side by side, and for two columns of one heading that do not say the same.

    `column` gives the texts of the records in a column. A second column that is empty or equal in every record
    does no harm.
    """
    if not header.doubled:
        return
    where = f"文件“{file.name}”的工作表“{sheet}”" if sheet else f"文件“{file.name}”"
    if _are_side_by_side(header):
        raise RefusedFileError(
            "sheet.side-by-side",
            f"{where}里并排放了两张以上的表，无法判断各列属于哪一张，请把它们上下排列或分放到不同的工作表。",
        )
    for second, first in header.doubled.items():
        for text, other in zip(column(first), column(second), strict=True):
            if other.strip() and other.strip() != text.strip():
                heading = terms(header.model)[header.fields[first]].label.zh
                raise RefusedFileError(
                    "sheet.heading-twice",
                    f"{where}里有两列的表头相同（“{heading}”）而内容不同，无法判断以哪一列为准，请改正表头或删去一列。",
                )


def _are_side_by_side(header: Header) -> bool:
    """Tell whether the headings of a table come once more in their order, to the right of all of them."""
    seconds = sorted(header.doubled)
    firsts = [header.doubled[second] for second in seconds]
    return (
        len(seconds) >= min(_A_TABLE, len(header.fields))
        and firsts == sorted(firsts)
        and firsts[-1] < seconds[0]
    )
