"""The kinds of rules: on one record, and across records.

A kind across records says what it means and is run as a rule on one record that reads gathered values
(`gathers`): `written_out` gives that form. A finding stands on every record of a group in which something is
wrong; which of them is the wrong one cannot be told.
"""

from collections import abc
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import TypeAlias

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr import Node, coalesce, eq, fields, ge, le, length, lt, ne, one_of, present
from jiceng.expr.sorts import Sort
from jiceng.models import Record
from jiceng.validate.gathers import (
    TOWNSHIP,
    Among,
    Before,
    Gathered,
    Match,
    Take,
    as_pairs,
    count_of,
    handle,
)

__all__ = [
    "Check",
    "Exists",
    "GroupCount",
    "Overlap",
    "Row",
    "Sequence",
    "SumMatches",
    "Transition",
    "Tree",
    "Unique",
    "WrittenOut",
    "written_out",
]

WrittenOut: TypeAlias = "tuple[Row, tuple[Gathered, ...]]"


@attrs.frozen
class Row:
    """A check on one record: where `when` holds, `must` has to hold. Without `when` it applies to every record."""

    must: Node
    when: Node | None = None


@attrs.frozen
class Unique:
    """No two records that `when` applies to carry the same `key`, a field or several together.

    With `within_township`, only records of one township are compared.
    """

    key: str | tuple[str, ...]
    when: Node | None = None
    within_township: bool = False

    def written_out(self, code: str, model: type[Record]) -> WrittenOut:
        """Count the records with the same key."""
        key = [
            getattr(fields(model), name) for name in ((self.key,) if isinstance(self.key, str) else self.key)
        ]
        match = [(part, part) for part in key] + ([(TOWNSHIP, TOWNSHIP)] if self.within_township else [])
        count, parts = count_of(f"{code}~same", None, match, self.when)
        return Row(le(count.least, 1), _and(self.when, *(present(part) for part in key))), (parts[1],)


@attrs.frozen
class Exists:
    """The value of `field` is the `key` of some record of `target`; `along` are fields equal on both sides.

    Where the target holds no value of the same length at all, it cannot be told: a township's register
    need not list the county above it.
    """

    field: str
    target: type[Record]
    key: str
    when: Node | None = None
    along: tuple[str, ...] = ()

    def written_out(self, code: str, model: type[Record]) -> WrittenOut:
        """Count the records named, and those whose key is as long."""
        own, other = fields(model), fields(self.target)
        value, key = getattr(own, self.field), getattr(other, self.key)
        beside = [(getattr(own, name), getattr(other, name)) for name in self.along]
        found, parts = count_of(f"{code}~{self.field}", self.target, [(value, key), *beside])
        when = _and(self.when, present(value), *(present(mine) for mine, _ in beside))
        if value.sort is not Sort.TEXT:
            return Row(ge(found.value, 1), when), (parts[0],)
        # The length of a key as long as the value: unknown where there is none.
        alike = Among(
            f"{code}~{self.field}.length",
            Sort.NUMBER,
            self.target,
            as_pairs([(length(value), length(key))]),
            Take.HIGHEST,
            length(key),
        )
        return Row(ge(found.value, 1) | ne(handle(alike), length(value)), when), (parts[0], alike)


@attrs.frozen
class GroupCount:
    """Of the records that share `by`, in one township, exactly `exactly` fulfil `where`."""

    by: str
    where: Node
    exactly: int = 1

    def written_out(self, code: str, model: type[Record]) -> WrittenOut:
        """Count those of the group that fulfil the condition."""
        group = getattr(fields(model), self.by)
        count, parts = count_of(f"{code}~{self.by}", None, [(group, group), (TOWNSHIP, TOWNSHIP)], self.where)
        return Row(count.exactly(self.exactly), present(group)), parts


@attrs.frozen
class SumMatches:
    """The `total` of a record is the sum of `of` over the records of `parts` that match it and fulfil `where`.

    Without `of`, it is the number of those records. A sum cannot be told where no part matches, or one of them
    has no value.
    """

    total: str
    parts: type[Record]
    match: Match
    of: Node | None = None
    where: Node | None = None
    when: Node | None = None

    def written_out(self, code: str, model: type[Record]) -> WrittenOut:
        """Take the sum, or the count."""
        total = getattr(fields(model), self.total)
        pairs = as_pairs(self.match)
        when = _and(self.when, present(total), *(present(own) for own, _ in pairs))
        if self.of is None:
            count, parts = count_of(f"{code}~{self.total}", self.parts, pairs, self.where)
            return Row(eq(total, count.value), when), parts
        taken = Among(f"{code}~{self.total}", Sort.NUMBER, self.parts, pairs, Take.TOTAL, self.of, self.where)
        return Row(eq(total, handle(taken)), when), (taken,)


@attrs.frozen
class Tree:
    """`parent` names the `key` of another record of the same entity, not of the record itself nor of its own child."""

    key: str
    parent: str
    when: Node | None = None

    def written_out(self, code: str, model: type[Record]) -> WrittenOut:
        """Look for the parent, and for the parent's own parent."""
        own = fields(model)
        key, parent = getattr(own, self.key), getattr(own, self.parent)
        there, found = Exists(self.parent, model, self.key).written_out(code, model)
        above = Among(
            f"{code}~{self.parent}.above", key.sort, None, as_pairs([(parent, key)]), Take.ONLY, parent
        )
        must = there.must & ne(parent, key) & ~(present(handle(above)) & eq(handle(above), key))
        return Row(must, _and(self.when, present(parent))), (*found, above)


_FOR_EVER = date(9999, 12, 31)


@attrs.frozen
class Overlap:
    """Of the records that share `by`, none starts before an earlier one has ended. Without an end it goes on."""

    by: tuple[str, ...]
    start: str
    end: str
    when: Node | None = None

    def written_out(self, code: str, model: type[Record]) -> WrittenOut:
        """Take the latest end of all records that started before."""
        own = fields(model)
        start, end = getattr(own, self.start), getattr(own, self.end)
        until = Before(
            f"{code}~{self.end}",
            Sort.DAY,
            coalesce(end, _FOR_EVER),
            tuple(getattr(own, name) for name in self.by),
            (start, coalesce(end, _FOR_EVER)),
            highest=True,
        )
        when = _and(self.when, present(start), present(handle(until)))
        return Row(le(handle(until), start), when), (until,)


@attrs.frozen
class Sequence:
    """Of the records that share `by`, in the order of `order`, `value` never falls; it rises, if `rising`."""

    by: tuple[str, ...]
    order: tuple[str, ...]
    value: str
    rising: bool = False
    when: Node | None = None

    def written_out(self, code: str, model: type[Record]) -> WrittenOut:
        """Take the value of the record before."""
        own = fields(model)
        value = getattr(own, self.value)
        before = Before(
            f"{code}~{self.value}",
            value.sort,
            value,
            tuple(getattr(own, name) for name in self.by),
            tuple(getattr(own, name) for name in self.order),
        )
        holds = lt(handle(before), value) if self.rising else le(handle(before), value)
        return Row(holds, _and(self.when, present(handle(before)), present(value))), (before,)


@attrs.frozen
class Transition:
    """Of the records that share `by`, in the order of `order`, `state` only changes as `allowed` says.

    `allowed` gives for each state those that may follow it; `first` are the states with which to begin.
    """

    by: tuple[str, ...]
    order: tuple[str, ...]
    state: str
    allowed: abc.Mapping[str, abc.Sequence[str]]
    first: tuple[str, ...] = ()
    when: Node | None = None

    def written_out(self, code: str, model: type[Record]) -> WrittenOut:
        """Take the state before."""
        own = fields(model)
        state = getattr(own, self.state)
        order = tuple(getattr(own, name) for name in self.order)
        before = Before(
            f"{code}~{self.state}", Sort.TEXT, state, tuple(getattr(own, name) for name in self.by), order
        )
        steps: list[Node] = [
            eq(handle(before), earlier) & one_of(state, *later)
            for earlier, later in self.allowed.items()
            if later
        ]
        if self.first:
            steps.append(~present(handle(before)) & one_of(state, *self.first))
        if not steps:
            raise DeclarationError("a transition says which state may follow which")
        started = present(state) if self.first else present(state) & present(handle(before))
        when = _and(self.when, started, *(present(part) for part in order))
        return Row(reduce(or_, steps), when), (before,)


Check: TypeAlias = Row | Unique | Exists | GroupCount | SumMatches | Tree | Overlap | Sequence | Transition


def written_out(check: Check, code: str, model: type[Record]) -> WrittenOut:
    """Return a check as one on a single record, and the values that it gathers."""
    return (check, ()) if isinstance(check, Row) else check.written_out(code, model)


def _and(*nodes: Node | None) -> Node:
    stated = [node for node in nodes if node is not None]
    return reduce(and_, stated)
