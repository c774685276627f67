"""Texts, patterns and check characters."""

import re
from typing import TYPE_CHECKING, Final

from jiceng.expr.check_digits import CheckDigit
from jiceng.expr.nodes import SEPARATOR
from jiceng.expr.sql_target.constants import constant
from jiceng.expr.sql_target.dialects import Dialect, by_bytes, ends, finds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlglot import exp

__all__ = [
    "check_digit_holds",
    "holds_code",
    "is_one_of",
    "matches_whole",
    "same_text",
    "slice_of",
    "starts_with",
]

_LONG_LIST: Final = 50
"""DuckDB goes through a list for every row, but looks up the rows of a query; the others do so by themselves."""


def same_text(left: "exp.Expr", right: "exp.Expr", dialect: Dialect) -> "exp.Expr":
    """Return whether two texts are the same, character for character."""
    from sqlglot import exp

    return exp.EQ(this=by_bytes(left, dialect), expression=by_bytes(right, dialect))


def is_one_of(text: "exp.Expr", values: "Iterable[str]", dialect: Dialect) -> "exp.Expr":
    """Return whether the text is one of the values; of none, false for every text that is there."""
    from sqlglot import exp

    listed = [constant(value) for value in values]
    if not listed:  # `IN ()` is no SQL
        return exp.case().when(
            exp.Not(this=exp.Is(this=text, expression=exp.null())), exp.false(), copy=False
        )
    if dialect == "duckdb" and len(listed) > _LONG_LIST:
        rows = exp.select(exp.Explode(this=exp.Array(expressions=listed)), copy=False)
        return exp.In(this=text, query=rows.subquery(copy=False))
    return exp.In(this=by_bytes(text, dialect), expressions=listed)


def matches_whole(text: "exp.Expr", pattern: str, dialect: Dialect) -> "exp.Expr":
    """Return whether the whole text matches a pattern of `jiceng.expr.patterns`."""
    begin, end = ends(dialect)
    return finds(text, f"{begin}(?:{pattern}){end}", dialect)


_SPECIAL = re.compile(r"[\\.^$*+?()\[\]{}]")


def holds_code(text: "exp.Expr", codes: "Iterable[str]", dialect: Dialect) -> "exp.Expr":
    """Return whether one of the codes stands between two separators, or between one and an end of the text."""
    begin, end = ends(dialect)
    wanted = "|".join(_SPECIAL.sub(r"\\\g<0>", code) for code in codes)
    return finds(text, f"({begin}|[{SEPARATOR}])(?:{wanted})([{SEPARATOR}]|{end})", dialect)


def slice_of(text: "exp.Expr", start: int, length: "exp.Expr") -> "exp.Expr":
    """Return so many characters from place `start`, counted from 0."""
    from sqlglot import exp

    return exp.Substring(this=text, start=constant(start + 1), length=length)


def starts_with(text: "exp.Expr", prefix: "exp.Expr", dialect: Dialect) -> "exp.Expr":
    """Return whether the text begins with the prefix."""
    from sqlglot import exp

    return same_text(slice_of(text, 0, exp.Length(this=prefix)), prefix, dialect)


def check_digit_holds(text: "exp.Expr", scheme: CheckDigit, dialect: Dialect) -> "exp.Expr":
    """Return whether the text has the shape of the scheme and the weighted sum of its characters is right.

    The value of a character is its place in the alphabet; the sum is no error for a text of another shape.
    """
    from sqlglot import exp

    shape = matches_whole(
        text, f"[{scheme.alphabet}]{{{scheme.length - 1}}}[{scheme.check_alphabet}]", dialect
    )
    alphabets = [scheme.alphabet] * (scheme.length - 1) + [scheme.check_alphabet]
    total: exp.Expr | None = None
    for place, (alphabet, weight) in enumerate(zip(alphabets, scheme.weights, strict=True)):
        found = exp.StrPosition(this=constant(alphabet), substr=slice_of(text, place, constant(1)))
        value = exp.Paren(this=exp.Sub(this=found, expression=constant(1)))
        product = exp.Mul(this=value, expression=constant(weight))
        total = product if total is None else exp.Add(this=total, expression=product)
    left_over = exp.Mod(this=exp.Paren(this=total), expression=constant(scheme.modulus))
    right = exp.EQ(this=left_over, expression=constant(scheme.remainder))
    return exp.and_(shape, right, copy=False)
