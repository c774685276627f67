"""Random schemes on random values, against an oracle that is written a second time, in fractions."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.dataset import Dataset
from jiceng.indicators import Scorecard
from jiceng.indicators.declared import Document
from jiceng.indicators.declared.sanity import errors
from jiceng.indicators.scoring import disagreements, recomputed, score_document
from jiceng.models import Division, IndicatorValue
from jiceng.periods import parse_period
from tests.indicators.scoring.oracle import Oracle, half
from tests.indicators.scoring.random_schemes import OTHERS, PERIOD, PLAIN, Drawn, Raw, drawn_schemes

SCHEMES = int(os.environ.get("JICENG_RANDOM_SCHEMES", "1000"))  # 100000 before a release


def run(drawn: Drawn, *, order: Any = list) -> Scorecard:
    """Score a drawn scheme; `order` puts units and values in another order."""
    document = Document.model_validate(drawn.scheme)
    assert errors(document) == []
    records: list[Any] = [
        Division.model_validate({"code": unit, "name": f"乡{unit}", "kind": kind or None})
        for unit, kind in order(list(drawn.units.items()))
    ]
    for (unit, name, period), (value, numerator, denominator) in order(list(drawn.values.items())):
        row = {"value": value, "numerator": numerator, "denominator": denominator}
        records.append(
            IndicatorValue.model_validate({"unit_code": unit, "indicator": name, "period": period, **row})
        )
    data = Dataset.from_records(records)
    return score_document(document, "0" * 64, (), data, parse_period(PERIOD), cards_of(drawn))


def cards_of(drawn: Drawn) -> dict[str, Scorecard]:
    """The scorecard of the other scheme that totals are taken over from, where the scheme is composed of it."""
    if "schemes" not in drawn.scheme.get("compose", {}):
        return {}
    other = Document.model_validate(OTHER)
    records: list[Any] = [Division.model_validate({"code": unit, "name": unit}) for unit in drawn.units]
    records += [
        IndicatorValue.model_validate({"unit_code": unit, "indicator": "o", "period": PERIOD, "value": total})
        for unit, total in drawn.other.items()
    ]
    data = Dataset.from_records(records)
    return {"other": score_document(other, "0" * 64, (), data, parse_period(PERIOD))}


OTHER: Raw = {
    "format": 1,
    "id": "other",
    "title": "另一方案",
    "level": "township",
    "full_marks": 100,
    "rounding": {"places": 2, "mode": "half-up", "at": "item"},
    "part": [{"id": "p", "title": "部分", "points": 1}],
    "indicator": [
        {
            "id": "o",
            "title": "得分",
            "clause": "一",
            "part": "p",
            "points": 1,
            "value": {"reported": True},
            "score": {"form": "add", "per": 1, "floor": "none", "cap": "none"},
            "missing": "redistribute",
            "not_applicable": "redistribute",
        }
    ],
}


def traits(drawn: Drawn) -> Iterator[str]:
    """What a drawn scheme makes use of."""
    raw = drawn.scheme
    yield from drawn.kinds
    yield from (veto["effect"] for veto in raw["veto"])
    yield from ("lasts" for veto in raw["veto"] if "lasts" in veto)
    yield from (f"bonus {'free' if one['cap'] == 'none' else 'capped'}" for one in raw["bonus"])
    yield from (f"ties {ties}" for ties in [raw["ranking"]["ties"]])
    yield from (f"then by {name}" for name in raw["ranking"]["then_by"])
    yield from (f"compose {key}" for key in raw.get("compose", ()))
    yield f"rounding at {raw['rounding']['at']}"
    yield "strata" if "strata" in raw else "no strata"
    for one in raw["indicator"]:
        yield from (f"missing {one['missing']}", f"not applicable {one['not_applicable']}")
        yield from (key for key in ("by_stratum", "waiver", "combine") if key in one)
        yield from (f"combine {one['combine']}" for _ in range("combine" in one))
        yield from (key for key in ("unless", "zero_if_none") if key in one["score"])
        yield from (key for key in ("same_as", "better", "unit") if key in one["value"])
    for grade in raw["grade"]:
        quota = grade.get("quota", {})
        yield from (f"quota {key} {quota[key]}" for key in ("of", "rounding", "ties") if key in quota)


EVERYTHING = {
    *PLAIN,
    *OTHERS,
    *("fail", "not-top", "zero", "deduct", "last-rank", "cap-grade", "lasts"),
    *(
        "bonus free",
        "bonus capped",
        "ties same-skip",
        "ties same-dense",
        "ties mean",
        "then by i0",
        "then by id",
    ),
    *("compose months", "compose year", "compose schemes", "strata", "no strata", "by_stratum", "waiver"),
    *(f"rounding at {stage}" for stage in ("item", "part", "total")),
    *(f"missing {policy}" for policy in ("zero", "full", "redistribute")),
    *(f"not applicable {policy}" for policy in ("zero", "full", "redistribute")),
    *(f"combine {how}" for how in ("mean", "sum", "last", "worst")),
    *("combine", "unless", "zero_if_none", "same_as", "better", "unit"),
    *("quota of all", "quota of stratum", "quota rounding down", "quota rounding up"),
    *("quota rounding half-up", "quota ties exclude", "quota ties admit"),
}


def test_every_total_grade_place_and_point_is_that_of_the_oracle() -> None:
    """All that the format knows is reached, and nothing of it differs."""
    reached: Counter[str] = Counter()

    @settings(max_examples=SCHEMES, deadline=None)
    @given(drawn_schemes())
    def agrees(drawn: Drawn) -> None:
        reached.update(set(traits(drawn)))
        same_as_oracle(drawn, run(drawn))

    agrees()
    if SCHEMES >= 1000:
        assert set(reached) == EVERYTHING, EVERYTHING ^ set(reached)


def same_as_oracle(drawn: Drawn, card: Scorecard) -> None:
    """The card says what the oracle says, and follows from its own trace."""
    assert disagreements(card) == []
    places = drawn.scheme["rounding"]["places"] if drawn.scheme["rounding"]["at"] == "item" else 12
    for unit_code, expected in Oracle(drawn).expected().items():
        unit = card.unit(unit_code)
        for item in unit.items:
            points = expected.items[item.indicator]
            assert item.in_total == (points is not None), (unit_code, item.indicator)
            assert Fraction(item.points) == half(points or Fraction(0), places), (unit_code, item.why)
            assert recomputed(item) == item.points
        told = (unit_code, unit.adjustments, unit.bonuses, unit.vetoes)
        assert Fraction(unit.total) == expected.total, told
        assert unit.grade == expected.grade, told
        assert unit.rank == expected.rank
        assert unit.stratum_rank == expected.stratum_rank
        lines = [item.points for item in unit.items] + [line.points for line in unit.adjustments]
        assert sum(lines, Decimal(0)) + unit.bonus - unit.deductions == unit.total


@settings(max_examples=100, deadline=None)
@given(drawn_schemes(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_indicators_makes_no_difference(drawn: Drawn, random: Any) -> None:
    def mixed(things: Sequence[Any]) -> list[Any]:
        return list(random.sample(list(things), len(things)))

    first = run(drawn)
    raw = {**drawn.scheme, "indicator": mixed(drawn.scheme["indicator"])}
    second = run(Drawn(raw, drawn.units, drawn.values, drawn.other, drawn.kinds, drawn.uniform), order=mixed)
    for one, other in zip(first.units, second.units, strict=True):
        assert standing(one) == standing(other)
        assert {item.indicator: item.points for item in one.items} == {
            item.indicator: item.points for item in other.items
        }


def standing(unit: Any) -> Mapping[str, object]:
    return {name: getattr(unit, name) for name in ("unit", "total", "rank", "stratum_rank", "grade")}
