"""Composite indices beside numpy's floor, scikit-criteria and pymcdm, all in one process.

    pip install scikit-criteria pymcdm

An index is: min–max to 0 … 1 in both directions, weights, weighted mean, places. numpy's floor is the same work
written by hand for this one case, without any check. Then rank intervals by 1,000 draws of the weights.
"""

import os
import time
import warnings
from collections.abc import Callable

# One thread of linear algebra for everybody: two that wait for one another on a busy machine measure the neighbours.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt

from jiceng.indicators import composite
from jiceng.indicators.composite import weights

Matrix = npt.NDArray[np.float64]
INDICATORS = 100


ROUNDS = 5
ENOUGH = 10.0
"""Seconds after which no further round is begun."""


def seconds(work: Callable[[], object]) -> float:
    """Return the wall seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the figures."""
    random = np.random.default_rng(7)
    direction = np.where(np.arange(INDICATORS) % 3 == 0, -1, 1)
    share = random.random(INDICATORS) + 0.1
    for units in (1_000, 10_000, 100_000):
        x = random.random((units, INDICATORS)) * 100 + 1
        peers: dict[str, Callable[[], object]] = {
            "numpy by hand": lambda x=x: _by_hand(x, direction, share),
            "scikit-criteria": lambda x=x: _scikit_criteria(x, direction, share),
            "pymcdm": lambda x=x: _pymcdm(x, direction, share),
        }
        _told(f"index, {units:,} × {INDICATORS}", lambda x=x: _ours(x, direction, share), peers)
        data_weights: dict[str, Callable[[], object]] = {
            "scikit-criteria": lambda x=x: _scikit_weights(x, direction),
            "pymcdm": lambda x=x: _pymcdm_weights(x, direction),
        }
        ours = lambda x=x: (weights.entropy(x), weights.critic(x, direction=direction))  # noqa: E731
        _told(f"entropy and CRITIC weights, {units:,} × {INDICATORS}", ours, data_weights)
    x = random.random((1_000, 50))
    stated = random.random(50) + 0.1
    _told(
        "rank intervals, 1,000 draws × 1,000 units × 50 indicators",
        lambda: composite.uncertainty(x, stated, draws=1_000, seed=1).frame,
        {"numpy by hand": lambda: _drawn_by_hand(x, stated)},
    )


def _told(name: str, ours: Callable[[], object], peers: dict[str, Callable[[], object]]) -> None:
    """Print the fastest of several rounds; in a round all run in turn, so that a busy machine is busy for each."""
    works = {"": ours, **peers}
    spent: dict[str, list[float]] = {who: [] for who in works}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the peers
        begun = time.perf_counter()
        for done in range(ROUNDS):
            if done and time.perf_counter() - begun > ENOUGH:
                break
            for who, work in works.items():
                spent[who].append(seconds(work))
    mine = min(spent.pop(""))
    told = [f"{peer} {min(theirs):.4f} s ({min(theirs) / mine:.2f} × ours)" for peer, theirs in spent.items()]
    print(f"{name}: {mine:.4f} s; {'; '.join(told)}")


def _ours(x: Matrix, direction: npt.NDArray[np.int64], share: Matrix) -> Matrix:
    z = composite.normalise(x, "min-max", direction=direction)
    return composite.rank(composite.aggregate(z, share, "arithmetic"))


def _by_hand(x: Matrix, direction: npt.NDArray[np.int64], share: Matrix) -> Matrix:
    s = x * direction
    low = s.min(axis=0)
    scores = (s - low) / (s.max(axis=0) - low) @ (share / share.sum())
    places = np.empty(len(scores))
    places[np.argsort(-scores)] = np.arange(1, len(scores) + 1)
    return places


def _drawn_by_hand(x: Matrix, stated: Matrix) -> Matrix:
    random = np.random.default_rng(1)
    drawn = stated * random.uniform(0.75, 1.25, size=(1_000, len(stated)))
    scores = x @ (drawn / drawn.sum(axis=1, keepdims=True)).T
    order = np.argsort(-scores, axis=0)
    places = np.empty(scores.shape)
    np.put_along_axis(places, order, np.arange(1, len(x) + 1, dtype=float)[:, np.newaxis], axis=0)
    return np.quantile(places, [0.05, 0.5, 0.95], axis=1)


def _scikit_criteria(x: Matrix, direction: npt.NDArray[np.int64], share: Matrix) -> object:
    import skcriteria
    from skcriteria.agg.simple import WeightedSumModel
    from skcriteria.preprocessing.invert_objectives import NegateMinimize
    from skcriteria.preprocessing.scalers import MinMaxScaler

    table = skcriteria.mkdm(x, direction, weights=share)
    scaled = MinMaxScaler(target="matrix").transform(NegateMinimize().transform(table))
    return WeightedSumModel().evaluate(scaled).rank_


def _scikit_weights(x: Matrix, direction: npt.NDArray[np.int64]) -> object:
    from skcriteria.preprocessing.weighters import critic_weights, entropy_weights

    return entropy_weights(x), critic_weights(x, direction)


def _pymcdm(x: Matrix, direction: npt.NDArray[np.int64], share: Matrix) -> object:
    from pymcdm.helpers import normalize_matrix, rankdata
    from pymcdm.normalizations import minmax_normalization

    z = normalize_matrix(x, minmax_normalization, direction)
    return rankdata(z @ (share / share.sum()), reverse=True)


def _pymcdm_weights(x: Matrix, direction: npt.NDArray[np.int64]) -> object:  # noqa: ARG001 - its CRITIC knows none
    from pymcdm.weights import critic_weights, entropy_weights

    return entropy_weights(x), critic_weights(x)


if __name__ == "__main__":
    main()
