"""The cell formats of the workbook: what may be changed is blue, what is computed is black."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

__all__ = ["Looks"]

_FONT = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
_EDGE = {"border": 1, "border_color": "#B8BEC6"}
_GIVEN = {"font_color": "#1F4E9E"}


class Looks:
    """The formats of one workbook."""

    def __init__(self, workbook: "Workbook") -> None:
        def look(**more: object) -> "Format":
            return workbook.add_format({**_FONT, **more})

        self.title = look(font_size=14, bold=True)
        self.note = look(text_wrap=True, valign="top", font_color="#565E68")
        self.prose = look(text_wrap=True, valign="top")
        self.heading = look(**_EDGE, bold=True, align="center", text_wrap=True, bg_color="#E9EDF2")
        self.text = look(**_EDGE, num_format="@")
        self.wrapped = look(**_EDGE, num_format="@", text_wrap=True)
        self.centred = look(**_EDGE, align="center", num_format="@")
        self.place = look(**_EDGE, align="center", num_format="0")
        self.given = look(**_EDGE, **_GIVEN, num_format="General")
        self.given_rate = look(**_EDGE, **_GIVEN, num_format="0.00%")
        self.given_points = look(**_EDGE, **_GIVEN, num_format="0.00##")
        self.rate = look(**_EDGE, num_format="0.00%")
        self.full = look(**_EDGE, num_format="General")
        self.raw = look(**_EDGE, num_format="0.00##")
        self._workbook = workbook
        self._points: dict[tuple[int, bool], Format] = {}

    def filled(self, ground: str, ink: str) -> "Format":
        """Return the format of a centred text on a ground of its own (#RRGGBB)."""
        shape = {
            **_FONT,
            **_EDGE,
            "align": "center",
            "num_format": "@",
            "bg_color": ground,
            "font_color": ink,
        }
        return self._workbook.add_format(shape)

    def points(self, places: int, *, strong: bool = False) -> "Format":
        """Return the format of points with so many decimals."""
        shown = min(places, 4)  # what the scheme rounds later is shown with four
        if (shown, strong) not in self._points:
            digits = f"0.{'0' * shown}" if shown else "0"
            shape = {**_FONT, **_EDGE, "num_format": digits, "bold": strong}
            self._points[shown, strong] = self._workbook.add_format(shape)
        return self._points[shown, strong]
