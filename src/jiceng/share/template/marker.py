"""The very hidden sheet: what the workbook is, and the lists that its drop-downs show.

Lists stand in ranges of a sheet and never in the rule of a cell: over 255 characters there a spreadsheet program
calls the file damaged.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs

from jiceng.dataset import FEEDBACK_MARKER

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["FORMAT", "GUIDE", "Lists", "write_marker"]

FORMAT: Final = "jiceng-template/1"
"""Schema id, in the first row of the hidden sheet."""

GUIDE: Final = "填写说明"
"""The sheet for people, which holds no ledger; the hidden sheet names it in its row `added`."""

_FIRST_LIST: Final = 20  # the column behind what the marker itself says


@attrs.define
class Lists:
    """The lists of a workbook, each written once; a list is known by its texts."""

    _columns: list[tuple[str, ...]] = attrs.field(factory=list)
    _places: dict[tuple[str, ...], int] = attrs.field(factory=dict)

    def range_of(self, texts: Sequence[str]) -> str:
        """Return the range that holds these texts, one below the other, as formulas name it."""
        from xlsxwriter.utility import xl_range_abs

        listed = tuple(texts)
        if listed not in self._places:
            self._places[listed] = len(self._columns)
            self._columns.append(listed)
        column = _FIRST_LIST + self._places[listed]
        return f"{FEEDBACK_MARKER}!{xl_range_abs(0, column, len(listed) - 1, column)}"

    def write(self, worksheet: "Worksheet") -> None:
        """Write all lists, one to a column: as strings, whatever the names of a register begin with."""
        for column, texts in enumerate(self._columns, start=_FIRST_LIST):
            for row, text in enumerate(texts):
                worksheet.write_string(row, column, text)


def write_marker(worksheet: "Worksheet", sheets: Sequence[tuple[str, str]], lists: Lists) -> None:
    """Write what the workbook is, the entity of each sheet, and the lists."""
    from jiceng import __version__

    rows = [
        ("format", FORMAT),
        ("version", __version__),
        ("added", GUIDE),
        *(("sheet", name, entity) for name, entity in sheets),
    ]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            worksheet.write_string(row, column, cell)
    lists.write(worksheet)
    worksheet.very_hidden()
