"""The register of divisions: any day's view, the changes, how a code stands, and the user's own places."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

import attrs

from jiceng.codes.divisions import succession
from jiceng.codes.divisions.judgement import Judgement, judge
from jiceng.codes.divisions.layers import Provenance, provenance
from jiceng.codes.divisions.own import OwnPlaces, RegisterFault, check_register
from jiceng.codes.divisions.places import Change, compact
from jiceng.codes.divisions.spans import LISTED_ON
from jiceng.codes.divisions.view import DivisionsOn
from jiceng.errors import DeclarationError

__all__ = ["DivisionRegister"]


def _day(value: object) -> date:
    """Return a day; of a moment, its day. Raises `DeclarationError` for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise DeclarationError("a day is a datetime.date")


@attrs.frozen(eq=False, repr=False)
class DivisionRegister:
    """The bundled divisions of mainland China since 1980, with the user's own places on top.

    Provinces, prefectures and counties are dated; townships are those of the ministry's list (`as_of`).
    Nothing is read before it is asked for, and asking about 6-digit codes never loads the townships.

    >>> from jiceng.codes.divisions import Divisions
    >>> [(c.on.year, c.kind.zh, c.new_code) for c in Divisions.successors("330125")]
    [(1994, '撤县设市', '339021'), (1995, '改码', '330184'), (2001, '撤市设区', '330110'), (2021, '析置', '330113')]
    """

    own: OwnPlaces = attrs.field(factory=OwnPlaces)

    def __repr__(self) -> str:
        return f"<divisions as of {self.as_of}>"

    @property
    def as_of(self) -> date:
        """The day of the ministry's list; later changes are not known."""
        return LISTED_ON

    @property
    def provenance(self) -> Provenance:
        """Sources and row counts."""
        return provenance()

    def at(self, day: date) -> DivisionsOn:
        """Return the divisions of a day. A day after `as_of` sees the divisions of `as_of`.

        Raises `DeclarationError` for what is no day; a time of day does not matter.
        """
        return DivisionsOn(_day(day), self.own)

    def successors(self, code: str, since: date | None = None) -> tuple[Change, ...]:
        """Return what became of the place with this code on `since` (default: its first), in order of time.

        Raises `DeclarationError` when `since` is no day.
        """
        return succession.successors(compact(code) or "", None if since is None else _day(since))

    def predecessors(self, code: str, until: date | None = None) -> tuple[Change, ...]:
        """Return what the place with this code on `until` (default: its last) came from, in order of time.

        Raises `DeclarationError` when `until` is no day.
        """
        return succession.predecessors(compact(code) or "", None if until is None else _day(until))

    def standing(self, code: object, *, on: date | None = None, birth_year: int | None = None) -> Judgement:
        """Return how a code stands on a day (default `as_of`) and why.

        No code makes it raise: a code that nobody knows is an answer. A year of birth in which nobody was
        born is taken as not told. Raises `DeclarationError` when `on` is no day.
        """
        day = self.as_of if on is None else _day(on)
        told = type(birth_year) is int and 1800 <= birth_year <= day.year
        return judge(code, day, birth_year if told else None, self.own)

    def with_register(
        self, rows: Iterable[tuple[str, str, str | None]]
    ) -> tuple[Self, tuple[RegisterFault, ...]]:
        """Return a register with own places (code, name, parent code or None), and the rows that were left out."""
        places, faults = check_register(rows, self.own.places)
        return attrs.evolve(self, own=places), faults
