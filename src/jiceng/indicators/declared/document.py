"""The document of a scheme, as its author writes it (format 1).

A first part of the format: the keys that are not here (strata, waivers, composition, quotas, values of
several periods) are refused by the loader, never passed over.
"""

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints

from jiceng.indicators.declared.value import Value
from jiceng.indicators.forms import AnyForm, Declared
from jiceng.indicators.measures import Level
from jiceng.indicators.numbers import Number, Positive

__all__ = [
    "Basis",
    "Bonus",
    "Carrier",
    "Document",
    "Effect",
    "Grade",
    "InForce",
    "Indicator",
    "MissingPolicy",
    "NotApplicablePolicy",
    "Part",
    "Ranking",
    "Rounding",
    "Veto",
]

Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]

MissingPolicy: TypeAlias = Literal["error", "zero", "full", "redistribute"]
NotApplicablePolicy: TypeAlias = Literal["full", "zero", "redistribute"]
Effect: TypeAlias = Literal["fail", "not-top", "zero", "deduct", "last-rank", "cap-grade"]


def _not_negative(number: Fraction) -> Fraction:
    if number < 0:
        raise ValueError("不能小于 0")
    return number


Points: TypeAlias = Annotated[Number, AfterValidator(_not_negative)]


class Rounding(Declared):
    """To how many decimals, how, and at which stage points are rounded."""

    places: Annotated[int, Field(ge=0, le=6, strict=True)]
    mode: Literal["half-up"]
    at: Literal["item", "part", "total"]


class Basis(Declared):
    """The paper that the scheme is made from."""

    document: Text
    number: Text
    issued_on: date


class InForce(Declared):
    """The days for which the scheme holds; open-ended without `until`."""

    from_: date = Field(alias="from")
    until: date | None = None


class Part(Declared):
    """A group of indicators with points of its own; without `floor` or `cap` it has none."""

    id: Id
    title: Text
    points: Points
    floor: Number | Literal["none"] = "none"
    cap: Number | Literal["none"] = "none"


class Indicator(Declared):
    """One item of the paper: where its value comes from, and how it becomes points."""

    id: Id
    part: str
    clause: Text
    title: Text
    points: Points
    value: Value
    score: AnyForm
    missing: MissingPolicy
    not_applicable: NotApplicablePolicy


class Veto(Declared):
    """A case that overrides the points: any count above zero triggers it (一票否决)."""

    id: Id
    title: Text
    clause: Text
    value: Value
    effect: Effect
    points: Positive | None = None
    grade: str | None = None
    missing: Literal["error", "zero"] = "zero"


class Bonus(Declared):
    """Points on top of the total: `per` for each, up to `cap`."""

    id: Id
    title: Text
    clause: Text
    per: Positive
    cap: Positive | Literal["none"] = "none"
    value: Value
    missing: Literal["error", "zero"] = "zero"


Carrier: TypeAlias = Indicator | Veto | Bonus
"""What has a value of its own."""


class Grade(Declared):
    """A grade and the least total for it; the last one may take everything below."""

    name: Text
    at_least: Number | None = None


class Ranking(Declared):
    """How ties are ranked, and what breaks them: indicators by their points, `id` by the code of the unit."""

    ties: Literal["same-skip", "same-dense"] = "same-skip"
    then_by: tuple[str, ...] = ()


class Document(Declared):
    """A whole scheme."""

    format: Literal[1]
    id: Id
    title: Text
    level: Level
    full_marks: Positive
    rounding: Rounding
    basis: Basis | None = None
    in_force: InForce | None = None
    part: Annotated[tuple[Part, ...], Field(min_length=1)]
    indicator: Annotated[tuple[Indicator, ...], Field(min_length=1)]
    veto: tuple[Veto, ...] = ()
    bonus: tuple[Bonus, ...] = ()
    grade: tuple[Grade, ...] = ()
    ranking: Ranking = Ranking()

    @property
    def carriers(self) -> tuple[Carrier, ...]:
        """Everything that has a value of its own: indicators, vetoes, bonuses."""
        return (*self.indicator, *self.veto, *self.bonus)
