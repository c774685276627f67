"""The sheet 计分: one row per unit and indicator, from the value to the points."""

from decimal import Decimal
from typing import TYPE_CHECKING

from jiceng.indicators.numbers import DAY, said
from jiceng.indicators.scorecard import Item, UnitScore
from jiceng.report.recompute.events_sheet import EventsSheet
from jiceng.report.recompute.formulas import Cells, points_formula, raw_formula
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.table import TableSheet
from jiceng.report.words import FORMS, REASONS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["ItemsSheet"]

_COLUMNS = [
    ("单位", 14),
    ("指标", 26),
    ("单位代码", 14),
    ("部分", 16),
    ("依据条款", 18),
    ("满分", 7),
    ("分子", 9),
    ("分母", 9),
    ("数值", 10),
    ("参照值", 10),
    ("计分方式", 14),
    ("限前得分", 10),
    ("得分", 9),
    ("计分结果", 14),
    ("说明", 60),
]


_COMPARED = frozenset({"peer-mean", "peer-best", "previous-period", "last-year"}) | {
    f"previous-{years}-years-mean" for years in range(1, 11)
}
"""What the value of a unit is compared with by the forms that have a formula."""


class ItemsSheet(TableSheet):
    """Knows which titles were written as plain numbers, because their form has no formula."""

    def __init__(self, sheet: "Worksheet", looks: Looks, events: EventsSheet) -> None:
        super().__init__(sheet, looks, _COLUMNS)
        self._events = events
        self.without_formula: dict[str, None] = {}

    def write(self, unit: UnitScore) -> None:
        """Write the items of a unit."""
        parts = {part.part: part.title for part in unit.parts}
        for item in unit.items:
            self.next_row()
            self.text("单位", unit.name)
            self.text("指标", item.title)
            self.text("单位代码", unit.unit)
            self.text("部分", parts.get(item.part, item.part))
            self.text("依据条款", item.clause)
            self.number("满分", item.full, self.looks.full)
            self._value(item)
            self.text("计分方式", FORMS.get(item.form, item.form))
            self._points(item, self._events.write(unit, item))
            self.note("得分", unit.unit, item.part)
            left_out = "" if item.in_total else "，未计入总分"
            self.text("计分结果", f"{REASONS[item.reason]}{left_out}")
            self.text("说明", item.why, self.looks.wrapped)

    def _value(self, item: Item) -> None:
        is_rate = item.unit == "%"
        if item.numerator is not None and item.denominator:
            self.number("分子", item.numerator, self.looks.given)
            self.number("分母", item.denominator, self.looks.given)
            ratio = f"={self.cell('分子')}/{self.cell('分母')}"
            rate = item.numerator / item.denominator
            if item.value == rate:
                self.formula("数值", ratio, rate, self.looks.rate if is_rate else self.looks.raw)
                return
        else:
            self.blank("分子")
            self.blank("分母")
        if item.value is None:
            self.blank("数值")
        elif item.unit == DAY:
            self.text("数值", said(item.value, item.unit))
        else:
            self.number("数值", item.value, self.looks.given_rate if is_rate else self.looks.given)

    def _reference(self, item: Item) -> str | None:
        """Write the number that the value is compared with, where there is one; return its cell."""
        compared = [number for name, number in item.references.items() if name in _COMPARED]
        if len(compared) != 1:
            self.blank("参照值")
            return None
        self.number("参照值", compared[0], self.looks.given_rate if item.unit == "%" else self.looks.given)
        return self.cell("参照值")

    def _points(self, item: Item, events: str | None) -> None:
        reference = self._reference(item)
        cells = Cells(self.cell("满分"), self.cell("数值"), self.cell("限前得分"), events, reference)
        formula = raw_formula(item, cells)
        places = -int(item.points.as_tuple().exponent)
        if formula is None:
            self.number("限前得分", item.raw, self.looks.raw)
            if item.value is not None or item.events:
                self.without_formula[item.title] = None
            self.number("得分", item.points if item.in_total else Decimal(0), self.looks.points(places))
            return
        self.formula("限前得分", formula, item.raw, self.looks.raw)
        self.formula("得分", points_formula(item, cells), item.points, self.looks.points(places))
