"""The closed set of expression nodes.

A rule is built of these and of nothing else: no strings to parse, no functions of the author's own.
That is what lets one declaration run on a Python object, on a Polars frame and as SQL. A new verb is
a new node here and a new case in every target; the type checker names the targets that lack it.

Truth has three values. A missing or unreadable field is `None`, a comparison with `None` is `None`,
and `&`, `|`, `~` follow Kleene: false wins over unknown in `&`, true wins in `|`.

Every node gives values of one sort and takes values of stated sorts. One that is put together wrongly
cannot be made: it raises `DeclarationError`.
"""

from jiceng.expr.nodes.days import (
    AddDays,
    AddMonths,
    Age,
    DatePart,
    DaysBetween,
    ParseDate,
    Part,
    WorkingDaysBetween,
)
from jiceng.expr.nodes.expr import Expr
from jiceng.expr.nodes.law import ClockDays, Law, Parameter, Within
from jiceng.expr.nodes.leaves import AsOf, Field, Literal, Scalar, Unknown, Unreadable
from jiceng.expr.nodes.logic import And, Choose, Coalesce, Compare, Comparison, Not, Or, Present
from jiceng.expr.nodes.node import NEVER_UNKNOWN, Node, children, is_sure, reads, walk, with_children
from jiceng.expr.nodes.numbers import Arithmetic, Calculate
from jiceng.expr.nodes.texts import (
    SEPARATOR,
    CheckDigitHolds,
    Includes,
    InTable,
    Length,
    Matches,
    OneOf,
    Slice,
    StartsWith,
)

__all__ = [
    "NEVER_UNKNOWN",
    "SEPARATOR",
    "AddDays",
    "AddMonths",
    "Age",
    "And",
    "Arithmetic",
    "AsOf",
    "Calculate",
    "CheckDigitHolds",
    "Choose",
    "ClockDays",
    "Coalesce",
    "Compare",
    "Comparison",
    "DatePart",
    "DaysBetween",
    "Expr",
    "Field",
    "InTable",
    "Includes",
    "Law",
    "Length",
    "Literal",
    "Matches",
    "Node",
    "Not",
    "OneOf",
    "Or",
    "Parameter",
    "ParseDate",
    "Part",
    "Present",
    "Scalar",
    "Slice",
    "StartsWith",
    "Unknown",
    "Unreadable",
    "Within",
    "WorkingDaysBetween",
    "children",
    "is_sure",
    "reads",
    "walk",
    "with_children",
]
