"""The rule on 人户一致标识, for every list that has it beside the two addresses."""

from collections.abc import Sequence
from functools import cache

from jiceng.codes import HouseholdConsistency
from jiceng.expr import eq, present, starts_with
from jiceng.labels import Source
from jiceng.models import Person, Record, terms
from jiceng.validate.kinds import Row
from jiceng.validate.rule import Rule, RuleSet, Severity

__all__ = ["rules_on"]


@cache
def rules_on(model: type[Record]) -> Sequence[Rule]:
    """Return the rule on an entity, if it has the flag."""
    if not issubclass(model, Person) or "household_consistency" not in terms(model):
        return ()
    own = RuleSet(model)
    _add(own)
    return own.rules


def _add(own: RuleSet[Person]) -> None:
    person = own.field
    consistency = getattr(person, "household_consistency")  # noqa: B009 -- declared below Person
    home, here = person.registered_division, person.residence_division
    # A county and a village in it are no contradiction: one of the two is only told more exactly.
    elsewhere = ~(starts_with(home, here) | starts_with(here, home))
    same_door = eq(home, here) & eq(person.registered_address, person.residence_address)
    own.add(
        "household.consistency-flag",
        severity=Severity.WARNING,
        check=Row(
            when=present(home) & present(here) & present(consistency),
            must=(eq(consistency, HouseholdConsistency.CONSISTENT) & ~elsewhere)
            | (eq(consistency, HouseholdConsistency.INCONSISTENT) & ~same_door),
        ),
        zh="“人户一致标识”与户籍地、现住地对不上：两地不同应为“不一致”，两地相同应为“一致”。请核对后改正其中一处。",
        en="the flag contradicts the places of registration and residence; correct the one that is wrong",
        basis=Source("GB/T 31000-2015"),
        marks=("household_consistency", "registered_division", "residence_division"),
        passes={
            "household_consistency": "01",
            "registered_division": "539925",
            "residence_division": "539925102202",
        },
        fails={
            "household_consistency": "01",
            "registered_division": "539901",
            "residence_division": "539925",
        },
    )
