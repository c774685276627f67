"""Principal components of the correlation matrix: how many things the indicators really measure."""

import attrs
import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.indicators.composite.reliability import correlated
from jiceng.indicators.composite.table import Matrix, refuse_missing, values

__all__ = ["PrincipalComponents", "principal_components"]


@attrs.frozen(eq=False)
class PrincipalComponents:
    """Eigenvalues from the largest, the share of variance of each, and loadings (indicators × components).

    A loading is the correlation of indicator and component; each component's largest one is positive.
    """

    eigenvalues: Matrix
    explained: Matrix
    loadings: Matrix


def principal_components(x: pl.DataFrame | npt.ArrayLike) -> PrincipalComponents:
    """Return the components of the indicators' correlation matrix. Missing or constant indicators raise `DataError`."""
    found = values(x)
    refuse_missing(x, found, "principal_components")
    eigenvalues, vectors = np.linalg.eigh(correlated(found, "pearson", of=x))
    eigenvalues, vectors = np.maximum(eigenvalues[::-1], 0.0), vectors[:, ::-1]
    largest = np.take_along_axis(vectors, np.argmax(np.abs(vectors), axis=0)[np.newaxis], axis=0)
    return PrincipalComponents(
        eigenvalues, eigenvalues / eigenvalues.sum(), vectors * np.sign(largest) * np.sqrt(eigenvalues)
    )
