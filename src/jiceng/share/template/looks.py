"""The cell formats of a blank ledger, each made once."""

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

__all__ = ["Looks"]

_FONT = {"font_name": "宋体", "font_size": 10}
_EDGE = {"border": 1, "border_color": "#B8BEC6"}
_HEADING = {
    **_FONT,
    **_EDGE,
    "bold": True,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "num_format": "@",
}


@attrs.define
class Looks:
    """Formats by number format, and those of the fixed parts. A required heading is dark: it shows in grey print too."""

    workbook: "Workbook"
    _cells: "dict[tuple[str, bool], Format]" = attrs.field(factory=dict)
    title: "Format" = attrs.field(init=False)
    note: "Format" = attrs.field(init=False)
    required: "Format" = attrs.field(init=False)
    optional: "Format" = attrs.field(init=False)
    choice: "Format" = attrs.field(init=False)
    section: "Format" = attrs.field(init=False)
    prose: "Format" = attrs.field(init=False)
    wrapped: "Format" = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        add = self.workbook.add_format
        centred = {"align": "left", "valign": "vcenter"}
        self.title = add({**_FONT, **centred, "font_size": 16, "bold": True, "num_format": "@"})
        self.note = add({**_FONT, **centred, "num_format": "@"})
        self.required = add({**_HEADING, "bg_color": "#2F5377", "font_color": "#FFFFFF"})
        self.optional = add({**_HEADING, "bg_color": "#E9EDF2"})
        self.choice = add({**_HEADING, "bg_color": "#F4EBD9"})
        self.section = add({**_FONT, "font_size": 12, "bold": True, "bottom": 2, "bottom_color": "#34495E"})
        self.prose = add({**_FONT, "text_wrap": True, "valign": "top"})
        self.wrapped = add({**_FONT, **_EDGE, "text_wrap": True, "valign": "vcenter", "num_format": "@"})

    def cell(self, number_format: str, *, edged: bool) -> "Format":
        """Return the format of a cell for records; only the rows that are there have edges."""
        key = number_format, edged
        if key not in self._cells:
            edge = _EDGE if edged else {}
            self._cells[key] = self.workbook.add_format(
                {**_FONT, **edge, "num_format": number_format, "valign": "vcenter"}
            )
        return self._cells[key]

    def drawn_row(self) -> "Format":
        """Return the edges that a row gets by itself as soon as something stands in it."""
        return self.workbook.add_format(_EDGE)
