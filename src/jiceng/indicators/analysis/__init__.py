"""What can be asked of scorecards: what moved, what would be, what is firm, and what decides the order."""

from jiceng.indicators.analysis.comparing import Comparison, ItemChange, UnitChange, compared
from jiceng.indicators.analysis.next_best import Step, next_best
from jiceng.indicators.analysis.panel import Change, Panel, panel
from jiceng.indicators.analysis.sensitivity import Sensitivity, sensitivity
from jiceng.indicators.analysis.uncertainty import Uncertainty, uncertainty
from jiceng.indicators.analysis.what_if import what_if

__all__ = [
    "Change",
    "Comparison",
    "ItemChange",
    "Panel",
    "Sensitivity",
    "Step",
    "Uncertainty",
    "UnitChange",
    "compared",
    "next_best",
    "panel",
    "sensitivity",
    "uncertainty",
    "what_if",
]
