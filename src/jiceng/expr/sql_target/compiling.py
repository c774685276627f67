"""One case for each node: the tree that sqlglot writes as text of a dialect."""

from typing import TYPE_CHECKING, assert_never

from jiceng.errors import DeclarationError
from jiceng.expr import nodes
from jiceng.expr.check_digits import CHECK_DIGITS
from jiceng.expr.context import Context, kept_text
from jiceng.expr.lowering import lower
from jiceng.expr.nodes import Node
from jiceng.expr.sorts import Sort
from jiceng.expr.sql_target import days as day_arithmetic
from jiceng.expr.sql_target import texts
from jiceng.expr.sql_target.constants import constant, missing
from jiceng.expr.sql_target.dialects import DIALECTS, Dialect, by_bytes, days_from, grouped
from jiceng.expr.sql_target.numbers import calculation

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["compile_sql"]


def compile_sql(node: Node, context: Context, dialect: Dialect) -> "exp.Expr":
    """Return the expression as a tree of sqlglot; NULL where the value cannot be told.

    Write it with `.sql(dialect)` of the same dialect: regular expressions, comparisons of text and differences
    of days are put together for it. The table carries each field under its name and, for a field that can be
    unreadable, its kept text under `kept_text(name)`. Text is VARCHAR, a day DATE, a number BIGINT or
    DECIMAL(38, 10), a truth value BOOLEAN, several codes are one text joined by `|`.

    Raises `DeclarationError` for another dialect, and what `lower` raises.
    """
    if dialect not in DIALECTS:
        raise DeclarationError(f"no dialect {dialect!r}; there are {', '.join(DIALECTS)}")
    # Until here nothing is copied, and operands that are used twice are one; now they become two.
    return _tree(node, context, dialect).copy()


def _tree(node: Node, context: Context, dialect: Dialect) -> "exp.Expr":
    from sqlglot import exp

    def sql(inner: Node) -> "exp.Expr":
        return grouped(_tree(inner, context, dialect))

    match node:
        case nodes.Field(name):
            return _column(name)
        case nodes.Unreadable(name):
            return _is_there(_column(kept_text(name)))
        case nodes.Literal(value):
            return constant(value)
        case nodes.Unknown(sort):
            return missing(sort)
        case nodes.AsOf():
            return constant(context.as_of)
        case nodes.Parameter() | nodes.ClockDays() | nodes.Within():
            return _tree(lower(node, context), context, dialect)
        case nodes.Compare(op, left, right):
            return _compare(op, sql(left), sql(right), left.sort, dialect)
        case nodes.OneOf(item, values):
            return texts.is_one_of(sql(item), values, dialect)
        case nodes.InTable(item, slug):
            return texts.is_one_of(sql(item), sorted(context.table(slug)), dialect)
        case nodes.Includes(item, codes):
            return texts.holds_code(sql(item), codes, dialect)
        case nodes.StartsWith(item, prefix):
            return texts.starts_with(sql(item), sql(prefix), dialect)
        case nodes.Matches(item, pattern):
            return texts.matches_whole(sql(item), pattern, dialect)
        case nodes.Present(item):
            there = _is_there(sql(item))
            if isinstance(item, nodes.Field) and item.kept:
                return exp.or_(there, _is_there(_column(kept_text(item.name))), copy=False)
            return there
        case nodes.And(items):
            return exp.and_(*(sql(item) for item in items), copy=False)
        case nodes.Or(items):
            return exp.or_(*(sql(item) for item in items), copy=False)
        case nodes.Not(item):
            return exp.Not(this=sql(item))
        case nodes.Coalesce(items):
            first, *others = (sql(item) for item in items)
            return exp.Coalesce(this=first, expressions=others)
        case nodes.Choose(condition, then, otherwise):
            holds = sql(condition)
            fails = exp.Not(this=holds)
            return exp.case().when(holds, sql(then), copy=False).when(fails, sql(otherwise), copy=False)
        case nodes.Calculate(op, left, right):
            return calculation(op, sql(left), sql(right))
        case nodes.Slice(item, start, stop):
            return texts.slice_of(sql(item), start, constant(stop - start))
        case nodes.Length(item):
            return exp.Length(this=sql(item))
        case nodes.ParseDate(item):
            return day_arithmetic.parsed_date(sql(item), dialect)
        case nodes.DatePart(part, day):
            return day_arithmetic.part_of(sql(day), part)
        case nodes.AddDays(day, nodes.Literal(days)):
            return day_arithmetic.constant_days_after(sql(day), days)
        case nodes.AddDays(day, days):
            return day_arithmetic.days_after(sql(day), sql(days), dialect)
        case nodes.AddMonths(day, nodes.Literal(months)):
            return day_arithmetic.constant_months_after(sql(day), months)
        case nodes.AddMonths(day, months):
            return day_arithmetic.months_after(sql(day), sql(months))
        case nodes.DaysBetween(start, end):
            return days_from(sql(start), sql(end), dialect)
        case nodes.WorkingDaysBetween(start, end):
            return day_arithmetic.working_days_from(sql(start), sql(end), context.working_days(), dialect)
        case nodes.Age(birth, on):
            return day_arithmetic.age(sql(birth), sql(on))
        case nodes.CheckDigitHolds(item, scheme):
            return texts.check_digit_holds(sql(item), CHECK_DIGITS[scheme], dialect)
        case _:
            assert_never(node)


def _column(name: str) -> "exp.Expr":
    from sqlglot import exp

    return exp.column(name, quoted=True)


def _is_there(value: "exp.Expr") -> "exp.Expr":
    from sqlglot import exp

    return exp.Is(this=value, expression=exp.Not(this=exp.null()))


def _compare(
    op: nodes.Comparison, left: "exp.Expr", right: "exp.Expr", sort: Sort | None, dialect: Dialect
) -> "exp.Expr":
    from sqlglot import exp

    if sort is Sort.TEXT:
        left, right = by_bytes(left, dialect), by_bytes(right, dialect)
    kinds = {"lt": exp.LT, "le": exp.LTE, "gt": exp.GT, "ge": exp.GTE, "eq": exp.EQ, "ne": exp.NEQ}
    return kinds[op](this=left, expression=right)
