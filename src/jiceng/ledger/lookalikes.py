"""Headings that no field claims, but that look like the number of a record, a person or a household."""

from collections.abc import Collection, Iterable, Iterator

from jiceng.codes.spelling import nearness, normal_form
from jiceng.models import Record, Term, terms
from jiceng.privacy import RECORD_NUMBER, RESIDENT_NUMBER

__all__ = ["lookalikes"]

_NEAR_ENOUGH = 0.6


def lookalikes(model: type[Record], found: Collection[str], unmapped: Iterable[str]) -> dict[str, str]:
    """Return for each unmapped heading that may be meant for a missing number the official heading of that.

    `found` are the fields that have a column. Without its numbers a record cannot be told from another, so a
    number under a heading that is not known is worth a word; any other column is not.
    """
    missing = [term for term in _numbers(model) if term.name not in found]
    nearest: dict[str, str] = {}
    for heading in unmapped:
        wanted = normal_form(heading)
        near, official = max(
            ((nearness(wanted, name), term.label.zh) for term in missing for name in term.label.names),
            default=(0.0, ""),
        )
        if near >= _NEAR_ENOUGH:
            nearest[heading] = official
    return nearest


def _numbers(model: type[Record]) -> Iterator[Term]:
    for name, term in terms(model).items():
        if name in model.entity.key or term.sensitivity in (RESIDENT_NUMBER, RECORD_NUMBER):
            yield term
