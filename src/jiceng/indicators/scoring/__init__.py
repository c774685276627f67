"""The engine: values → items → redistribution → parts → bonus → vetoes → rounding → composition → grades → ranking."""

from jiceng.indicators.scoring.asking import counted_key, named_counts
from jiceng.indicators.scoring.extras import score_bonus, score_veto
from jiceng.indicators.scoring.grading import most_places, told_too_few, told_within
from jiceng.indicators.scoring.items import ItemScorer, Scored
from jiceng.indicators.scoring.reading import MISSING, NOW, Inputs, Reading, State
from jiceng.indicators.scoring.references import Places, mean_of_counted, places_of_counted
from jiceng.indicators.scoring.score import Origin, rescored_unit, score_document, scored
from jiceng.indicators.scoring.totals import Extras, add_up
from jiceng.indicators.scoring.trace import disagreements, recomputed
from jiceng.indicators.scoring.units import Unit, told_bare

__all__ = [
    "MISSING",
    "NOW",
    "Extras",
    "Inputs",
    "ItemScorer",
    "Origin",
    "Places",
    "Reading",
    "Scored",
    "State",
    "Unit",
    "add_up",
    "counted_key",
    "disagreements",
    "mean_of_counted",
    "most_places",
    "named_counts",
    "places_of_counted",
    "recomputed",
    "rescored_unit",
    "score_bonus",
    "score_document",
    "score_veto",
    "scored",
    "told_bare",
    "told_too_few",
    "told_within",
]
