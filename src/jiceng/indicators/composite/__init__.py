"""Composite indices for analysts: from a table of indicators to scores, ranks, and how far they can be trusted.

Every function takes a numpy matrix (rows are units, columns are indicators) or a Polars frame, whose columns
that are not numeric are labels and come back as they are. A missing value is NaN or null; an infinite one is
refused. This package loads numpy and Polars; `import jiceng.indicators` does not load it.

>>> import numpy as np
>>> from jiceng.indicators import composite
>>> x = np.array([[0.97, 3.0], [0.91, 1.0], [0.85, 5.0]])
>>> z = composite.normalise(x, "min-max", direction=[1, -1])
>>> scores = composite.aggregate(z, composite.weights.equal(2), "arithmetic")
>>> scores, composite.rank(scores)
(array([0.75, 0.75, 0.  ]), array([1., 1., 3.]))
"""

from jiceng.indicators.composite import weights
from jiceng.indicators.composite.aggregation import AGGREGATIONS, aggregate
from jiceng.indicators.composite.benefit_of_the_doubt import benefit_of_the_doubt
from jiceng.indicators.composite.hierarchy import Hierarchy, aggregate_levels
from jiceng.indicators.composite.imputation import IMPUTATIONS, impute
from jiceng.indicators.composite.kemeny import KemenyOrders, kemeny
from jiceng.indicators.composite.normalisation import NORMALISATIONS, normalise
from jiceng.indicators.composite.outliers import TreatedColumn, Treatment, kurtosis, skewness, treat
from jiceng.indicators.composite.outranking import copeland, outranking
from jiceng.indicators.composite.preparation import Screening, denominate, screen
from jiceng.indicators.composite.principal_components import PrincipalComponents, principal_components
from jiceng.indicators.composite.ranks import rank
from jiceng.indicators.composite.reliability import correlation, cronbach_alpha
from jiceng.indicators.composite.removal import Removal, remove_each
from jiceng.indicators.composite.sensitivity import SobolIndices, sobol
from jiceng.indicators.composite.uncertainty import RankUncertainty, uncertainty
from jiceng.indicators.composite.voting import borda, condorcet

__all__ = [
    "AGGREGATIONS",
    "IMPUTATIONS",
    "NORMALISATIONS",
    "Hierarchy",
    "KemenyOrders",
    "PrincipalComponents",
    "RankUncertainty",
    "Removal",
    "Screening",
    "SobolIndices",
    "TreatedColumn",
    "Treatment",
    "aggregate",
    "aggregate_levels",
    "benefit_of_the_doubt",
    "borda",
    "condorcet",
    "copeland",
    "correlation",
    "cronbach_alpha",
    "denominate",
    "impute",
    "kemeny",
    "kurtosis",
    "normalise",
    "outranking",
    "principal_components",
    "rank",
    "remove_each",
    "screen",
    "skewness",
    "sobol",
    "treat",
    "uncertainty",
    "weights",
]
