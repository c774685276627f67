"""Expressions as SQL, for the databases in which personal data stays where it is."""

from jiceng.expr.sql_target.compiling import compile_sql
from jiceng.expr.sql_target.dialects import DIALECTS, Dialect

__all__ = ["DIALECTS", "Dialect", "compile_sql"]
