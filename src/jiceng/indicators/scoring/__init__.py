"""The engine: values → items → redistribution → parts → bonus → vetoes → rounding → composition → grades → ranking."""

from jiceng.indicators.scoring.items import ItemScorer
from jiceng.indicators.scoring.reading import MISSING, NOW, Inputs, Reading, State
from jiceng.indicators.scoring.score import Origin, rescored_unit, score_document, scored
from jiceng.indicators.scoring.trace import disagreements, recomputed
from jiceng.indicators.scoring.units import Unit

__all__ = [
    "MISSING",
    "NOW",
    "Inputs",
    "ItemScorer",
    "Origin",
    "Reading",
    "State",
    "Unit",
    "disagreements",
    "recomputed",
    "rescored_unit",
    "score_document",
    "scored",
]
