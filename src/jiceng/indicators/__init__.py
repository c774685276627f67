"""Schemes of assessment as data, the measures they use, and the scorecard with its trace."""

from jiceng.indicators.declared import Problem, SchemeError
from jiceng.indicators.measures import MEASURES, Measure
from jiceng.indicators.scheme import Scheme
from jiceng.indicators.scorecard import Item, Record, Scorecard, UnitScore

__all__ = [
    "MEASURES",
    "Item",
    "Measure",
    "Problem",
    "Record",
    "Scheme",
    "SchemeError",
    "Scorecard",
    "UnitScore",
]
