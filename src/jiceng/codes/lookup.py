"""Under which spellings each row of a code table is filed, and which rows are near to a text."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from jiceng.codes.spelling import nearness, normal_form

if TYPE_CHECKING:
    from jiceng.codes.code_enum import CodeEnum

__all__ = ["near_rows", "qualified", "spellings"]

_LONGEST = 60  # no label is longer; a cell of prose is not compared letter by letter
_NEAR_ENOUGH = 0.5


@cache
def spellings(kind: "type[CodeEnum]") -> "Mapping[str, CodeEnum]":
    """Return the row of each spelling in normal form.

    A code beats a label, a label beats another way of writing. A spelling that several rows claim
    belongs to the one of them on the top level, if there is just one, else to nobody.
    """
    filed: dict[str, CodeEnum] = {}
    for ways in _ways_of_writing(kind):
        claims: dict[str, dict[str, CodeEnum]] = {}
        for row, text in ways:
            claims.setdefault(normal_form(text), {})[row.value] = row
        for spelling, claimants in claims.items():
            owners = list(claimants.values())
            if len(owners) > 1:
                owners = [row for row in owners if row.parent is None]
            if len(owners) == 1:
                filed.setdefault(spelling, owners[0])
    return filed


def near_rows(kind: "type[CodeEnum]", text: str) -> "list[tuple[float, CodeEnum]]":
    """Return the rows with a spelling near to a text and how near it is, the nearest first, ties in table order."""
    wanted = normal_form(text)
    if not wanted or len(wanted) > _LONGEST:
        return []
    best: dict[str, float] = {}
    for spelling, row in spellings(kind).items():
        near = nearness(wanted, spelling)
        if near >= _NEAR_ENOUGH:
            best[row.value] = max(near, best.get(row.value, 0.0))
    found = [(best[row.value], row) for row in kind if row.value in best]
    return sorted(found, key=lambda pair: -pair[0])


def qualified(row: "CodeEnum") -> str:
    """Return the label of a row with its parent, or else its code, in brackets: what tells it from its namesakes."""
    return f"{row.zh}（{row.parent.zh if row.parent else row.value}）"


def _ways_of_writing(kind: "type[CodeEnum]") -> "Iterable[list[tuple[CodeEnum, str]]]":
    """Yield the ways of writing each row, in the order in which one beats the other."""
    rows = list(kind)
    yield [(row, row.value) for row in rows]
    yield [(row, row.zh) for row in rows]
    yield [(row, text) for row in rows for text in row.also]
    yield [(row, text) for row in rows for text in (row.name, row.en)]
    yield [
        (row, getattr(row, column)) for row in rows for column in kind.table.found_by if getattr(row, column)
    ]
    yield [(row, qualified(row)) for row in rows]
    yield [(row, code) for row in rows for code in _codes_within(row.value)]
    if kind.table.zero_may_be_lost:
        yield [(row, row.value.lstrip("0") or "0") for row in rows]


def _codes_within(code: str) -> list[str]:
    """Return the codes of a row that stands for a range, such as `119-129`."""
    first, dash, last = code.partition("-")
    return [str(number).zfill(len(first)) for number in range(int(first), int(last) + 1)] if dash else []
