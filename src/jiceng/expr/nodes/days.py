"""Nodes on days: reading, moving, counting."""

from typing import TYPE_CHECKING, ClassVar, TypeAlias
from typing import Literal as Only

import attrs

from jiceng.expr.nodes.expr import Expr, require
from jiceng.expr.sorts import Sort

if TYPE_CHECKING:
    from jiceng.expr.nodes.node import Node

__all__ = [
    "AddDays",
    "AddMonths",
    "Age",
    "DatePart",
    "DaysBetween",
    "ParseDate",
    "Part",
    "WorkingDaysBetween",
]

Part: TypeAlias = Only["year", "month"]


@attrs.frozen
class ParseDate(Expr):
    """Eight digits YYYYMMDD of the years 1800 to 2199 as a day; `None` when they are not a day."""

    sort: ClassVar[Sort] = Sort.DAY
    item: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)


@attrs.frozen
class DatePart(Expr):
    """The year or the month of a day."""

    sort: ClassVar[Sort] = Sort.NUMBER
    part: Part
    day: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.day, Sort.DAY)


@attrs.frozen
class AddDays(Expr):
    """A day and a whole number of days after it; `None` beyond the years 1 to 9999."""

    sort: ClassVar[Sort] = Sort.DAY
    day: "Node"
    days: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.day, Sort.DAY)
        require(self, self.days, Sort.NUMBER)


@attrs.frozen
class AddMonths(Expr):
    """A day and a whole number of months after it; `None` beyond the years 1 to 9999.

    It is the day of the same number, or the month's last where the month has none (民法典第二百零二条).
    """

    sort: ClassVar[Sort] = Sort.DAY
    day: "Node"
    months: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.day, Sort.DAY)
        require(self, self.months, Sort.NUMBER)


@attrs.frozen
class DaysBetween(Expr):
    """Days from the first day to the second; negative when the second is earlier."""

    sort: ClassVar[Sort] = Sort.NUMBER
    start: "Node"
    end: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.start, Sort.DAY)
        require(self, self.end, Sort.DAY)


@attrs.frozen
class WorkingDaysBetween(Expr):
    """Working days after the first day up to and with the second; negative when the second is earlier.

    `None` where a day lies outside the years of the context's work calendar.
    """

    sort: ClassVar[Sort] = Sort.NUMBER
    start: "Node"
    end: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.start, Sort.DAY)
        require(self, self.end, Sort.DAY)


@attrs.frozen
class Age(Expr):
    """Completed years from a day of birth to another day; a year is complete on the birthday.

    Who is born on 29 February completes a year on 1 March where the year has no such day. Before the
    birth the age is negative.
    """

    sort: ClassVar[Sort] = Sort.NUMBER
    birth: "Node"
    on: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.birth, Sort.DAY)
        require(self, self.on, Sort.DAY)
