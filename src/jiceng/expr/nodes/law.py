"""Nodes that name the law book; `jiceng.expr.lower` puts what it says in their place."""

from typing import TYPE_CHECKING, ClassVar, TypeAlias

import attrs

from jiceng.expr.nodes.expr import Expr, require
from jiceng.expr.sorts import Sort

if TYPE_CHECKING:
    from jiceng.expr.nodes.node import Node

__all__ = [
    "ClockDays",
    "Law",
    "Parameter",
    "Within",
]


@attrs.frozen
class Parameter(Expr):
    """A dated number of the law book, such as `marriage.age.male`: the one in force on the day of the check.

    With `on`, the one in force on that day; `None` where none was, or where the day is missing.
    """

    sort: ClassVar[Sort] = Sort.NUMBER
    slug: str
    on: "Node | None" = None

    def __attrs_post_init__(self) -> None:
        _require_law_day(self, self.on)


@attrs.frozen
class ClockDays(Expr):
    """The number of calendar days of a statutory clock, such as `petition.close`; with its extension if asked.

    `on` is the day whose law is asked, as for `Parameter`.
    """

    sort: ClassVar[Sort] = Sort.NUMBER
    slug: str
    extended: bool = False
    on: "Node | None" = None

    def __attrs_post_init__(self) -> None:
        _require_law_day(self, self.on)


@attrs.frozen
class Within(Expr):
    """The second day is not later than a statutory clock allows that starts on the first.

    The start is not counted and a last day of rest does not move, as for `ClockDays`. A clock in working
    days allows its last working day and no day after it; one in hours allows as many days as its hours
    touch; one that is counted back from the event allows the days up to the one that lies so far before it.
    `on` is the day whose law is asked, as for `Parameter`.
    """

    sort: ClassVar[Sort] = Sort.TRUTH
    start: "Node"
    end: "Node"
    slug: str
    extended: bool = False
    on: "Node | None" = None

    def __attrs_post_init__(self) -> None:
        require(self, self.start, Sort.DAY)
        require(self, self.end, Sort.DAY)
        _require_law_day(self, self.on)


Law: TypeAlias = Parameter | ClockDays | Within
"""What has to be looked up before it can run."""


def _require_law_day(owner: object, day: object) -> None:
    if day is not None:
        require(owner, day, Sort.DAY)
