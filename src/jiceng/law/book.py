"""The law book: every clock and parameter by slug, day and region.

Look-up: of the editions in force on the day whose region contains the place, the most specific
region wins (county before prefecture before province before `CN`); within one region a county's own
file wins over the bundled book.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Self, TypeVar

from attrs import field, frozen

from jiceng.errors import DeclarationError
from jiceng.law.entries import Clock, LocalParameter, Parameter
from jiceng.law.errors import NotInForceError, UnknownSlugError
from jiceng.law.reading import read_law_file

__all__ = ["LawBook", "clock", "parameter"]

_DATA = Path(__file__).parent / "data"
_FILES = ("clocks.toml", "parameters.toml")
_WIDEST = 12
_COUNTY = 6
# A longer text is no misspelt slug.
_LONGEST = 80

Entry = TypeVar("Entry", Clock, Parameter)


def _by_slug(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Index the rows under their own slug and under that of their family."""
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        for slug in dict.fromkeys((entry.slug, entry.family)):
            index.setdefault(slug, []).append(entry)
    return index


def _number_of_rows(rows: Sequence[object]) -> str:
    return f"<{len(rows)} rows>"


@frozen
class LawBook:
    """Clocks and parameters; of two rows for the same slug, region and day the later one is law."""

    clocks: tuple[Clock, ...] = field(repr=_number_of_rows)
    parameters: tuple[Parameter, ...] = field(repr=_number_of_rows)
    local: tuple[LocalParameter, ...] = field(default=(), repr=_number_of_rows)
    """Parameters that every place sets for itself."""

    _clocks_by_slug: dict[str, list[Clock]] = field(init=False, repr=False, eq=False)
    _parameters_by_slug: dict[str, list[Parameter]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_clocks_by_slug", _by_slug(self.clocks))
        by_slug = _by_slug(self.parameters)
        for one in self.local:
            by_slug.setdefault(one.slug, [])
        object.__setattr__(self, "_parameters_by_slug", by_slug)
        units = {one.slug: one.unit for one in self.local}
        strange = [one.slug for one in self.parameters if one.unit != units.setdefault(one.family, one.unit)]
        if strange:
            raise DeclarationError(f"law book: in another unit than their family: {', '.join(strange)}")

    @classmethod
    def bundled(cls) -> "LawBook":
        """Return the law book that comes with the library (read once)."""
        return _bundled()

    @classmethod
    def load(cls, path: str | Path, *, over: "LawBook | None" = None) -> Self:
        """Return a book with the rows of a file (a county's own numbers) laid over `over`, or the bundled book.

        Raises `DeclarationError` listing every problem of the file, and for a parameter in another unit
        than the rows of the same slug below it.
        """
        below = cls.bundled() if over is None else over
        own = read_law_file(path)
        return cls(
            (*below.clocks, *own.clock), (*below.parameters, *own.parameter), (*below.local, *own.local)
        )

    def clock(self, slug: str, *, on: date, region: str = "CN") -> Clock:
        """Return the clock that is law on a day in a region.

        Raises `UnknownSlugError`, `NotInForceError`, and `DeclarationError` for a malformed day or region.

        >>> LawBook.bundled().clock("police.case", on=date(2025, 12, 31)).slug
        'police.case.2012'
        """
        return _in_force(self._clocks_by_slug, "clock", slug, on, region)

    def parameter(self, slug: str, *, on: date, region: str = "CN") -> Parameter:
        """Return the parameter that is law on a day in a region. Raises as `clock` does.

        >>> LawBook.bundled().parameter("relapse.line", on=date(2023, 6, 1), region="520102").value
        7300
        """
        return _in_force(self._parameters_by_slug, "parameter", slug, on, region)

    @property
    def parameter_slugs(self) -> frozenset[str]:
        """Every slug under which a parameter can be asked for, those that a place sets for itself included."""
        return frozenset(self._parameters_by_slug)

    def clock_history(self, slug: str, *, region: str = "CN") -> tuple[tuple[date, Clock | None], ...]:
        """Return the clock that is law from each day on, in order; `None` from a day on which there is none.

        Raises `UnknownSlugError`, and `DeclarationError` for a malformed region.

        >>> [since.year for since, clock in LawBook.bundled().clock_history("police.case")]
        [1, 2026]
        """
        return _history(self._clocks_by_slug, "clock", slug, region)

    def parameter_history(
        self, slug: str, *, region: str = "CN"
    ) -> tuple[tuple[date, Parameter | None], ...]:
        """Return the parameter that is law from each day on, as `clock_history` does for a clock."""
        return _history(self._parameters_by_slug, "parameter", slug, region)


@lru_cache(maxsize=1)
def _bundled() -> LawBook:
    read = [read_law_file(_DATA / name) for name in _FILES]
    return LawBook(
        tuple(row for file in read for row in file.clock),
        tuple(row for file in read for row in file.parameter),
        tuple(row for file in read for row in file.local),
    )


def _in_force(index: dict[str, list[Entry]], kind: str, slug: str, on: date, region: str) -> Entry:
    day, place = _day(on), _region(region)
    editions = _editions(index, kind, slug)
    found = _latest([entry for entry in editions if _covers(entry.region, place)], day)
    if found is None:
        known = ", ".join(_when(entry) for entry in editions) or "none, every place sets its own"
        raise NotInForceError(
            f"no {kind} {slug} is in force on {day.isoformat()} in {place[:_COUNTY]}; known: {known}; "
            "load a county's own rows with LawBook.load(file)"
        )
    return found


def _history(
    index: dict[str, list[Entry]], kind: str, slug: str, region: str
) -> tuple[tuple[date, Entry | None], ...]:
    place = _region(region)
    here = [entry for entry in _editions(index, kind, slug) if _covers(entry.region, place)]
    turns = {date.min}
    turns.update(entry.in_force_from for entry in here if entry.in_force_from)
    turns.update(
        entry.in_force_to + timedelta(days=1)
        for entry in here
        if entry.in_force_to and entry.in_force_to < date.max
    )
    history: list[tuple[date, Entry | None]] = []
    for day in sorted(turns):
        found = _latest(here, day)
        if not history or history[-1][1] is not found:
            history.append((day, found))
    return tuple(history)


def _editions(index: dict[str, list[Entry]], kind: str, slug: str) -> list[Entry]:
    editions = index.get(slug) if isinstance(slug, str) else None
    if editions is None:
        # The slug itself is not repeated: it may be a value that went astray.
        near = get_close_matches(slug, index, n=3) if isinstance(slug, str) and len(slug) <= _LONGEST else []
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise UnknownSlugError(f"the law book has no {kind} with this slug{hint}")
    return editions


def _latest(entries: list[Entry], day: date) -> Entry | None:
    """Return the entry that is law on the day: of those in force the last of the most specific region."""
    valid = [entry for entry in entries if entry.in_force(day)]
    deepest = max((_specificity(entry.region) for entry in valid), default=None)
    return next((entry for entry in reversed(valid) if _specificity(entry.region) == deepest), None)


def _specificity(region: str) -> int:
    return 0 if region == "CN" else len(region)


def _covers(region: str, place: str) -> bool:
    return region == "CN" or place.startswith(region)


def _when(entry: Clock | Parameter) -> str:
    since = entry.in_force_from.isoformat() if entry.in_force_from else "always"
    until = entry.in_force_to.isoformat() if entry.in_force_to else "now"
    return f"{since} to {until} in {entry.region}"


def _day(on: date) -> date:
    if isinstance(on, datetime):
        return on.date()
    if not isinstance(on, date):
        raise DeclarationError("the law is asked on a day: pass a datetime.date as on")
    return on


def _region(region: str) -> str:
    """Return the region if it can be one; whether the division exists is no question of law."""
    if isinstance(region, str) and (
        region == "CN" or (region.isascii() and region.isdigit() and 2 <= len(region) <= _WIDEST)
    ):
        return region
    raise DeclarationError("a region is CN or the first 2 to 12 digits of a division code")


def clock(slug: str, *, on: date, region: str = "CN") -> Clock:
    """Return the clock of the bundled law book that is law on a day in a region; see `LawBook.clock`."""
    return LawBook.bundled().clock(slug, on=on, region=region)


def parameter(slug: str, *, on: date, region: str = "CN") -> Parameter:
    """Return the parameter of the bundled law book that is law on a day in a region; see `LawBook.parameter`."""
    return LawBook.bundled().parameter(slug, on=on, region=region)
