"""The catalogue: one file per model, named like the model's file."""

from collections.abc import Mapping

from jiceng.models import Record
from jiceng.validate.rule import Rule
from jiceng.validate.rules import (
    derived,
    dispute,
    division,
    organization,
    person,
    petition,
    released_person,
    resident,
    responsibility_task,
)
from jiceng.validate.rules.local import local_rules

__all__ = ["CATALOGUE", "catalogue_of", "rules_by_code"]

CATALOGUE: tuple[Rule, ...] = (
    *person.rules.rules,
    *resident.rules.rules,
    *released_person.rules.rules,
    *organization.rules.rules,
    *dispute.rules.rules,
    *petition.rules.rules,
    *responsibility_task.rules.rules,
    *division.rules.rules,
    *derived.rules,
)
"""Every rule, in the order in which findings of one row are listed."""


def catalogue_of(models: Mapping[str, type[Record]]) -> tuple[Rule, ...]:
    """Return the catalogue, and behind it the rules that follow from the extension in `models`, if there is one."""
    return CATALOGUE + local_rules(models)


def rules_by_code() -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules by code; a code that stands on several models or fields has several."""
    codes: dict[str, list[Rule]] = {}
    for rule in CATALOGUE:
        codes.setdefault(rule.code, []).append(rule)
    return {code: tuple(rules) for code, rules in codes.items()}
