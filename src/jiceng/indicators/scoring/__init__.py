"""The engine: values → items → redistribution → parts → bonus → vetoes → rounding → grades → ranking."""

from jiceng.indicators.scoring.score import score_document
from jiceng.indicators.scoring.trace import disagreements, recomputed

__all__ = ["disagreements", "recomputed", "score_document"]
