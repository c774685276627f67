"""What other libraries get wrong has a named error here, or an outcome that is stated and tested."""

import json
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from jiceng.errors import DataError, DeclarationError
from jiceng.indicators import composite
from jiceng.indicators.composite import weights

NAN = float("nan")
TABLE = pl.DataFrame({"unit": ["甲", "乙", "丙"], "化解率": [0.9, 0.8, None], "超期": [1, 4, 2]})


def refused(work: Callable[[], object]) -> str:
    """The code of the `DataError` that the work raises."""
    with pytest.raises(DataError) as caught:
        work()
    return caught.value.code


# COINr 1.1.14


def test_the_logarithm_of_an_outlier_treatment_changes_its_input() -> None:
    x = np.append(np.exp(np.linspace(0, 12, 60)), NAN)
    treatment = composite.treat(x, max_winsor=1)
    (change,) = treatment.changes
    assert (change.action, len(change.rows)) == ("logged", 60)
    assert not np.isclose(treatment.table[:-1], x[:-1]).any()
    assert (np.argsort(treatment.table[:-1]) == np.argsort(x[:-1])).all()
    assert abs(change.skewness[1]) < 2 < change.skewness[0]
    mirrored = composite.treat(-x, max_winsor=1)
    assert mirrored.changes[0].action == "logged"
    assert mirrored.table[:-1] == pytest.approx(-treatment.table[:-1])


def test_what_neither_winsorising_nor_logarithms_mend_is_left_and_told() -> None:
    x = np.append(np.zeros(40), [1e6, 1e6 + 1])
    treatment = composite.treat(x, max_winsor=1)
    (change,) = treatment.changes
    assert (change.action, change.rows) == ("left", ())
    assert (treatment.table == x).all()


def test_copeland_is_an_aggregation_like_the_others() -> None:
    x = np.array([[3, 3], [2, 2], [1, 1]])
    assert composite.aggregate(x, None, "copeland").tolist() == [2, 0, -2]


def test_outranking_with_gaps_does_not_depend_on_the_order_of_rows() -> None:
    random = np.random.default_rng(3)
    x = random.random((12, 5))
    x[random.random(x.shape) < 0.3] = NAN
    order = random.permutation(12)
    found = composite.outranking(x)
    assert np.allclose(composite.outranking(x[order]), found[np.ix_(order, order)], equal_nan=True)
    both = found + found.T
    assert np.allclose(both[~np.isnan(both)], 1)


@pytest.mark.parametrize("method", ["arithmetic", "geometric", "harmonic", "power", "median"])
def test_a_gap_is_left_out_by_every_mean_alike(method: str) -> None:
    p = 2.0 if method == "power" else None
    found = composite.aggregate(np.array([[4.0, NAN, 9.0], [NAN, NAN, NAN]]), [1, 5, 1], method, p=p)
    assert found[0] == pytest.approx(composite.aggregate(np.array([[4.0, 9.0]]), [1, 1], method, p=p)[0])
    assert np.isnan(found[1])


@pytest.mark.parametrize(("method", "p"), [("harmonic", None), ("geometric", None), ("power", 2.0)])
def test_no_mean_of_negative_numbers_without_complaint(method: str, p: float | None) -> None:
    assert (
        refused(lambda: composite.aggregate(np.array([[-1.0, 2.0]]), None, method, p=p))
        == "composite.negative"
    )


def test_a_zero_makes_a_geometric_and_a_harmonic_mean_zero() -> None:
    x = np.array([[0.0, 4.0], [1.0, 4.0]])
    assert composite.aggregate(x, None, "geometric") == pytest.approx([0, 2])
    assert composite.aggregate(x, None, "harmonic") == pytest.approx([0, 1.6])
    assert composite.aggregate(x, [0, 1], "harmonic") == pytest.approx(
        [4, 4]
    )  # what weighs nothing counts nothing


def test_an_indicator_without_differences_is_named_or_gets_what_is_stated() -> None:
    x = pl.DataFrame({"a": [1.0, 2.0, None], "b": [0.3, 0.1 + 0.2, 0.3]})
    for method in ("min-max", "z-score", "distance-to-max"):
        with pytest.raises(DataError, match="“b”各单位数值相同") as caught:
            composite.normalise(x, method)
        assert caught.value.code == "composite.constant"
        found = composite.normalise(x, method, constant=0.5)
        assert found["b"].to_list() == [0.5, 0.5, 0.5]
        assert found["a"].to_list()[2] is None
        assert composite.aggregate(found).is_null().sum() == 0


@pytest.mark.parametrize("wrong", [[-5, 1], [float("inf"), 1], [NAN, 1], [0, 0], [1], [1, 1, 1], {"a": 1}])
def test_weights_are_finite_and_not_negative(wrong: list[float] | dict[str, float]) -> None:
    x = np.array([[1.0, 2.0], [2.0, 1.0]])
    works = [
        lambda: composite.aggregate(x, wrong),
        lambda: composite.aggregate(x, wrong, "topsis"),
        lambda: composite.outranking(x, wrong),
        lambda: composite.uncertainty(x, wrong, draws=10),
        lambda: composite.remove_each(x, wrong),
    ]
    for work in works:
        with pytest.raises(DeclarationError, match="weights"):
            work()


def test_infinite_data_is_refused_everywhere() -> None:
    x = np.array([[1.0, float("inf")], [2.0, 1.0]])
    works: list[Callable[[], object]] = [
        lambda: composite.normalise(x, "min-max"),
        lambda: composite.aggregate(x),
        lambda: composite.impute(x, "mean"),
        lambda: composite.treat(x),
        lambda: weights.entropy(x),
        lambda: composite.correlation(x),
        lambda: composite.uncertainty(x),
        lambda: composite.rank(x[:, 1]),
        lambda: composite.cronbach_alpha(x),
    ]
    assert {refused(work) for work in works} == {"composite.infinite"}


def test_the_rounding_of_the_machine_is_no_difference() -> None:
    scores = np.array([0.1 + 0.2, 0.3, 0.1])
    assert composite.rank(scores).tolist() == [1, 1, 3]
    assert composite.normalise(scores, "rank", same=1e-12).tolist() == [2, 2, 1]


def test_scores_are_not_rounded_before_they_are_ranked() -> None:
    assert composite.rank(np.array([68.3801, 68.3802])).tolist() == [2, 1]


# scikit-criteria, pymcdm, pyDecision


def test_a_gap_is_told_by_its_column() -> None:
    with pytest.raises(DataError, match="“化解率”有缺失的数值，topsis 方法不能有缺失") as caught:
        composite.aggregate(TABLE, None, "topsis")
    assert caught.value.code == "composite.missing"
    for method in (weights.entropy, weights.critic, weights.merec, weights.cilos, weights.pca):
        assert refused(lambda method=method: method(TABLE)) == "composite.missing"


def test_critic_knows_directions() -> None:
    x = np.array([[1.0, 9.0, 4.0], [2.0, 7.0, 1.0], [4.0, 2.0, 3.0], [3.0, 3.0, 5.0]])
    turned = x * [1, -1, 1]
    assert weights.critic(x, direction=[1, -1, 1]) == pytest.approx(weights.critic(turned))
    assert weights.critic(x, direction=[1, -1, 1]) != pytest.approx(weights.critic(x))


def test_a_gap_stays_with_its_unit() -> None:
    z = composite.normalise(TABLE, "min-max", direction=[1, -1])
    assert z["化解率"].to_list() == [1.0, 0.0, None]
    assert composite.aggregate(z).to_list() == pytest.approx([1.0, 0.0, 2 / 3])


@pytest.mark.parametrize(
    ("matrix", "told"),
    [
        ([[1, 2]], "square"),
        (np.ones((16, 16)), "at most 15"),
        ([[1, 3], [3, 1]], r"entry \(1, 2\)"),
        ([[2, 1], [1, 1]], r"entry \(1, 1\)"),
        ([[1, -2], [-0.5, 1]], "above 0"),
        ([[1, NAN], [1, 1]], "above 0"),
        ([], "square"),
    ],
)
def test_judgements_that_are_none(matrix: list[list[float]], told: str) -> None:
    with pytest.raises(DeclarationError, match=told):
        weights.ahp(matrix)


def test_judgements_that_contradict_one_another_are_told_by_their_ratio() -> None:
    circle = weights.ahp([[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]])
    assert circle.consistency_ratio > 1
    assert not circle.consistent
    assert weights.ahp([[1]]).weights.tolist() == [1]
    assert weights.ahp([[1, 3], [1 / 3, 1]]).consistency_ratio == 0


def test_the_library_loads_neither_numpy_nor_polars_for_the_schemes() -> None:
    script = "import sys, json, jiceng.indicators; print(json.dumps([m for m in ('numpy', 'polars') if m in sys.modules]))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert json.loads(found.stdout) == []
