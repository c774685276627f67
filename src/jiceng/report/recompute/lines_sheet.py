"""The sheet 增减: points that belong to no single indicator, each with its reason."""

from decimal import Decimal
from typing import TYPE_CHECKING

from jiceng.indicators.scorecard import UnitScore
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.table import TableSheet
from jiceng.report.scorecard.words import STAGES

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["ADJUSTED", "BONUS", "DEDUCTED", "LinesSheet"]

ADJUSTED, BONUS, DEDUCTED = "调整", "加分", "否决扣分"


class LinesSheet(TableSheet):
    """One row per adjustment, bonus and veto; points that are taken are negative."""

    def __init__(self, sheet: "Worksheet", looks: Looks) -> None:
        super().__init__(
            sheet,
            looks,
            [
                ("单位", 14),
                ("类别", 10),
                ("单位代码", 14),
                ("事项", 30),
                ("依据条款", 18),
                ("分值", 10),
                ("说明", 60),
            ],
        )

    def write(self, unit: UnitScore) -> None:
        """Write the lines of a unit."""
        for line in unit.adjustments:
            self._line(unit, ADJUSTED, STAGES.get(line.stage, line.stage), "", line.points, line.why)
        for bonus in unit.bonuses:
            if bonus.points:
                self._line(unit, BONUS, bonus.title, bonus.clause, bonus.points, bonus.why)
        for veto in unit.vetoes:
            self._line(unit, DEDUCTED, veto.title, veto.clause, -veto.points, veto.why)

    def _line(self, unit: UnitScore, kind: str, title: str, clause: str, points: Decimal, why: str) -> None:
        self.next_row()
        self.text("单位", unit.name)
        self.text("类别", kind)
        self.text("单位代码", unit.unit)
        self.text("事项", title)
        self.text("依据条款", clause)
        self.number("分值", points, self.looks.given)
        self.note("分值", unit.unit, kind)
        self.text("说明", why, self.looks.wrapped)
