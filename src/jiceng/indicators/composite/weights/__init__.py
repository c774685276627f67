"""Ways to weigh indicators: all the same, from the data, or from comparisons in pairs. All sum to 1."""

from jiceng.indicators.composite.weights.ahp import AhpResult, ahp
from jiceng.indicators.composite.weights.from_data import (
    cilos,
    critic,
    entropy,
    equal,
    merec,
    pca,
    standard_deviation,
)

__all__ = ["AhpResult", "ahp", "cilos", "critic", "entropy", "equal", "merec", "pca", "standard_deviation"]
