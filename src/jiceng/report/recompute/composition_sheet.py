"""The sheet 合成: the shares that a composed total is made of, one row per unit and share."""

from typing import TYPE_CHECKING

from jiceng.indicators.scorecard import ComposedShare, UnitScore
from jiceng.periods import parse_period
from jiceng.report.recompute.looks import Looks
from jiceng.report.recompute.table import TableSheet
from jiceng.report.scorecard.composition import ComposedUnit, Composition

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["CompositionSheet"]


class CompositionSheet(TableSheet):
    """Knows which cell holds a unit's own total; that one is a formula, those of other periods are numbers."""

    def __init__(self, sheet: "Worksheet", looks: Looks, table: Composition) -> None:
        columns = [
            ("单位", 16),
            ("合成项", 24),
            ("单位代码", 16),
            ("占比", 9),
            ("得分", 12),
            ("折合分值", 12),
        ]
        super().__init__(sheet, looks, columns)
        self._rows = {row.unit.unit: row for row in table.rows}

    def write(self, unit: UnitScore, own: str) -> str | None:
        """Write the shares of a unit, whose own total is the formula part `own`.

        Returns the formula part of what the composition changes; `None` for a unit without shares.
        """
        row: ComposedUnit = self._rows[unit.unit]
        before = "0"
        places = -int(unit.total.as_tuple().exponent)
        for share, found in row.shares.items():
            mean = self._periods(unit, found)
            self._begin(unit, share.name)
            self.number("占比", share.weight, self.looks.given_rate)
            if share.own and found.total is not None:
                self.formula("得分", f"=ROUND({own},{places})", found.total, self.looks.points(places))
                before = self.named_cell("得分")
            elif found.total is None:
                self.blank("得分")
            elif mean:
                self.formula("得分", f"={mean}", found.total, self.looks.raw)
            else:
                self.number("得分", found.total, self.looks.given_points)
            worth = f"={self.cell('占比')}*{self.cell('得分')}"
            self.formula("折合分值", worth, share.weight * (found.total or 0), self.looks.raw)
            self.note("折合分值", unit.unit)
        return f"ROUND({self.sum_of(unit.unit)},{places})-{before}"

    def _periods(self, unit: UnitScore, share: ComposedShare) -> str:
        """Write the totals that a share is the mean of; return the formula part of the mean, empty for a single one."""
        if len(share.parts) < 2:
            return ""
        for of, total in share.parts:
            self._begin(unit, f"　{parse_period(of).zh}")
            self.blank("占比")
            self.number("得分", total, self.looks.given_points)
            self.blank("折合分值")
        last = self.cell("得分")
        first = f"{last.rstrip('0123456789')}{int(last.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')) - len(share.parts) + 1}"
        return f"AVERAGE({first}:{last})"

    def _begin(self, unit: UnitScore, title: str) -> None:
        self.next_row()
        self.text("单位", unit.name)
        self.text("合成项", title)
        self.text("单位代码", unit.unit)
