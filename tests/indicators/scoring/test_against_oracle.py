"""Random schemes on random values, against an oracle that is written a second time, in fractions.

The oracle shares nothing with the engine: it reads the declared scheme as plain TOML values.
"""

import itertools
import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.dataset import Dataset
from jiceng.indicators import Scorecard
from jiceng.indicators.declared import Document
from jiceng.indicators.declared.sanity import errors
from jiceng.indicators.scoring import disagreements, recomputed, score_document
from jiceng.models import Division, IndicatorValue
from jiceng.periods import parse_period

Raw = dict[str, Any]
Row = tuple[Decimal | None, Decimal | None, Decimal | None]  # value, numerator, denominator
PERIOD = parse_period("2026Q3")
SCHEMES = int(os.environ.get("JICENG_RANDOM_SCHEMES", "1000"))  # 100000 before a release

cents = st.integers(-300, 2000).map(lambda number: Decimal(number) / 100)
above = st.integers(1, 2000).map(lambda number: Decimal(number) / 100)
ratios = st.integers(0, 100).map(lambda number: Decimal(number) / 100)
bounds = st.one_of(st.just("none"), cents)


KINDS = [
    *(
        "proportion",
        "met",
        "deduct",
        "tiers",
        "slope",
        "add",
        "piecewise",
        "shortfall",
        "change",
        "judgement",
    ),
    *("relative", "ratio-to-best", "rank", "rank-change"),
]
STEPS = st.sampled_from(["pro-rata", "whole", "started"])


def more_forms(draw: st.DrawFn, kind: str, form: Raw) -> None:
    """The forms that compare, and those of the second part of the format."""
    if kind == "add":
        form |= {"base": draw(cents), "per": draw(cents)}
    elif kind == "piecewise":
        places = sorted(draw(st.sets(ratios, min_size=2, max_size=4)))
        form["points"] = [[place, draw(cents)] for place in places]
    elif kind == "shortfall":
        form |= {
            "target": draw(st.one_of(ratios, st.just("group-mean"))),
            "step": draw(above) / 10,
            "per": draw(above),
            "steps": draw(STEPS),
        }
    elif kind == "change":
        form |= {
            "against": "previous-period",
            "base": draw(cents),
            "step": draw(above) / 10,
            "gain": draw(above),
        }
        form |= {"loss": draw(above), "plus_cap": draw(above), "minus_cap": draw(above), "steps": draw(STEPS)}
    elif kind == "relative":
        form |= {"to": draw(st.sampled_from(["peer-mean", "peer-best", "previous-period"]))}
        form["tiers"] = [{"at_least": Decimal(0), "points": draw(cents)}, {"points": draw(cents)}]
    elif kind == "rank":
        form |= {"ladder": draw(st.lists(cents, min_size=1, max_size=3))}
        form[draw(st.sampled_from(["then", "rest"]))] = draw(cents)
        form["ties"] = draw(st.sampled_from(["same-skip", "same-dense", "mean"]))
    elif kind == "rank-change":
        form["against"] = "previous-period"
        form["tiers"] = [{"at_least": Decimal(1), "points": draw(cents)}, {"points": draw(cents)}]


@st.composite
def forms(draw: st.DrawFn) -> Raw:
    kind = draw(st.sampled_from(KINDS))
    form: Raw = {"form": kind}
    if kind == "proportion":
        form["of"] = draw(st.integers(1, 100)) / Decimal(100)
        if draw(st.booleans()):
            form["below"] = {"at": draw(ratios), "points": draw(cents)}
    elif kind == "met":
        form |= {
            "condition": {draw(st.sampled_from(["at_least", "at_most", "equals"])): draw(ratios)},
            "otherwise": draw(cents),
        }
    elif kind == "deduct":
        form["per"] = draw(above)
        if draw(st.booleans()):
            form["required"] = draw(above)
    elif kind == "tiers":
        steps = sorted(draw(st.sets(ratios, min_size=1, max_size=4)), reverse=True)
        side = draw(st.sampled_from(["at_least", "over"]))
        form["tiers"] = [*({side: step, "points": draw(cents)} for step in steps), {"points": draw(cents)}]
    elif kind != "slope":
        more_forms(draw, kind, form)
    else:
        form |= {
            "target": draw(ratios),
            "base": draw(cents),
            "step": draw(above) / 10,
            "gain": draw(above),
            "loss": draw(above),
        }
        form["steps"] = draw(st.sampled_from(["pro-rata", "whole", "started"]))
    if draw(st.booleans()):
        form["floor"] = draw(bounds)
    if draw(st.booleans()):
        form["cap"] = draw(bounds)
    floor_, cap = form.get("floor", Decimal(0)), form.get("cap", "none")
    if "none" not in (floor_, cap) and floor_ > cap:
        form["cap"] = floor_
    return form


@st.composite
def schemes(draw: st.DrawFn) -> Raw:
    parts = [
        {"id": f"p{number}", "title": f"部分{number}", "points": Decimal(10)}
        for number in range(draw(st.integers(1, 3)))
    ]
    for part in parts:
        low, high = draw(bounds), draw(bounds)
        part["floor"], part["cap"] = low, max(low, high) if "none" not in (low, high) else high
    owners = [part["id"] for part in parts] + draw(
        st.lists(st.sampled_from([part["id"] for part in parts]), max_size=3)
    )
    policies = st.sampled_from(["zero", "full", "redistribute"])
    indicators = [
        {
            "id": f"i{number}",
            "title": f"指标{number}",
            "clause": "第一条",
            "part": owner,
            "points": draw(above),
            "value": {"reported": True},
            "score": draw(forms()),
            "missing": draw(policies),
            "not_applicable": draw(policies),
        }
        for number, owner in enumerate(owners)
    ]
    effects = draw(
        st.lists(
            st.sampled_from(["fail", "not-top", "zero", "deduct", "last-rank", "cap-grade"]),
            max_size=2,
            unique=True,
        )
    )
    vetoes = [
        {
            "id": f"v{number}",
            "title": f"否决{number}",
            "clause": "第二条",
            "value": {"reported": True},
            "effect": effect,
        }
        | (
            {"points": draw(above)}
            if effect == "deduct"
            else {"grade": "中"}
            if effect == "cap-grade"
            else {}
        )
        for number, effect in enumerate(effects)
    ]
    return {
        "format": 1,
        "id": "random",
        "title": "随机",
        "level": "township",
        "full_marks": Decimal(100),
        "rounding": {
            "places": draw(st.integers(0, 3)),
            "mode": "half-up",
            "at": draw(st.sampled_from(["item", "part", "total"])),
        },
        "part": parts,
        "indicator": indicators,
        "veto": vetoes,
        "bonus": [
            {
                "id": "b",
                "title": "加分",
                "clause": "第三条",
                "value": {"reported": True},
                "per": draw(above),
                "cap": draw(st.one_of(st.just("none"), above)),
            }
        ],
        "grade": [
            {"name": "优", "at_least": Decimal(20)},
            {"name": "中", "at_least": Decimal(10)},
            {"name": "差"},
        ],
        "ranking": {
            "ties": draw(st.sampled_from(["same-skip", "same-dense", "mean"])),
            "then_by": draw(st.sampled_from([[], ["i0"], ["i0", "id"]])),
        },
    }


def rows(draw: st.DrawFn) -> Row | None:
    kind = draw(st.sampled_from(["missing", "number", "rate", "nothing-due"]))
    if kind == "missing":
        return None
    if kind == "number":
        return draw(ratios), None, None
    return (
        None,
        Decimal(draw(st.integers(0, 9))),
        Decimal(0) if kind == "nothing-due" else Decimal(draw(st.integers(1, 9))),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Raw, dict[tuple[str, ...], Row]]:
    scheme = draw(schemes())
    units = [f"539925{number}" for number in range(101, 101 + draw(st.integers(1, 3)))]
    names = [one["id"] for key in ("indicator", "veto", "bonus") for one in scheme[key]]
    found: dict[tuple[str, ...], Row | None] = {(unit, name): rows(draw) for unit in units for name in names}
    found |= {(unit, name, "2026Q2"): rows(draw) for unit in units for name in names if name.startswith("i")}
    scheme["units"] = units
    return scheme, {key: row for key, row in found.items() if row is not None}


def run(raw: Raw, values: Mapping[tuple[str, ...], Row], units: Sequence[str]) -> Scorecard:
    document = Document.model_validate({key: value for key, value in raw.items() if key != "units"})
    assert errors(document) == []
    records = [Division.model_validate({"code": unit, "name": f"乡{unit}"}) for unit in units]
    for (unit, name, *when), (value, numerator, denominator) in values.items():
        row = {"value": value, "numerator": numerator, "denominator": denominator}
        records.append(
            IndicatorValue.model_validate(
                {"unit_code": unit, "indicator": name, "period": when[0] if when else "2026Q3", **row}
            )
        )
    return score_document(document, "0" * 64, (), Dataset.from_records(records), PERIOD)


def half(number: Fraction, places: int) -> Fraction:
    scaled = abs(number) * 10**places
    size = Fraction(floor(scaled + Fraction(1, 2)), 10**places)
    return size if number >= 0 else -size


def stepped(distance: Fraction, form: Raw) -> Fraction:
    steps = distance / Fraction(form["step"])
    return {"pro-rata": steps, "whole": Fraction(floor(steps)), "started": Fraction(ceil(steps))}[
        form["steps"]
    ]


def first_tier(tiers: Sequence[Raw], value: Fraction) -> Fraction:
    fitting = (
        tier["points"]
        for tier in tiers
        if ("at_least" not in tier or value >= tier["at_least"])
        and ("over" not in tier or value > tier["over"])
    )
    return Fraction(next(fitting))


def place_of(value: Fraction, among: Sequence[Fraction]) -> int:
    return 1 + sum(other > value for other in among)


def compared(
    form: Raw, value: Fraction, peers: Sequence[Fraction], then: "Then", full: Fraction
) -> Fraction | None:
    """The points of the other forms; nothing where there is nothing to compare with."""
    match form["form"]:
        case "add":
            return Fraction(form["base"]) + Fraction(form["per"]) * value
        case "judgement":
            return value
        case "piecewise":
            line = [(Fraction(place), Fraction(points)) for place, points in form["points"]]
            if value <= line[0][0]:
                return line[0][1]
            for (x0, y0), (x1, y1) in itertools.pairwise(line):
                if value <= x1:
                    return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
            return line[-1][1]
        case "shortfall":
            mean = sum(peers, Fraction(0)) / len(peers)
            target = mean if form["target"] == "group-mean" else Fraction(form["target"])
            short = max(target - value, Fraction(0))
            return full - Fraction(form["per"]) * stepped(short, form)
        case "change":
            if then.own is None:
                return None
            number = stepped(abs(value - then.own), form)
            if value >= then.own:
                return Fraction(form["base"]) + min(
                    Fraction(form["gain"]) * number, Fraction(form["plus_cap"])
                )
            return Fraction(form["base"]) - min(Fraction(form["loss"]) * number, Fraction(form["minus_cap"]))
        case "relative":
            to = {"peer-mean": sum(peers, Fraction(0)) / len(peers), "peer-best": max(peers)}.get(
                form["to"], then.own
            )
            return None if to is None else first_tier(form["tiers"], value - to)
        case "ratio-to-best":
            return full if value == max(peers) else full * value / max(peers)
        case "rank":
            ladder = [Fraction(points) for points in form["ladder"]]

            def at(place: int) -> Fraction:
                if place <= len(ladder):
                    return ladder[place - 1]
                return (
                    Fraction(form["rest"])
                    if "rest" in form
                    else ladder[-1] + Fraction(form["then"]) * (place - len(ladder))
                )

            first, tied = place_of(value, peers), sum(other == value for other in peers)
            if form["ties"] == "same-dense":
                return at(1 + len({other for other in peers if other > value}))
            shared = range(first, first + tied) if form["ties"] == "mean" else [first]
            return sum((at(place) for place in shared), Fraction(0)) / len(shared)
        case "rank-change":
            if then.own is None:
                return None
            return first_tier(
                form["tiers"], Fraction(place_of(then.own, then.peers) - place_of(value, peers))
            )
    raise AssertionError(form["form"])


@attrs.frozen
class Then:
    """What the period before was: the unit's own value and those of all units."""

    own: Fraction | None
    peers: list[Fraction]


def oracle_form(
    form: Raw, value: Fraction, full: Fraction, peers: Sequence[Fraction], then: Then
) -> Fraction | None:
    f = {key: Fraction(one) for key, one in form.items() if isinstance(one, Decimal)}
    match form["form"]:
        case "proportion":
            below = form.get("below")
            if below is not None and value < Fraction(below["at"]):
                points = Fraction(below["points"])
            else:
                points = full * min(value / f["of"], Fraction(1))
        case "met":
            ((verb, bound),) = form["condition"].items()
            held = {"at_least": value >= bound, "at_most": value <= bound, "equals": value == bound}[verb]
            points = full if held else f["otherwise"]
        case "deduct":
            cases_ = max(f["required"] - value, Fraction(0)) if "required" in f else value
            points = full - f["per"] * cases_
        case "tiers":
            points = first_tier(form["tiers"], value)
        case "slope":
            steps = stepped(abs(value - f["target"]), form)
            points = f["base"] + (f["gain"] * steps if value >= f["target"] else -f["loss"] * steps)
        case _:
            found = compared(form, value, peers, then, full)
            if found is None:
                return None
            points = found
    cap, low = form.get("cap", full), form.get("floor", Fraction(0))
    if cap != "none" and points > cap:
        return Fraction(cap)
    return Fraction(low) if low != "none" and points < low else points


def number_of(row: Row | None) -> Fraction | str | None:
    if row is None:
        return "missing"
    value, numerator, denominator = row
    if value is not None:
        return Fraction(value)
    assert numerator is not None
    assert denominator is not None
    return None if denominator == 0 else Fraction(numerator) / Fraction(denominator)


def reported_of(
    values: Mapping[tuple[str, ...], Row], one: Raw, unit: str, *when: str
) -> Fraction | str | None:
    """What a unit reported for an indicator; points that were judged above full marks are not taken."""
    number = number_of(values.get((unit, one["id"], *when)))
    row = values.get((unit, one["id"], *when))
    judged = one["score"]["form"] == "judgement" and row is not None and row[0] is not None
    return "missing" if judged and isinstance(number, Fraction) and number > one["points"] else number


@attrs.frozen
class Expected:
    total: Fraction
    items: list[Fraction | None]
    grade: str | None


def oracle(raw: Raw, values: Mapping[tuple[str, ...], Row], unit: str) -> Expected:
    places, at = raw["rounding"]["places"], raw["rounding"]["at"]

    def rounded(points: Fraction, *stages: str) -> Fraction:
        return half(points, places) if at in stages else points

    items: list[Fraction | None] = []
    for one in raw["indicator"]:
        number, full = reported_of(values, one, unit), Fraction(one["points"])
        peers = [
            found for other in raw["units"] if isinstance(found := reported_of(values, one, other), Fraction)
        ]
        own = reported_of(values, one, unit, "2026Q2")
        earlier = [reported_of(values, one, other, "2026Q2") for other in raw["units"]]
        then = Then(
            own if isinstance(own, Fraction) else None, [x for x in earlier if isinstance(x, Fraction)]
        )
        points = (
            oracle_form(one["score"], number, full, peers, then) if isinstance(number, Fraction) else None
        )
        if points is None:
            absent = one["missing"] if number is not None else one["not_applicable"]
            points = {"zero": Fraction(0), "full": full, "redistribute": None}[absent]
        items.append(None if points is None else rounded(points, "item"))
    parts = []
    for part in raw["part"]:
        mine = [
            points
            for one, points in zip(raw["indicator"], items, strict=True)
            if one["part"] == part["id"] and points is not None
        ]
        total = sum(mine, Fraction(0))
        if part["cap"] != "none":
            total = min(total, Fraction(part["cap"]))
        if part["floor"] != "none":
            total = max(total, Fraction(part["floor"]))
        parts.append(rounded(total, "item", "part"))
    full = sum(Fraction(one["points"]) for one in raw["indicator"])
    possible = sum(
        Fraction(one["points"])
        for one, points in zip(raw["indicator"], items, strict=True)
        if points is not None
    )
    total = sum(parts, Fraction(0))
    if possible not in (0, full):
        total = rounded(total * full / possible, "item", "part")
    bonus = number_of(values.get((unit, "b")))
    if isinstance(bonus, Fraction):
        plain = Fraction(raw["bonus"][0]["per"]) * bonus
        cap = raw["bonus"][0]["cap"]
        total += rounded(plain if cap == "none" else min(plain, Fraction(cap)), "item", "part")
    hit = {
        veto["effect"]: veto
        for veto in raw["veto"]
        if isinstance(number := number_of(values.get((unit, veto["id"]))), Fraction) and number > 0
    }
    if "deduct" in hit:
        total -= rounded(Fraction(hit["deduct"]["points"]), "item", "part")
    total = half(total, places)
    if possible == 0:
        return Expected(total, items, None)
    if "zero" in hit:
        total = Fraction(0)
    place = 0 if total >= 20 else 1 if total >= 10 else 2
    if "fail" in hit:
        place = 2
    elif "not-top" in hit or "cap-grade" in hit:
        place = max(place, 1)
    return Expected(total, items, ["优", "中", "差"][place])


@settings(max_examples=SCHEMES, deadline=None)
@given(cases())
def test_every_total_grade_and_point_is_that_of_the_oracle(
    case: tuple[Raw, dict[tuple[str, ...], Row]],
) -> None:
    raw, values = case
    card = run(raw, values, raw["units"])
    assert disagreements(card) == []
    for unit in card.units:
        expected = oracle(raw, values, unit.unit)
        assert Fraction(unit.total) == expected.total
        assert unit.grade == expected.grade
        places = raw["rounding"]["places"] if raw["rounding"]["at"] == "item" else 12
        for item, points in zip(unit.items, expected.items, strict=True):
            assert item.in_total == (points is not None)
            assert Fraction(item.points) == half(points or Fraction(0), places)
            assert recomputed(item) == item.points
        lines = [item.points for item in unit.items] + [line.points for line in unit.adjustments]
        assert sum(lines, Decimal(0)) + unit.bonus - unit.deductions == unit.total


@settings(max_examples=100, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_units_and_indicators_makes_no_difference(
    case: tuple[Raw, dict[tuple[str, ...], Row]], random: Any
) -> None:
    raw, values = case
    first = run(raw, values, raw["units"])
    shuffled = {**raw, "indicator": random.sample(raw["indicator"], len(raw["indicator"]))}
    mixed = dict(random.sample(list(values.items()), len(values)))
    second = run(shuffled, mixed, random.sample(raw["units"], len(raw["units"])))
    for one, other in zip(first.units, second.units, strict=True):
        assert (one.unit, one.total, one.rank, one.grade) == (
            other.unit,
            other.total,
            other.rank,
            other.grade,
        )
        assert {item.indicator: item.points for item in one.items} == {
            item.indicator: item.points for item in other.items
        }


@settings(max_examples=100, deadline=None)
@given(cases())
def test_ranks_follow_the_totals(case: tuple[Raw, dict[tuple[str, ...], Row]]) -> None:
    raw, values = case
    placed = [unit for unit in run(raw, values, raw["units"]).units if unit.rank is not None]
    last = {unit.unit for unit in placed if any(mark.effect == "last-rank" for mark in unit.vetoes)}
    for one in placed:
        for other in placed:
            assert one.rank is not None
            assert other.rank is not None
            better = ((one.unit in last), -one.total) < ((other.unit in last), -other.total)
            assert not better or one.rank < other.rank
            if raw["ranking"]["ties"] == "same-skip" and one is other:
                ahead = sum(third.rank < one.rank for third in placed if third.rank is not None)
                assert one.rank == ahead + 1
