"""Headings that no field claims, and the fields they may be meant for. They are told, never taken."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from jiceng.codes.spelling import nearness, normal_form
from jiceng.models import Record, Term, terms
from jiceng.privacy import RECORD_NUMBER, RESIDENT_NUMBER

__all__ = ["lookalikes", "nearest_fields"]

_NEAR_ENOUGH = 0.6
_NEARER = 0.75  # for a field that is no number: a word about every other heading would drown the others
_MOST = 200  # headings of one table that are looked at: a table with more was not typed, and nobody reads so many words
_LONGEST = 40  # signs of a heading: no field has a longer one


def lookalikes(model: type[Record], found: Collection[str], unmapped: Iterable[str]) -> dict[str, str]:
    """Return for each unmapped heading that may be meant for a missing number the official heading of that.

    `found` are the fields that have a column. Without its numbers a record cannot be told from another, so a
    number under a heading that is not known is worth a word even where it is not very near.
    """
    missing = _spellings(term for term in _numbers(model) if term.name not in found)
    nearest = {heading: _nearest(heading, missing, _NEAR_ENOUGH) for heading in islice(unmapped, _MOST)}
    return {heading: term.label.zh for heading, term in nearest.items() if term is not None}


def nearest_fields(
    model: type[Record], found: Collection[str], unmapped: Mapping[int, str]
) -> dict[int, str]:
    """Return the column of each unmapped heading that is like a heading of a missing field, with that field."""
    numbers = {term.name for term in _numbers(model)}
    missing = _spellings(term for name, term in terms(model).items() if name not in found)
    missing_numbers = [(term, names) for term, names in missing if term.name in numbers]
    near: dict[int, str] = {}
    for column, heading in islice(unmapped.items(), _MOST):
        term = _nearest(heading, missing_numbers, _NEAR_ENOUGH) or _nearest(heading, missing, _NEARER)
        if term is not None:
            near[column] = term.name
    return near


def _spellings(missing: Iterable[Term]) -> list[tuple[Term, list[str]]]:
    return [(term, [normal_form(name) for name in term.label.names]) for term in missing]


def _nearest(heading: str, missing: Iterable[tuple[Term, list[str]]], least: float) -> Term | None:
    wanted = normal_form(heading)
    if len(wanted) > _LONGEST:
        return None
    best: tuple[float, Term | None] = (0.0, None)
    for term, names in missing:
        for name in names:
            if _may_be_nearer(wanted, name, max(least, best[0])):
                near = nearness(wanted, name)
                if near > best[0]:
                    best = near, term
    return best[1] if best[0] >= least else None


def _may_be_nearer(wanted: str, name: str, least: float) -> bool:
    """Tell whether two spellings share enough signs to be as near as that; the comparing itself takes long."""
    shared = sum(sign in wanted for sign in name)
    return 2 * shared >= least * (len(wanted) + len(name)) or name in wanted or wanted in name


def _numbers(model: type[Record]) -> Iterator[Term]:
    for name, term in terms(model).items():
        if name in model.entity.key or term.sensitivity in (RESIDENT_NUMBER, RECORD_NUMBER):
            yield term
