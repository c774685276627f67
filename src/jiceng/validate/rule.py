"""A rule: what it applies to, what must hold, how it is said, and on what it rests.

Severity has a written meaning. ERROR: the record contradicts itself or a cited clause. WARNING: unusual,
may be true. INFO: something to complete or to tell somebody.

A code names the defect (`dispute.found-before-closed`), stays for ever, and is never used again for another.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr import Context, Node, fields, reads
from jiceng.expr.nodes import ClockDays, Parameter
from jiceng.labels import Source
from jiceng.models import Record, terms

__all__ = ["Check", "Exists", "GroupCount", "Row", "Rule", "RuleSet", "Severity", "Unique"]


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@attrs.frozen
class Row:
    """A check on one record: where `when` holds, `must` has to hold. Without `when` it applies to every record."""

    must: Node
    when: Node | None = None


@attrs.frozen
class Unique:
    """No two records that `when` applies to carry the same `key`."""

    key: str
    when: Node | None = None


@attrs.frozen
class Exists:
    """The value of `field` is the `key` of some record of `target`.

    Where the target holds no value of the same length at all, it cannot be told: a township's register
    need not list the county above it.
    """

    field: str
    target: type[Record]
    key: str
    when: Node | None = None


@attrs.frozen
class GroupCount:
    """Of the records that share `by`, in one township, exactly `exactly` fulfil `where`.

    The finding stands on every record of the group: which one is wrong cannot be told.
    """

    by: str
    where: Node
    exactly: int = 1


Check: TypeAlias = Row | Unique | Exists | GroupCount
Example: TypeAlias = Mapping[str, object] | Sequence[Mapping[str, object]]


@attrs.frozen
class Rule:
    """One rule on one model, and on every entity that extends it.

    `marks` are the fields the finding points at, the first one first. `needs` are fields without whose column
    a sheet cannot be blamed, beside those that the check demands by itself (`demands.demanded_fields`). `given` names rules whose failure
    silences this one, so that one mistake gives one finding. `passes` and `fails` are records (lists of
    records for a check across records) that the contract test runs.
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
    numbers: Mapping[str, Parameter | ClockDays] = attrs.field(factory=dict)
    passes: Example = attrs.field(factory=dict)
    fails: Example = attrs.field(factory=dict)

    def sentence(self, context: Context, language: str = "zh") -> str:
        """Return the sentence for a reader, with the numbers of the law filled in; it holds no value of a record."""
        template = self.zh if language == "zh" else self.en
        return template.format_map({name: _number(node, context) for name, node in self.numbers.items()})


def _number(node: Parameter | ClockDays, context: Context) -> int | Decimal:
    if isinstance(node, Parameter):
        return context.parameter(node.slug)
    return context.clock_days(node.slug, node.extended)


_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_Model = TypeVar("_Model", bound=Record)


class RuleSet(Generic[_Model]):
    """The rules of one model, in the order in which they are added.

    `field` stands for the record: `rules.field.closed_on` is typed as the model declares it, and a
    misspelt name raises where it is written.
    """

    def __init__(self, model: type[_Model]) -> None:
        self.model = model
        self.field = fields(model)
        self.rules: list[Rule] = []

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
        numbers: Mapping[str, Parameter | ClockDays] | None = None,
        passes: Example,
        fails: Example,
    ) -> Rule:
        """Declare a rule. Raises `DeclarationError` with everything that is wrong with it."""
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
        )
        problems = list(_problems(rule))
        if any(other.code == code and other.marks == rule.marks for other in self.rules):
            problems.append("the code is used already")
        if problems:
            raise DeclarationError(f"rule {code}: {'; '.join(problems)}")
        self.rules.append(rule)
        return rule


def _problems(rule: Rule) -> list[str]:
    known = set(terms(rule.model))
    problems: list[str] = []
    if not _CODE.fullmatch(rule.code):
        problems.append("a code is written entity.what-is-wrong")
    if not rule.marks or not set(rule.marks) <= known:
        problems.append("marks must name fields of the model")
    if not set(rule.needs) <= set(_fields_read(rule.check)):
        problems.append("needs must name fields that the check reads")
    if not set(_fields_read(rule.check)) <= known:
        problems.append("the check reads a field that the model does not have")
    if not rule.basis.document:
        problems.append("a rule rests on something: give its basis")
    if any(set(_PLACEHOLDER.findall(sentence)) != set(rule.numbers) for sentence in (rule.zh, rule.en)):
        problems.append("each placeholder of a sentence is a number of the rule, and each number is said")
    return problems


def _fields_read(check: Check) -> tuple[str, ...]:
    match check:
        case Row(must, when):
            return reads(must) + (reads(when) if when is not None else ())
        case Unique(key, when):
            return (key, *(reads(when) if when is not None else ()))
        case Exists(field, _, _, when):
            return (field, *(reads(when) if when is not None else ()))
        case GroupCount(by, where):
            return (by, *reads(where))
