"""An age that is compared with a number of years is a day of birth compared with a day.

On a column, that is one comparison in the place of years, months and days taken apart.
"""

from datetime import date

from jiceng.expr import Node, gt, le, nodes
from jiceng.expr.nodes import Age, AsOf, Compare, Literal, with_children

__all__ = ["compared_by_day"]


def compared_by_day(node: Node, as_of: date) -> Node:
    """Return the expression with each age on `as_of` that is compared with a number replaced by the day of birth.

    >>> from jiceng.expr import age, ge
    >>> from jiceng.expr.nodes import Field
    >>> from jiceng.expr.sorts import Sort
    >>> birth = Field("birth_date", sort=Sort.DAY)
    >>> compared_by_day(ge(age(birth), 18), date(2026, 9, 30)) == le(birth, date(2008, 9, 30))
    True
    """
    match node:
        case Compare(op, Age(birth, AsOf()), Literal(int() as years)):
            by_day = _by_day(op, birth, years, as_of)
            return node if by_day is None else by_day
        case Compare(op, Literal(int()) as years, Age(_, AsOf()) as age) if op in _TURNED:
            return compared_by_day(Compare(_TURNED[op], age, years), as_of)
        case _:
            return with_children(node, lambda part: compared_by_day(part, as_of))


_TURNED: dict[nodes.Comparison, nodes.Comparison] = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le"}


def _by_day(op: nodes.Comparison, birth: Node, years: int, as_of: date) -> Node | None:
    """Return the comparison by days; `None` where it is none of order, or no calendar has the day."""
    last = _last_birth(years + (op in ("gt", "le")), as_of)
    if last is None or op in ("eq", "ne"):
        return None
    return le(birth, last) if op in ("ge", "gt") else gt(birth, last)


def _last_birth(years: int, as_of: date) -> date | None:
    """Return the last day on which somebody was born who has completed so many years."""
    year = as_of.year - years
    if not date.min.year <= year <= date.max.year:
        return None
    if (as_of.month, as_of.day) == (2, 29):  # who is born on 1 March has not completed the year yet
        return date(year, 3, 1) - (date.resolution)
    return as_of.replace(year=year)
