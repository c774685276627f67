"""Expressions on the columns of a Polars frame, lazy or eager alike."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Final, assert_never

from jiceng.expr import nodes
from jiceng.expr.arithmetic import FACTOR_PLACES, OPERAND_LIMIT
from jiceng.expr.check_digits import CHECK_DIGITS
from jiceng.expr.context import Context, kept_text
from jiceng.expr.lowering import lower
from jiceng.expr.nodes import Node
from jiceng.expr.sorts import MOST_PLACES, Sort

if TYPE_CHECKING:
    import polars as pl

__all__ = ["compile_polars"]


def compile_polars(node: Node, context: Context) -> "pl.Expr":
    """Return the Polars expression; null where the value cannot be told.

    The frame carries each field under its name and, for a field that can be unreadable, its kept text
    under `kept_text(name)`. Whole numbers come out as Int64, others as Decimal(38, 10).
    """
    import polars as pl

    def column(inner: Node) -> "pl.Expr":
        return compile_polars(inner, context)

    match node:
        case nodes.Field(name):
            return pl.col(name)
        case nodes.Unreadable(name):
            return pl.col(kept_text(name)).is_not_null()
        case nodes.Literal(value):
            return _constant(value)
        case nodes.AsOf():
            return pl.lit(context.as_of)
        case nodes.Unknown(sort):
            return pl.lit(None, dtype=_type_of(sort))
        case nodes.Parameter() | nodes.ClockDays() | nodes.Within():
            return column(lower(node, context))
        case nodes.Compare(op, left, right):
            return _compare(op, column(left), column(right))
        case nodes.OneOf(item, values):
            return column(item).is_in(list(values))
        case nodes.InTable(item, slug):
            return column(item).is_in(sorted(context.table(slug)))
        case nodes.Includes(item, codes):
            mark = nodes.SEPARATOR
            fenced = pl.concat_str(pl.lit(mark), column(item), pl.lit(mark))
            return fenced.str.contains_any([f"{mark}{code}{mark}" for code in codes])
        case nodes.StartsWith(item, prefix):
            return column(item).str.starts_with(column(prefix))
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
        case nodes.Choose(condition, then, otherwise):
            holds = column(condition)
            # A null condition falls through both.
            return pl.when(holds).then(column(then)).when(~holds).then(column(otherwise))
        case nodes.Calculate(op, left, right):
            return _calculate(op, column(left), column(right))
        case nodes.Slice(item, start, stop):
            return column(item).str.slice(start, stop - start)
        case nodes.Length(item):
            return column(item).str.len_chars().cast(pl.Int64)
        case nodes.ParseDate(item):
            text = column(item)
            digits = pl.when(text.str.contains(r"\A(?:18|19|20|21)[0-9]{6}\z")).then(text)
            return digits.str.to_date("%Y%m%d", strict=False)
        case nodes.AddDays(day, days):
            return _days_after(column(day), column(days))
        case nodes.AddMonths(day, months):
            return _months_after(column(day), column(months))
        case nodes.DatePart(part, day):
            parts = column(day).dt
            return (parts.year() if part == "year" else parts.month()).cast(pl.Int64)
        case nodes.WorkingDaysBetween(start, end):
            counted = context.working_days().up_to_column
            up_to_start, up_to_end = (
                column(day).map_batches(counted, return_dtype=pl.Int64(), is_elementwise=True)
                for day in (start, end)
            )
            return up_to_end - up_to_start
        case nodes.DaysBetween(start, end):
            return _day_number(column(end)) - _day_number(column(start))
        case nodes.Age(birth, on):
            return _age(column(birth), column(on))
        case nodes.CheckDigitHolds(item, scheme):
            return column(item).map_batches(
                CHECK_DIGITS[scheme].holds_column, return_dtype=pl.Boolean(), is_elementwise=True
            )
        case _:
            assert_never(node)


def _constant(value: nodes.Scalar) -> "pl.Expr":
    import polars as pl

    if isinstance(value, Decimal):
        return pl.lit(value, dtype=pl.Decimal(38, MOST_PLACES))
    if isinstance(value, int) and not isinstance(value, bool):
        return pl.lit(value, dtype=pl.Int64())
    return pl.lit(value)


def _type_of(sort: Sort) -> "pl.DataType":
    import polars as pl

    types: Mapping[Sort, pl.DataType] = {
        Sort.TEXT: pl.String(),
        Sort.NUMBER: pl.Int64(),
        Sort.DAY: pl.Date(),
        Sort.TRUTH: pl.Boolean(),
    }
    return types[sort]


def _calculate(op: nodes.Arithmetic, left: "pl.Expr", right: "pl.Expr") -> "pl.Expr":
    import polars as pl

    def small(number: "pl.Expr") -> "pl.Expr":
        return pl.when(number.is_between(-OPERAND_LIMIT, OPERAND_LIMIT, closed="none")).then(number)

    def factor(number: "pl.Expr") -> "pl.Expr":
        exact = small(number).cast(pl.Decimal(38, MOST_PLACES))
        return pl.when(exact == exact.round(FACTOR_PLACES)).then(exact)

    match op:
        case "plus":
            return small(left) + small(right)
        case "minus":
            return small(left) - small(right)
        case "times":
            return factor(left) * factor(right)
        case _:
            assert_never(op)


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


def _day_number(day: "pl.Expr") -> "pl.Expr":
    import polars as pl

    return day.cast(pl.Int32).cast(pl.Int64)


_FIRST_DAY: Final = date.min.toordinal() - date(1970, 1, 1).toordinal()
_LAST_DAY: Final = date.max.toordinal() - date(1970, 1, 1).toordinal()


def _days_after(day: "pl.Expr", days: "pl.Expr") -> "pl.Expr":
    # Polars counts on beyond year 9999; what cannot be a day is cut off. A sum that wraps is far out as well.
    import polars as pl

    whole = days.cast(pl.Int64, strict=False)
    number = _day_number(day) + pl.when(whole == days).then(whole)
    return pl.when(number.is_between(_FIRST_DAY, _LAST_DAY)).then(number).cast(pl.Int32).cast(pl.Date)


_MONTHS: Final = range(12, 12 * (date.max.year + 1))
"""The months of the years 1 to 9999, counted from January of the year 0."""


def _months_after(day: "pl.Expr", months: "pl.Expr") -> "pl.Expr":
    import polars as pl

    whole = months.cast(pl.Int64, strict=False)
    month = 12 * day.dt.year().cast(pl.Int64) + day.dt.month() - 1 + pl.when(whole == months).then(whole)
    month = pl.when(month.is_between(_MONTHS[0], _MONTHS[-1])).then(month)
    first = pl.date(month // 12, month % 12 + 1, 1)
    in_month = pl.min_horizontal(day.dt.day(), first.dt.days_in_month())
    return (first.cast(pl.Int32) + in_month.cast(pl.Int32) - 1).cast(pl.Date)


def _age(birth: "pl.Expr", on: "pl.Expr") -> "pl.Expr":
    import polars as pl

    def day_of_year(day: "pl.Expr") -> "pl.Expr":
        return day.dt.month().cast(pl.Int64) * 100 + day.dt.day()

    before_birthday = (day_of_year(on) < day_of_year(birth)).cast(pl.Int64)
    return on.dt.year().cast(pl.Int64) - birth.dt.year() - before_birthday
