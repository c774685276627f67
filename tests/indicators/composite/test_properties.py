"""What holds for every table, whatever stands in it."""

from itertools import pairwise, permutations

import numpy as np
import numpy.typing as npt
import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from jiceng.errors import DataError
from jiceng.indicators import composite
from jiceng.indicators.composite import AGGREGATIONS, NORMALISATIONS, Hierarchy, weights

Numbers = npt.NDArray[np.float64]

whole = st.integers(0, 1000).map(float)
tables = arrays.arrays(np.float64, st.tuples(st.integers(2, 8), st.integers(2, 5)), elements=whole)
gapped = arrays.arrays(
    np.float64, st.tuples(st.integers(2, 8), st.integers(2, 5)), elements=whole | st.just(float("nan"))
)
seeds = st.integers(0, 2**32 - 1)
METHODS = [
    ("min-max", {}),
    ("z-score", {}),
    ("rank", {}),
    ("percentile-rank", {}),
    ("percentile-rank", {"of": "all"}),
    ("borda", {}),
    ("distance-to-max", {}),
    ("distance-to-target", {"targets": 500.0, "cap": True}),
    ("distance-to-reference", {"unit": 0}),
    ("vector", {}),
    ("scaled", {"lower": 0.0, "upper": 1000.0}),
    ("goalposts", {"low": 100.0, "high": 900.0}),
    ("above-below-mean", {}),
    ("fraction-of-max", {}),
    ("ratio-to-mean", {}),
    ("sum", {}),
]


def test_every_normalisation_is_tested() -> None:
    assert {name for name, _ in METHODS} == set(NORMALISATIONS)


def normalised(x: Numbers, method: str, options: dict[str, float | str | int], **more: object) -> Numbers:
    try:
        return composite.normalise(x, method, constant=0.5, **options, **more)  # type: ignore[arg-type]
    except DataError as error:
        assert error.code in {"composite.empty-column", "composite.not-positive"}  # noqa: PT017
        assume(False)
        raise


@pytest.mark.parametrize(("method", "options"), METHODS)
@settings(max_examples=40)
@given(x=gapped, seed=seeds)
def test_normalising_keeps_order_gaps_and_rows(
    method: str, options: dict[str, float | str | int], x: Numbers, seed: int
) -> None:
    if method == "distance-to-reference":
        x = np.nan_to_num(x)
    turned = np.random.default_rng(seed).choice([1, -1], x.shape[1])
    z = normalised(x, method, options, direction=turned)
    assert (np.isnan(z) == np.isnan(x)).all()
    for column, result, way in zip(x.T, z.T, turned, strict=True):
        known = np.flatnonzero(~np.isnan(column))
        if (
            method == "distance-to-reference"
            and len(set(column)) > 1
            and column[0] * way == (column * way).min()
        ):
            continue  # no distance to the worst unit: told by `constant`
        order = known[np.argsort(column[known] * way, kind="stable")]
        assert (np.diff(result[order]) >= -1e-12).all()
    rows = np.random.default_rng(seed).permutation(len(x))
    if method != "distance-to-reference":
        assert np.allclose(normalised(x[rows], method, options, direction=turned), z[rows], equal_nan=True)
    names = [f"c{place}" for place in range(x.shape[1])]
    frame = (
        pl.DataFrame(x, schema=names)
        .fill_nan(None)
        .insert_column(0, pl.Series("unit", [f"u{i}" for i in rows]))
    )
    again = composite.normalise(frame, method, direction=turned, constant=0.5, **options)
    assert again.columns == frame.columns
    assert np.allclose(again.select(names).to_numpy().astype(float), z, equal_nan=True)


@pytest.mark.parametrize("method", AGGREGATIONS)
@settings(max_examples=40)
@given(x=tables, seed=seeds)
def test_better_never_scores_lower(method: str, x: Numbers, seed: int) -> None:
    random = np.random.default_rng(seed)
    share = random.random(x.shape[1]) + 0.01
    p = 3.0 if method == "power" else None
    better = x + random.integers(0, 5, x.shape) * (np.arange(len(x)) == 0)[:, np.newaxis]
    if method == "topsis":
        assume(np.ptp(x, axis=0).any() and np.ptp(better, axis=0).any())
        options = {"scale": "none"}
    else:
        options = {}
    before, after = (composite.aggregate(table, share, method, p=p, **options) for table in (x, better))
    if method != "topsis":  # the best unit imaginable moves with the data
        assert after[0] >= before[0] - 1e-9
    rows, columns = random.permutation(len(x)), random.permutation(x.shape[1])
    shuffled = composite.aggregate(x[np.ix_(rows, columns)], share[columns] * 7, method, p=p, **options)
    assert np.allclose(shuffled, before[rows])


@given(x=gapped, seed=seeds)
def test_a_mean_lies_between_the_values(x: Numbers, seed: int) -> None:
    share = np.random.default_rng(seed).random(x.shape[1]) + 0.01
    means = {
        name: composite.aggregate(x, share, name, p=p)
        for name, p in (("harmonic", None), ("geometric", None), ("arithmetic", None), ("power", 2.0))
    }
    some = ~np.isnan(x).all(axis=1)
    low, high = np.nanmin(x[some], axis=1, initial=np.inf), np.nanmax(x[some], axis=1, initial=-np.inf)
    ordered = [low, *(mean[some] for mean in means.values()), high]
    for one, other in pairwise(ordered):
        assert (one <= other + 1e-9 * (1 + other)).all()
    assert all(np.isnan(mean[~some]).all() for mean in means.values())


@given(x=tables, seed=seeds)
def test_weights_from_data_sum_to_one_and_move_with_their_columns(x: Numbers, seed: int) -> None:
    columns = np.random.default_rng(seed).permutation(x.shape[1])
    methods = [
        weights.entropy,
        weights.standard_deviation,
        weights.critic,
        weights.merec,
        weights.cilos,
        weights.pca,
    ]
    for method in methods:
        table = x + 1 if method in {weights.merec, weights.cilos} else x
        try:
            found, moved = method(table), method(table[:, columns])
        except DataError as error:
            assert error.code in {"composite.not-weighable", "composite.constant"}  # noqa: PT017
            continue
        assert found.sum() == pytest.approx(1)
        assert (found >= -1e-9).all()
        if method is not weights.pca:  # equal eigenvalues at the edge of 1 may fall to either side
            assert np.allclose(found[columns], moved, atol=1e-6)


@given(st.lists(st.none() | st.integers(-20, 20), min_size=1, max_size=12))
def test_places_as_counted_by_hand(scores: list[int | None]) -> None:
    known = [score for score in scores if score is not None]
    frame = pl.Series("s", scores, dtype=pl.Float64)
    for ties in ("min", "max", "mean", "dense"):
        found = composite.rank(frame, ties).to_list()
        for score, place in zip(scores, found, strict=True):
            if score is None:
                assert place is None
                continue
            above, same = sum(other > score for other in known), known.count(score)
            expected = {
                "min": above + 1,
                "max": above + same,
                "mean": above + (same + 1) / 2,
                "dense": len({other for other in known if other > score}) + 1,
            }
            assert place == expected[ties]


@given(x=gapped, seed=seeds)
def test_filling_never_changes_what_is_known(x: Numbers, seed: int) -> None:
    groups = np.random.default_rng(seed).integers(0, 2, len(x))
    for method in composite.IMPUTATIONS:
        options: dict[str, object] = {"groups": groups} if method.startswith("group") else {}
        if method == "constant":
            options = {"value": -1.0}
        try:
            found = composite.impute(x, method, **options)  # type: ignore[arg-type]
        except DataError as error:
            assert error.code == "composite.nothing-known"  # noqa: PT017
            continue
        known = ~np.isnan(x)
        assert (found[known] == x[known]).all()
        if method not in {"linear", "latest"}:
            assert not np.isnan(found).any()


def test_filling_over_time() -> None:
    x = np.array([[np.nan, 1.0], [2.0, np.nan], [np.nan, np.nan], [6.0, np.nan]])
    assert composite.impute(x, "linear").tolist() == [[2, 1], [2, 1], [4, 1], [6, 1]]
    latest = composite.impute(x, "latest")
    assert latest[:, 1].tolist() == [1, 1, 1, 1]
    assert np.isnan(latest[0, 0])
    assert latest[1:, 0].tolist() == [2, 2, 6]
    grouped = composite.impute(
        pl.DataFrame({"unit": ["a", "b", "a", "b"], "v": [1.0, None, None, 4.0]}), "latest", groups="unit"
    )
    assert grouped["v"].to_list() == [1.0, None, 1.0, 4.0]


@given(x=tables, seed=seeds)
def test_the_same_seed_gives_the_same_places(x: Numbers, seed: int) -> None:
    one, other = (
        composite.uncertainty(x, draws=20, seed=seed, methods=("arithmetic", "geometric")) for _ in range(2)
    )
    assert (one.ranks == other.ranks).all()
    frame = one.frame
    assert (frame["low"] <= frame["median"]).all()
    assert (frame["median"] <= frame["high"]).all()
    none = composite.uncertainty(x, draws=5, spread=0.0, seed=seed)
    assert (none.ranks == none.nominal[:, np.newaxis]).all()


def test_units_that_cannot_be_told_apart() -> None:
    x = pl.DataFrame({"unit": ["甲", "乙", "丙"], "a": [1.0, 0.99, 0.0], "b": [0.99, 1.0, 0.0]})
    found = composite.uncertainty(x, draws=400, seed=1)
    assert found.not_told_apart() == [("甲", "乙")]
    assert found.ahead("甲", "乙") == pytest.approx(0.5, abs=0.1)
    assert found.ahead("乙", "丙") == 1


@given(
    arrays.arrays(np.float64, st.integers(1, 6).map(lambda n: (n, n)), elements=st.integers(0, 3).map(float))
)
def test_kemeny_against_all_orders(votes: Numbers) -> None:
    np.fill_diagonal(votes, 0)
    scores = {
        order: sum(votes[a, b] for at, a in enumerate(order) for b in order[at + 1 :])
        for order in permutations(range(len(votes)))
    }
    best = max(scores.values())
    found = composite.kemeny(votes, most=1000)
    assert found.score == best
    assert set(found.orders) == {order for order, score in scores.items() if score == best}


@given(x=tables, seed=seeds)
def test_benefit_of_the_doubt_is_at_least_every_fixed_weighting(x: Numbers, seed: int) -> None:
    assume(x.any())
    scores = composite.benefit_of_the_doubt(x)
    assert (scores <= 1 + 1e-9).all()
    assert scores.max() == pytest.approx(1)
    share = np.random.default_rng(seed).random(x.shape[1]) + 0.01
    fixed = x @ share
    assert (scores >= fixed / fixed.max() - 1e-7).all()


def test_sobol_of_a_function_whose_indices_are_known() -> None:
    def ishigami(rows: Numbers) -> Numbers:
        one, two, three = ((rows * 2 - 1) * np.pi).T
        return np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one)

    found = composite.sobol(ishigami, 3, samples=1 << 15, seed=5)
    assert found.inputs == ("x1", "x2", "x3")
    assert found.first_order == pytest.approx([0.3139, 0.4424, 0.0], abs=0.02)
    assert found.total_order == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.02)


def test_levels_by_hand() -> None:
    tree = Hierarchy(
        {"a": "left", "b": "left", "c": "right", "left": "top", "right": "top"}, {"a": 3, "right": 2}
    )
    levels = composite.aggregate_levels(
        pl.DataFrame({"a": [4.0, None], "b": [0.0, 8.0], "c": [6.0, 2.0]}), tree
    )
    assert levels["left"].to_list() == [3.0, 8.0]
    assert levels["top"].to_list() == pytest.approx([5.0, 4.0])
    assert tree.without("left").effective() == {
        "a": 0.0,
        "b": 0.0,
        "c": 1.0,
        "left": 0.0,
        "right": 1.0,
        "top": 1.0,
    }
