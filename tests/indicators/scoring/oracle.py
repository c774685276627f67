"""The points of a scheme computed a second time, in fractions, from the declared scheme as plain TOML values.

It shares nothing with the engine.
"""

import calendar
import itertools
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import attrs

from tests.indicators.scoring.random_schemes import (
    BEFORE,
    INSIDE,
    KINDS_OF_DIVISIONS,
    LAST_YEAR,
    PERIOD,
    TITLE,
    Drawn,
    Raw,
    Row,
)

__all__ = ["Expected", "Oracle", "half"]


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


def holds(condition: Raw, value: Fraction) -> bool:
    ((verb, bound),) = condition.items()
    return bool(
        {
            "at_least": lambda: value >= bound,
            "at_most": lambda: value <= bound,
            "equals": lambda: value == bound,
            "true": lambda: value != 0,
        }[verb]()
    )


@attrs.frozen
class Value:
    """A number with the parts of a rate, and the counts by name."""

    number: Fraction
    top: Fraction | None = None
    bottom: Fraction | None = None
    events: Mapping[str, Fraction] = attrs.field(factory=dict)


MISSING, NONE = "missing", "none"
Found = Value | str


@attrs.frozen
class Expected:
    total: Fraction
    items: dict[str, Fraction | None]
    grade: str | None
    rank: Fraction | None
    stratum_rank: Fraction | None


def mean(values: Sequence[Value], *, percent: bool) -> Fraction | None:
    if not values:
        return None
    bottom = sum((one.bottom for one in values if one.bottom is not None), Fraction(0))
    if percent and all(one.bottom is not None for one in values) and bottom:
        return sum((one.top for one in values if one.top is not None), Fraction(0)) / bottom
    return sum((one.number for one in values), Fraction(0)) / len(values)


def late(form: Raw, done: date) -> int:
    """Count the periods day by day, month by month."""
    due = date.fromisoformat(form["due"])
    if done <= due:
        return 0
    if form["every"] != "month":
        size = 7 if form["every"] == "week" else 1
        days = (done - due).days
        return ceil(Fraction(days, size)) if form["steps"] == "started" else days // size
    whole = 0
    while later(due, whole + 1) <= done:
        whole += 1
    return whole + (form["steps"] == "started" and later(due, whole) < done)


def later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class Oracle:
    """All that a drawn scheme comes to in one period."""

    def __init__(self, drawn: Drawn, period: str = PERIOD, *, composed: bool = True) -> None:
        self.drawn, self.raw, self.period = drawn, drawn.scheme, period
        self.compose = self.raw.get("compose", {}) if composed else {}
        self.cards = "schemes" in self.raw.get("compose", {})
        self.units = sorted(drawn.units)

    # values

    def row(self, unit: str, name: str, period: str) -> Row | None:
        return self.drawn.values.get((unit, name, period))

    def plain(self, unit: str, name: str, period: str) -> Fraction | None:
        row = self.row(unit, name, period)
        return None if row is None or row[0] is None else Fraction(row[0])

    def number(self, unit: str, name: str, period: str) -> Fraction | None:
        """The number of a row, a rate worked out."""
        row = self.row(unit, name, period)
        if row is None or (row[0] is None and row[2] == 0):
            return None
        if row[0] is not None:
            return Fraction(row[0])
        assert row[1] is not None
        assert row[2] is not None
        return Fraction(row[1]) / Fraction(row[2])

    def single(self, one: Raw, unit: str, period: str) -> Found:
        """The value for one period, as it is reported."""
        form, own = one["score"], one["value"].get("same_as", one["id"])
        names = counted_names(one)
        if names is not None:
            return self.by_name(one, unit, period, names)
        if isinstance(form.get("scorer"), list):
            given = [
                (Fraction(scorer["weight"]), self.plain(unit, f"{own}@{scorer['name']}", period))
                for scorer in form["scorer"]
            ]
            points = [(weight, got) for weight, got in given if got is not None and got <= one["points"]]
            if len(points) < len(given):
                return MISSING
            return Value(sum((w * got for w, got in points), Fraction(0)) / sum(w for w, _ in points))
        row = self.row(unit, own, period)
        if row is None:
            return MISSING
        if form["form"] == "delay":
            return Value(day_of(Fraction(row[0] or 0)))
        if row[0] is not None:
            outside = form["form"] == "judgement" and row[0] > one["points"]
            value = Value(Fraction(row[0]))
            return MISSING if outside else self.protected(form, own, unit, period, value)
        assert row[1] is not None
        assert row[2] is not None
        top, bottom = Fraction(row[1]), Fraction(row[2])
        return NONE if bottom == 0 else Value(top / bottom, top, bottom)

    def protected(self, form: Raw, own: str, unit: str, period: str, value: Value) -> Found:
        if "periods" not in form:
            return value
        within = self.plain(unit, f"{own}@两会", period)
        if within is None and value.number != 0:
            return MISSING
        return attrs.evolve(value, events={"两会": within or Fraction(0)})

    def by_name(self, one: Raw, unit: str, period: str, names: Mapping[str, tuple[str, bool]]) -> Found:
        found: dict[str, Fraction | None] = {}
        for key, (name, day) in names.items():
            number = self.plain(unit, name, period)
            found[key] = day_of(number) if day and number is not None else number
        stated = [number for number in found.values() if number is not None]
        none_is = "full" if one["score"]["form"] == "deduct" else "zero"
        if not stated or (len(stated) < len(found) and one["missing"] != none_is):
            return MISSING
        counts = {key: number or Fraction(0) for key, number in found.items()}
        total = sum((counts[key] for key, (_, day) in names.items() if not day), Fraction(0))
        return Value(total, events=counts)

    def value(self, one: Raw, unit: str, period: str) -> Found:
        inside = INSIDE.get(period, (period,)) if "period" in one else (period,)
        parts = [self.single(one, unit, part) for part in inside]
        if len(parts) == 1:
            return parts[0]
        if MISSING in parts:
            return MISSING
        found = [part for part in parts if isinstance(part, Value)]
        if not found:
            return NONE
        numbers, how = [part.number for part in found], one["combine"]
        if how == "last":
            return found[-1]
        if how == "worst":
            worst = min(numbers) if self.better(one) == "higher" else max(numbers)
            return next(part for part in found if part.number == worst)
        if how == "sum" and self.percent(one) and all(part.bottom is not None for part in found):
            top = sum((part.top or Fraction(0) for part in found), Fraction(0))
            bottom = sum((part.bottom or Fraction(0) for part in found), Fraction(0))
            return Value(top / bottom, top, bottom)
        total = sum(numbers, Fraction(0))
        events = {key: sum((part.events[key] for part in found), Fraction(0)) for key in found[-1].events}
        return Value(total / len(numbers) if how == "mean" else total, events=events)

    def better(self, one: Raw) -> str:
        if counted_names(one) is not None or one["score"]["form"] == "delay":
            return "lower"
        return str(self.owner(one)["value"].get("better", "higher"))

    def percent(self, one: Raw) -> bool:
        forms = [one["score"], *one.get("by_stratum", {}).values()]
        forms = [inner for form in forms for inner in (form, form.get("then"), form.get("else")) if inner]
        ratio_only = any(ratio_form(form) for form in [one["score"], *one.get("by_stratum", {}).values()])
        return self.owner(one)["value"].get("unit") == "%" or ratio_only

    def owner(self, one: Raw) -> Raw:
        while "same_as" in one["value"]:
            one = next(other for other in self.raw["indicator"] if other["id"] == one["value"]["same_as"])
        return one

    # points

    def stratum(self, unit: str) -> str:
        return KINDS_OF_DIVISIONS[self.drawn.units[unit]] if "strata" in self.raw else ""

    def peers(self, unit: str) -> list[str]:
        return [other for other in self.units if self.stratum(other) == self.stratum(unit)]

    def form_of(self, one: Raw, unit: str) -> Raw:
        return one.get("by_stratum", {}).get(self.stratum(unit), one["score"])  # type: ignore[no-any-return]

    def points(self, one: Raw, unit: str) -> Fraction | None:
        """The points before rounding; nothing for an item that is left out."""
        full, form = Fraction(one["points"]), self.form_of(one, unit)
        if "waiver" in one and (self.plain(unit, TITLE, self.period) or 0) > 0:
            return full
        k0 = self.number(unit, "k0", self.period)
        if "unless" in form and k0 is not None and holds(form["unless"]["k0"], k0):
            return full
        value = self.value(one, unit, self.period)
        if self.cards and form["form"] == "transfer":
            total = self.drawn.other.get(unit)
            value = MISSING if total is None else Value(Fraction(total))
        if isinstance(value, Value):
            found = self.formed(one, form, unit, value, full)
            if found is not None:
                return found
            value = MISSING
        if value == NONE and form.get("zero_if_none"):
            return Fraction(0)
        policy = one["missing"] if value == MISSING else one["not_applicable"]
        return {"zero": Fraction(0), "full": full, "redistribute": None}[policy]

    def formed(self, one: Raw, form: Raw, unit: str, value: Value, full: Fraction) -> Fraction | None:
        """The points of a form within its bounds; nothing where there is nothing to compare with."""
        if form["form"] == "branch":
            k0 = self.number(unit, "k0", self.period)
            if k0 is None:
                return None
            taken = "then" if holds(form["when"]["k0"], k0) else "else"
            return self.formed(one, form[taken], unit, value, full)
        if not self.compared(one, form, unit):
            return None
        nothing = value.number == 0 and value.bottom is None and not any(value.events.values())
        if form.get("zero_if_none") and nothing:
            return Fraction(0)
        points = by_itself(form, value, full, self.better(one))
        if points is None:
            points = self.among(one, form, unit, value, full)
        cap, low = form.get("cap", full), form.get("floor", Fraction(0))
        if cap != "none" and points > cap:
            return Fraction(cap)
        return Fraction(low) if low != "none" and points < low else points

    def earlier(self, one: Raw, form: Raw, unit: str) -> Found:
        against = form.get("against", form.get("to", form.get("target")))
        last_year = against in ("last-year", "previous-years-mean")
        return self.value(one, unit, (LAST_YEAR if last_year else BEFORE)[self.period])

    def compared(self, one: Raw, form: Raw, unit: str) -> bool:
        against = form.get("against", form.get("to", form.get("target")))
        if against not in ("previous-period", "last-year", "previous-years-mean"):
            return True
        return isinstance(self.earlier(one, form, unit), Value)

    def among(self, one: Raw, form: Raw, unit: str, value: Value, full: Fraction) -> Fraction:
        """The points of the forms that compare with the peers or with an earlier time."""
        higher = self.better(one) == "higher"
        all_ = [self.value(one, peer, self.period) for peer in self.peers(unit)]
        peers = [peer for peer in all_ if isinstance(peer, Value)]
        numbers = [peer.number for peer in peers]
        best = max(numbers) if higher else min(numbers)
        before = self.earlier(one, form, unit)
        then = before.number if isinstance(before, Value) else None
        match form["form"]:
            case "ratio-to-best":
                upper, lower = (value.number, best) if higher else (best, value.number)
                return full if upper == lower else Fraction(0) if lower == 0 else full * upper / lower
            case "shortfall":
                target = mean(peers, percent=self.percent(one)) if form["target"] == "group-mean" else then
                assert target is not None
                return short_of(form, value.number, target, full, higher=higher)
            case "relative":
                to = {"peer-mean": mean(peers, percent=self.percent(one)), "peer-best": best}.get(
                    form["to"], then
                )
                assert to is not None
                inner = {"form": "slope", **form["slope"]} if "slope" in form else {**form, "form": "tiers"}
                found = by_itself(inner, Value(value.number - to), full, self.better(one))
                assert found is not None
                return found
            case "change":
                assert then is not None
                rise = value.number - then if higher else then - value.number
                price, cap = ("gain", "plus_cap") if rise > 0 else ("loss", "minus_cap")
                worth = Fraction(form[price]) * stepped(abs(rise), form)
                worth = min(worth, Fraction(form[cap])) if cap in form else worth
                return Fraction(form["base"]) + (worth if rise > 0 else -worth)
            case "rank":
                return placed(form, value.number, numbers, full, higher=higher)
            case "rank-change":
                olds = [self.earlier(one, form, peer) for peer in self.peers(unit)]
                assert then is not None
                was = place_of(then, [old.number for old in olds if isinstance(old, Value)], higher=higher)
                return first_tier(
                    form["tiers"], Fraction(was - place_of(value.number, numbers, higher=higher))
                )
        raise AssertionError(form["form"])

    # totals

    def totals(self, unit: str) -> tuple[Fraction, dict[str, Fraction | None], set[str]]:
        """The total before grades, the items, and the effects of vetoes that were triggered."""
        places, at = self.raw["rounding"]["places"], self.raw["rounding"]["at"]

        def rounded(points: Fraction, *stages: str) -> Fraction:
            return half(points, places) if at in stages else points

        items: dict[str, Fraction | None] = {}
        for one in self.raw["indicator"]:
            points = self.points(one, unit)
            items[one["id"]] = None if points is None else rounded(points, "item")
        total = Fraction(0)
        for part in self.raw["part"]:
            mine = [items[one["id"]] for one in self.raw["indicator"] if one["part"] == part["id"]]
            points = sum((one for one in mine if one is not None), Fraction(0))
            points = points if part["cap"] == "none" else min(points, Fraction(part["cap"]))
            points = points if part["floor"] == "none" else max(points, Fraction(part["floor"]))
            total += rounded(points, "item", "part")
        full = sum(Fraction(one["points"]) for one in self.raw["indicator"])
        possible = sum(
            Fraction(one["points"]) for one in self.raw["indicator"] if items[one["id"]] is not None
        )
        if possible not in (0, full):
            total = rounded(total * full / possible, "item", "part")
        for bonus in self.raw["bonus"]:
            plain = Fraction(bonus["per"]) * (self.plain(unit, bonus["id"], self.period) or 0)
            capped = plain if bonus["cap"] == "none" else min(plain, Fraction(bonus["cap"]))
            total += rounded(capped, "item", "part")
        hit = [veto for veto in self.raw["veto"] if self.triggered(veto, unit)]
        for veto in hit:
            total -= rounded(Fraction(veto.get("points", 0)), "item", "part")
        total = half(total, places)
        if self.compose:
            total = half(self.composed(unit, total), places)
        effects = {veto["effect"] for veto in hit}
        return (Fraction(0) if "zero" in effects and possible else total), items, effects

    def triggered(self, veto: Raw, unit: str) -> bool:
        """Twelve months later a veto of June 2026 still holds, and one of the first quarter of 2025 does not.

        One of a month holds in its quarter too.
        """
        periods = [self.period]
        if "lasts" in veto:
            ends = {"2026Q2": date(2026, 6, 30), "2025Q1": date(2025, 3, 31)}
            first = first_day(self.period)
            ends |= {month: later(first_day(month), 1) - timedelta(1) for month in INSIDE[PERIOD]}
            ends[PERIOD] = date(2026, 9, 30)
            periods += [name for name, end in ends.items() if end < first <= later(end, 12)]
            periods += INSIDE[PERIOD] if self.period == PERIOD else ()
        return any((self.plain(unit, veto["id"], period) or 0) > 0 for period in periods)

    def composed(self, unit: str, own: Fraction) -> Fraction:
        total = Fraction(self.compose.get("year", 0)) * own
        if "months" in self.compose:
            months = [Oracle(self.drawn, month, composed=False).totals(unit) for month in INSIDE[PERIOD]]
            counted = [one for one, items, _ in months if any(got is not None for got in items.values())]
            if counted:
                total += Fraction(self.compose["months"]) * sum(counted, Fraction(0)) / len(counted)
        for weight in self.compose.get("schemes", {}).values():
            total += Fraction(weight) * Fraction(self.drawn.other.get(unit, 0))
        return total

    def expected(self) -> dict[str, Expected]:
        """Everything, for all units."""
        found = {unit: self.totals(unit) for unit in self.units}
        counted = {
            unit for unit, (_, items, _) in found.items() if any(v is not None for v in items.values())
        }
        places = self.raw["rounding"]["places"] if self.raw["rounding"]["at"] == "item" else 12

        def key(unit: str) -> tuple[object, ...]:
            total, items, effects = found[unit]
            then = [
                unit if name == "id" else -half(items[name] or Fraction(0), places)
                for name in self.raw["ranking"]["then_by"]
            ]
            return ("last-rank" in effects, -total, *then)

        keys = {unit: key(unit) for unit in self.units if unit in counted}
        steps = {unit: self.step(found[unit][0], found[unit][2]) for unit in keys}
        self.quotas(steps, keys)
        return {
            unit: Expected(
                total,
                items,
                ["优", "中", "差"][steps[unit]] if unit in steps else None,
                self.place(unit, keys, list(keys)),
                self.place(unit, keys, [peer for peer in self.peers(unit) if peer in keys])
                if "strata" in self.raw
                else None,
            )
            for unit, (total, items, _) in found.items()
        }

    def place(
        self, unit: str, keys: Mapping[str, tuple[object, ...]], among: Sequence[str]
    ) -> Fraction | None:
        if unit not in keys:
            return None
        better = [keys[other] for other in among if keys[other] < keys[unit]]
        same = sum(keys[other] == keys[unit] for other in among)
        ties = self.raw["ranking"]["ties"]
        if ties == "same-dense":
            return Fraction(1 + len(set(better)))
        return 1 + len(better) + (Fraction(same - 1, 2) if ties == "mean" else Fraction(0))

    def step(self, total: Fraction, effects: set[str]) -> int:
        lines = [grade.get("at_least") for grade in self.raw["grade"]]
        place = next(at for at, line in enumerate(lines) if line is None or total >= line)
        if effects & {"not-top", "cap-grade"}:
            place = max(place, 1)
        return 2 if "fail" in effects else place

    def quotas(self, steps: dict[str, int], keys: Mapping[str, tuple[object, ...]]) -> None:
        for at, grade in enumerate(self.raw["grade"]):
            quota = grade.get("quota")
            groups = (
                {}
                if quota is None
                else {self.stratum(unit) if quota["of"] == "stratum" else "" for unit in self.units}
            )
            for group in groups:
                mine = [unit for unit in steps if quota["of"] != "stratum" or self.stratum(unit) == group]
                exact = Fraction(quota["share"]) * len(mine)
                most = {"down": floor, "up": ceil, "half-up": lambda x: int(half(x, 0))}[quota["rounding"]](
                    exact
                )
                most = max(most, quota.get("at_least_units", 0))
                fitting = [unit for unit in mine if steps[unit] == at]
                if len(fitting) <= most:
                    continue
                for unit in fitting:
                    ahead = sum(keys[other] < keys[unit] for other in fitting)
                    same = sum(keys[other] == keys[unit] for other in fitting)
                    inside = ahead < most if quota["ties"] == "admit" else ahead + same <= most
                    if not inside:
                        steps[unit] = at + 1


def first_day(period: str) -> date:
    return date(2026, 7, 1) if period == PERIOD else date(int(period[:4]), int(period[5:]), 1)


def day_of(number: Fraction) -> Fraction:
    """20260715 as a day; 0 stays 0."""
    whole = int(number)
    return (
        Fraction(0)
        if whole == 0
        else Fraction(date(whole // 10000, whole // 100 % 100, whole % 100).toordinal())
    )


def ratio_form(form: Raw) -> bool:
    if form["form"] == "branch":
        return form["then"]["form"] == form["else"]["form"] == "proportion"
    return bool(form["form"] == "proportion")


def counted_names(one: Raw) -> dict[str, tuple[str, bool]] | None:
    """Names counted in place of a value: what they are reported as, and whether each is a day."""
    form, own = one["score"], one["id"]
    if form.get("events"):
        return {event["event"]: (event["event"], False) for event in form["events"]}
    if form.get("bands"):
        return {band: (f"{own}@{band}", False) for band in ("3-5", "6+")}
    if form["form"] == "checklist":
        return {check["check"]: (check["check"], "by" in check) for check in form["checks"]}
    if form["form"] == "quota":
        return {kind: (f"{own}@{kind}", False) for kind in form["need"]}
    return None


def place_of(value: Fraction, among: Sequence[Fraction], *, higher: bool) -> int:
    return 1 + sum(other > value if higher else other < value for other in among)


def placed(
    form: Raw, value: Fraction, among: Sequence[Fraction], full: Fraction, *, higher: bool
) -> Fraction:
    def at(place: int) -> Fraction:
        if "bottom" in form:
            return full + (
                Fraction(form["bottom"]["points"]) if place > len(among) - form["bottom"]["places"] else 0
            )
        ladder = [Fraction(points) for points in form["ladder"]]
        if place <= len(ladder):
            return ladder[place - 1]
        if "rest" in form:
            return Fraction(form["rest"])
        return ladder[-1] + Fraction(form["then"]) * (place - len(ladder))

    first, tied = place_of(value, among, higher=higher), sum(other == value for other in among)
    if form["ties"] == "same-dense":
        return at(1 + len({other for other in among if (other > value if higher else other < value)}))
    shared = range(first, first + tied) if form["ties"] == "mean" else [first]
    return sum((at(place) for place in shared), Fraction(0)) / len(shared)


def short_of(form: Raw, value: Fraction, target: Fraction, full: Fraction, *, higher: bool) -> Fraction:
    short = max(target - value if higher else value - target, Fraction(0))
    return full - Fraction(form["per"]) * stepped(short, form)


def by_itself(form: Raw, value: Value, full: Fraction, better: str) -> Fraction | None:
    """The points of the forms that look at nothing but the value and what is counted."""
    v, events = value.number, value.events
    f = {key: Fraction(one) for key, one in form.items() if isinstance(one, Decimal)}
    match form["form"]:
        case "proportion":
            below = form.get("below")
            if below is not None and v < Fraction(below["at"]):
                return Fraction(below["points"])
            return full * min(v / f["of"], Fraction(1))
        case "met":
            return full if holds(form["condition"], v) else f["otherwise"]
        case "judgement":
            return v
        case "tiers":
            return first_tier(form["tiers"], v)
        case "slope":
            distance = v - f["target"] if better == "higher" else f["target"] - v
            steps = stepped(abs(distance), form)
            return f["base"] + (f["gain"] * steps if distance >= 0 else -f["loss"] * steps)
        case "shortfall" if isinstance(form["target"], Decimal):
            return short_of(form, v, f["target"], full, higher=better == "higher")
        case "transfer":
            if form["what"] == "score":
                return f["coefficient"] * v
            return full - f["coefficient"] * (f["full_marks"] - v)
        case "delay":
            if v <= 0:
                return f["undone"]
            return full - f["per"] * late(form, date.fromordinal(int(v)))
        case "piecewise":
            return on_line(form, v)
        case "add" | "deduct":
            return counted(form, v, events, full)
        case "checklist":
            met = (
                check["points"]
                for check in form["checks"]
                if 0
                < events[check["check"]]
                <= (date.fromisoformat(check["by"]).toordinal() if "by" in check else 10**9)
            )
            return sum(map(Fraction, met), Fraction(0))
        case "quota":
            need = {kind: Fraction(number) for kind, number in form["need"].items()}
            done = sum((min(events[kind], number) for kind, number in need.items()), Fraction(0))
            if done < sum(need.values()):
                return f["base"] * done / sum(need.values()) if form["short"] == "pro-rata" else Fraction(0)
            return f["base"] + sum(
                (Fraction(worth) * (events[kind] - need[kind]) for kind, worth in form["extra"].items()),
                Fraction(0),
            )
    return None


def on_line(form: Raw, v: Fraction) -> Fraction:
    if "segments" in form:
        reached = Fraction(form["segments"][0]["base"])
        ends = [Fraction(line["from"]) for line in form["segments"][1:]] + [None]
        got = reached
        for line, end in zip(form["segments"], ends, strict=True):
            start = Fraction(line["base"]) if "base" in line else reached
            slope, from_ = Fraction(line["per"]) / Fraction(line["step"]), Fraction(line["from"])
            if v >= from_:
                got = start + slope * (v - from_)
            if end is not None:
                reached = start + slope * (end - from_)
        return got
    line_ = [(Fraction(place), Fraction(points)) for place, points in form["points"]]
    if v <= line_[0][0]:
        return line_[0][1]
    for (x0, y0), (x1, y1) in itertools.pairwise(line_):
        if v <= x1:
            return y0 + (y1 - y0) * (v - x0) / (x1 - x0)
    return line_[-1][1]


def counted(form: Raw, v: Fraction, events: Mapping[str, Fraction], full: Fraction) -> Fraction:
    def times(count: Fraction) -> Fraction:
        repeat = form.get("repeat")
        if repeat is None:
            return count
        again = max(count - (repeat["from"] - 1), Fraction(0))
        return (count - again) + again * Fraction(repeat["times"])

    worth = Fraction(0)
    for event in form.get("events", ()):
        one = Fraction(event["per"]) * times(events[event["event"]])
        if "cap" in event:
            one = max(min(one, Fraction(event["cap"])), -Fraction(event["cap"]))
        worth += one
    for key, band in zip(("3-5", "6+"), form.get("bands", ()), strict=False):
        worth += Fraction(band["per"]) * events[key]
    if form["form"] == "add":
        return Fraction(form["base"]) + (Fraction(form["per"]) * v if "per" in form else worth)
    if "required" in form:
        worth = Fraction(form["per"]) * max(Fraction(form["required"]) - v, Fraction(0))
    elif "periods" in form:
        worth = Fraction(form["per"]) * (v + events["两会"] * (Fraction(form["periods"]["times"]) - 1))
    elif "per" in form:
        worth = Fraction(form["per"]) * times(v)
    return full - worth
