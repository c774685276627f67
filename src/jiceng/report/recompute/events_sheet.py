"""The sheet 次数: how often each named event was counted, and what that comes to."""

from typing import TYPE_CHECKING

from jiceng.indicators.scorecard import Item, UnitScore
from jiceng.report.recompute.formulas import event_price
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.table import TableSheet
from jiceng.report.words import event_title

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["EventsSheet"]


class EventsSheet(TableSheet):
    """One row per unit, indicator and event."""

    def __init__(self, sheet: "Worksheet", looks: Looks) -> None:
        super().__init__(
            sheet,
            looks,
            [
                ("单位", 14),
                ("指标", 30),
                ("事项", 30),
                ("次数", 8),
                ("每次分值", 10),
                ("封顶", 8),
                ("合计分值", 10),
            ],
        )

    def write(self, unit: UnitScore, item: Item) -> str | None:
        """Write the events of an item; return the formula part that sums them, `None` where they have no price."""
        prices = {event: event_price(item, event) for event in item.events}
        if not prices or None in prices.values():
            return None
        for event, count in item.events.items():
            per, cap = prices[event] or (0, None)
            self.next_row()
            self.text("单位", unit.name)
            self.text("指标", item.title)
            self.text("事项", event_title(item, event))
            self.number("次数", count, self.looks.given)
            self.number("每次分值", per, self.looks.full)
            worth = per * count
            cost = f"{self.cell('每次分值')}*{self.cell('次数')}"
            if cap is None:
                self.blank("封顶")
            else:
                self.number("封顶", cap, self.looks.full)
                top = self.cell("封顶")
                cost = f"MAX(-{top},MIN({top},{cost}))"
                worth = max(-cap, min(cap, worth))
            self.formula("合计分值", f"={cost}", worth, self.looks.raw)
            self.note("合计分值", unit.unit, item.indicator)
        return self.sum_of(unit.unit, item.indicator)
