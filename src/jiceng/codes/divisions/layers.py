"""The bundled register: its places, townships and changes, each read when it is first needed, and once.

The user's own places come on top of them, in `register.py`.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import attrs

from jiceng.codes.divisions.files import head, patch, rows
from jiceng.codes.divisions.kinds import Certainty, ChangeKind, Level
from jiceng.codes.divisions.places import Change, Place, level_of, parent_of
from jiceng.codes.divisions.spans import LISTED_ON, day_of, merged_spans, sure, year_end

__all__ = ["Provenance", "changes", "counties", "provenance", "townships", "townships_of"]


@attrs.frozen
class Provenance:
    """Where the register comes from and how large it is."""

    as_of: date
    sources: Mapping[str, str]
    rows: Mapping[str, int]
    events: Mapping[str, int]


@cache
def provenance() -> Provenance:
    """Return the head of the register."""
    facts = head()
    return Provenance(facts["as_of"], facts["source"], facts["rows"], facts["events"])


@cache
def counties() -> Mapping[str, tuple[Place, ...]]:
    """Return the places of levels 1 to 3 by code, each code's in order of time."""
    spans = merged_spans()
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

    The list gives no dates: a township begins with the code of its county, and one that the list
    itself marks as dissolved ends on the day of the list.
    """
    known = counties()
    begins = {code: _unbroken_since(places) for code, places in known.items()}
    return MappingProxyType(
        {
            code: Place(
                code, name, code[:6], begins[code[:6]], LISTED_ON if dissolved else None, Certainty.LISTED
            )
            for code, name, dissolved in rows("townships.csv.gz")
        }
    )


@cache
def _township_codes() -> Sequence[str]:
    return tuple(townships())


def townships_of(county: str) -> Sequence[str]:
    """Return the codes of the townships below a county, in order; none below anything else."""
    codes = _township_codes()
    first, after = (bisect_left(codes, county + bound) for bound in ("", ":"))  # ":" follows "9"
    return codes[first:after] if level_of(county) is Level.COUNTY else ()


def _unbroken_since(places: Sequence[Place]) -> date | None:
    """Return the day since which the last of the places has its code, under whatever name."""
    begins = places[-1].valid_from
    for place in reversed(places):
        if place.valid_until == begins:
            begins = place.valid_from
    return begins


@cache
def changes() -> Sequence[Change]:
    """Return all changes in order of time."""
    known = {(code, entry["listed"]): entry for entry in patch()["dated"] for code in entry["codes"]}
    found = [
        _listed_change(int(year), old, new, ChangeKind(kind), document, known.get((old, int(year))))
        for year, kind, old, new, document in rows("changes.csv.gz")
    ]
    for entry in patch()["change"]:
        on, certainty = day_of(entry)
        kind = ChangeKind(entry["kind"])
        found.append(Change(on, entry["from"], entry["to"], kind, certainty, entry.get("document", "")))
    return tuple(sorted(found))


def _listed_change(
    year: int, old: str, new: str, kind: ChangeKind, document: str, correction: Mapping[str, Any] | None
) -> Change:
    if correction is None:
        return Change(year_end(year), old, new, kind, sure(year), document)
    on, certainty = day_of(correction)
    return Change(on, old, new, kind, certainty, correction.get("document", document))
