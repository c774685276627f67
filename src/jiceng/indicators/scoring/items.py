"""From the value of a unit to the mark of an item."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from jiceng.indicators.declared import Indicator
from jiceng.indicators.forms import Form, Mark, Reason
from jiceng.indicators.numbers import CARRIED_PLACES, half_up, written
from jiceng.indicators.scorecard import Item
from jiceng.indicators.scoring.reading import MISSING, Reading, State
from jiceng.indicators.scoring.units import Unit

__all__ = ["ItemScorer", "Lack", "Scored"]


Lack: TypeAlias = Literal["value", "comparison"]


@attrs.frozen
class Scored:
    """An item with its exact points, from which the total is made."""

    item: Item
    exact: Fraction


@attrs.frozen
class ItemScorer:
    """Marks one indicator: its forms by stratum, each with what a scorecard shows of it."""

    indicator: Indicator
    forms: Mapping[str, tuple[Form, Mapping[str, object]]]
    holders: frozenset[str]
    places: int | None

    @classmethod
    def of(
        cls, indicator: Indicator, by_code: Mapping[str, Form], holders: frozenset[str], places: int | None
    ) -> "ItemScorer":
        """`by_code` are the forms of some strata by the code of the stratum; `holders` hold the title of the waiver.

        Points are rounded to `places` decimals, or carried exactly when that comes later.
        """
        forms = {"": indicator.score, **by_code}
        shown = {code: (form, _shown(form)) for code, form in forms.items()}
        return cls(indicator, shown, holders, places)

    def _form_of(self, unit: Unit) -> tuple[Form, Mapping[str, object]]:
        return self.forms.get(unit.stratum_code, self.forms[""])

    def lacks(self, unit: Unit, reading: Reading, references: Mapping[str, Fraction]) -> Lack | None:
        """Tell what is missing for a mark that the scheme calls an error: the value, or one to compare it with."""
        form, _ = self._form_of(unit)
        if (
            self.indicator.missing != "error"
            or unit.code in self.holders
            or form.exempt(references) is not None
        ):
            return None
        if reading.state is State.MISSING:
            return "value"
        return "comparison" if reading.state is State.FOUND and form.lacks(references) else None

    def score(self, unit: Unit, reading: Reading, references: Mapping[str, Fraction]) -> Scored:
        """Return the mark of a unit."""
        indicator = self.indicator
        form, shown = self._form_of(unit)
        amount = reading.amount
        if amount is not None:
            amount = attrs.evolve(amount, references={**amount.references, **references})
            if form.lacks(references):
                amount, reading = (
                    None,
                    attrs.evolve(MISSING, records=reading.records, record_count=reading.record_count),
                )
        left_out = False
        exempt = form.exempt(references)
        if unit.code in self.holders and indicator.waiver is not None:
            mark = _full(indicator, Reason.WAIVED, f"持有“{indicator.waiver.holders_of}”称号，免检")
        elif exempt is not None:
            mark = _full(indicator, Reason.WAIVED, exempt)
        elif amount is not None:
            mark = form.score(amount, indicator.points)
        elif reading.state is State.NOT_APPLICABLE and form.zero_if_none:
            mark = Mark(Fraction(0), Fraction(0), Reason.NOT_APPLICABLE, lambda: "没有发生的不得分，得 0 分")
        else:
            absent = reading.state is State.NOT_APPLICABLE
            policy = indicator.not_applicable if absent else indicator.missing
            mark = _by_policy(indicator, policy, Reason.NOT_APPLICABLE if absent else Reason.MISSING)
            left_out = policy == "redistribute"
        points = half_up(mark.points, CARRIED_PLACES if self.places is None else self.places)
        item = Item(
            indicator=indicator.id,
            title=indicator.title,
            part=indicator.part,
            clause=indicator.clause,
            full=indicator.points,
            form=form.name,
            score=shown,
            value=None if amount is None else amount.number,
            unit="" if amount is None else amount.unit,
            numerator=None if amount is None else amount.numerator,
            denominator=None if amount is None else amount.denominator,
            better="" if amount is None else amount.better,
            events={} if amount is None else dict(amount.events),
            raw=mark.raw,
            points=points,
            reason=mark.reason,
            why=lambda: _sentence(indicator, mark, None if self.places is None else points),
            in_total=not left_out,
            records=reading.records,
            record_count=reading.record_count,
            references={} if amount is None else amount.references,
        )
        return Scored(item, mark.points if self.places is None else Fraction(points))


def _sentence(indicator: Indicator, mark: Mark, points: Decimal | None) -> str:
    """Return the sentence of a mark; `points` are those it is rounded to at this stage."""
    rounded = "" if points is None or points == mark.points else f"，四舍五入为 {points:f} 分"
    return f"{indicator.title} {mark.why}{rounded}。"


def _shown(form: Form) -> Mapping[str, object]:
    """Return a form as a scorecard carries it: what the scheme says, in plain values."""
    return {
        "form": form.name,
        **form.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True),
    }


def _full(indicator: Indicator, reason: Reason, why: str) -> Mark:
    points = indicator.points
    return Mark(points, points, reason, lambda: f"{why}，计满分 {written(points)} 分")


def _by_policy(indicator: Indicator, policy: str, reason: Reason) -> Mark:
    why = "没有应计的事项" if reason is Reason.NOT_APPLICABLE else "没有数值"
    if policy == "full":
        return Mark(
            indicator.points,
            indicator.points,
            reason,
            lambda: f"{why}，按方案计满分 {written(indicator.points)} 分",
        )
    told = "不计此项，其余各项折算" if policy == "redistribute" else "计 0 分"
    return Mark(Fraction(0), Fraction(0), reason, lambda: f"{why}，按方案{told}")
