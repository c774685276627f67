"""Every published case, to its own tolerance; a case without a test here is told by name."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from jiceng.indicators import composite
from tests.indicators.composite.cases import SCORING, case, close, matrix, tai

Numbers = npt.NDArray[np.float64]


def test_every_case_is_read_by_a_test() -> None:
    ours = [Path(__file__), *Path(__file__).parent.glob("weights/test_*.py")]
    text = "\n".join(path.read_text("utf-8") for path in ours)
    unread = [path.stem for path in sorted(SCORING.glob("*.json")) if not re.search(rf'"{path.stem}"', text)]
    assert not unread


def test_principal_components() -> None:
    given = case("tai_table16_pca_eigenvalues")
    found = composite.principal_components(matrix(given))
    close(found.eigenvalues, given["expected"]["eigenvalues"], given)
    close(found.explained * 100, given["expected"]["variance_pct"], given)
    assert (found.loadings**2).sum(axis=0) == pytest.approx(found.eigenvalues)


# Normalisation


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("normalise_pymcdm_linear", "fraction-of-max"),
        ("normalise_pymcdm_minmax", "min-max"),
        ("normalise_pymcdm_vector", "vector"),
    ],
)
def test_normalisation_in_both_directions(name: str, method: str) -> None:
    given = case(name)
    found = composite.normalise(matrix(given), method, direction=given["input"]["directions"])
    close(found, given["expected"]["matrix"], given)


@pytest.mark.parametrize(
    ("name", "method", "options"),
    [
        ("tai_table15_z", "z-score", {}),
        ("tai_table15_percentile", "percentile-rank", {"of": "all", "upper": 100.0}),
        ("tai_table15_ratio_to_best", "fraction-of-max", {}),
        ("tai_table15_ratio_to_mean", "ratio-to-mean", {}),
        ("tai_table15_above_below_mean_20pct", "above-below-mean", {}),
    ],
)
def test_normalisation_of_the_handbook(name: str, method: str, options: dict[str, Any]) -> None:
    given = case(name)
    close(composite.normalise(matrix(given), method, **options)[:, 0], given["expected"]["values"], given)


@pytest.mark.parametrize(
    "name", ["coinr_goalposts_above", "coinr_goalposts_mid", "coinr_goalposts_reversed_below"]
)
def test_goalposts(name: str) -> None:
    given = case(name)
    posts = {key: given["input"][key] for key in ("low", "high", "scale")}
    found = composite.normalise(
        np.array([given["input"]["x"]]), "goalposts", direction=[given["input"]["direction"]], **posts
    )
    close(found, given["expected"]["value"], given)


# Aggregation


def test_means() -> None:
    given = case("coinr_means")
    x = np.array([given["input"]["x"]])
    expected = given["expected"]
    found = {
        "geometric_equal": composite.aggregate(x, [1, 1, 1], "geometric"),
        "geometric_w112": composite.aggregate(x, [1, 1, 2], "geometric"),
        "harmonic_w211": composite.aggregate(x, [2, 1, 1], "harmonic"),
        "generalised_w211_p-1": composite.aggregate(x, [2, 1, 1], "power", p=-1),
        "generalised_equal_p1": composite.aggregate(x, [1, 1, 1], "power", p=1),
    }
    assert found.keys() == expected.keys()
    for name, score in found.items():
        close(score, expected[name], given)


def test_weighted_sum() -> None:
    given = case("wsm_kracka2010")
    z = composite.normalise(matrix(given), "sum", direction=given["input"]["directions"])
    scores = composite.aggregate(z, given["input"]["weights"])
    close(scores, given["expected"]["score"], given)
    assert composite.rank(scores).tolist() == given["expected"]["ranks"]


@pytest.mark.parametrize(
    ("name", "scale"),
    [("topsis_hwang_yoon1981_fighter", "vector"), ("topsis_opricovic_tzeng2004_minmax", "min-max")],
)
def test_topsis(name: str, scale: str) -> None:
    given = case(name)
    found = composite.aggregate(
        matrix(given),
        given["input"]["weights"],
        "topsis",
        direction=given["input"]["directions"],
        scale=scale,
    )
    close(found, given["expected"]["closeness"], given)
    if "ranks" in given["expected"]:
        assert composite.rank(found).tolist() == given["expected"]["ranks"]


def test_human_development_index() -> None:
    given = case("hdi_2021_rows")
    rows = given["input"]["rows"].values()
    posts = given["parameters"]["goalposts"]
    columns = [[row["le"], row["eys"], row["mys"], np.log(row["gnipc"])] for row in rows]
    ends = [posts["le"], posts["eys"], posts["mys"], np.log(posts["gnipc_log"])]
    low, high = zip(*ends, strict=True)
    z = composite.normalise(np.array(columns), "goalposts", low=low, high=high)
    education = composite.aggregate(z[:, 1:3])
    index = composite.aggregate(np.column_stack([z[:, 0], education, z[:, 3]]), None, "geometric")
    close(index, list(given["expected"].values()), given)


def technology(given: dict[str, Any]) -> Numbers:
    """The index's indicators between the goalposts of its authors; Singapore's royalties count as 0."""
    x = matrix(given)
    x[tai()["country"].to_list().index("Singapore"), given["input"]["columns"].index("ROYALTIES")] = 0
    posts = given["parameters"]["goalposts"]
    low, high = zip(*(posts[name] for name in given["input"]["columns"]), strict=True)
    return composite.normalise(x, "goalposts", low=low, high=high)


def printed_ranks(given: dict[str, Any]) -> Numbers:
    """The ranks of the book, in the order of our file."""
    ranks = dict(zip(given["expected"]["countries"], given["expected"]["ranks"], strict=True))
    return np.array([ranks[country] for country in tai()["country"]], dtype=np.float64)


def test_technology_achievement_index() -> None:
    given = case("tai_hdr2001_goalposts")
    z = technology(given)
    dimensions = [composite.aggregate(z[:, at : at + 2]) for at in range(0, 8, 2)]
    scores = composite.aggregate(np.column_stack(dimensions))
    countries = tai()["country"].to_list()
    close(scores, [given["expected"]["scores"][country] for country in countries], given)
    assert composite.rank(scores).tolist() == [given["expected"]["ranks"][country] for country in countries]


@pytest.mark.parametrize("name", ["tai_table23_rank_BAP", "tai_table23_rank_FA"])
def test_ranks_by_weights_of_experts_and_factors(name: str) -> None:
    given = case(name)
    places = composite.rank(composite.aggregate(technology(given), given["parameters"]["weights"]))
    off = np.abs(places - printed_ranks(given))
    assert off.max() == given["expected"]["max_rank_diff_recomputed"]
    assert (off == 0).sum() == given["expected"]["n_equal_recomputed"]


def test_geometric_ranks() -> None:
    given = case("tai_table38_geometric_rank")
    places = composite.rank(composite.aggregate(matrix(given), None, "geometric"))
    assert places.tolist() == printed_ranks(given).tolist()


def test_benefit_of_the_doubt() -> None:
    given = case("tai_table19_23_bod")
    z = composite.normalise(matrix(given), "min-max")
    scores = composite.benefit_of_the_doubt(z, share=(0.10, 0.15))
    countries = tai()["country"].to_list()
    close(scores, [given["expected"]["scores"][country] for country in countries], given)
    exact = given["recomputed_full_precision"]["scores"]
    assert scores == pytest.approx([exact[country] for country in countries], abs=1e-8)
    off = np.abs(composite.rank(scores) - printed_ranks(given))
    assert off.max() <= 1  # the handbook breaks a tie of printed scores the other way


# Comparisons in pairs


def test_outranking() -> None:
    given = case("coinr_outranking_4x3")
    pairs = composite.outranking(matrix(given))
    expected = given["expected"]
    close([pairs[1, 0], pairs[2, 0], pairs[3, 0]], [expected["e21"], expected["e31"], expected["e41"]], given)
    dominant = int((pairs == 1).sum())
    assert (dominant, dominant / 6) == (expected["n_dominant"], expected["frac_dominant"])


def profile(given: dict[str, Any]) -> list[tuple[int, str]]:
    return [(voters, order) for voters, order in given["input"]["profile"]]


def test_borda() -> None:
    given = case("oecd_table25_borda")
    assert composite.borda(profile(given)) == given["expected"]


def test_condorcet() -> None:
    given = case("oecd_table27_condorcet")
    candidates, votes = composite.condorcet(profile(given))
    assert votes.tolist() == given["expected"]["matrix"]
    scores = composite.copeland(votes / (votes + votes.T + np.eye(4)))
    assert dict(zip(candidates, scores.tolist(), strict=True)) == given["expected"]["copeland"]
    (order,) = composite.kemeny(votes).orders
    assert [candidates[place] for place in order] == given["expected"]["ranking"]


def test_a_circle_of_votes() -> None:
    given = case("oecd_table28_condorcet_cycle")
    expected = given["expected"]
    assert composite.borda(profile(given)) == expected["borda"]
    candidates, votes = composite.condorcet(profile(given))
    assert votes.tolist() == expected["matrix"]
    found = composite.kemeny(votes)
    assert ["".join(candidates[place] for place in order) for order in found.orders] == [
        expected["kemeny_winner"]
    ]
    assert found.score == expected["kemeny_scores"][expected["kemeny_winner"]]
    for order, score in expected["kemeny_scores"].items():
        assert agreement(votes, [candidates.index(one) for one in order]) == score


def agreement(pairs: Numbers, order: list[int]) -> float:
    return float(sum(pairs[a, b] for at, a in enumerate(order) for b in order[at + 1 :]))


def test_kemeny_tells_all_winners() -> None:
    given = case("tai_table37_kemeny")
    names = given["input"]["labels"]
    pairs = np.array(given["input"]["outranking"])
    found = composite.kemeny(pairs)
    close(found.score, given["expected"]["max_score"], given)
    told = [[names[place] for place in order] for order in found.orders]
    assert sorted(told) == sorted(given["expected"]["winning"])
    for order, score in given["expected"]["other"].items():
        close(agreement(pairs, [names.index(one) for one in order.split(",")]), score, given)


def test_kemeny_of_23_countries() -> None:
    given = case("tai_table38_ncmc_rank")
    pairs = composite.outranking(matrix(given))
    found = composite.kemeny(pairs, most=1)
    assert found.score == pytest.approx(given["recomputed_full_precision"]["max_score"])
    (order,) = found.orders
    assert agreement(pairs, list(order)) == pytest.approx(found.score)
    places = np.empty(len(order))
    places[list(order)] = np.arange(1, len(order) + 1)
    printed = printed_ranks(given)
    assert composite.correlation(np.column_stack([places, printed]), "spearman")[0, 1] > 0.9


# Reliability and sensitivity


def test_cronbach_alpha() -> None:
    given = case("tai_table11_cronbach")
    names = given["input"]["columns"]
    x = matrix(given)
    close(composite.cronbach_alpha(x, standardise=True), given["expected"]["alpha"], given)
    z = composite.normalise(x, "z-score")
    for place, name in enumerate(names):
        others = np.delete(z, place, axis=1)
        close(
            composite.cronbach_alpha(others, standardise=True),
            given["expected"]["alpha_if_deleted"][name],
            given,
        )
        rest = composite.correlation(np.column_stack([z[:, place], others.sum(axis=1)]))[0, 1]
        close(rest, given["expected"]["item_rest_corr"][name], given)


def test_sobol_is_reported_like_the_handbook() -> None:
    given = case("oecd_table39_sobol_tai")  # cannot be computed anew: the experts' weights were not published
    inputs = list(given["expected"]["first_order"])
    found = composite.sobol(lambda rows: rows @ np.arange(1.0, 6.0), inputs, samples=20_000)
    assert found.frame.columns == ["input", "first_order", "total_order"]
    assert found.frame["input"].to_list() == inputs
    exact = np.arange(1, 6) ** 2 / 55  # of a sum, each term's share of the variance
    assert found.first_order == pytest.approx(exact, abs=0.02)
    assert found.total_order == pytest.approx(exact, abs=0.02)
    assert all(a < b for a, b in pairwise(found.total_order))
