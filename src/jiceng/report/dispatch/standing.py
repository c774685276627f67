"""How every unit stands on every indicator that has a target: this month, and the month before."""

from collections.abc import Sequence
from fractions import Fraction

import attrs

from jiceng.errors import DeclarationError
from jiceng.indicators import Scheme, Scorecard
from jiceng.indicators.declared import Document, nearest
from jiceng.indicators.numbers import DAY, said
from jiceng.indicators.scorecard import Item
from jiceng.report.dispatch.lights import LOOKS, Light, lit
from jiceng.report.dispatch.plan import DispatchPlan, Lines, Target

__all__ = ["Standing", "require_targets", "standings", "without_missing"]


@attrs.frozen
class Standing:
    """One unit and indicator: the value, what is wanted by now, the light, and both for the month before.

    `value` is a ratio where `value_unit` is %; `wanted` and `value` are `None` where there is none yet.
    """

    unit: str
    name: str
    indicator: str
    title: str
    clause: str
    value: Fraction | None
    value_unit: str
    numerator: Fraction | None
    denominator: Fraction | None
    wanted: Fraction | None
    lower_is_better: bool
    light: Light
    value_before: Fraction | None
    light_before: Light

    @property
    def change(self) -> Fraction | None:
        """Value now less the value of the month before; `None` without both."""
        if self.value is None or self.value_before is None:
            return None
        return self.value - self.value_before

    @property
    def wanted_told(self) -> str:
        """What is wanted by now, in words; empty where nothing is yet."""
        if self.wanted is None:
            return ""
        return f"{'应不超过' if self.lower_is_better else '应达'} {said(self.wanted, self.value_unit)}"

    @property
    def why(self) -> str:
        """One sentence: the value, what is wanted, the light."""
        if self.value is None:
            return f"{self.title}：本期没有数值"
        parts = (
            f"（{said(self.numerator, '')}/{said(self.denominator, '')}）"
            if self.numerator is not None and self.denominator is not None
            else ""
        )
        got = f"{self.title} {said(self.value, self.value_unit)}{parts}"
        if self.wanted is None:
            return f"{got}，本月还没有应达数"
        return f"{got}，{self.wanted_told}：{LOOKS[self.light].word}灯"


@attrs.frozen
class _Value:
    number: Fraction
    unit: str
    numerator: Fraction | None
    denominator: Fraction | None


def require_targets(plan: DispatchPlan, scheme: Scheme) -> None:
    """Raise `DeclarationError` for a plan of another scheme, or a target for what is no indicator of numbers."""
    if plan.scheme != scheme.id:
        raise DeclarationError(f"调度方案写的是 {plan.scheme}，考核方案是 {scheme.id}：两份文件要配套。")
    known = [indicator.id for indicator in scheme.document.indicator]
    for target in plan.target:
        if target.indicator not in known:
            raise DeclarationError(
                f"调度方案里的指标 {target.indicator[:40]} 不在考核方案里{nearest(target.indicator, known)}"
            )


def without_missing(document: Document) -> Document:
    """Return the scheme for a look in between: what is not reported yet is no error, and nothing is composed."""
    return document.model_copy(
        update={
            "indicator": tuple(
                one.model_copy(update={"missing": "redistribute"}) for one in document.indicator
            ),
            "veto": tuple(one.model_copy(update={"missing": "zero"}) for one in document.veto),
            "bonus": tuple(one.model_copy(update={"missing": "zero"}) for one in document.bonus),
            "compose": None,
        }
    )


def standings(plan: DispatchPlan, cards: Sequence[Scorecard], month: int) -> tuple[Standing, ...]:
    """Return the standing of every unit on every target, by target; `cards` are those of January to `month`.

    Where no target is taken over the year, the cards of the last two months are enough.
    """
    return tuple(
        _standing(target, plan.lines, cards, place, month)
        for target in plan.target
        for place in range(len(cards[-1].units))
    )


def _standing(target: Target, lines: Lines, cards: Sequence[Scorecard], place: int, month: int) -> Standing:
    unit = cards[-1].units[place]
    items = [card.unit(unit.unit).item(target.indicator) for card in cards]
    now, before = _taken(target, items), _taken(target, items[:-1])
    item = items[-1]
    wanted = target.wanted(month)
    return Standing(
        unit=unit.unit,
        name=unit.name,
        indicator=item.indicator,
        title=item.title,
        clause=item.clause,
        value=None if now is None else now.number,
        value_unit=item.unit if now is None else now.unit,
        numerator=None if now is None else now.numerator,
        denominator=None if now is None else now.denominator,
        wanted=wanted,
        lower_is_better=item.better == "lower",
        light=_light(target, lines, item, now, wanted),
        value_before=None if before is None else before.number,
        light_before=_light(target, lines, item, before, target.wanted(month - 1) if month > 1 else None),
    )


def _light(target: Target, lines: Lines, item: Item, value: _Value | None, wanted: Fraction | None) -> Light:
    if value is None or wanted is None:
        return Light.NONE
    lower = item.better == "lower"
    return lit(value.number, wanted, lines, lower_is_better=lower, yellow_at=target.yellow_at)


def _taken(target: Target, items: Sequence[Item]) -> _Value | None:
    """Return the value that is held against the target: that of the last month, or of all months together."""
    if not items:
        return None
    if target.taken == "month":
        return _of_month(items[-1])
    values = [value for item in items if (value := _of_month(item)) is not None]
    if not values:
        return None
    last = values[-1]
    if last.unit != "%":
        return _Value(sum((value.number for value in values), Fraction(0)), last.unit, None, None)
    parts = [
        (value.numerator, value.denominator)
        for value in values
        if value.numerator is not None and value.denominator is not None
    ]
    if len(parts) < len(values):  # a rate without its parts cannot be added up: the latest one stands
        return last
    above, below = (sum(column, Fraction(0)) for column in zip(*parts, strict=True))
    return _Value(above / below, "%", above, below) if below else None


def _of_month(item: Item) -> _Value | None:
    if item.unit == DAY:
        return None
    if item.value is not None:
        return _Value(item.value, item.unit, item.numerator, item.denominator)
    if item.events:
        return _Value(sum(item.events.values(), Fraction(0)), item.unit or "次", None, None)
    return None
