"""Analytic hierarchy process (层次分析法): weights from comparisons in pairs, with their consistency."""

import attrs
import numpy as np
import numpy.typing as npt

from jiceng.errors import DeclarationError
from jiceng.indicators.composite.table import Matrix

__all__ = ["RANDOM_INDEX", "AhpResult", "ahp"]

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
"""Saaty's mean consistency index of random matrices of 1 to 15 criteria."""

_METHODS = ("eigenvector", "geometric-mean", "column-mean")
_RECIPROCAL = 0.02  # judgements are written as 0.33 or 0.14


@attrs.frozen
class AhpResult:
    """Weights in the order of the criteria; λ max; the consistency index (λ − n) ÷ (n − 1) and its ratio to chance.

    A ratio above 0.1 is taken to mean that the judgements contradict one another.
    """

    weights: Matrix = attrs.field(eq=attrs.cmp_using(eq=np.array_equal))
    consistency_ratio: float
    consistency_index: float
    lambda_max: float

    @property
    def consistent(self) -> bool:
        """Whether the ratio is at most 0.1."""
        return self.consistency_ratio <= 0.1


def ahp(matrix: npt.ArrayLike, method: str = "eigenvector") -> AhpResult:
    """Return the weights that follow from a matrix of judgements: entry (i, j) says how much more i counts than j.

    `eigenvector` is Saaty's method, `geometric-mean` that of Crawford and Williams, `column-mean` the approximation
    by hand (columns scaled to 1, rows averaged). Raises `DeclarationError` for a matrix that is not square, has an
    entry that is not above 0, contradicts itself (a_ij × a_ji differs from 1 by more than 2 %), or has more than 15
    criteria, for which no random index is published.
    """
    if method not in _METHODS:
        raise DeclarationError(f"no method {method!r}; there are {', '.join(_METHODS)}")
    judged = _judged(matrix)
    n = len(judged)
    if method == "eigenvector":
        found, vectors = np.linalg.eig(judged)
        largest = int(np.argmax(np.real(found)))
        vector = np.abs(np.real(vectors[:, largest]))
        weights = vector / vector.sum()
        lambda_max = float(np.real(found[largest]))
    else:
        if method == "geometric-mean":
            rows = np.exp(np.log(judged).mean(axis=1))
            weights = rows / rows.sum()
        else:
            weights = (judged / judged.sum(axis=0)).mean(axis=1)
        lambda_max = float(np.mean(judged @ weights / weights))
    index = max((lambda_max - n) / (n - 1), 0.0) if n > 1 else 0.0
    chance = RANDOM_INDEX[n - 1]
    return AhpResult(weights, index / chance if chance else 0.0, index, lambda_max)


def _judged(matrix: npt.ArrayLike) -> Matrix:
    judged = np.asarray(matrix, dtype=np.float64)
    if judged.ndim != 2 or judged.shape[0] != judged.shape[1] or judged.size == 0:
        raise DeclarationError(f"judgements: a square matrix, not {' × '.join(map(str, judged.shape))}")
    if len(judged) > len(RANDOM_INDEX):
        raise DeclarationError(
            f"judgements: at most {len(RANDOM_INDEX)} criteria; group them and weigh the groups"
        )
    if not (np.isfinite(judged).all() and (judged > 0).all()):
        raise DeclarationError("judgements: every entry must be a number above 0")
    off = np.argwhere(np.abs(judged * judged.T - 1) > _RECIPROCAL)
    if len(off):
        row, column = (int(place) + 1 for place in off[0])
        raise DeclarationError(
            f"judgements: entry ({row}, {column}) must be 1 divided by entry ({column}, {row}), and 1 on the diagonal"
        )
    return judged
