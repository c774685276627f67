"""What an analyst declares wrongly is told at once, by name."""

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators import composite
from jiceng.indicators.composite import Hierarchy, weights

X = np.array([[1.0, 2.0], [3.0, 5.0], [2.0, 9.0]])
FRAME = pl.DataFrame({"unit": ["甲", "乙", "乙"], "a": [1.0, 2.0, 3.0], "b": [4, 5, 7], "人口": [10, 20, 30]})
DECLARED: list[tuple[Callable[[], object], str]] = [
    (lambda: composite.normalise(X, "minmax"), "no method 'minmax'; there are min-max"),
    (lambda: composite.normalise(X, "min-max", low=1), "min-max: got an unexpected"),
    (lambda: composite.normalise(X, "goalposts"), "goalposts: missing 2 required"),
    (lambda: composite.normalise(X, "goalposts", low=1, high=1), "lower must be below upper"),
    (lambda: composite.normalise(X, "scaled", lower=[1, 2, 3], upper=9), "lower: one for each of 2"),
    (lambda: composite.normalise(X, "rank", ties="first"), "ties"),
    (lambda: composite.normalise(X, "percentile-rank", of="some"), "of: others or all"),
    (lambda: composite.normalise(X, "distance-to-reference", unit=3), "3 rows, counted from 0"),
    (lambda: composite.normalise(FRAME, "distance-to-reference", unit="乙"), "more than one, is called"),
    (lambda: composite.normalise(X, "min-max", direction=[1, 0]), "direction: "),
    (lambda: composite.normalise(FRAME, "min-max", direction={"a": 1, "c": 1}), "b, c, 人口"),
    (lambda: composite.normalise(np.zeros((2, 2, 2)), "min-max"), "3 dimensions"),
    (lambda: composite.impute(X, "mode"), "no method 'mode'"),
    (lambda: composite.impute(X, "constant"), "value is missing"),
    (lambda: composite.impute(X, "mean", value=3), "value belongs to"),
    (lambda: composite.impute(X, "group-mean"), "groups is missing"),
    (lambda: composite.impute(X, "group-mean", groups=["a"]), "one entry per row"),
    (lambda: composite.impute(FRAME, "group-mean", groups="县"), "no column"),
    (lambda: composite.treat(X, max_winsor=-1), "not below 0"),
    (lambda: composite.aggregate(X, None, "mean"), "no method 'mean'"),
    (lambda: composite.aggregate(X, None, "power"), "p, the exponent"),
    (lambda: composite.aggregate(X, None, "arithmetic", p=2), "p belongs to power"),
    (lambda: composite.aggregate(X, None, "median", direction=[1, 1]), "direction belongs to"),
    (lambda: composite.aggregate(X, None, "topsis", scale="log"), "scale: "),
    (lambda: composite.rank(X), "one per unit"),
    (lambda: composite.rank(X[:, 0], "first"), "ties"),
    (lambda: composite.uncertainty(X, draws=0), "draws: at least 1"),
    (lambda: composite.uncertainty(X, draws=np.ones((3, 3))), "rows of 2 weights"),
    (lambda: composite.uncertainty(X, draws=-np.ones((3, 2))), "not negative"),
    (lambda: composite.uncertainty(X, spread=1.0), "spread"),
    (lambda: composite.uncertainty(X, methods=("power",)), "methods: "),
    (lambda: composite.uncertainty(X, draws=5).ahead("1", "4"), "no unit '4'"),
    (lambda: composite.uncertainty(np.array([[1.0], [np.nan]]), draws=5).ahead("1", "2"), "'2' has no place"),
    (lambda: composite.remove_each(X[:, :1]), "at least two indicators"),
    (lambda: composite.remove_each(X, Hierarchy({"a": "t"})), "hand in a frame"),
    (lambda: composite.sobol(lambda rows: rows, 2), "one number for each row"),
    (lambda: composite.sobol(lambda rows: rows[:, 0], 0), "at least one"),
    (lambda: composite.correlation(X, "kendall"), "no method 'kendall'"),
    (lambda: composite.kemeny(X), "square matrix"),
    (lambda: composite.kemeny([[0, np.nan], [1, 0]]), "must be compared"),
    (lambda: composite.borda([]), "at least one order"),
    (lambda: composite.condorcet([(1, "ab"), (1, "aa")]), "each candidate once"),
    (lambda: composite.benefit_of_the_doubt(X, share=(0.6, 1.0)), "at most 1/2"),
    (lambda: composite.denominate(FRAME, {"a": "户数"}), "户数"),
    (lambda: composite.denominate(FRAME, {"a": "人口"}, FRAME.head(2)), "one row for each of 3"),
    (lambda: composite.screen(FRAME, at_least=2), "between 0 and 1"),
    (lambda: weights.equal(0), "at least one"),
    (lambda: weights.pca(X, components=3), "between 1 and 2"),
    (lambda: weights.ahp([[1]], "mean"), "no method 'mean'"),
    (lambda: Hierarchy({"a": "x", "b": "y"}), "one top, not x, y"),
    (lambda: Hierarchy({"a": "b", "b": "a"}), "in a circle"),
    (lambda: Hierarchy({"a": "b", "b": "a", "c": "t"}), "belongs to itself"),
    (lambda: Hierarchy({"a": "t"}, {"z": 1}), "without a place: z"),
    (lambda: Hierarchy({"a": "t"}, {"a": -1}), "not negative: a"),
    (lambda: Hierarchy({"a": "t"}, {"a": 0}), "in t"),
    (lambda: Hierarchy({"a": "t"}).without("z"), "no 'z'"),
    (lambda: composite.aggregate_levels(FRAME, Hierarchy({"z": "t"})), "without a column: z"),
]


@pytest.mark.parametrize("place", range(len(DECLARED)))
def test_declarations(place: int) -> None:
    work, told = DECLARED[place]
    with pytest.raises(DeclarationError, match=told):
        work()


DATA: list[tuple[Callable[[], object], str]] = [
    (lambda: composite.aggregate(np.empty((0, 2))), "composite.empty"),
    (lambda: composite.aggregate(pl.DataFrame({"unit": ["甲"]})), "composite.empty"),
    (lambda: composite.normalise(np.array([[1, np.nan], [2, np.nan]]), "min-max"), "composite.empty-column"),
    (lambda: composite.normalise(X - 1, "fraction-of-max", direction=[-1, 1]), "composite.not-positive"),
    (lambda: composite.normalise(X, "distance-to-target", targets=0.5), "composite.target-passed"),
    (lambda: composite.normalise(-X, "sum"), "composite.not-positive"),
    (lambda: composite.impute(np.array([[np.nan], [np.nan]]), "mean"), "composite.nothing-known"),
    (lambda: composite.aggregate(np.ones((3, 2)), None, "topsis"), "composite.constant"),
    (lambda: composite.cronbach_alpha(X[:, :1]), "composite.too-few"),
    (lambda: composite.cronbach_alpha(np.ones((3, 2))), "composite.constant"),
    (lambda: composite.principal_components(np.ones((3, 2))), "composite.constant"),
    (lambda: composite.sobol(lambda rows: np.ones(len(rows)), 2), "composite.constant"),
    (lambda: composite.sobol(lambda rows: rows[:, 0] / 0, 2), "composite.infinite"),
    (lambda: composite.kemeny(np.ones((21, 21))), "composite.cycle-too-large"),
    (lambda: composite.benefit_of_the_doubt(-X), "composite.negative"),
    (lambda: composite.benefit_of_the_doubt(X * 0), "composite.constant"),
    (lambda: composite.denominate(FRAME.with_columns(人口=0), {"a": "人口"}), "composite.size"),
    (lambda: weights.entropy(X[:1]), "composite.too-few"),
    (lambda: weights.entropy(np.ones((3, 2))), "composite.not-weighable"),
    (lambda: weights.entropy(-X), "composite.not-weighable"),
    (lambda: weights.merec(X - 1), "composite.not-weighable"),
    (lambda: weights.critic(np.ones((3, 2))), "composite.not-weighable"),
    (lambda: weights.cilos(np.array([[1.0, 1.0], [2.0, 2.0]])), "composite.not-weighable"),
]


@pytest.mark.filterwarnings("ignore:divide by zero:RuntimeWarning")
@pytest.mark.filterwarnings("ignore:invalid value:RuntimeWarning")
@pytest.mark.parametrize("place", range(len(DATA)))
def test_data(place: int) -> None:
    work, code = DATA[place]
    with pytest.raises(DataError) as caught:
        work()
    assert caught.value.code == code
    assert str(caught.value).endswith("。")


def test_small_things() -> None:
    flat = composite.correlation(np.column_stack([np.full(7, 0.1), np.arange(7.0)]))
    assert np.isnan(flat[0]).all()
    assert flat[1, 1] == pytest.approx(1)
    assert composite.skewness([1.0, 1.0, 1.0]) == 0
    assert composite.kurtosis([1.0, 2.0, 4.0]) == 0
    assert composite.correlation(FRAME)["indicator"].to_list() == ["a", "b", "人口"]
    gaps = composite.correlation(
        np.array([[1.0, 2, np.nan], [2, 4, 3], [3, 6, 1], [4, 7, np.nan]]), "spearman"
    )
    assert gaps[0] == pytest.approx([1, 1, -1])
    assert composite.correlation(X, "spearman")[0, 1] == pytest.approx(0.5)
    screened = composite.screen(pl.DataFrame({"unit": ["甲", "乙"], "a": [1.0, None], "b": [1.0, 2.0]}))
    assert (screened.table["unit"].to_list(), dict(screened.set_aside)) == (["甲"], {"乙": 0.5})
    assert composite.denominate(FRAME, {"a": "人口"})["a"].to_list() == [0.1, 0.1, 0.1]
    reference = composite.normalise(FRAME, "distance-to-reference", unit="甲", constant=0.0)
    assert reference["a"].to_list() == [0.0, 0.0, 0.0]
    target = composite.normalise(X, "distance-to-target", targets=[2.0, 5.0], cap=True)
    assert target.max() == 1
    assert composite.remove_each(FRAME.drop("unit"), elements=["a"]).frame.columns == ["unit", "nominal", "a"]
    assert np.isnan(composite.outranking(np.array([[1.0, np.nan], [np.nan, 1.0]]))).all()
