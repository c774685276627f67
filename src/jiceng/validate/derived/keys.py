"""No two records of an entity have the same key."""

from collections.abc import Sequence

from jiceng.models import Household, Record, terms
from jiceng.validate.kinds import Unique
from jiceng.validate.rule import Rule, RuleSet

__all__ = ["KEY_TWICE", "add_key"]

KEY_TWICE = "key.unique"


def add_key(ruleset: RuleSet[Record], written: Sequence[Rule]) -> None:
    """Add the rule on the key of the entity, unless one written by hand says it by another code."""
    model = ruleset.model
    key = model.entity.key
    said = {
        frozenset([rule.check.key] if isinstance(rule.check.key, str) else rule.check.key)
        for rule in written
        if isinstance(rule.check, Unique)
    }
    if frozenset(key) in said:
        return
    known = terms(model)
    labels = "、".join(known[part].label.zh for part in key)
    example = {part: value for part, value in model.entity.example.items() if part in key}
    ruleset.add(
        KEY_TWICE,
        check=Unique(key, within_township=issubclass(model, Household)),
        zh=f"“{labels}”相同的记录有多条，无法区分是哪一条。请核实是重复登记还是填错，只保留一条或改正。",
        en="several records have the same key; keep one, or correct what tells them apart",
        basis=model.entity.source,
        marks=key,
        passes=[example],
        fails=[example, example],
    )
