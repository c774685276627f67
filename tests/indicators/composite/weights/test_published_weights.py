"""Weights as published, to the tolerance of each case."""

import numpy as np
import pytest

from jiceng.indicators.composite import weights
from tests.indicators.composite.cases import case, close, matrix


@pytest.mark.parametrize(
    "name", ["ahp_saaty1990_house_8x8", "ahp_saaty2008_drinks", "ahp_wikipedia_leader_criteria"]
)
def test_ahp(name: str) -> None:
    given = case(name)
    found = weights.ahp(given["input"]["matrix"])
    close(found.weights, given["expected"]["weights"], given)
    close(found.consistency_ratio, given["expected"]["cr"], given)
    exact = given["recomputed_full_precision"]
    assert found.weights == pytest.approx(exact["weights"], abs=1e-8)
    assert found.lambda_max == pytest.approx(exact["lambda_max"], abs=1e-8)
    assert found.consistency_index == pytest.approx(exact["ci"], abs=1e-8)
    assert found.consistency_ratio == pytest.approx(exact["cr"], abs=1e-8)
    by_rows = weights.ahp(given["input"]["matrix"], "geometric-mean")
    assert by_rows.weights == pytest.approx(exact["geometric_mean_weights"], abs=1e-8)


def test_ahp_by_hand() -> None:
    given = case("ahp_jmcdm_8x8_columnmean")
    found = weights.ahp(given["input"]["matrix"], "column-mean")
    expected = given["expected"]
    close(
        [found.lambda_max, found.consistency_index, found.consistency_ratio],
        [expected["lambda_max"], expected["ci"], expected["cr"]],
        given,
    )
    assert found.consistent


def test_ahp_in_two_levels() -> None:
    given = case("ahp_hierarchy_saaty2005_cities")
    goal = weights.ahp(given["input"]["goal"]["matrix"]).weights
    children = given["input"]["children"]
    below = [weights.ahp(children[name]["matrix"]).weights for name in given["input"]["goal"]["labels"]]
    total = goal @ np.array(below)
    close(total, [given["expected"]["weights"][city] for city in children["Culture"]["labels"]], given)


@pytest.mark.parametrize(
    "name",
    [
        "critic_diakoulaki1995_raw_pearson",
        "critic_diakoulaki1995_scaled_pearson",
        "critic_jmcdm_mixed_directions",
        "critic_tus_adali2019",
    ],
)
def test_critic(name: str) -> None:
    given = case(name)
    scale = given["parameters"]["minmax_scale"]
    close(
        weights.critic(matrix(given), direction=given["input"]["directions"], scale=scale),
        given["expected"]["weights"],
        given,
    )


@pytest.mark.parametrize("name", ["entropy_elsayed2017", "entropy_jmcdm"])
def test_entropy(name: str) -> None:
    given = case(name)
    close(weights.entropy(matrix(given)), given["expected"]["weights"], given)


def test_merec_and_cilos() -> None:
    for name, method in (("merec_keshavarz2021", weights.merec), ("cilos_zavadskas2016", weights.cilos)):
        given = case(name)
        close(method(matrix(given), given["input"]["directions"]), given["expected"]["weights"], given)


def test_standard_deviation() -> None:
    given = case("stddev_weights_jahan2013")
    close(weights.standard_deviation(matrix(given)), given["expected"]["weights"], given)
