"""Every entity by name, each loaded when it is first asked for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module

from jiceng.models._base import Record

__all__ = ["LazyEntities", "module_of"]

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def module_of(class_name: str) -> str:
    """Return the file of a model by the name of its class, which is also the name of the entity.

    >>> module_of("ReleasedPerson")
    'released_person'
    """
    return _CAPITAL.sub("_", class_name).lower()


class LazyEntities(Mapping[str, type[Record]]):
    """The entities of a package, in the order in which their classes are named."""

    def __init__(self, package: str, class_names: Sequence[str]) -> None:
        self._package = package
        self._classes = {module_of(name): name for name in class_names}

    def __getitem__(self, entity: str) -> type[Record]:
        name = self._classes[entity]
        model: type[Record] = getattr(import_module(f"{self._package}.{entity}"), name)
        return model

    def __iter__(self) -> Iterator[str]:
        return iter(self._classes)

    def __len__(self) -> int:
        return len(self._classes)
