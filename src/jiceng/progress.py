"""How far a long piece of work has come, told to whoever watches; where nobody does, it costs nothing.

A watcher hears of stages and numbers, never of what is worked on.

>>> heard = []
>>> with watched(lambda stage, done, total: heard.append((stage.value, done, total))):
...     for file in tracked(["a.csv", "b.csv"], Stage.READING):
...         pass
>>> heard
[('读取台账', 0, 2), ('读取台账', 1, 2), ('读取台账', 2, 2)]
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import TypeVar

__all__ = ["Stage", "Watcher", "tracked", "watched"]


class Stage(StrEnum):
    """What is being done, in the words of the bar."""

    READING = "读取台账"
    CHECKING = "核验规则"
    WRITING = "生成反馈表"


Watcher = Callable[[Stage, int, int], None]
"""Hears of a stage how much is done, and of how much."""

_watcher: ContextVar[Watcher | None] = ContextVar("jiceng_watcher", default=None)
_Item = TypeVar("_Item")


@contextmanager
def watched(watcher: Watcher) -> Iterator[None]:
    """Let `watcher` hear of all that is done inside the block, in the running thread or task."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def tracked(
    items: Iterable[_Item], stage: Stage, size: Callable[[_Item], int] = lambda _: 1
) -> Iterator[_Item]:
    """Yield the items, and tell the watcher before the first and after each; `size` says how much an item counts."""
    watcher = _watcher.get()
    if watcher is None:
        yield from items
        return
    waiting = list(items)
    done, total = 0, sum(map(size, waiting))
    watcher(stage, done, total)
    for item in waiting:
        yield item
        done += size(item)
        watcher(stage, done, total)
