"""The rules written by hand: one file per model, named like the model's file.

What one sentence says of several entities stands in a file named after its subject (`deceased`, `schooling`), and so
does a second subject of a model whose file would grow too long (`relapse_removal`). A file that is put here is found
by its name; there is no list to keep.

A file gives `rules`, those of one model, or `rules_on`, a function that makes those of an entity it is asked for.
Files are imported and rules made when they are first asked for.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from jiceng.models import ENTITIES, Record
from jiceng.validate.rule import LazyRules, Rule

__all__ = ["WRITTEN", "written_of", "written_on"]


def written_on(model: type[Record]) -> tuple[Rule, ...]:
    """Return the rules on an entity: those of a subject first, then those of the file of the model."""
    return written_of([model])


def written_of(models: Sequence[type[Record]]) -> tuple[Rule, ...]:
    """Return the rules on any of several entities: those of a subject first, then entity by entity."""
    own = [model.entity.name for model in models if model.entity.name in _files()]
    return tuple(rule for name in (*_subjects(), *own) for rule in _of_file(name, models))


@cache
def _files() -> frozenset[str]:
    return frozenset(module.name for module in iter_modules(__path__))


def _subjects() -> list[str]:
    return sorted(_files() - set(ENTITIES))


def _of_file(name: str, models: Sequence[type[Record]]) -> Iterator[Rule]:
    module = import_module(f"{__name__}.{name}")
    if hasattr(module, "rules_on"):
        for model in models:
            yield from module.rules_on(model)
    else:
        for rule in module.rules.rules:
            if any(issubclass(model, rule.model) for model in models):
                yield rule


WRITTEN: Sequence[Rule] = LazyRules(lambda: written_of(list(ENTITIES.values())))
"""Every rule written by hand, in the order in which findings of one row are listed."""
