"""A record of another entity that a field names is on the list of that entity, where the batch holds the list."""

from collections.abc import Sequence
from typing import TypeAlias

from jiceng.labels import Reference
from jiceng.models import ENTITIES, Record, Term
from jiceng.validate.gathers import Among, Take
from jiceng.validate.kinds import Exists, Tree
from jiceng.validate.rule import Rule, RuleSet, Severity

__all__ = ["REFERENCE_UNKNOWN", "add_reference"]

REFERENCE_UNKNOWN = "reference.unknown"

_Lists: TypeAlias = dict[str, list[dict[str, object]]]


def add_reference(ruleset: RuleSet[Record], term: Term, written: Sequence[Rule]) -> None:
    """Add the rule on what a field refers to, unless one written by hand says it by another code.

    A batch rarely holds every list whole, so it is a hint. Several codes in one field are not looked up.
    """
    reference = term.reference
    if reference is None or term.many or any(_says(rule, term.name) for rule in written):
        return
    target = ENTITIES[reference.entity]
    passes, fails = _examples(ruleset.model, term.name, reference, target)
    ruleset.add(
        REFERENCE_UNKNOWN,
        severity=Severity.WARNING,
        check=Exists(term.name, target, reference.field, along=reference.along),
        zh=f"“{term.label.zh}”所指的{target.entity.label.zh}不在本批{target.entity.label.zh}表里。请核对写法，或补报缺少的那一条。",
        en=f"{term.label.en}: not on the list of its entity in this batch; correct it, or send the missing record",
        basis=term.source,
        marks=(term.name,),
        given=_given(written, term.name, target),
        passes=passes,
        fails=fails,
    )


def _given(written: Sequence[Rule], field: str, target: type[Record]) -> tuple[str, ...]:
    """Return the codes of rules that look for the same record on the same list: where one failed, nothing is left to say."""
    return tuple(
        rule.code
        for rule in written
        if rule.marks[0] == field
        and any(
            isinstance(part, Among) and part.model is target and part.take is Take.COUNT
            for part in rule.gathers
        )
    )


def _says(rule: Rule, field: str) -> bool:
    check = rule.check
    return (isinstance(check, Exists) and check.field == field) or (
        isinstance(check, Tree) and check.parent == field
    )


def _examples(
    model: type[Record], field: str, reference: Reference, target: type[Record]
) -> tuple[_Lists, _Lists]:
    """Return a record and the list it is named on, and the same beside a list that names another."""
    wanted = (field, *reference.along)
    own = {name: model.entity.example[name] for name in wanted if name in model.entity.example}
    named = own.setdefault(field, "53992510100101")
    there = {reference.field: named} | {name: own[name] for name in reference.along if name in own}
    other = there | {reference.field: _another(named)}
    if model is target:
        return {model.entity.name: [own | there]}, {model.entity.name: [own, other]}
    return (
        {model.entity.name: [own], target.entity.name: [there]},
        {model.entity.name: [own], target.entity.name: [other]},
    )


def _another(value: object) -> object:
    """Return another value as long as this one."""
    if isinstance(value, int):
        return value + 1
    text = str(value)
    return ("1" if text.endswith("0") else "0").rjust(len(text), "0")
