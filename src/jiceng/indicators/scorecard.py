"""The scorecard: what every unit got for every item, and why.

All objects are values and never change. Points are exact decimals: for every unit

    Σ item points + Σ adjustments + bonus − deductions = total

where the adjustments (scaling for items left out, bounds of a part, rounding at a later stage) are
listed with their sentence and are none at all in a plain scheme.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import UnknownCodeError
from jiceng.indicators.forms import Reason
from jiceng.indicators.records import Record

if TYPE_CHECKING:
    import polars as pl

    from jiceng.indicators.analysis import Comparison, Sensitivity, Step, Uncertainty
    from jiceng.indicators.scoring import Origin

__all__ = [
    "STAGES",
    "Adjustment",
    "BonusMark",
    "ComposedShare",
    "Item",
    "PartScore",
    "Problem",
    "Record",
    "Scorecard",
    "Unassigned",
    "UnitScore",
    "VetoMark",
]

STAGES: tuple[str, ...] = (
    "values",
    "items",
    "waivers",
    "redistribution",
    "parts",
    "bonus",
    "veto-deductions",
    "rounding",
    "composition",
    "grade-lines",
    "veto-effects",
    "quotas",
    "ranking",
)
"""The order of computing, always the same."""


def _read_out(why: str | Callable[[], str]) -> str:
    return why if isinstance(why, str) else why()


@attrs.frozen
class Item:
    """The mark of one unit for one indicator, with all that is needed to recompute it.

    `value` is the number scored (a rate as a ratio), `raw` the points before floor and cap. `score` holds the
    form as the scheme declares it, `references` the other numbers that the form compared the value with. `in_total` is false for an item that is left out and redistributed.
    `records` are the first rows behind the value, those outside the numerator before those inside;
    `record_count` is how many there are.
    """

    indicator: str
    title: str
    part: str
    clause: str
    full: Fraction
    form: str
    score: Mapping[str, object] = attrs.field(hash=False)
    value: Fraction | None
    unit: str
    numerator: Fraction | None
    denominator: Fraction | None
    better: str
    events: Mapping[str, Fraction] = attrs.field(hash=False)
    raw: Fraction
    points: Decimal
    reason: Reason
    _why: str | Callable[[], str] = attrs.field(alias="why", eq=_read_out, repr=False)
    in_total: bool
    records: Sequence[Record] = attrs.field(hash=False)
    record_count: int
    references: Mapping[str, Fraction] = attrs.field(factory=dict, hash=False)

    @property
    def why(self) -> str:
        """The sentence that says how the points arose, made when it is read."""
        return _read_out(self._why)


@attrs.frozen
class Adjustment:
    """Points that belong to no single item: `stage` is redistribution, parts, rounding, composition or veto-effects."""

    stage: str
    part: str
    points: Decimal
    why: str


@attrs.frozen
class PartScore:
    """What a part of the scheme came to, after scaling and its own floor and cap."""

    part: str
    title: str
    full: Fraction
    points: Decimal


@attrs.frozen
class BonusMark:
    """Points on top; `count` is `None` when nothing was reported."""

    bonus: str
    title: str
    clause: str
    count: Fraction | None
    points: Decimal
    why: str
    records: Sequence[Record]


@attrs.frozen
class VetoMark:
    """A veto that was triggered, what it does, and the points it takes (0 unless the effect is to deduct)."""

    veto: str
    title: str
    clause: str
    effect: str
    count: Fraction
    points: Decimal
    why: str
    records: Sequence[Record]


@attrs.frozen
class ComposedShare:
    """One weighted share of a total that is made of several; without a total of its own it counts 0.

    `own` is the period itself. `parts` are the totals that the mean is made of, by period or by scheme.
    """

    name: str
    weight: Fraction
    total: Fraction | None
    own: bool = False
    parts: tuple[tuple[str, Decimal], ...] = ()


@attrs.frozen
class UnitScore:
    """One unit: total, place, grade, and everything they are made of.

    `rank` and `grade` are `None` for a unit without a single item that could be scored; `grade` also where
    the scheme has no grade for the total. A place is a half where the scheme gives tied units the mean of theirs.
    `stratum` is the peer group, empty without one, and `stratum_rank` the place in it. `composition` are the shares of
    a total that is made of several, none in a plain scheme.
    """

    unit: str
    name: str
    total: Decimal
    rank: int | Decimal | None
    grade: str | None
    parts: tuple[PartScore, ...]
    items: tuple[Item, ...]
    adjustments: tuple[Adjustment, ...]
    bonuses: tuple[BonusMark, ...]
    vetoes: tuple[VetoMark, ...]
    stratum: str = ""
    stratum_rank: int | Decimal | None = None
    composition: tuple[ComposedShare, ...] = ()

    @property
    def bonus(self) -> Decimal:
        """Points on top, all together."""
        return sum((mark.points for mark in self.bonuses), Decimal(0))

    @property
    def deductions(self) -> Decimal:
        """Points that vetoes take, all together."""
        return sum((mark.points for mark in self.vetoes), Decimal(0))

    @property
    def added_up(self) -> Decimal:
        """Σ item points + Σ adjustments + bonus − deductions; equals `total`."""
        items = sum((item.points for item in self.items), Decimal(0))
        adjusted = sum((line.points for line in self.adjustments), Decimal(0))
        return items + adjusted + self.bonus - self.deductions

    def item(self, indicator: str) -> Item:
        """Return the mark for an indicator. Raises `UnknownCodeError`."""
        found = next((item for item in self.items if item.indicator == indicator), None)
        if found is None:
            raise UnknownCodeError(f"the scheme has no indicator {indicator!r}")
        return found


@attrs.frozen
class Unassigned:
    """Rows that a measure would have counted, but for no unit.

    `why` is `no-unit` when the row names no unit of the scheme (or two of the same name), `no-period` when it
    cannot be told whether the row belongs to the period.
    """

    indicator: str
    entity: str
    why: str
    count: int
    records: Sequence[Record]


@attrs.frozen
class Problem:
    """Something wrong with the reported values: a code for programs, a sentence for the clerk, and the rows."""

    code: str
    message: str
    records: Sequence[Record]


@attrs.frozen(eq=False)
class Scorecard:
    """The scores of all units for one period, with the hashes that say what they were computed from.

    `scheme_hash` and `data_hash` are SHA-256 in hexadecimal digits: of the bytes of the scheme's file, and of
    the tables that the scheme reads. `document` and `number` name the paper that the scheme is made from, and
    are empty where the scheme does not say. Units stand in the order of their codes. `origin` is what the scorecard
    was made from, so that it can be made again with something changed.
    """

    scheme: str
    title: str
    scheme_hash: str
    data_hash: str
    version: str
    period: str
    as_of: date
    level: str
    full_marks: Fraction
    units: tuple[UnitScore, ...]
    unassigned: tuple[Unassigned, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()
    stages: tuple[str, ...] = STAGES
    document: str = ""
    number: str = ""
    origin: "Origin | None" = attrs.field(default=None, repr=False)

    def unit(self, code: str) -> UnitScore:
        """Return the scores of a unit by its code. Raises `UnknownCodeError`."""
        found = next((unit for unit in self.units if unit.unit == code), None)
        if found is None:
            raise UnknownCodeError(f"no unit {code!r} was scored")
        return found

    def explain(self, unit: str, indicator: str) -> Item:
        """Return the trace of one mark: value, form, clause, sentence, rows. Raises `UnknownCodeError`."""
        return self.unit(unit).item(indicator)

    @property
    def scores(self) -> "pl.DataFrame":
        """One row per unit: unit, name, total, rank, grade, bonus, deductions, then the points of each indicator."""
        from jiceng.indicators.scorecard_output import scores_frame

        return scores_frame(self)

    def compare(self, previous: "Scorecard") -> "Comparison":
        """Return what moved against another scorecard: totals, places, items."""
        from jiceng.indicators.analysis import compared

        return compared(self, previous)

    def what_if(
        self,
        *,
        weights: Mapping[str, int | str | Decimal | Fraction] | None = None,
        values: Mapping[tuple[str, str], int | str | Decimal | Fraction] | None = None,
        drop: Sequence[str] = (),
    ) -> "Scorecard":
        """Return the scorecard as it would be with other points, other values, or without some indicators.

        `weights` are full marks by indicator, `values` numbers by unit and indicator (a rate as a ratio), `drop`
        indicators that are left out. Raises `UnknownCodeError` for a name that is not there, and
        `DeclarationError` for a scorecard that does not know what it was made from.
        """
        from jiceng.indicators.analysis import what_if

        return what_if(self, weights or {}, values or {}, drop)

    def next_best(self, unit: str) -> "tuple[Step, ...]":
        """Return which change of a value buys a unit most points, the best first; see `Step`.

        Raises `UnknownCodeError`.
        """
        from jiceng.indicators.analysis import next_best

        return next_best(self, unit)

    def uncertainty(self, draws: int = 1000, *, weights: float = 0.25, seed: int = 0) -> "Uncertainty":
        """Return how firm the places are when the weights vary by so much up and down, in `draws` seeded draws."""
        from jiceng.indicators.analysis import uncertainty

        return uncertainty(self, draws, weights, seed)

    def sensitivity(self, draws: int = 1024, *, weights: float = 0.25, seed: int = 0) -> "Sensitivity":
        """Return which indicator's weight decides the order: first- and total-order Sobol indices, seeded."""
        from jiceng.indicators.analysis import sensitivity

        return sensitivity(self, draws, weights, seed)

    def to_json(self) -> str:
        """Return the scorecard as one JSON object of format `jiceng-scorecard/1`; points are decimal strings."""
        from jiceng.indicators.scorecard_output import scorecard_json

        return scorecard_json(self)

    @classmethod
    def from_json(cls, content: str | bytes) -> "Scorecard":
        """Return a scorecard from its JSON: points, places and sentences as they were, the same JSON again.

        It can be compared and shown; it does not know what it was made from, so that `what_if` and `next_best` are
        refused. Raises `DataError` for what is no scorecard, or was changed so that it no longer adds up.
        """
        from jiceng.indicators.scorecard_input import parse_scorecard

        return parse_scorecard(content)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "Scorecard":
        """Return the scorecard in a file such as `考核结果.json`. Raises `DataError`, as `from_json` does."""
        from jiceng.indicators.scorecard_input import load_scorecard

        return load_scorecard(path)

    def _repr_html_(self) -> str:
        from jiceng.indicators.scorecard_html import card_table

        return card_table(self)

    def __repr__(self) -> str:
        return f"Scorecard({self.scheme}, {self.period}, units={len(self.units)})"
