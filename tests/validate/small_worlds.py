"""The examples of the written rules, again and again: each time a small world that meets no other.

A rule that no record matches, or one alone does, is broken by no row among thousands with few values to a column:
some other row always matches. So the examples are moved: the numbers of people, places and things are other ones in
each world, and equal ones stay equal, whatever table they stand in.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import polars as pl

from jiceng.dataset import Kind, columns, table_schema
from jiceng.expr import reads
from jiceng.models import Record, TaskPlan
from jiceng.validate import CATALOGUE, Rule
from jiceng.validate.gathers import Among, Before
from jiceng.validate.rule import Example
from jiceng.validate.rules import WRITTEN
from tests.validate.examples import rows_of, typed
from tests.validate.numbers import moved

__all__ = ["failing_rows", "linking", "rows_in", "small_worlds"]

# What does not name a thing, though rules match by it.
_STAY = {"kind", "level", "period", "sequence", "visited_on", "year"}
# Of the rules that follow from the models those that rows in order break or keep too seldom.
_DERIVED = {"date.future", "id.birth-match", "key.unique"}
_RULES = sorted(
    (*WRITTEN, *(rule for rule in CATALOGUE[len(WRITTEN) :] if rule.code in _DERIVED)),
    key=lambda rule: not rule.gathers,
)
_EVENTS = [
    {"number": "1", "category": "0201", "found_on": "2026-01-05"},
    {"number": "2", "category": "0201", "found_on": "2026-09-02"},
]
_FURTHER: Mapping[tuple[str, str], Example] = {
    ("dispute.duplicate", "DisputeParty"): {
        "dispute": _EVENTS,
        "dispute_party": [
            {"dispute_number": "1", "sequence": 1, "role": "01", "id_number": "53992519491231048X"},
            {"dispute_number": "2", "sequence": 1, "role": "01", "id_number": "53992519491231048X"},
        ],
    },
    ("correction.end-type", "CommunityCorrectionPerson"): {
        "register_status": "01",
        "correction_ended_on": "2026-09-29",
        "overrun_reason": "住院",
    },
    ("relapse.labour-age", "RelapseMember"): {"certificate_number": "539925202104184734", "labour": "5"},
    ("relapse.preschool-age", "RelapseMember"): {
        "certificate_number": "539925202104184734",
        "in_school": "02",
        "health": "1",
    },
}
"""Rows on which a rule holds, where its passing example is one to which it does not apply."""


def small_worlds(model: type[Record], worlds: int) -> pl.DataFrame:
    """The rows of an entity in so many worlds of each example of its rules."""
    kinds = columns(model)
    parts = [pl.DataFrame(schema=table_schema(model))]
    for example, moving, row in _examples(model):
        places = range(example * worlds, (example + 1) * worlds)
        values = {
            name: [moved(value, kinds[name].term.type, world) for world in places]
            if name in moving
            else [value] * worlds
            for name, value in row.items()
        }
        schema = {name: kind for name, kind in parts[0].schema.items() if name in values}
        parts.append(pl.DataFrame(values, schema=schema))
    return pl.concat(parts, how="diagonal")


def failing_rows(model: type[Record]) -> Sequence[Mapping[str, object]]:
    """The rows of an entity in the failing examples of its written rules."""
    return [row for rule in WRITTEN for row in rows_in(rule.fails, rule, model)]


@cache
def linking(model: type[Record]) -> frozenset[str]:
    """The columns by which records of an entity are found: its key, what it refers to, what rules match by."""
    known = columns(model)
    names = {*model.entity.key, *(name for name, column in known.items() if column.term.reference)}
    for rule in WRITTEN:
        for part in rule.gathers:
            if issubclass(model, rule.model):
                names |= set(part.own_reads if isinstance(part, Among) else _group(part))
            if isinstance(part, Among) and part.model is not None and issubclass(model, part.model):
                names |= {name for _, other in part.match for name in reads(other)}
    identifiers = {name for name, column in known.items() if column.kind is Kind.IDENTIFIER}
    plain = {
        name for name in names & set(known) if known[name].kind in (Kind.TEXT, Kind.INTEGER, Kind.DECIMAL)
    }
    return frozenset((plain - _STAY) | identifiers)


def _group(part: Before) -> Iterator[str]:
    for node in part.by:
        yield from reads(node)


@cache
def _examples(model: type[Record]) -> Sequence[tuple[int, frozenset[str], Mapping[str, object]]]:
    """The rows of an entity in the examples of its rules, with the number of the example and the columns that move."""
    found: list[tuple[int, frozenset[str], Mapping[str, object]]] = []
    for place, rule in enumerate(_RULES):
        by_year = {"year"} if rule.model is TaskPlan else set()
        further = _FURTHER.get((rule.code, rule.model.__name__), {})
        for turn, example in enumerate((rule.fails, rule.passes, further)):
            found += [
                (3 * place + turn, linking(model) | by_year, row) for row in rows_in(example, rule, model)
            ]
    return found


def rows_in(example: Example, rule: Rule, model: type[Record]) -> list[dict[str, object]]:
    """The rows of an entity in an example of a rule."""
    rows: Sequence[Mapping[str, object]] = []
    if isinstance(example, Mapping) and example and all(isinstance(rows, list) for rows in example.values()):
        rows = example.get(model.entity.name, [])  # type: ignore[assignment]  # lists by the names of entities
    elif example and issubclass(model, rule.model):
        rows = rows_of(example)
    return [typed(model, row) for row in rows]
