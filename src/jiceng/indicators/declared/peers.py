"""The register of units of each level, and the columns of it that a scheme may name."""

from collections.abc import Mapping
from decimal import Decimal

from jiceng.codes import CodeEnum
from jiceng.indicators.declared.problems import nearest
from jiceng.indicators.measures import Level, Unfit
from jiceng.models import Division, Grid, Organization, Record, Term, terms

__all__ = ["REGISTERS", "head_column", "head_count", "stratum_code", "stratum_term"]

REGISTERS: Mapping[Level, tuple[type[Record], str, str]] = {
    "county": (Division, "code", "name"),
    "township": (Division, "code", "name"),
    "village": (Division, "code", "name"),
    "grid": (Grid, "code", "name"),
    "organization": (Organization, "credit_code", "name"),
}
"""The entity that lists the units of a level, with its fields for code and name."""


def stratum_term(level: Level, by: str) -> Term:
    """Return the column that makes the peer groups. Raises `Unfit` unless it holds one text or code."""
    model = REGISTERS[level][0]
    known = terms(model)
    if by not in known:
        raise Unfit("by", f"{model.entity.label.zh}没有字段 {by}{nearest(by, known)}")
    if not issubclass(known[by].type, str) or known[by].many:
        raise Unfit("by", f"字段 {by}（{known[by].label.zh}）不是文字或代码，不能用来分组")
    return known[by]


def stratum_code(term: Term, name: str) -> str:
    """Return the text that the column holds for a stratum named by label or code. Raises `Unfit`."""
    if not issubclass(term.type, CodeEnum):
        return name
    found = term.type.find(name)
    if found is None:
        near = "、".join(
            f"{row.zh}（{row.value}）" for row in term.type.suggest(name) or tuple(term.type)[:5]
        )
        raise Unfit(name, f"{term.label.zh}没有“{name}”这一项，是否指 {near}")
    return found.value


_HEADS: Mapping[tuple[Level, str], str] = {("grid", "resident_population"): "population"}
"""Columns that another level has under another name."""


def head_column(level: Level, per: str) -> str:
    """Return the column of the register of a level that holds what numbers are divided by."""
    return _HEADS.get((level, per), per)


def head_count(level: Level, per: str) -> Term:
    """Return the column that numbers are divided by. Raises `Unfit` unless it holds a number."""
    model = REGISTERS[level][0]
    known = terms(model)
    per = head_column(level, per)
    if per not in known:
        raise Unfit("per", f"{model.entity.label.zh}没有字段 {per}{nearest(per, known)}")
    term = known[per]
    if term.type is bool or not issubclass(term.type, int | Decimal):
        raise Unfit("per", f"字段 {per}（{term.label.zh}）不是数字，不能作分母")
    return term
