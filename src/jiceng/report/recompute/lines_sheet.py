"""The sheet 增减: points that belong to no single indicator, each with its reason."""

from decimal import Decimal
from typing import TYPE_CHECKING

from jiceng.indicators.scorecard import UnitScore
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.table import TableSheet
from jiceng.report.words import STAGES

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["ADJUSTED", "BONUS", "DEDUCTED", "LATER", "LinesSheet"]

ADJUSTED, BONUS, DEDUCTED = "调整", "加分", "否决扣分"
LATER = "调整（合成以后）"
"""Under which adjustments are noted that come after the unit's own total of the period; they are 调整 all the same."""


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
        """Write the lines of a unit that its own total of the period is made of."""
        for line in unit.adjustments:
            if line.stage not in _AFTER:
                self._line(unit, ADJUSTED, STAGES.get(line.stage, line.stage), "", line.points, line.why)
        for bonus in unit.bonuses:
            if bonus.points:
                self._line(unit, BONUS, bonus.title, bonus.clause, bonus.points, bonus.why)
        for veto in unit.vetoes:
            self._line(unit, DEDUCTED, veto.title, veto.clause, -veto.points, veto.why)

    def write_later(self, unit: UnitScore, composed: str | None) -> None:
        """Write the lines that come after: the composition, `composed` as a formula part, and what a veto then takes."""
        for line in unit.adjustments:
            if line.stage in _AFTER:
                formula = composed if line.stage == "composition" else None
                title = STAGES.get(line.stage, line.stage)
                self._line(unit, ADJUSTED, title, "", line.points, line.why, LATER, formula)

    def _line(
        self,
        unit: UnitScore,
        kind: str,
        title: str,
        clause: str,
        points: Decimal,
        why: str,
        key: str = "",
        formula: str | None = None,
    ) -> None:
        self.next_row()
        self.text("单位", unit.name)
        self.text("类别", kind)
        self.text("单位代码", unit.unit)
        self.text("事项", title)
        self.text("依据条款", clause)
        if formula is None:
            self.number("分值", points, self.looks.given)
        else:
            self.formula("分值", f"={formula}", points, self.looks.raw)
        self.note("分值", unit.unit, key or kind)
        self.text("说明", why, self.looks.wrapped)


_AFTER = frozenset({"composition", "veto-effects"})
