"""The catalogue: the rules written by hand, and behind them those that follow from the models.

The rules of an entity are made when something of that entity is checked; all of them only when somebody asks for all.
"""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import cache, lru_cache

from jiceng.errors import DeclarationError
from jiceng.models import ENTITIES, Record
from jiceng.validate.derived import derived_on
from jiceng.validate.gathers import Gathered
from jiceng.validate.local import local_rules
from jiceng.validate.rule import LazyRules, Rule
from jiceng.validate.rules import written_of, written_on

__all__ = ["CATALOGUE", "catalogue_of", "places_on", "rules_by_code", "rules_on"]


def catalogue_of(models: Mapping[str, type[Record]]) -> tuple[Rule, ...]:
    """Return the rules of the catalogue on `models`, in its order, and behind them those that follow from an extension."""
    return _of_entities(tuple(name for name in ENTITIES if name in models)) + local_rules(models)


@lru_cache(maxsize=64)
def _of_entities(names: tuple[str, ...]) -> tuple[Rule, ...]:
    entities = [ENTITIES[name] for name in names]
    derived = (rule for entity in entities for rule in _derived_on(entity))
    return (*written_of(entities), *derived)


CATALOGUE: Sequence[Rule] = LazyRules(lambda: catalogue_of(ENTITIES))
"""Every rule, in the order in which findings of one row are listed."""


@cache
def rules_on(model: type[Record]) -> tuple[Rule, ...]:
    """Return the rules of the catalogue on an entity, in its order."""
    entity = ENTITIES.get(model.entity.name)
    if entity is None or not issubclass(model, entity):  # somebody's own
        return tuple(rule for rule in CATALOGUE if issubclass(model, rule.model))
    return _of_one_meaning((*written_on(entity), *_derived_on(entity)))


@lru_cache(maxsize=1024)
def places_on(model: type[Record], patterns: tuple[str, ...]) -> frozenset[int]:
    """Return the places in `rules_on` an entity of the rules whose code fits one of the patterns."""
    return frozenset(
        place
        for place, rule in enumerate(rules_on(model))
        if any(fnmatchcase(rule.code, pattern) for pattern in patterns)
    )


@cache
def _derived_on(model: type[Record]) -> tuple[Rule, ...]:
    return derived_on(model, written_on(model))


def _of_one_meaning(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rules. Raises `DeclarationError` where two of one entity call different gathered values alike."""
    meanings: dict[str, Gathered] = {}
    for rule in rules:
        for part in rule.gathers:
            if meanings.setdefault(f"{rule.model.__name__} {part.column}", part) != part:
                raise DeclarationError(f"{rule.code}: {part.column} is gathered twice, and not alike")
    return rules


def rules_by_code() -> Mapping[str, tuple[Rule, ...]]:
    """Return the rules by code; a code that stands on several models or fields has several."""
    codes: dict[str, list[Rule]] = {}
    for rule in CATALOGUE:
        codes.setdefault(rule.code, []).append(rule)
    return {code: tuple(rules) for code, rules in codes.items()}
