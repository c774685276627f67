"""The scoring forms as spreadsheet formulas.

A formula is made of numbers that the scheme states and of cells of our own sheets; no text of a scheme or of a
ledger ever becomes part of one. A form, or a key of it, that has no formula here is told by `None`: the points
then stand in the sheet as a number.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import attrs

from jiceng.indicators.forms import Reason
from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Item

__all__ = ["Cells", "event_price", "points_formula", "raw_formula"]

_PLACES = 12  # decimals in which a scheme writes its numbers

Score: TypeAlias = Mapping[str, object]


@attrs.frozen
class Cells:
    """Where an item's full marks, value and points before the bounds stand.

    `events` is the sum of its events, `reference` the number that the value is compared with.
    """

    full: str
    value: str
    raw: str
    events: str | None = None
    reference: str | None = None


def raw_formula(item: Item, cells: Cells) -> str | None:
    """Return the formula of the points before the bounds, `None` where the form has none.

    The points of an item without a value, or of one that is waived, follow from the scheme's policy and not from a
    form.
    """
    if item.reason not in _BY_FORM:
        return None
    score = _stated(item.score)
    form = _FORMS.get(item.form)
    if (item.value is None and not item.events) or form is None or score.pop("form", None) != item.form:
        return None
    known, build = form
    if not score.keys() <= known | {"floor", "cap", "scorer", "unless"}:
        return None
    return build(score, item, cells)


def points_formula(item: Item, cells: Cells) -> str:
    """Return the formula of the points: the raw ones within the bounds, rounded as the scheme rounds.

    The floor comes last: where it lies above the cap, it is the floor that holds.
    """
    score = _stated(item.score)
    floor, cap = score.get("floor", "0"), score.get("cap")
    inner = cells.raw
    if cap != "none":
        inner = f"MIN({cells.full if cap is None else _number(cap)},{inner})"
    if floor != "none":
        inner = f"MAX({_number(floor)},{inner})"
    return f"=ROUND({inner},{-int(item.points.as_tuple().exponent)})"


def event_price(item: Item, event: str) -> tuple[Fraction, Fraction | None] | None:
    """Return what one case of an event comes to, and the most that all can; `None` where more is to be known."""
    for entry in _listed(item.score.get("events")):
        stated = _stated(entry)
        if stated.get("event") == event and stated.keys() <= {"event", "title", "per", "cap"}:
            cap = stated.get("cap")
            return Fraction(str(stated["per"])), None if cap is None else Fraction(str(cap))
    return None


def _stated(score: Score) -> dict[str, object]:
    """Return the keys that say something: a key left empty is one that the scheme does not use."""
    return {key: value for key, value in score.items() if value not in (None, False, "", (), [], {})}


def _listed(value: object) -> list[Score]:
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list | tuple) else []


def _number(value: object) -> str:
    """Return a number of the scheme as a formula writes it; a negative one in brackets."""
    text = written(Fraction(str(value)), _PLACES)
    return f"({text})" if text.startswith("-") else text


def _even(cell: str) -> str:
    """Return a value as it is compared: without the rounding of the machine."""
    return f"ROUND({cell},{_PLACES})"


def _proportion(score: Score, _: Item, cells: Cells) -> str | None:
    of = _number(score.get("of", "1"))
    value = f"IF({_even(cells.value)}>={of},{cells.full},{cells.full}*{cells.value}/{of})"
    below = score.get("below")
    if below is None:
        return f"={value}"
    if not isinstance(below, Mapping):
        return None
    return f"=IF({_even(cells.value)}<{_number(below['at'])},{_number(below['points'])},{value})"


def _met(score: Score, _: Item, cells: Cells) -> str | None:
    condition = score.get("condition")
    if not isinstance(condition, Mapping):
        return None
    held = _condition(_stated(condition), cells.value)
    return None if held is None else f"=IF({held},{cells.full},{_number(score.get('otherwise', '0'))})"


def _condition(condition: Score, cell: str) -> str | None:
    if condition.keys() == {"true"}:
        return f"{cell}<>0"
    signs = {"at_least": ">=", "at_most": "<=", "equals": "=", "over": ">", "under": "<"}
    if not condition or not condition.keys() <= signs.keys():
        return None
    bounds = [f"{_even(cell)}{signs[key]}{_number(bound)}" for key, bound in condition.items()]
    return bounds[0] if len(bounds) == 1 else f"AND({','.join(bounds)})"


def _deduct(score: Score, item: Item, cells: Cells) -> str | None:
    if "events" in score:
        return f"={cells.full}-{cells.events}" if cells.events and _all_priced(score, item) else None
    count = cells.value
    if "required" in score:
        count = f"MAX({_number(score['required'])}-{count},0)"
    return f"={cells.full}-{_number(score['per'])}*{count}"


def _add(score: Score, item: Item, cells: Cells) -> str | None:
    base = _number(score.get("base", "0"))
    if "events" in score:
        return f"={base}+{cells.events}" if cells.events and _all_priced(score, item) else None
    return f"={base}+{_number(score['per'])}*{cells.value}"


def _all_priced(score: Score, item: Item) -> bool:
    declared = {str(entry.get("event")) for entry in _listed(score.get("events"))}
    return declared == set(item.events) and all(event_price(item, event) for event in item.events)


def _tiers(score: Score, _: Item, cells: Cells) -> str | None:
    return _stairs(score, cells.value)


def _stairs(score: Score, cell: str) -> str | None:
    result = "NA()"
    for tier in reversed(_listed(score.get("tiers"))):
        bounds = {key: bound for key, bound in _stated(tier).items() if key != "points"}
        points = _number(tier["points"])
        if not bounds:
            result = points
            continue
        held = _condition(bounds, cell)
        if held is None:
            return None
        result = f"IF({held},{points},{result})"
    return f"={result}"


def _slope(score: Score, item: Item, cells: Cells) -> str | None:
    return f"={_sloped(score, item, cells.value)}"


def _sloped(score: Score, item: Item, cell: str) -> str:
    target = _number(score.get("target", "0"))
    distance = f"({cell}-{target})" if item.better == "higher" else f"({target}-{cell})"
    number = _steps(score, f"ABS({distance})")
    gain, loss = (_number(score.get(key, "0")) for key in ("gain", "loss"))
    return f"{_number(score['base'])}+IF({distance}>0,{gain},-{loss})*{number}"


def _piecewise(score: Score, _: Item, cells: Cells) -> str | None:
    turns = score.get("points")
    if not isinstance(turns, list | tuple):
        return None
    pairs: Sequence[tuple[str, str]] = [(_number(place), _number(points)) for place, points in turns]
    result = pairs[-1][1]
    for (low, below), (high, above) in reversed(list(pairwise(pairs))):
        line = f"{below}+({above}-{below})*({cells.value}-{low})/({high}-{low})"
        result = f"IF({cells.value}<{high},{line},{result})"
    return f"=IF({cells.value}<={pairs[0][0]},{pairs[0][1]},{result})"


def _judgement(_: Score, __: Item, cells: Cells) -> str | None:
    return f"={cells.value}"


def _steps(score: Score, distance: str) -> str:
    """Return how many steps a distance comes to: in proportion, whole ones, or begun ones."""
    number = f"ROUND({distance}/{_number(score.get('step', '1'))},{_PLACES})"
    return {"whole": f"INT({number})", "started": f"ROUNDUP({number},0)"}.get(str(score.get("steps")), number)


def _transfer(score: Score, _: Item, cells: Cells) -> str | None:
    share = _number(score["coefficient"])
    if "full_marks" not in score:
        return f"={share}*{cells.value}"
    return f"={cells.full}-{share}*({_number(score['full_marks'])}-{cells.value})"


def _ratio_to_best(_: Score, item: Item, cells: Cells) -> str | None:
    if cells.reference is None:
        return None
    upper, lower = cells.value, cells.reference
    if item.better != "higher":
        upper, lower = lower, upper
    return f"=IF({upper}={lower},{cells.full},IF({lower}=0,0,{cells.full}*{upper}/{lower}))"


def _shortfall(score: Score, item: Item, cells: Cells) -> str | None:
    named = isinstance(score["target"], str) and score["target"] in {"group-mean", "last-year"}
    target = cells.reference if named else _number(score["target"])
    if target is None:
        return None
    short = f"({target}-{cells.value})" if item.better == "higher" else f"({cells.value}-{target})"
    return f"={cells.full}-{_number(score['per'])}*{_steps(score, f'MAX({short},0)')}"


def _change(score: Score, item: Item, cells: Cells) -> str | None:
    if cells.reference is None:
        return None
    rise = f"({cells.value}-{cells.reference})"
    number = _steps(score, f"ABS({rise})")
    gained, lost = (
        f"{_number(score.get('gain', '0'))}*{number}",
        f"{_number(score.get('loss', '0'))}*{number}",
    )
    if "plus_cap" in score:
        gained = f"MIN({gained},{_number(score['plus_cap'])})"
    if "minus_cap" in score:
        lost = f"MIN({lost},{_number(score['minus_cap'])})"
    good = f"{rise}>0" if item.better == "higher" else f"{rise}<0"
    return f"={_number(score.get('base', '0'))}+IF({good},{gained},-{lost})"


def _relative(score: Score, item: Item, cells: Cells) -> str | None:
    if cells.reference is None:
        return None
    difference = f"({cells.value}-{cells.reference})"
    slope = score.get("slope")
    return (
        f"={_sloped(slope, item, difference)}" if isinstance(slope, Mapping) else _stairs(score, difference)
    )


_Build: TypeAlias = Callable[[Score, Item, Cells], str | None]

_BY_FORM = frozenset({Reason.SCORED, Reason.FLOORED, Reason.CAPPED})

_FORMS: Mapping[str, tuple[frozenset[str], _Build]] = {
    "proportion": (frozenset({"of", "below"}), _proportion),
    "met": (frozenset({"condition", "otherwise"}), _met),
    "deduct": (frozenset({"per", "required", "events"}), _deduct),
    "add": (frozenset({"per", "base", "events"}), _add),
    "tiers": (frozenset({"tiers"}), _tiers),
    "slope": (frozenset({"target", "base", "step", "gain", "loss", "steps"}), _slope),
    "piecewise": (frozenset({"points"}), _piecewise),
    "judgement": (frozenset(), _judgement),
    "transfer": (frozenset({"of", "what", "coefficient", "full_marks"}), _transfer),
    "ratio-to-best": (frozenset(), _ratio_to_best),
    "shortfall": (frozenset({"target", "step", "per", "steps"}), _shortfall),
    "change": (
        frozenset({"against", "base", "step", "gain", "plus_cap", "loss", "minus_cap", "steps"}),
        _change,
    ),
    "relative": (frozenset({"to", "years", "tiers", "slope"}), _relative),
}
"""Each form with the keys that its formula knows.

`floor` and `cap` bound every form; who scores does not change the points, and an exemption (`unless`) is told by
the reason of the item.
"""
