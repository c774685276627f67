"""Where the dialects differ although sqlglot writes the same tree for each of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, TypeAlias, get_args
from typing import Literal as Only

if TYPE_CHECKING:
    from sqlglot import exp

__all__ = ["DIALECTS", "Dialect", "by_bytes", "days_from", "ends", "finds", "grouped"]

Dialect: TypeAlias = Only["duckdb", "spark", "postgres", "mysql"]
DIALECTS: Final[tuple[Dialect, ...]] = get_args(Dialect)

# `$` of Spark (Java) and MySQL (ICU) also stands before a last line break; PostgreSQL has no `\z`.
_ENDS: Final[Mapping[Dialect, tuple[str, str]]] = {
    "duckdb": ("^", "$"),
    "spark": (r"\A", r"\z"),
    "postgres": ("^", "$"),
    "mysql": (r"\A", r"\z"),
}


def ends(dialect: Dialect) -> tuple[str, str]:
    """Return how a pattern names the beginning and the end of a text."""
    return _ENDS[dialect]


def finds(text: "exp.Expr", pattern: str, dialect: Dialect) -> "exp.Expr":
    """Return whether the pattern is found in the text; small letters are not capital ones."""
    from sqlglot import exp

    flag = exp.Literal.string("c") if dialect == "mysql" else None
    return exp.RegexpLike(this=text, expression=exp.Literal.string(pattern), flag=flag)


def by_bytes(text: "exp.Expr", dialect: Dialect) -> "exp.Expr":
    """Return a text that is compared by its bytes, as every dialect but MySQL does: there `a` may be `A`."""
    from sqlglot import exp

    return exp.cast(text, "binary", copy=False) if dialect == "mysql" else text


def days_from(start: "exp.Expr", end: "exp.Expr", dialect: Dialect) -> "exp.Expr":
    """Return the days from the first day to the second as a whole number."""
    from sqlglot import exp

    if dialect == "postgres":  # for which sqlglot writes seconds of time stamps
        return exp.Paren(this=exp.Sub(this=end, expression=start))
    return exp.DateDiff(this=end, expression=start, unit=exp.var("DAY"))


def grouped(tree: "exp.Expr") -> "exp.Expr":
    """Return the tree as an operand of anything: in brackets, unless it is a name, a constant or a call."""
    from sqlglot import exp

    infix = isinstance(tree, exp.Binary | exp.Between | exp.In | exp.Not)
    return exp.Paren(this=tree) if infix else tree
