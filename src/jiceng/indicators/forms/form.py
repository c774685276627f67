"""What every scoring form shares: its bounds, its exemption, and a mark with the sentence that explains it."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Self, TypeAlias

import attrs
from pydantic import Field, model_validator

from jiceng.indicators.forms.condition import Conditions, Declared, all_hold, named
from jiceng.indicators.numbers import Number, Positive, said, written

__all__ = ["Amount", "Better", "Declared", "Form", "Mark", "Named", "Reason", "Scorer", "Told"]

Better: TypeAlias = Literal["higher", "lower"]
"""Which side of a value is the good one."""


class Reason(StrEnum):
    """Why an item has the points it has."""

    SCORED = "scored"
    FLOORED = "floored"
    CAPPED = "capped"
    MISSING = "missing-by-policy"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"


@attrs.frozen
class Amount:
    """The value of a unit that a form scores.

    A rate has the unit `%`, is kept as a ratio and knows its numerator and denominator; `events` holds the
    counts of what is counted by name; `references` the other numbers that the form compares with.
    """

    number: Fraction
    unit: str = ""
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    better: Better = "higher"
    events: Mapping[str, Fraction] = attrs.field(factory=dict)
    references: Mapping[str, Fraction] = attrs.field(factory=dict)

    def __str__(self) -> str:
        if self.numerator is None or self.denominator is None:
            return said(self.number, self.unit)
        return f"{said(self.number, self.unit)}（{written(self.numerator)}/{written(self.denominator)}）"


@attrs.frozen
class Named:
    """Something that a form counts under a name of its own.

    `scoped` names belong to the indicator: reported values write them as `指标（名称）` or `id@name`. A `day` is
    reported as the date on which it was done. `optional` ones count 0 when they are not reported.
    """

    key: str
    title: str
    scoped: bool = False
    day: bool = False
    optional: bool = False


Told: TypeAlias = Callable[[], str]
"""A sentence that is made when somebody reads it: most marks are never opened."""


@attrs.frozen
class Mark:
    """Points with their reason and the Chinese sentence that says how they arose; `raw` is before the bounds."""

    points: Fraction
    raw: Fraction
    reason: Reason
    told: Told = attrs.field(eq=False, repr=False)

    @property
    def why(self) -> str:
        """How the points arose."""
        return self.told()


class Scorer(Declared):
    """A department that scores, with the weight of its score among several."""

    name: Annotated[str, Field(min_length=1)]
    weight: Positive = Fraction(1)


class Form(Declared):
    """A way to turn a value into points. `floor` and `cap` bound them; `"none"` takes a bound away.

    Without a stated cap the points of the indicator are the cap. `unless` is an exemption: full marks when all
    its conditions hold. `zero_if_none` gives nothing where nothing happened (a count of 0, a denominator of 0).
    `scorer` names the department that scores, or several whose reported values are averaged by their weights.
    """

    example: ClassVar[str]
    """The form as a scheme writes it, a line of TOML."""
    monotone: ClassVar[bool] = True
    """Whether a better value never gets fewer points."""
    none_gives: ClassVar[Literal["full", "zero"]] = "zero"
    """What counts of 0 come to, so that the policy of the same name lets a count that is missing be 0."""

    floor: Number | Literal["none"] = Fraction(0)
    cap: Number | Literal["none"] | None = None
    unless: Conditions = Field(default_factory=dict)
    zero_if_none: bool = False
    scorer: str | tuple[Scorer, ...] | None = None

    @model_validator(mode="after")
    def _bounds_in_order(self) -> Self:
        if isinstance(self.floor, Fraction) and isinstance(self.cap, Fraction) and self.floor > self.cap:
            raise ValueError("floor 不能高于 cap")
        return self

    @property
    def name(self) -> str:
        """What a scheme calls the form."""
        return str(vars(self)["form"])

    @property
    def wants(self) -> Better | None:
        """The direction that this form takes for granted; `None` when it fits either."""
        return None

    @property
    def takes_ratio_only(self) -> bool:
        """Whether only a rate can be scored by this form."""
        return False

    @property
    def takes_day(self) -> bool:
        """Whether the value is the day on which something was done."""
        return False

    @property
    def counts(self) -> tuple[Named, ...]:
        """What is counted by name in place of one number; empty for a single value."""
        return ()

    @property
    def also_counts(self) -> tuple[Named, ...]:
        """What is counted by name beside the value itself."""
        return ()

    @property
    def compares_with(self) -> frozenset[str]:
        """References that this form needs beside the value: peers, an earlier period, a place, another score."""
        return frozenset()

    @property
    def needs(self) -> frozenset[str]:
        """All references: those of the form, and the values that its exemption is about."""
        return self.compares_with | named(self.unless)

    def lacks(self, references: Mapping[str, Fraction]) -> bool:
        """Tell whether something is not there that the form compares the value with."""
        return not self.compares_with <= references.keys()

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """Points that the scheme states in so many words, before the bounds."""
        return ()

    @property
    def scorers(self) -> tuple[Scorer, ...]:
        """The departments whose values are averaged; empty for one value."""
        return self.scorer if isinstance(self.scorer, tuple) else ()

    @property
    def range(self) -> Literal["any", "points"]:
        """Whether a reported value is itself points, and has to lie between 0 and those of the indicator."""
        return "any"

    def exempt(self, references: Mapping[str, Fraction]) -> str | None:
        """Return why a unit is exempt and gets full marks, `None` when it is not."""
        if not self.unless or not named(self.unless) <= references.keys():
            return None
        held, told = all_hold(self.unless, references)
        return f"符合免扣条件（{told}）" if held else None

    @abstractmethod
    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return the points before the bounds, and how they arose."""

    def score(self, amount: Amount, points: Fraction) -> Mark:
        """Return the mark of a unit whose value is `amount`, for an indicator worth `points`."""
        if (
            self.zero_if_none
            and amount.number == 0
            and amount.denominator is None
            and not any(amount.events.values())
        ):
            return Mark(
                Fraction(0), Fraction(0), Reason.SCORED, lambda: f"{amount}，没有发生的不得分，得 0 分"
            )
        raw, why = self.raw(amount, points)
        cap, floor = points if self.cap is None else self.cap, self.floor
        if isinstance(cap, Fraction) and raw > cap:
            return _bounded(cap, raw, Reason.CAPPED, why, "最高")
        if isinstance(floor, Fraction) and raw < floor:
            return _bounded(floor, raw, Reason.FLOORED, why, "最低")
        return Mark(raw, raw, Reason.SCORED, why)


def _bounded(bound: Fraction, raw: Fraction, reason: Reason, why: Told, side: str) -> Mark:
    return Mark(bound, raw, reason, lambda: f"{why()}，{side} {written(bound)} 分")
