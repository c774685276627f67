"""Random schemes of every kind that the format knows, with random values for them, as plain TOML values."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random
from typing import Any

import attrs
from hypothesis import strategies as st

Raw = dict[str, Any]
Row = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Value, numerator, denominator."""
Key = tuple[str, str, str]
"""Unit, name, period."""

PERIOD = "2026Q3"
MONTHS = ("2026-07", "2026-08", "2026-09")
BEFORE = {
    PERIOD: "2026Q2",
    "2026-07": "2026-06",
    "2026-08": "2026-07",
    "2026-09": "2026-08",
}
LAST_YEAR = {PERIOD: "2025Q3"} | {month: month.replace("2026", "2025") for month in MONTHS}
INSIDE = {
    PERIOD: MONTHS,
    "2026Q2": ("2026-04", "2026-05", "2026-06"),
    "2025Q3": tuple(month.replace("2026", "2025") for month in MONTHS),
}
TITLE = "省级文明村"
KINDS_OF_DIVISIONS = {"T1": "街道", "T2": "镇", "": ""}

cents = st.integers(-300, 2000).map(lambda number: Decimal(number) / 100)
above = st.integers(1, 2000).map(lambda number: Decimal(number) / 100)
ratios = st.integers(0, 100).map(lambda number: Decimal(number) / 100)
bounds = st.one_of(st.just("none"), cents)
STEPS = st.sampled_from(["pro-rata", "whole", "started"])
TIES = st.sampled_from(["same-skip", "same-dense", "mean"])
PLAIN = (
    *("proportion", "met", "deduct", "required", "tiers", "slope", "add", "piecewise", "segments"),
    *("shortfall", "change", "relative", "relative-slope", "ratio-to-best", "rank", "bottom", "rank-change"),
    "transfer",
)
BY_NAME = ("deduct-events", "deduct-bands", "add-events", "checklist", "quota")
OTHERS = (*BY_NAME, "deduct-repeat", "deduct-periods", "delay", "judgement", "scorers", "branch")
EITHER_SIDE = ("slope", "shortfall", "change", "relative-slope", "ratio-to-best", "rank", "rank-change")
"""Forms that fit values of which less is better too."""


def tiers(draw: st.DrawFn, bounds_: st.SearchStrategy[Decimal]) -> list[Raw]:
    steps = sorted(draw(st.sets(bounds_, min_size=1, max_size=4)), reverse=True)
    side = draw(st.sampled_from(["at_least", "over"]))
    return [*({side: step, "points": draw(cents)} for step in steps), {"points": draw(cents)}]


def slope(draw: st.DrawFn) -> Raw:
    return {
        "target": draw(ratios),
        "base": draw(cents),
        "step": draw(above) / 10,
        "gain": draw(above),
        "loss": draw(above),
        "steps": draw(STEPS),
    }


def by_value(draw: st.DrawFn, kind: str) -> Raw:
    """A form that follows from the value alone."""
    match kind:
        case "proportion":
            below = {"below": {"at": draw(ratios), "points": draw(cents)}} if draw(st.booleans()) else {}
            return {"of": draw(st.integers(1, 100)) / Decimal(100), **below}
        case "met":
            verb = draw(st.sampled_from(["at_least", "at_most", "equals", "true"]))
            return {"condition": {verb: True if verb == "true" else draw(ratios)}, "otherwise": draw(cents)}
        case "required":
            return {"form": "deduct", "per": draw(above), "required": draw(above)}
        case "deduct":
            return {"per": draw(above)}
        case "tiers":
            return {"tiers": tiers(draw, ratios)}
        case "slope":
            return slope(draw)
        case "add":
            return {"base": draw(cents), "per": draw(cents)}
        case "piecewise":
            places = sorted(draw(st.sets(ratios, min_size=2, max_size=4)))
            return {"points": [[place, draw(cents)] for place in places]}
        case "segments":
            places = sorted(draw(st.sets(ratios, min_size=1, max_size=3)))
            lines = [{"from": place, "per": draw(cents), "step": draw(above) / 10} for place in places]
            for number, line in enumerate(lines):
                if number == 0 or draw(st.booleans()):
                    line["base"] = draw(cents)
            return {"form": "piecewise", "segments": lines}
    return {}


def beside_value(draw: st.DrawFn, kind: str) -> Raw:
    """A form that compares, or counts by name."""
    against = {"against": draw(st.sampled_from(["previous-period", "last-year"]))}
    match kind:
        case "shortfall":
            target = draw(st.one_of(ratios, st.sampled_from(["group-mean", "last-year"])))
            return {"target": target, "step": draw(above) / 10, "per": draw(above), "steps": draw(STEPS)}
        case "change":
            caps = {key: draw(above) for key in ("plus_cap", "minus_cap") if draw(st.booleans())}
            prices = {"base": draw(cents), "step": draw(above) / 10, "gain": draw(above), "loss": draw(above)}
            return {**against, **prices, **caps, "steps": draw(STEPS)}
        case "relative" | "relative-slope":
            to = draw(st.sampled_from(["peer-mean", "peer-best", "previous-period", "previous-years-mean"]))
            how = {"slope": slope(draw)} if kind == "relative-slope" else {"tiers": tiers(draw, ratios)}
            return {"form": "relative", "to": to, **how} | ({"years": 1} if "years" in to else {})
        case "rank":
            after = {draw(st.sampled_from(["then", "rest"])): draw(cents)}
            return {"ladder": draw(st.lists(cents, min_size=1, max_size=3)), **after, "ties": draw(TIES)}
        case "bottom":
            last = {"places": draw(st.integers(1, 2)), "points": draw(cents)}
            return {"form": "rank", "bottom": last, "ties": draw(TIES)}
        case "rank-change":
            return {**against, "tiers": tiers(draw, st.integers(-2, 2).map(Decimal))}
        case "transfer":
            lost = {"what": "lost", "full_marks": draw(above)}
            return {"of": "other", "coefficient": draw(above) / 10} | draw(
                st.sampled_from([{"what": "score"}, lost])
            )
    return {}


def by_name(draw: st.DrawFn, kind: str, own: str) -> Raw:
    events = [
        {"event": f"{own}e{n}", "title": f"{own}事{n}", "per": draw(above)}
        | ({"cap": draw(above)} if draw(st.booleans()) else {})
        for n in range(draw(st.integers(1, 3)))
    ]
    repeat = {"from": draw(st.integers(2, 4)), "times": draw(above)}
    match kind:
        case "deduct-events":
            return {"form": "deduct", "events": events} | ({"repeat": repeat} if draw(st.booleans()) else {})
        case "deduct-repeat":
            return {"form": "deduct", "per": draw(above), "repeat": repeat}
        case "deduct-periods":
            return {"form": "deduct", "per": draw(above), "periods": {"name": "两会", "times": draw(above)}}
        case "deduct-bands":
            bands = [{"from": 3, "to": 5, "per": draw(above)}, {"from": 6, "per": draw(above)}]
            return {"form": "deduct", "bands": bands}
        case "add-events":
            signed = [event | {"per": draw(cents)} for event in events]
            return {"form": "add", "base": draw(cents), "events": signed}
        case "checklist":
            days = st.sampled_from([{}, {"by": "2026-07-31"}])
            checks = [
                {"check": f"{own}c{n}", "title": f"{own}查{n}", "points": draw(above), **draw(days)}
                for n in range(draw(st.integers(1, 3)))
            ]
            return {"checks": checks}
        case "quota":
            need = {kind_: Decimal(draw(st.integers(1, 4))) for kind_ in ("省", "市", "县")}
            extra = {kind_: draw(above) for kind_ in need if draw(st.booleans())}
            short = draw(st.sampled_from(["none", "pro-rata"]))
            return {"need": need, "base": draw(above), "extra": extra, "short": short}
        case "delay":
            every, steps = (
                draw(st.sampled_from(["day", "week", "month"])),
                draw(st.sampled_from(["whole", "started"])),
            )
            due = draw(st.sampled_from(["2026-01-31", "2026-07-10", "2026-05-31"]))
            return {"due": due, "every": every, "steps": steps, "per": draw(above), "undone": draw(cents)}
        case "scorers":
            several = [{"name": f"{own}局{n}", "weight": draw(above)} for n in range(2)]
            return {"form": "judgement", "scorer": several}
    return {}


def form(draw: st.DrawFn, kind: str, own: str) -> Raw:
    """A form with its bounds, and now and then an exemption."""
    if kind == "branch":
        then, other = (form(draw, draw(st.sampled_from(PLAIN[:-1])), own) for _ in range(2))
        for one in (then, other):
            one.pop("unless", None)
        return {"form": "branch", "when": {"k0": {"at_least": draw(ratios)}}, "then": then, "else": other}
    found: Raw = {"form": kind}
    found |= by_value(draw, kind) or beside_value(draw, kind) or by_name(draw, kind, own)
    if draw(st.booleans()):
        found["floor"] = draw(bounds)
    if draw(st.booleans()):
        found["cap"] = draw(bounds)
    floor, cap = found.get("floor", Decimal(0)), found.get("cap", "none")
    if "none" not in (floor, cap) and floor > cap:
        found["cap"] = floor
    if draw(st.integers(0, 7)) == 0:
        found["unless"] = {"k0": {draw(st.sampled_from(["at_least", "at_most"])): draw(ratios)}}
    if draw(st.integers(0, 7)) == 0:
        found["zero_if_none"] = True
    return found


@attrs.frozen
class Drawn:
    """A scheme with values. `kinds` are those of the forms, `other` the totals of another scheme."""

    scheme: Raw
    units: dict[str, str]
    values: dict[Key, Row]
    other: dict[str, Decimal]
    kinds: tuple[str, ...]
    uniform: bool


def indicators(draw: st.DrawFn, owners: list[str], *, stratified: bool) -> tuple[list[Raw], list[str]]:
    policies = st.sampled_from(["zero", "full", "redistribute"])
    found: list[Raw] = []
    kinds: list[str] = []
    for number, owner in enumerate(owners):
        own, kind = f"i{number}", draw(st.sampled_from([*PLAIN, *OTHERS]))
        value: Raw = {"reported": True}
        if kind in EITHER_SIDE and draw(st.booleans()):
            value["better"] = draw(st.sampled_from(["higher", "lower"]))
        if kind in PLAIN[:-1] and draw(st.booleans()):
            value["unit"] = "%"
        one = {
            "id": own,
            "title": f"指标{number}",
            "clause": "第一条",
            "part": owner,
            "points": draw(above),
            "value": value,
            "score": form(draw, kind, own),
            "missing": draw(policies),
            "not_applicable": draw(policies),
        }
        kinds.append(kind)
        if stratified and kind in PLAIN[:-1] and draw(st.booleans()):
            other = kind if "better" in value else draw(st.sampled_from(PLAIN[:9]))
            one["by_stratum"] = {"街道": form(draw, other, own)}
        if draw(st.integers(0, 5)) == 0:
            one["waiver"] = {"holders_of": TITLE, "effect": "full"}
        earlier = [n for n, it in enumerate(found) if kinds[n] in PLAIN[:-1] and "same_as" not in it["value"]]
        if earlier and kind in PLAIN[:-1] and "better" not in value and draw(st.integers(0, 7)) == 0:
            like = draw(st.sampled_from(earlier))
            if "better" not in found[like]["value"]:
                one["value"] = {"same_as": f"i{like}"}
        elif kind in PLAIN[:-1] and draw(st.integers(0, 5)) == 0:
            one |= {"period": "month", "combine": draw(st.sampled_from(["mean", "sum", "last", "worst"]))}
        elif kind in BY_NAME[:3] and draw(st.integers(0, 3)) == 0:
            one |= {"period": "month", "combine": "sum"}
        found.append(one)
    return found, kinds


def extras(draw: st.DrawFn, *, stratified: bool) -> Raw:
    """Vetoes, bonuses, grades, ranking, composition."""
    effects = draw(
        st.lists(
            st.sampled_from(["fail", "not-top", "zero", "deduct", "last-rank", "cap-grade"]),
            max_size=3,
            unique=True,
        )
    )
    beside = {"deduct": lambda: {"points": draw(above)}, "cap-grade": lambda: {"grade": "中"}}
    vetoes = [
        {
            "id": f"v{number}",
            "title": f"否决{number}",
            "clause": "第二条",
            "value": {"reported": True},
            "effect": effect,
            **beside.get(effect, dict)(),
            **({"lasts": {"months": 12}} if draw(st.booleans()) else {}),
        }
        for number, effect in enumerate(effects)
    ]
    bonuses = [
        {
            "id": f"b{number}",
            "title": f"加分{number}",
            "clause": "第三条",
            "value": {"reported": True},
            "per": draw(above),
            "cap": draw(st.one_of(st.just("none"), above)),
        }
        for number in range(draw(st.integers(0, 2)))
    ]
    grades: list[Raw] = [
        {"name": "优", "at_least": draw(st.sampled_from([Decimal(20), Decimal("9.995")]))},
        {"name": "中", "at_least": Decimal(5)},
        {"name": "差"},
    ]
    for grade in grades[:2]:
        if draw(st.integers(0, 2)) == 0:
            quota: Raw = {
                "share": draw(st.sampled_from([Decimal("0.3"), Decimal("0.5"), Decimal(1)])),
                "rounding": draw(st.sampled_from(["down", "up", "half-up"])),
                "of": "stratum" if stratified and draw(st.booleans()) else "all",
                "ties": draw(st.sampled_from(["exclude", "admit"])),
            }
            grade["quota"] = quota | ({"at_least_units": 1} if draw(st.booleans()) else {})
    shares = st.sampled_from([Decimal("0.25"), Decimal("0.6"), Decimal("0.123")])
    compose: Raw = {}
    if draw(st.integers(0, 3)) == 0:
        compose = {key: draw(shares) for key in ("months", "year") if draw(st.booleans())}
        if draw(st.booleans()) or not compose:
            compose["schemes"] = {"other": draw(shares)}
    then_by = draw(st.sampled_from([[], ["i0"], ["i0", "id"]]))
    return {
        "veto": vetoes,
        "bonus": bonuses,
        "grade": grades,
        "ranking": {"ties": draw(TIES), "then_by": then_by},
        **({"compose": compose} if compose else {}),
    }


@st.composite
def drawn_schemes(draw: st.DrawFn, *, uniform: bool = False) -> Drawn:
    """A scheme and values for it; `uniform` gives every indicator rates only, or numbers only."""
    parts = [
        {"id": f"p{number}", "title": f"部分{number}", "points": Decimal(10)}
        for number in range(draw(st.integers(1, 3)))
    ]
    for part in parts:
        low, high = draw(bounds), draw(bounds)
        part["floor"], part["cap"] = low, max(low, high) if "none" not in (low, high) else high
    names = [part["id"] for part in parts]
    stratified = draw(st.booleans())
    items, kinds = indicators(
        draw, names + draw(st.lists(st.sampled_from(names), max_size=3)), stratified=stratified
    )
    scheme = {
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
        "indicator": items,
        **({"strata": {"by": "kind"}} if stratified else {}),
        **extras(draw, stratified=stratified),
    }
    units = {
        f"539925{number}": draw(st.sampled_from(list(KINDS_OF_DIVISIONS)))
        for number in range(101, 101 + draw(st.integers(1, 4)))
    }
    values = Values(draw(st.integers(0, 2**32)), scheme, kinds, list(units), uniform=uniform).all()
    other = {unit: draw(cents) for unit in units if draw(st.integers(0, 3))}
    return Drawn(scheme, units, values, other, tuple(kinds), uniform)


class Values:
    """Draws what is reported, from one seed: there are hundreds of values, and none of them is worth shrinking."""

    def __init__(self, seed: int, scheme: Raw, kinds: list[str], units: list[str], *, uniform: bool) -> None:
        self.random, self.scheme, self.kinds, self.units = Random(seed), scheme, kinds, units
        self.uniform = uniform
        self.found: dict[Key, Row] = {}

    def all(self) -> dict[Key, Row]:
        """Everything that the scheme may look at."""
        periods = [PERIOD, *(MONTHS if "months" in self.scheme.get("compose", {}) else ())]
        for one, kind in zip(self.scheme["indicator"], self.kinds, strict=True):
            rate = self._one_of((True, False))
            for period in self._periods(one, periods):
                for unit in self.units:
                    self._indicator(one, kind, unit, period, rate=rate)
        for period in periods:
            for unit in self.units:
                names = [one["id"] for key in ("veto", "bonus") for one in self.scheme[key]]
                for name in names:
                    self._put(unit, name, period, self._count())
                self._put(unit, "k0", period, self._number(rate=False))
                self._put(unit, TITLE, period, self._count())
        for veto in self.scheme["veto"]:
            for unit in self.units if "lasts" in veto else ():
                for period in ("2026Q2", "2025Q1"):
                    self._put(unit, veto["id"], period, self._count())
        return self.found

    @staticmethod
    def _periods(one: Raw, periods: list[str]) -> list[str]:
        wanted = {one_ for period in periods for one_ in (period, BEFORE[period], LAST_YEAR[period])}
        if "period" in one:
            wanted |= {month for period in wanted for month in INSIDE.get(period, ())}
        return sorted(wanted)

    def _indicator(self, one: Raw, kind: str, unit: str, period: str, *, rate: bool) -> None:
        score, own = one["score"], one["id"]
        match kind:
            case "judgement":
                self._put(unit, own, period, self._points(one))
            case "scorers":
                for scorer in score["scorer"]:
                    self._put(unit, f"{own}@{scorer['name']}", period, self._points(one))
            case "delay":
                self._put(unit, own, period, self._day())
            case "deduct-events" | "add-events":
                for event in score["events"]:
                    self._put(unit, event["event"], period, self._count())
            case "deduct-bands":
                for band in ("3-5", "6+"):
                    self._put(unit, f"{own}@{band}", period, self._count())
            case "quota":
                for name in score["need"]:
                    self._put(unit, f"{own}@{name}", period, self._count())
            case "checklist":
                for check in score["checks"]:
                    day = "by" in check
                    self._put(unit, check["check"], period, self._day() if day else self._count())
            case "deduct-periods" | "deduct-repeat":
                self._put(unit, own, period, self._count())
                if kind == "deduct-periods":
                    self._put(unit, f"{own}@两会", period, self._count())
            case _:
                mixed = rate if self.uniform else self._one_of((True, False))
                self._put(unit, own, period, self._number(rate=mixed))

    def _one_of(self, things: Sequence[Any]) -> Any:
        return self.random.choice(things)

    def _ratio(self) -> Decimal:
        return Decimal(self.random.randrange(101)) / 100

    def _put(self, unit: str, name: str, period: str, row: Row | None) -> None:
        if row is not None and self.random.randrange(6):
            self.found[unit, name, period] = row

    def _number(self, *, rate: bool) -> Row:
        if not rate:
            return self._ratio(), None, None
        return None, Decimal(self.random.randrange(10)), Decimal(self.random.randrange(10))

    def _count(self) -> Row:
        return Decimal(self._one_of((0, self.random.randrange(13)))), None, None

    def _points(self, one: Raw) -> Row:
        return min(self._one_of((self._ratio(), self._ratio() * 20)), one["points"] + 1), None, None

    def _day(self) -> Row:
        days = ["0", "20260131", "20260301", "20260710", "20260718", "20260831", "20261001", "20270228"]
        return Decimal(self._one_of(days)), None, None
