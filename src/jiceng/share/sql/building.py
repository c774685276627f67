"""The few pieces of which the queries are put together."""

from importlib.util import find_spec
from typing import TYPE_CHECKING

from jiceng.errors import DataError

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = [
    "case",
    "column",
    "has_value",
    "inside",
    "lacks_value",
    "named",
    "need_sqlglot",
    "number",
    "over",
    "table",
]


def need_sqlglot() -> None:
    """Raise `DataError` where the library that writes SQL is not installed: it comes with `jiceng[sql]`."""
    if find_spec("sqlglot") is None:
        raise DataError(
            "sql.not-installed", "导出 SQL 还缺少组件 sqlglot，请先安装：pip install 'jiceng[sql]'"
        )


def table(name: str) -> "exp.Table":
    """A table by its name, quoted."""
    from sqlglot import exp

    return exp.Table(this=exp.to_identifier(name, quoted=True))


def over(rows: "exp.Select", alias: str, *columns: "exp.Expr | str") -> "exp.Select":
    """A query over the rows of another, which becomes part of it."""
    from sqlglot import exp

    return exp.select(*columns, copy=False).from_(rows.subquery(alias, copy=False), copy=False)


def column(name: str, of: str | None = None) -> "exp.Column":
    """A column by its name, quoted."""
    from sqlglot import exp

    return exp.column(exp.to_identifier(name, quoted=True), table=of)


def named(expression: "exp.Expr", name: str) -> "exp.Expr":
    """An expression under a name, quoted."""
    from sqlglot import exp

    return exp.alias_(expression, exp.to_identifier(name, quoted=True), copy=False)


def number(value: int) -> "exp.Expr":
    """A whole number."""
    from sqlglot import exp

    return exp.Literal.number(value)


def equals(name: str, value: int) -> "exp.EQ":
    """The column holds the number."""
    from sqlglot import exp

    return exp.EQ(this=column(name), expression=number(value))


def inside(expression: "exp.Expr") -> "exp.Paren":
    """A copy of the expression in brackets."""
    from sqlglot import exp

    return exp.Paren(this=expression.copy())


def has_value(expression: "exp.Expr") -> "exp.Expr":
    """The expression is not NULL."""
    from sqlglot import exp

    return exp.Not(this=lacks_value(expression))


def lacks_value(expression: "exp.Expr") -> "exp.Expr":
    """The expression is NULL."""
    from sqlglot import exp

    return exp.Is(this=inside(expression), expression=exp.Null())


def case(*branches: "tuple[exp.Expr, exp.Expr]", otherwise: "exp.Expr | None" = None) -> "exp.Case":
    """CASE WHEN … THEN … END, NULL where no branch holds."""
    from sqlglot import exp

    made = exp.Case()
    for condition, value in branches:
        made = made.when(condition.copy(), value.copy(), copy=False)
    return made if otherwise is None else made.else_(otherwise.copy(), copy=False)
