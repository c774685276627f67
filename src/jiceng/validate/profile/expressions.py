"""Conditions as a profile writes them: the verbs of `jiceng.expr` as TOML tables.

```toml
must = { le = [{ field = "found_on" }, { field = "closed_on" }] }
when = { all = [{ present = { field = "found_on" } }, { one_of = [{ field = "stage" }, "30", "40"] }] }
```

A table has one key, the verb; behind it stand its operands, as a list where there are several. A table is an
expression, anything else a constant.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import reduce
from operator import and_, or_

from jiceng.codes import CodeEnum
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
    lower,
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
    walk,
    within,
    working_days_between,
    year_of,
)
from jiceng.expr.nodes import (
    ClockDays,
    Compare,
    Expr,
    Field,
    Includes,
    InTable,
    Literal,
    OneOf,
    Parameter,
    Within,
)
from jiceng.expr.sorts import Sort
from jiceng.law import NotInForceError, UnknownSlugError, lawful_context
from jiceng.models import Record, terms
from jiceng.models.extension.codes import takes_rows

__all__ = ["condition_of"]

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


_ANY_DAY = date(2026, 1, 1)  # whether the law book knows a slug does not hang on the day


def condition_of(written: object, model: type[Record], *, is_final: bool = True) -> Node:
    """Return the condition on a record that a table stands for. Raises `DeclarationError` with what is wrong, in Chinese.

    Unless the model `is_final`, an extension may still add codes to tables that are local themselves.
    """
    node = _read(written, model, 0)
    if node.sort is not Sort.TRUTH:
        raise DeclarationError("条件应当成立或不成立，这里写的是一个值")
    for inner in walk(node):
        if isinstance(inner, Parameter | ClockDays | Within | InTable):
            _look_up(inner)
        for name, codes in _compared(inner):
            _refuse_unknown(name, codes, terms(model)[name].type, is_final=is_final)
    return node


def _compared(node: Node) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the fields that are compared with codes, and the codes."""
    match node:
        case OneOf(Field(name), codes) | Includes(Field(name), codes):
            yield name, codes
        case Compare("eq" | "ne", Field(name), Literal(str() as code)) | Compare(
            "eq" | "ne", Literal(str() as code), Field(name)
        ):
            yield name, (code,)
        case _:
            return


def _refuse_unknown(name: str, codes: Sequence[str], kind: type, *, is_final: bool) -> None:
    """Raise `DeclarationError` for a code that the table of a field does not have."""
    if not issubclass(kind, CodeEnum) or kind.table.is_open or (takes_rows(kind) and not is_final):
        return
    for code in codes:
        if code not in kind.__members__.values():
            close = get_close_matches(code, [row.value for row in kind], n=1, cutoff=0)
            near = kind.find(code) or kind(close[0])  # who writes the name is told the code
            hint = f"，是否想写“{near.value}”（{near.zh}）"
            raise DeclarationError(f"字段“{name}”的代码表里没有“{code}”{hint}")


def _look_up(asked: Parameter | ClockDays | Within | InTable) -> None:
    context = lawful_context(_ANY_DAY)
    name = asked.slug
    try:
        if isinstance(asked, InTable):
            context.table(name)
        else:
            lower(asked, context)
    except NotInForceError:
        return  # each place sets it by itself, or on other days it is in force
    except UnknownSlugError:
        raise DeclarationError(f"没有名为“{name}”的参数或期限") from None
    except DeclarationError:
        known = "没有名为“{}”的代码表" if isinstance(asked, InTable) else "“{}”不按自然日计算，请用 within"
        raise DeclarationError(known.format(name)) from None


def _read(written: object, model: type[Record], depth: int) -> Node:
    if depth > _DEEPEST:
        raise DeclarationError("条件嵌套过深")
    if not isinstance(written, Mapping) or len(written) != 1:
        raise DeclarationError('条件应写成只有一个动词的表，如 { present = { field = "found_on" } }')
    ((verb, behind),) = written.items()
    operands = behind if isinstance(behind, list) else [behind]
    if verb == "field":
        return _field(operands, model)
    if verb == "as_of":
        return as_of
    values = [_read(part, model, depth + 1) if isinstance(part, Mapping) else part for part in operands]
    if verb in ("all", "any", "not"):
        return _joined(verb, values)
    if verb not in _VERBS:
        near = get_close_matches(verb, [*_VERBS, "all", "any", "not", "field", "as_of"], n=1)
        raise DeclarationError(f"不认识的动词“{verb}”" + (f"，是否想写“{near[0]}”" if near else ""))
    try:
        return _VERBS[verb](*values)
    except TypeError:
        raise DeclarationError(f"动词“{verb}”后面的内容个数或写法不对") from None


def _field(operands: Sequence[object], model: type[Record]) -> Node:
    name = operands[0] if len(operands) == 1 else None
    if not isinstance(name, str):
        raise DeclarationError("field 后面写一个字段名")
    known = terms(model)
    if name not in known:
        near = get_close_matches(name, known, n=1)
        raise DeclarationError(f"没有字段“{name}”" + (f"，是否想写“{near[0]}”" if near else ""))
    node: Node = getattr(fields(model), name)
    return node


def _joined(verb: str, values: Sequence[object]) -> Node:
    nodes = [value for value in values if isinstance(value, Expr)]
    if len(nodes) != len(values) or not nodes or (verb == "not" and len(nodes) != 1):
        raise DeclarationError(f"{verb} 后面写条件")
    if verb == "not":
        return ~nodes[0]
    return reduce(and_ if verb == "all" else or_, nodes)  # type: ignore[return-value]  # every Expr is a Node
