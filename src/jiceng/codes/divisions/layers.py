"""Reads the bundled register and merges its layers, in this order: annual lists, the ministry's list, the patch.

The user's own places come on top of them, in `register.py`. Each file is read when it is first needed, and once.
"""

import csv
import gzip
import io
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

import attrs

from jiceng.codes.divisions.kinds import Certainty, ChangeKind
from jiceng.codes.divisions.places import Change, Place, parent_of

__all__ = ["LISTED_ON", "Provenance", "changes", "counties", "provenance", "township_codes", "townships"]

LISTED_ON: Final = date(2026, 9, 11)
"""The day of the ministry's list. `register.toml` has it too, and a test holds the two equal: reading TOML for one
date would cost more than the first look-up itself."""

_NOISE_ENDS: Final = 1984
"""From this year on the annual lists agree with each other."""


@attrs.frozen
class Provenance:
    """Where the register comes from and how large it is."""

    as_of: date
    sources: Mapping[str, str]
    rows: Mapping[str, int]
    events: Mapping[str, int]


@attrs.define
class _Span:
    """A period while it is being merged."""

    name: str
    begins: date | None
    ends: date | None
    origin: str
    listed: bool
    certainty: Certainty


def _text(name: str) -> str:
    content = (files("jiceng.codes.divisions") / "data" / name).read_bytes()
    return (gzip.decompress(content) if name.endswith(".gz") else content).decode()


def _rows(name: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(_text(name)))
    next(reader)
    return reader


@cache
def _patch() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    return tomllib.loads(_text("patch.toml"))


@cache
def provenance() -> Provenance:
    """Return the head of the register."""
    head = tomllib.loads(_text("register.toml"))
    return Provenance(head["as_of"], head["source"], head["rows"], head["events"])


def _year_end(year: int) -> date:
    """Return the day that stands for a year: that of its list, and never later than the ministry's."""
    return min(date(year, 12, 31), LISTED_ON)


def _day(entry: Mapping[str, Any]) -> tuple[date, Certainty]:
    """Return the day of a patch entry and how sure it is."""
    if "on" in entry:
        return entry["on"], Certainty.DAY
    return _year_end(entry["year"]), Certainty.YEAR


def _sure(year: int) -> Certainty:
    return Certainty.YEAR if year >= _NOISE_ENDS else Certainty.NOISY


def _span(row: Sequence[str]) -> _Span:
    """Make a period of a row: the change lies in the first year, and in the year after the last."""
    _code, name, first, last, origin, listed = row
    begins = _year_end(int(first)) if first else None
    ends = _year_end(int(last) + 1) if last else None
    if origin == "X":
        if begins is not None and begins == ends:  # given and taken back between two lists
            begins = date(begins.year, 1, 1)
        certainty = Certainty.UNLISTED
    elif origin == "M":
        begins, certainty = LISTED_ON, Certainty.LISTED
    else:
        certainty = _sure(min(int(first or _NOISE_ENDS), int(last or _NOISE_ENDS)))
    return _Span(name, begins, ends, origin, listed == "1", certainty)


def _drop_misprints(spans: dict[str, list[_Span]]) -> None:
    for entry in _patch()["dropped"]:
        of_code = spans[entry["code"]]
        at = next(
            place
            for place, span in enumerate(of_code)
            if span.name == entry["name"] and span.begins == _year_end(entry["first"])
        )
        of_code[at - 1 : at + 2] = [attrs.evolve(of_code[at + 1], begins=of_code[at - 1].begins)]


def _date_known_days(spans: dict[str, list[_Span]]) -> None:
    for entry in _patch()["dated"]:
        listed = _year_end(entry["year"])
        for span in (span for code in entry["codes"] for span in spans[code]):
            if span.ends == listed:
                span.ends, span.certainty = entry["on"], Certainty.DAY


def _date_after_the_lists(spans: dict[str, list[_Span]]) -> None:
    """End what the ministry's list no longer has, and begin what only it has, on the days of the patch."""
    for entry in (*_patch()["change"], *_patch()["established"]):
        day, certainty = _day(entry)
        for span in spans.get(entry.get("from", ""), ()):
            if span.origin == "S" and span.ends is None and not span.listed:
                span.ends, span.certainty = day, certainty
        for span in spans[entry.get("to") or entry["code"]]:
            if span.origin == "M" and span.certainty is Certainty.LISTED:
                span.begins, span.certainty = day, certainty


def _set_side_codes_apart(spans: dict[str, list[_Span]]) -> None:
    for entry in _patch()["side_code"]:
        for span in spans[entry["code"]]:
            span.certainty = Certainty.UNLISTED


@cache
def counties() -> Mapping[str, tuple[Place, ...]]:
    """Return the places of levels 1 to 3 by code, each code's in order of time."""
    spans: dict[str, list[_Span]] = defaultdict(list)
    for row in _rows("counties.csv.gz"):
        spans[row[0]].append(_span(row))
    _drop_misprints(spans)
    _date_known_days(spans)
    _date_after_the_lists(spans)
    _set_side_codes_apart(spans)
    divisions = {code for code, of in spans.items() if of[0].certainty is not Certainty.UNLISTED}
    return MappingProxyType(
        {
            code: tuple(
                Place(code, span.name, _parent(code, divisions), span.begins, span.ends, span.certainty)
                for span in of_code
            )
            for code, of_code in spans.items()
        }
    )


def _parent(code: str, divisions: set[str]) -> str | None:
    """Return the parent by digits, or the province where that is only a heading (市辖区, 省直辖县级)."""
    parent = parent_of(code)
    if parent is None or parent in divisions:
        return parent
    return code[:2] + "0000"


@cache
def townships() -> Mapping[str, Place]:
    """Return the townships of the ministry's list by code, in order of code.

    The list gives no dates: a township begins with the last name of its county's code, and one that the list
    itself marks as dissolved ends on the day of the list.
    """
    known = counties()
    begins = {code: places[-1].valid_from for code, places in known.items()}
    return MappingProxyType(
        {
            code: Place(
                code, name, code[:6], begins[code[:6]], LISTED_ON if dissolved else None, Certainty.LISTED
            )
            for code, name, dissolved in _rows("townships.csv.gz")
        }
    )


@cache
def township_codes() -> Sequence[str]:
    """Return all township codes in order, for searching by prefix."""
    return tuple(townships())


@cache
def changes() -> Sequence[Change]:
    """Return all changes in order of time."""
    known_days = {
        (code, entry["year"]): entry for entry in _patch()["dated"] for code in entry["codes"]
    }
    found = []
    for year, kind, old, new, document in _rows("changes.csv.gz"):
        entry = known_days.get((old, int(year)))
        on, certainty = (
            (entry["on"], Certainty.DAY) if entry else (_year_end(int(year)), _sure(int(year)))
        )
        number = entry["document"] if entry else document
        found.append(Change(on, old, new, ChangeKind(kind), certainty, number))
    for entry in _patch()["change"]:
        on, certainty = _day(entry)
        kind = ChangeKind(entry["kind"])
        found.append(Change(on, entry["from"], entry["to"], kind, certainty, entry.get("document", "")))
    return tuple(sorted(found))
