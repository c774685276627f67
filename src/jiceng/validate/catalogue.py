"""The catalogue: the rules written by hand, and behind them those that follow from the models."""

from collections.abc import Mapping

from jiceng.models import Record
from jiceng.validate.derived import derived_rules
from jiceng.validate.local import local_rules
from jiceng.validate.rule import Rule
from jiceng.validate.rules import WRITTEN

__all__ = ["CATALOGUE", "catalogue_of", "rules_by_code"]

CATALOGUE: tuple[Rule, ...] = WRITTEN + derived_rules(WRITTEN)
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
