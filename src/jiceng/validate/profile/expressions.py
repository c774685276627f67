"""Conditions as a profile writes them: the verbs of `jiceng.expr` as TOML tables.

```toml
must = { le = [{ field = "found_on" }, { field = "closed_on" }] }
when = { all = [{ present = { field = "found_on" } }, { one_of = [{ field = "stage" }, "30", "40"] }] }
```

A table has one key, the verb; behind it stand its operands, as a list where there are several. A table is an
expression, anything else a constant.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import reduce
from operator import and_, or_

from jiceng.errors import DeclarationError
from jiceng.expr import (
    Node,
    add_days,
    add_months,
    age,
    as_of,
    check_digit,
    choose,
    clock_days,
    coalesce,
    days_between,
    eq,
    fields,
    ge,
    gt,
    in_table,
    includes,
    le,
    length,
    lt,
    matches,
    minus,
    month_of,
    ne,
    one_of,
    parameter,
    parse_date,
    plus,
    present,
    slice_of,
    starts_with,
    times,
    unreadable,
    within,
    working_days_between,
    year_of,
)
from jiceng.expr.nodes import Expr
from jiceng.models import Record

__all__ = ["expression_of"]

_VERBS: Mapping[str, Callable[..., Node]] = {
    verb.__name__: verb
    for verb in (
        add_days,
        add_months,
        age,
        check_digit,
        choose,
        clock_days,
        coalesce,
        days_between,
        eq,
        ge,
        gt,
        in_table,
        includes,
        le,
        length,
        lt,
        matches,
        minus,
        month_of,
        ne,
        one_of,
        parameter,
        parse_date,
        plus,
        present,
        slice_of,
        starts_with,
        times,
        unreadable,
        within,
        working_days_between,
        year_of,
    )
}
_DEEPEST = 40  # tables inside each other; a condition that a person reads has a handful


def expression_of(written: object, model: type[Record]) -> Node:
    """Return the expression that a table stands for. Raises `DeclarationError` with what is wrong, in Chinese."""
    return _read(written, fields(model), 0)


def _read(written: object, handles: Record, depth: int) -> Node:
    if depth > _DEEPEST:
        raise DeclarationError("条件嵌套过深")
    if not isinstance(written, Mapping) or len(written) != 1:
        raise DeclarationError('条件应写成只有一个动词的表，如 { present = { field = "found_on" } }')
    ((verb, behind),) = written.items()
    operands = behind if isinstance(behind, list) else [behind]
    if verb == "field":
        return _field(operands, handles)
    if verb == "as_of":
        return as_of
    values = [_read(part, handles, depth + 1) if isinstance(part, Mapping) else part for part in operands]
    if verb in ("all", "any", "not"):
        return _joined(verb, values)
    if verb not in _VERBS:
        near = get_close_matches(verb, [*_VERBS, "all", "any", "not", "field", "as_of"], n=1)
        raise DeclarationError(f"不认识的动词“{verb}”" + (f"，是否想写“{near[0]}”" if near else ""))
    try:
        return _VERBS[verb](*values)
    except TypeError:
        raise DeclarationError(f"动词“{verb}”后面的内容个数或写法不对") from None


def _field(operands: list[object], handles: Record) -> Node:
    if len(operands) != 1 or not isinstance(operands[0], str):
        raise DeclarationError("field 后面写一个字段名")
    node: Node = getattr(handles, operands[0])
    return node


def _joined(verb: str, values: list[object]) -> Node:
    nodes = [value for value in values if isinstance(value, Expr)]
    if len(nodes) != len(values) or not nodes or (verb == "not" and len(nodes) != 1):
        raise DeclarationError(f"{verb} 后面写条件")
    if verb == "not":
        return ~nodes[0]
    return reduce(and_ if verb == "all" else or_, nodes)  # type: ignore[return-value]  # every Expr is a Node
