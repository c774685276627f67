"""The scorecard: what every unit got for every item, and why.

All objects are values and never change. Points are exact decimals: for every unit

    Σ item points + Σ adjustments + bonus − deductions = total

where the adjustments (scaling for items left out, bounds of a part, rounding at a later stage) are
listed with their sentence and are none at all in a plain scheme.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import UnknownCodeError
from jiceng.indicators.forms import Reason

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "STAGES",
    "Adjustment",
    "BonusMark",
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
    "redistribution",
    "parts",
    "bonus",
    "veto-deductions",
    "rounding",
    "grade-lines",
    "veto-effects",
    "ranking",
)
"""The order of computing, always the same."""


@attrs.frozen
class Record:
    """One row behind a mark: its masked key and its place. `counted` says that it is in the numerator or count."""

    key: str
    file: str
    sheet: str
    row: int
    counted: bool = True


@attrs.frozen
class Item:
    """The mark of one unit for one indicator, with all that is needed to recompute it.

    `value` is the number scored (a rate as a ratio), `raw` the points before floor and cap. `score` holds the
    form as the scheme declares it. `in_total` is false for an item that is left out and redistributed.
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
    why: str
    in_total: bool
    records: tuple[Record, ...]
    record_count: int


@attrs.frozen
class Adjustment:
    """Points that belong to no single item: `stage` is redistribution, parts, rounding or veto-effects."""

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
    records: tuple[Record, ...]


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
    records: tuple[Record, ...]


@attrs.frozen
class UnitScore:
    """One unit: total, place, grade, and everything they are made of.

    `rank` and `grade` are `None` for a unit without a single item that could be scored; `grade` also where
    the scheme has no grade for the total.
    """

    unit: str
    name: str
    total: Decimal
    rank: int | None
    grade: str | None
    parts: tuple[PartScore, ...]
    items: tuple[Item, ...]
    adjustments: tuple[Adjustment, ...]
    bonuses: tuple[BonusMark, ...]
    vetoes: tuple[VetoMark, ...]

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
    records: tuple[Record, ...]


@attrs.frozen
class Problem:
    """Something wrong with the reported values: a code for programs, a sentence for the clerk, and the rows."""

    code: str
    message: str
    records: tuple[Record, ...]


@attrs.frozen(eq=False)
class Scorecard:
    """The scores of all units for one period, with the hashes that say what they were computed from.

    `scheme_hash` and `data_hash` are SHA-256 in hexadecimal digits: of the bytes of the scheme's file, and of
    the tables that the scheme reads. `document` and `number` name the paper that the scheme is made from, and
    are empty where the scheme does not say. Units stand in the order of their codes.
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

    def to_json(self) -> str:
        """Return the scorecard as one JSON object of format `jiceng-scorecard/1`; points are decimal strings."""
        from jiceng.indicators.scorecard_output import scorecard_json

        return scorecard_json(self)

    def __repr__(self) -> str:
        return f"Scorecard({self.scheme}, {self.period}, units={len(self.units)})"
