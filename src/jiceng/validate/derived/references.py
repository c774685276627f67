"""A record of another entity that a field names is on the list of that entity, where the batch holds the list."""

from collections.abc import Sequence

from jiceng.models import ENTITIES, Record, Term
from jiceng.validate.kinds import Exists, Tree
from jiceng.validate.rule import Rule, RuleSet, Severity

__all__ = ["REFERENCE_UNKNOWN", "add_reference"]

REFERENCE_UNKNOWN = "reference.unknown"


def add_reference(ruleset: RuleSet[Record], term: Term, written: Sequence[Rule]) -> None:
    """Add the rule on what a field refers to, unless one written by hand says it by another code.

    A batch rarely holds every list whole, so it is a hint. Several codes in one field are not looked up.
    """
    reference = term.reference
    if reference is None or term.many or any(_says(rule, term.name) for rule in written):
        return
    target = ENTITIES[reference.entity]
    ruleset.add(
        REFERENCE_UNKNOWN,
        severity=Severity.WARNING,
        check=Exists(term.name, target, reference.field, along=reference.along),
        zh=f"“{term.label.zh}”所指的{target.entity.label.zh}不在本批{target.entity.label.zh}表里。请核对写法，或补报缺少的那一条。",
        en=f"{term.label.en}: not on the list of its entity in this batch; correct it, or send the missing record",
        basis=term.source,
        marks=(term.name,),
        **_examples(ruleset.model, term, target),
    )


def _says(rule: Rule, field: str) -> bool:
    check = rule.check
    return (isinstance(check, Exists) and check.field == field) or (
        isinstance(check, Tree) and check.parent == field
    )


def _examples(
    model: type[Record], term: Term, target: type[Record]
) -> dict[str, dict[str, list[dict[str, object]]]]:
    """Return a record and the list it is named on, and the same beside a list that names another."""
    assert term.reference is not None
    along = term.reference.along
    own = {name: model.entity.example[name] for name in (term.name, *along) if name in model.entity.example}
    value = str(own.get(term.name, "53992510100101"))
    own[term.name] = value
    there = {term.reference.field: value} | {name: own[name] for name in along if name in own}
    other = there | {term.reference.field: ("0" if value[-1:] != "0" else "1").rjust(len(value), "0")}
    if model is target:
        return {
            "passes": {model.entity.name: [own | there]},
            "fails": {model.entity.name: [own, other]},
        }
    return {
        "passes": {model.entity.name: [own], target.entity.name: [there]},
        "fails": {model.entity.name: [own], target.entity.name: [other]},
    }
