"""A rule: what it applies to, what must hold, how it is said, and on what it rests.

Severity has a written meaning. ERROR: the record contradicts itself or a cited clause. WARNING: unusual,
may be true. INFO: something to complete or to tell somebody.

A code names the defect (`dispute.found-before-closed`), stays for ever, and is never used again for another.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar, overload

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr import Context, Node, fields, lower, reads, walk
from jiceng.expr.nodes import ClockDays, Field, Parameter, Within
from jiceng.expr.sorts import Sort
from jiceng.labels import Source
from jiceng.law import NotInForceError
from jiceng.models import Record, terms
from jiceng.validate.gathers import (
    TOWNSHIP,
    Among,
    Before,
    Count,
    Gathered,
    Match,
    Take,
    as_pairs,
    count_of,
    gathers_read,
    handle,
)
from jiceng.validate.kinds import Check, Row, written_out

__all__ = ["LazyRules", "Rule", "RuleSet", "Severity", "TimeAllowed"]


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


Example: TypeAlias = (
    Mapping[str, object] | Sequence[Mapping[str, object]] | Mapping[str, Sequence[Mapping[str, object]]]
)


@attrs.frozen
class TimeAllowed:
    """How long a statutory clock allows, as a sentence says it: with its unit, whatever it is."""

    slug: str
    extended: bool = False

    def said(self, context: Context, language: str) -> str:
        """Return the time in words, by the law of the day: 5 个工作日, 3 个月."""
        clock = context.clock(self.slug)
        total = clock.total(extended=self.extended)
        if language == "zh":
            return f"{total} {_UNITS[clock.unit]}"
        return f"{total} {clock.unit.removeprefix('calendar-').replace('-', ' ')}" + "s" * (total != 1)


_UNITS: Mapping[str, str] = {
    "calendar-day": "日",
    "working-day": "个工作日",
    "month": "个月",
    "year": "年",
    "hour": "小时",
}

Said: TypeAlias = Parameter | ClockDays | TimeAllowed
"""What a sentence takes from the law book for a placeholder."""


@attrs.frozen
class Rule:
    """One rule on one model, and on every entity that extends it.

    `marks` are the fields the finding points at, the first one first. `needs` are fields without whose column
    a sheet cannot be blamed, beside those that the check demands by itself (`demands.demanded_fields`). `given` names rules whose failure
    silences this one on the same fields, so that one mistake gives one finding. `passes` and `fails` are records
    that the contract test runs: one, a list of them for a check across records, or lists by the name of the
    entity for a check across entities.

    `row` is the check as it is run, on one record and the `gathers` it reads from others. A rule `of_forms` asks
    whether a form is filled in: it applies to the rows of sheets, and not to what an application hands over.
    """

    code: str
    model: type[Record]
    severity: Severity
    check: Check
    zh: str
    en: str
    basis: Source
    marks: tuple[str, ...]
    given: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    numbers: Mapping[str, Said] = attrs.field(factory=dict)
    passes: Example = attrs.field(factory=dict)
    fails: Example = attrs.field(factory=dict)
    row: Row = attrs.field(kw_only=True)
    gathers: tuple[Gathered, ...] = ()
    of_forms: bool = False

    @cached_property
    def _law(self) -> tuple[Node, ...]:
        """The nodes that ask the law book for something."""
        numbers = (number for number in self.numbers.values() if not isinstance(number, TimeAllowed))
        nodes = (self.row.must, self.row.when, *numbers, *_nodes(self.gathers))
        asked = (inner for node in nodes if node is not None for inner in walk(node))
        return tuple(inner for inner in asked if isinstance(inner, Parameter | ClockDays | Within))

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """The fields of the record that the check reads, by itself or to find other records."""
        names = (*_read(self.row), *(name for part in self.gathers for name in part.own_reads))
        columns = {part.column for part in self.gathers} | {TOWNSHIP.name}
        return tuple(name for name in dict.fromkeys(names) if name not in columns)

    def is_in_force(self, context: Context) -> bool:
        """Tell whether the law book has every number that the rule needs; some are for each place to set."""
        try:
            for node in self._law:
                lower(node, context)
            for number in self.numbers.values():
                if isinstance(number, TimeAllowed):
                    context.clock(number.slug)
        except NotInForceError:
            return False
        return True

    def sentence(self, context: Context, language: str = "zh") -> str:
        """Return the sentence for a reader, with the numbers of the law filled in; it holds no value of a record."""
        template = self.zh if language == "zh" else self.en
        return template.format_map(
            {name: _said(number, context, language) for name, number in self.numbers.items()}
        )


class LazyRules(Sequence[Rule]):
    """Rules in an order, made when the first of them is asked for."""

    def __init__(self, make: Callable[[], tuple[Rule, ...]]) -> None:
        self._make = make

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        return self._make()

    @overload
    def __getitem__(self, place: int) -> Rule: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Rule, ...]: ...
    def __getitem__(self, place: int | slice) -> Rule | tuple[Rule, ...]:
        return self._rules[place]

    def __len__(self) -> int:
        return len(self._rules)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)


def _nodes(gathers: Sequence[Gathered]) -> Iterator[Node]:
    for part in gathers:
        if isinstance(part, Among):
            yield from (node for node in (part.of, part.where) if node is not None)


def _said(number: Said, context: Context, language: str) -> int | Decimal | str:
    match number:
        case Parameter(slug):
            return context.parameter(slug)
        case ClockDays(slug, extended):
            return context.clock_days(slug, extended)
        case _:
            return number.said(context, language)


_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_Model = TypeVar("_Model", bound=Record)


class RuleSet(Generic[_Model]):
    """The rules of one model, in the order in which they are added.

    `field` stands for the record: `rules.field.closed_on` is typed as the model declares it, and a
    misspelt name raises where it is written.

    What a rule wants to know of other records is named first (`count`, `total`, `highest`, …) and then read like
    a field. Each takes `match`, pairs of expressions that are equal: one on this record, one on the others, whose
    handles are `jiceng.expr.fields(Model)`; `model` is `None` for records of the same entity.
    """

    def __init__(self, model: type[_Model]) -> None:
        self.model = model
        self.field = fields(model)
        self.rules: list[Rule] = []
        self._gathers: list[Gathered] = []

    def count(self, name: str, model: type[Record] | None, match: Match, where: Node | None = None) -> Count:
        """Name the number of matching records that fulfil `where`; it counts the record itself as well."""
        count, parts = count_of(self._column(name), model, match, where)
        self._gathers += parts
        return count

    def total(
        self, name: str, model: type[Record] | None, of: object, match: Match, where: Node | None = None
    ) -> Field:
        """Name the sum of a number; unknown where one is missing, or no record matches."""
        return self._take(name, model, Take.TOTAL, of, match, where)

    def highest(
        self, name: str, model: type[Record] | None, of: object, match: Match, where: Node | None = None
    ) -> Field:
        """Name the highest number or latest day; unknown where there is none."""
        return self._take(name, model, Take.HIGHEST, of, match, where)

    def lowest(
        self, name: str, model: type[Record] | None, of: object, match: Match, where: Node | None = None
    ) -> Field:
        """Name the lowest number or earliest day; unknown where there is none."""
        return self._take(name, model, Take.LOWEST, of, match, where)

    def only(
        self, name: str, model: type[Record] | None, of: object, match: Match, where: Node | None = None
    ) -> Field:
        """Name the value of the record referred to; unknown where there is none, or several that differ."""
        return self._take(name, model, Take.ONLY, of, match, where)

    def distinct(
        self, name: str, model: type[Record] | None, of: object, match: Match, where: Node | None = None
    ) -> Field:
        """Name the number of different values."""
        return self._take(name, model, Take.DISTINCT, of, match, where)

    def before(
        self, name: str, of: object, *, by: Sequence[object], order: Sequence[object], highest: bool = False
    ) -> Field:
        """Name the value of the record before this one within its group; with `highest`, the highest of all before."""
        taken, *rest = as_pairs([(part, part) for part in (of, *by, *order)])
        nodes = [own for own, _ in rest]
        sort = taken[0].sort
        if sort is None:
            raise DeclarationError(f"{name}: a value of no known sort cannot be gathered")
        gathered = Before(
            self._column(name), sort, taken[0], tuple(nodes[: len(by)]), tuple(nodes[len(by) :]), highest
        )
        self._gathers.append(gathered)
        return handle(gathered)

    def _take(
        self,
        name: str,
        model: type[Record] | None,
        take: Take,
        of: object,
        match: Match,
        where: Node | None,
    ) -> Field:
        ((taken, _),) = as_pairs([(of, of)])
        sort = Sort.NUMBER if take is Take.DISTINCT else taken.sort
        if sort is None:
            raise DeclarationError(f"{name}: a value of no known sort cannot be gathered")
        gathered = Among(self._column(name), sort, model, as_pairs(match), take, taken, where)
        self._gathers.append(gathered)
        return handle(gathered)

    def _column(self, name: str) -> str:
        column = f"{self.model.__name__}~{name}"
        if any(gathered.column == column for gathered in self._gathers):
            raise DeclarationError(f"{name} is gathered twice")
        return column

    def add(
        self,
        code: str,
        *,
        check: Check,
        zh: str,
        en: str,
        basis: Source,
        marks: Sequence[str],
        severity: Severity = Severity.ERROR,
        given: Sequence[str] = (),
        needs: Sequence[str] = (),
        numbers: Mapping[str, Said] | None = None,
        of_forms: bool = False,
        passes: Example,
        fails: Example,
    ) -> Rule:
        """Declare a rule. Raises `DeclarationError` with everything that is wrong with it."""
        row, own = written_out(check, code, self.model)
        gathers = gathers_read(_read(row), (*self._gathers, *own))
        rule = Rule(
            code,
            self.model,
            severity,
            check,
            zh,
            en,
            basis,
            tuple(marks),
            tuple(given),
            tuple(needs),
            dict(numbers or {}),
            passes,
            fails,
            gathers,
            of_forms,
            row=row,
        )
        problems = list(_problems(rule))
        if any(other.code == code and other.marks == rule.marks for other in self.rules):
            problems.append("the code is used already")
        if problems:
            raise DeclarationError(f"rule {code}: {'; '.join(problems)}")
        self.rules.append(rule)
        return rule


def _read(row: Row) -> tuple[str, ...]:
    return reads(row.must) + (() if row.when is None else reads(row.when))


def _problems(rule: Rule) -> list[str]:
    known = set(terms(rule.model))
    problems: list[str] = []
    if not _CODE.fullmatch(rule.code):
        problems.append("a code is written entity.what-is-wrong")
    if not rule.marks or not set(rule.marks) <= known:
        problems.append("marks must name fields of the model")
    if not set(rule.needs) <= set(rule.reads):
        problems.append("needs must name fields that the check reads")
    if unknown := set(rule.reads) - known:
        problems.append(f"the check reads {', '.join(sorted(unknown))}, which the model does not have")
    for part in rule.gathers:
        if isinstance(part, Before) or part.model is None:
            continue
        other = part.model
        if unknown := set(part.other_reads) - {*terms(other), TOWNSHIP.name}:
            problems.append(
                f"{part.column} reads {', '.join(sorted(unknown))}, which {other.__name__} does not have"
            )
    if not rule.basis.document:
        problems.append("a rule rests on something: give its basis")
    if any(set(_PLACEHOLDER.findall(sentence)) != set(rule.numbers) for sentence in (rule.zh, rule.en)):
        problems.append("each placeholder of a sentence is a number of the rule, and each number is said")
    return problems
