"""Rows that are nearly in order break every written rule often enough to compare its verdicts by them."""

from jiceng.dataset import Dataset
from jiceng.models import ENTITIES
from jiceng.validate import CATALOGUE
from jiceng.validate.rules import WRITTEN
from jiceng.validate.verdicts import verdicts
from tests.validate.examples import context_of_the_examples
from tests.validate.near_valid import near_valid

ROWS = 10_000
OFTEN = 100


def seldom_broken(rows: int) -> dict[str, int]:
    """The rules that fail on fewer rows than they should, by code and entity, with the number of those rows."""
    data = Dataset({name: near_valid(model, rows) for name, model in ENTITIES.items()})
    context = context_of_the_examples()
    seldom: dict[str, int] = {}
    for name, model in ENTITIES.items():
        places = [
            place for place, rule in enumerate(WRITTEN) if issubclass(model, rule.model) and not rule.of_forms
        ]
        told = verdicts(data, model, places, context)
        for place in places:
            broken = told.tally(place).failed
            if broken < OFTEN:
                seldom[f"{CATALOGUE[place].code} {name} {'/'.join(CATALOGUE[place].marks)}"] = broken
    return seldom
