"""The rules written by hand: one file per model, named like the model's file.

What one sentence says of several entities stands in a file named after its subject (`deceased`, `schooling`), and so
does a second subject of a model whose file would grow too long (`relapse_removal`). A file that is put here is found
by its name; there is no list to keep.
"""

from importlib import import_module
from pkgutil import iter_modules

from jiceng.models import ENTITIES
from jiceng.validate.rule import Rule

__all__ = ["WRITTEN"]


def _written() -> tuple[Rule, ...]:
    """Return the rules of all files: those on blocks that several entities share first, then entity by entity."""
    names = {module.name for module in iter_modules(__path__)}
    order = (*sorted(names - set(ENTITIES)), *(name for name in ENTITIES if name in names))
    return tuple(rule for name in order for rule in import_module(f"{__name__}.{name}").rules.rules)


WRITTEN: tuple[Rule, ...] = _written()
"""Every rule written by hand, in the order in which findings of one row are listed."""
