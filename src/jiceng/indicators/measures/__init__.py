"""Measures: values computed from records, per unit and period; one file per subject."""

from jiceng.indicators.measures import disputes, petitions, residents, tasks
from jiceng.indicators.measures.attribution import ATTRIBUTIONS, DIGITS, Level
from jiceng.indicators.measures.counting import MOST_RECORDS, Count, Tally, record_of, tally
from jiceng.indicators.measures.criteria import Criterion, Unfit, conditions, field_term
from jiceng.indicators.measures.measure import MEASURES, Measure, Selection, Window, measure

__all__ = [
    "ATTRIBUTIONS",
    "DIGITS",
    "MEASURES",
    "MOST_RECORDS",
    "Count",
    "Criterion",
    "Level",
    "Measure",
    "Selection",
    "Tally",
    "Unfit",
    "Window",
    "conditions",
    "disputes",
    "field_term",
    "measure",
    "petitions",
    "record_of",
    "residents",
    "tally",
    "tasks",
]
