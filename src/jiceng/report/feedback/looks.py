"""The cell formats of a feedback workbook, each made once."""

from typing import TYPE_CHECKING

from jiceng.report.severities import LOOKS
from jiceng.validate import Severity

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

__all__ = ["Looks"]

_FONT = {"font_name": "宋体", "font_size": 10}
_EDGE = {"border": 1, "border_color": "#B8BEC6"}


class Looks:
    """Formats by number format and severity, and those of the fixed parts of a sheet."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._cells: dict[tuple[str, Severity | None], Format] = {}
        self.plain_run = workbook.add_format(_FONT)
        self.title = workbook.add_format(
            {
                **_FONT,
                "font_size": 14,
                "bold": True,
                "align": "center",
                "valign": "vcenter",
                "num_format": "@",
            }
        )
        self.above = workbook.add_format({**_FONT, "num_format": "@"})
        self.heading = workbook.add_format(
            {
                **_FONT,
                **_EDGE,
                "bold": True,
                "align": "center",
                "valign": "vcenter",
                "bg_color": "#E9EDF2",
                "text_wrap": True,
                "num_format": "@",
            }
        )
        self.section = workbook.add_format(
            {**_FONT, "font_size": 11, "bold": True, "bottom": 2, "bottom_color": "#34495E"}
        )
        self.prose = workbook.add_format({**_FONT, "text_wrap": True, "valign": "top"})
        self.wrapped = workbook.add_format(
            {**_FONT, **_EDGE, "text_wrap": True, "valign": "top", "num_format": "@"}
        )
        self.number = workbook.add_format(
            {**_FONT, **_EDGE, "valign": "top", "num_format": "#,##0", "indent": 1}
        )
        self.edge = workbook.add_format(_EDGE)
        self.text_column = workbook.add_format({**_FONT, "num_format": "@"})
        self._messages: dict[Severity, Format] = {}

    def cell(self, number_format: str, severity: Severity | None) -> "Format":
        """Return the format of a submitted cell."""
        key = number_format, severity
        if key not in self._cells:
            self._cells[key] = self._workbook.add_format(
                {**_FONT, **_EDGE, "num_format": number_format, "valign": "vcenter", **_colours(severity)}
            )
        return self._cells[key]

    def message(self, severity: Severity) -> "Format":
        """Return the format of a cell of the column 错误信息, and of a severity in the summary."""
        if severity not in self._messages:
            self._messages[severity] = self._workbook.add_format(
                {
                    **_FONT,
                    **_EDGE,
                    "num_format": "@",
                    "valign": "top",
                    "text_wrap": True,
                    **_colours(severity),
                }
            )
        return self._messages[severity]


def _colours(severity: Severity | None) -> dict[str, str]:
    return {} if severity is None else {"bg_color": LOOKS[severity].fill, "font_color": LOOKS[severity].ink}
