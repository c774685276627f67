"""Rules that follow from the models by themselves, one file for each thing that a model says of a field.

They are declared nowhere: a field that is added brings its rules along. Where a file of `rules` says the same
of a field by a code of its own, the derived rule stays away.
"""

from collections.abc import Sequence

from jiceng.models import ENTITIES, Record, terms
from jiceng.validate.derived.bounds import add_bounds
from jiceng.validate.derived.constants import add_constant
from jiceng.validate.derived.dates import add_dates
from jiceng.validate.derived.identity import add_identifier
from jiceng.validate.derived.keys import add_key
from jiceng.validate.derived.readable import UNREADABLE, add_readable
from jiceng.validate.derived.references import add_reference
from jiceng.validate.derived.stages import add_stages
from jiceng.validate.rule import Rule, RuleSet

__all__ = ["UNREADABLE", "derived_on", "derived_rules"]


def derived_rules(written: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules that follow from all entities, beside those `written` by hand."""
    return tuple(
        rule
        for model in ENTITIES.values()
        for rule in derived_on(model, [rule for rule in written if issubclass(model, rule.model)])
    )


def derived_on(model: type[Record], own: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules that follow from an entity, beside its `own`, written by hand."""
    ruleset = RuleSet(model)
    for term in terms(model).values():
        add_readable(ruleset, term)
        add_constant(ruleset, term)
        add_bounds(ruleset, term)
        add_identifier(ruleset, term, own)
        add_reference(ruleset, term, own)
    add_dates(ruleset, own)
    add_stages(ruleset, own)
    add_key(ruleset, own)
    return tuple(ruleset.rules)
