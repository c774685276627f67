"""The document of a scheme, as its author writes it (format 1). Keys that are not here are refused by the loader."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from jiceng.indicators.declared.value import Value
from jiceng.indicators.forms import AnyForm, Declared, Form
from jiceng.indicators.measures import Level
from jiceng.indicators.numbers import Day, NotNegative, Number, Positive

__all__ = [
    "Basis",
    "Bonus",
    "Carrier",
    "Compose",
    "Document",
    "Effect",
    "Grade",
    "GradeQuota",
    "InForce",
    "Indicator",
    "Lasts",
    "MissingPolicy",
    "NotApplicablePolicy",
    "Part",
    "PeriodKind",
    "Ranking",
    "Rounding",
    "Strata",
    "Ties",
    "Veto",
    "Waiver",
]

Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
Text: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]

MissingPolicy: TypeAlias = Literal["error", "zero", "full", "redistribute"]
NotApplicablePolicy: TypeAlias = Literal["full", "zero", "redistribute"]
Effect: TypeAlias = Literal["fail", "not-top", "zero", "deduct", "last-rank", "cap-grade"]


Points: TypeAlias = NotNegative
Ties: TypeAlias = Literal["same-skip", "same-dense", "mean"]
PeriodKind: TypeAlias = Literal["month", "quarter", "half-year", "year"]


class Rounding(Declared):
    """To how many decimals, how, and at which stage points are rounded."""

    places: Annotated[int, Field(ge=0, le=6, strict=True)]
    mode: Literal["half-up"]
    at: Literal["item", "part", "total"]


class Basis(Declared):
    """The paper that the scheme is made from."""

    document: Text
    number: Text
    issued_on: Day


class InForce(Declared):
    """The days for which the scheme holds; open-ended without `until`."""

    from_: Day = Field(alias="from")
    until: Day | None = None


class Strata(Declared):
    """Peer groups: a column of the register of units, such as `kind` or `urban_rural` of the divisions."""

    by: Annotated[str, Field(min_length=1)]


class Waiver(Declared):
    """Full marks without a check (免检) for units that hold a title."""

    holders_of: Text
    effect: Literal["full"]


class Part(Declared):
    """A group of indicators with points of its own; without `floor` or `cap` it has none."""

    id: Id
    title: Text
    points: Points
    floor: Number | Literal["none"] = "none"
    cap: Number | Literal["none"] = "none"


class Indicator(Declared):
    """One item of the paper: where its value comes from, and how it becomes points.

    With `period`, the value is taken in each month (quarter, …) of the period that is scored and combined.
    `by_stratum` has other forms for some of the peer groups (thresholds by stratum).
    """

    id: Id
    part: str
    clause: Text
    title: Text
    points: Points
    value: Value
    score: AnyForm
    by_stratum: Mapping[str, AnyForm] = Field(default_factory=dict)
    missing: MissingPolicy
    not_applicable: NotApplicablePolicy
    period: PeriodKind | None = None
    combine: Literal["mean", "sum", "last", "worst"] | None = None
    waiver: Waiver | None = None

    @model_validator(mode="after")
    def _combined_periods(self) -> Self:
        if (self.period is None) != (self.combine is None):
            raise ValueError("period 和 combine 要一起写：多久取一次值，各期的值怎样合成")
        return self

    @property
    def forms(self) -> tuple[Form, ...]:
        """The form and those of some strata."""
        return (self.score, *self.by_stratum.values())


class Lasts(Declared):
    """How long a veto holds after the period in which it was triggered."""

    months: Annotated[int, Field(ge=1, le=120, strict=True)]


class Veto(Declared):
    """A case that overrides the points: any count above zero triggers it (一票否决)."""

    id: Id
    title: Text
    clause: Text
    value: Value
    effect: Effect
    points: Positive | None = None
    grade: str | None = None
    lasts: Lasts | None = None
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


class GradeQuota(Declared):
    """How many units may have a grade: a share of the stratum or of all units, or a number that is wanted at least.

    The share never comes to fewer than `at_least_units`; that fewer reach the line is told and lifts nobody.
    Units of the same place that do not all fit in are all left out (`exclude`) or all let in (`admit`).
    """

    share: Annotated[Number, Field(gt=0, le=1)] | None = None
    of: Literal["stratum", "all"] = "all"
    rounding: Literal["down", "up", "half-up"] | None = None
    at_least_units: Annotated[int, Field(ge=1, strict=True)] | None = None
    ties: Literal["exclude", "admit"] = "exclude"

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.share is None and self.at_least_units is None:
            raise ValueError("写 share（比例），或写 at_least_units（至少几个）")
        if (self.share is None) != (self.rounding is None):
            raise ValueError("share 和 rounding 要一起写：不足一个的怎样计")
        return self


class Grade(Declared):
    """A grade and the least total for it; the last one may take everything below.

    `at_least_units` says how many units are wanted at least, as it may stand in the `quota` too.
    """

    name: Text
    at_least: Number | None = None
    quota: GradeQuota | None = None
    at_least_units: Annotated[int, Field(ge=1, strict=True)] | None = None

    @model_validator(mode="after")
    def _said_once(self) -> Self:
        if (
            self.at_least_units is not None
            and self.quota is not None
            and self.quota.at_least_units is not None
        ):
            raise ValueError("at_least_units 写一次：在等次里，或在 quota 里")
        return self

    @property
    def places(self) -> GradeQuota | None:
        """How many units may have the grade, with the number that is wanted at least."""
        if self.at_least_units is None:
            return self.quota
        if self.quota is None:
            return GradeQuota(at_least_units=self.at_least_units)
        return self.quota.model_copy(update={"at_least_units": self.at_least_units})


class Ranking(Declared):
    """How ties are ranked, and what breaks them: indicators by their points, `id` by the code of the unit."""

    ties: Ties = "same-skip"
    then_by: tuple[str, ...] = ()


class Compose(Declared):
    """A total made of several: weights of the mean of the months, of the quarters, of the half-years, of the
    period as a whole (`year`), and of other schemes by their id.
    """

    months: Positive | None = None
    quarters: Positive | None = None
    half_years: Positive | None = None
    year: Positive | None = None
    schemes: Mapping[str, Positive] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("至少写一项：months、quarters、half_years、year 或 schemes")
        return self


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
    strata: Strata | None = None
    part: Annotated[tuple[Part, ...], Field(min_length=1)]
    indicator: Annotated[tuple[Indicator, ...], Field(min_length=1)]
    veto: tuple[Veto, ...] = ()
    bonus: tuple[Bonus, ...] = ()
    grade: tuple[Grade, ...] = ()
    ranking: Ranking = Ranking()
    compose: Compose | None = None

    @property
    def carriers(self) -> tuple[Carrier, ...]:
        """Everything that has a value of its own: indicators, vetoes, bonuses."""
        return (*self.indicator, *self.veto, *self.bonus)
