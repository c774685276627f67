"""What `--what-if` says: changes that are tried out on a scorecard (试算)."""

import re
from collections.abc import Sequence
from decimal import Decimal

import attrs

from jiceng.cli.chinese import UsageError
from jiceng.indicators import Item, Scorecard
from jiceng.indicators.declared import is_reported, nearest

__all__ = ["Change", "read_change", "tried"]

_COUNTING_FORMS = frozenset({"add", "checklist", "deduct", "delay"})
_NUMBER = re.compile(r"(-?\d{1,12}(?:\.\d{1,12})?)(%?)")


@attrs.frozen
class Change:
    """One change: other full marks of an indicator, another value of a unit, or an indicator left out.

    `unit` is empty for full marks; `number` is `None` for one that is left out.
    """

    unit: str
    name: str
    number: Decimal | None
    is_percent: bool = False


def read_change(text: str) -> Change:
    """Read one change as it was typed. Raises `UsageError`."""
    if text.startswith("-") and len(text) > 1 and "=" not in text:
        return Change("", text[1:], None)
    name, sign, number = text.partition("=")
    unit, colon, indicator = name.strip().rpartition(":")
    if not sign or not number.strip() or not indicator or (colon and not unit):
        raise UsageError("--what-if 写成 指标=分值、单位代码:指标=数值，或 -指标。")
    found = _NUMBER.fullmatch(number.strip())
    if not found:
        raise UsageError("--what-if 的数值只写数字，如 20、0.95、93.5%。")
    is_percent = bool(found[2])
    if not unit and (is_percent or found[1].startswith("-")):
        raise UsageError("--what-if 的分值写成不小于 0 的数，如 register=20；改一个单位的数值要写单位代码。")
    exact = Decimal(found[1])
    return Change(unit, indicator, exact / 100 if is_percent else exact, is_percent)


def tried(card: Scorecard, changes: Sequence[Change]) -> Scorecard:
    """Return the scorecard with the changes. Raises `UsageError` for what is not on it or makes no sense."""
    twice = [(one.unit, one.name) for one in changes]
    if len(set(twice)) < len(twice):
        raise UsageError("--what-if 对同一项写了两次：只留一处。")
    for change in changes:
        _require_known(card, change)
    return card.what_if(
        weights={one.name: one.number for one in changes if one.number is not None and not one.unit},
        values={(one.unit, one.name): one.number for one in changes if one.number is not None and one.unit},
        drop=[one.name for one in changes if one.number is None],
    )


def _require_known(card: Scorecard, change: Change) -> None:
    items = {item.indicator: item for item in card.units[0].items}
    document = None if card.origin is None else card.origin.document
    outside = (
        [] if document is None else [*(one.id for one in document.bonus), *(one.id for one in document.veto)]
    )
    owner, _, event = change.name.partition("@")
    known = [*items, *(outside if change.unit else [])]
    if owner not in known:
        meant = nearest(owner, known) or f"，可用的有：{'、'.join(known)}"
        raise UsageError(f"方案里没有 --what-if 所写的指标{meant}。")
    if change.unit and change.unit not in {unit.unit for unit in card.units}:
        raise UsageError("--what-if 所写的单位代码不在本次考核的单位之内。")
    if owner not in items:
        if event or change.is_percent or (change.number is not None and change.number < 0):
            raise UsageError("--what-if 的加分、否决写次数，不小于 0。")
        return
    marks = [unit.item(owner) for unit in card.units]
    if event and not any(event in mark.events for mark in marks):
        events = sorted({name for mark in marks for name in mark.events})
        raise UsageError(f"“{items[owner].title}”里没有 --what-if 所写的事项{nearest(event, events)}。")
    if change.number is not None and change.number < 0 and (event or _is_counted(card, items[owner])):
        raise UsageError("--what-if 的次数、计数不小于 0。")
    if change.unit and not event:
        _require_a_rate(change, is_rate=any(mark.unit == "%" for mark in marks))


def _is_counted(card: Scorecard, item: Item) -> bool:
    """Tell whether a value says how often, or of how many: a reported change or balance may be below 0, a count never."""
    if item.form in _COUNTING_FORMS or card.origin is None:
        return item.form in _COUNTING_FORMS
    document = card.origin.document
    return any(one.id == item.indicator and not is_reported(document, one) for one in document.indicator)


def _require_a_rate(change: Change, *, is_rate: bool) -> None:
    if change.number is None:
        return
    if is_rate and not change.is_percent and change.number > 1:
        raise UsageError("--what-if 所写的指标是比率：93.5% 写成 93.5% 或 0.935。")
    if not is_rate and change.is_percent:
        raise UsageError("--what-if 所写的指标不是比率，数值不带 %。")
