"""The catalogue: the rules written by hand, and behind them those that follow from the models."""

from collections.abc import Mapping

from jiceng.errors import DeclarationError
from jiceng.models import Record
from jiceng.validate.derived import derived_rules
from jiceng.validate.gathers import Gathered
from jiceng.validate.local import local_rules
from jiceng.validate.rule import Rule
from jiceng.validate.rules import WRITTEN

__all__ = ["CATALOGUE", "catalogue_of", "rules_by_code"]


def _of_one_meaning(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules. Raises `DeclarationError` where two of one entity call different gathered values alike."""
    meanings: dict[str, Gathered] = {}
    for rule in rules:
        for part in rule.gathers:
            if meanings.setdefault(f"{rule.model.__name__} {part.column}", part) != part:
                raise DeclarationError(f"{rule.code}: {part.column} is gathered twice, and not alike")
    return rules


CATALOGUE: tuple[Rule, ...] = _of_one_meaning(WRITTEN + derived_rules(WRITTEN))
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
