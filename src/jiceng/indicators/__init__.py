"""Schemes of assessment as data, the measures they use, and the scorecard with its trace."""

from jiceng.indicators.analysis import Comparison, Panel, Sensitivity, Step, Uncertainty, panel
from jiceng.indicators.declared import Problem, SchemeError
from jiceng.indicators.measures import MEASURES, Measure
from jiceng.indicators.scheme import Scheme
from jiceng.indicators.scorecard import Item, Record, Scorecard, UnitScore

__all__ = [
    "MEASURES",
    "Comparison",
    "Item",
    "Measure",
    "Panel",
    "Problem",
    "Record",
    "Scheme",
    "SchemeError",
    "Scorecard",
    "Sensitivity",
    "Step",
    "Uncertainty",
    "UnitScore",
    "panel",
]
