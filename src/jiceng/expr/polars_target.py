"""Expressions on the columns of a Polars frame, lazy or eager alike."""

from functools import reduce
from typing import TYPE_CHECKING, assert_never

from jiceng.expr import nodes
from jiceng.expr.check_digits import CHECK_DIGITS
from jiceng.expr.context import Context, kept_text
from jiceng.expr.nodes import Node

if TYPE_CHECKING:
    import polars as pl

__all__ = ["compile_polars"]


def compile_polars(node: Node, context: Context) -> "pl.Expr":
    """Return the Polars expression; null where the value cannot be told.

    The frame carries each field under its name and, for a field that can be unreadable, its kept text
    under `kept_text(name)`.
    """
    import polars as pl

    def column(inner: Node) -> "pl.Expr":
        return compile_polars(inner, context)

    match node:
        case nodes.Field(name, _):
            return pl.col(name)
        case nodes.Unreadable(name):
            return pl.col(kept_text(name)).is_not_null()
        case nodes.Literal(value):
            return pl.lit(value)
        case nodes.AsOf():
            return pl.lit(context.as_of)
        case nodes.Parameter(slug):
            return pl.lit(context.parameter(slug))
        case nodes.ClockDays(slug, extended):
            return pl.lit(context.clock_days(slug, extended))
        case nodes.Compare(op, left, right):
            return _compare(op, column(left), column(right))
        case nodes.OneOf(item, values):
            return column(item).is_in(list(values))
        case nodes.Matches(item, pattern):
            return column(item).str.contains(rf"\A(?:{pattern})\z")
        case nodes.Present(item):
            if isinstance(item, nodes.Field) and item.kept:
                return pl.any_horizontal(pl.col(item.name, kept_text(item.name)).is_not_null())
            return column(item).is_not_null()
        case nodes.And(items):
            return reduce(lambda a, b: a & b, [column(item) for item in items])
        case nodes.Or(items):
            return reduce(lambda a, b: a | b, [column(item) for item in items])
        case nodes.Not(item):
            return ~column(item)
        case nodes.Coalesce(items):
            return pl.coalesce([column(item) for item in items])
        case nodes.Slice(item, start, stop):
            return column(item).str.slice(start, stop - start)
        case nodes.Length(item):
            return column(item).str.len_chars()
        case nodes.ParseDate(item):
            text = column(item)
            digits = pl.when(text.str.contains(r"\A(?:18|19|20|21)[0-9]{6}\z")).then(text)
            return digits.str.to_date("%Y%m%d", strict=False)
        case nodes.AddDays(day, days):
            return column(day) + pl.duration(days=column(days))
        case nodes.DaysBetween(start, end):
            return (column(end) - column(start)).dt.total_days()
        case nodes.Age(birth, on):
            return _age(column(birth), column(on))
        case nodes.CheckDigitHolds(item, scheme):
            return column(item).map_batches(
                CHECK_DIGITS[scheme].holds_column, return_dtype=pl.Boolean(), is_elementwise=True
            )
        case _:
            assert_never(node)


def _compare(op: nodes.Comparison, left: "pl.Expr", right: "pl.Expr") -> "pl.Expr":
    match op:
        case "lt":
            return left < right
        case "le":
            return left <= right
        case "gt":
            return left > right
        case "ge":
            return left >= right
        case "eq":
            return left == right
        case "ne":
            return left != right
        case _:
            assert_never(op)


def _age(birth: "pl.Expr", on: "pl.Expr") -> "pl.Expr":
    import polars as pl

    def day_of_year(day: "pl.Expr") -> "pl.Expr":
        return day.dt.month().cast(pl.Int32) * 100 + day.dt.day()

    before_birthday = (day_of_year(on) < day_of_year(birth)).cast(pl.Int32)
    return on.dt.year() - birth.dt.year() - before_birthday
