"""A text is not longer, and a number not larger or smaller, than its field allows."""

from decimal import Decimal
from functools import reduce
from operator import and_

from annotated_types import Ge, Gt, Le, Lt, MaxLen

from jiceng.codes import CodeEnum
from jiceng.expr import Node, ge, gt, le, length, lt, present
from jiceng.identifiers import Identifier
from jiceng.models import Record, Term
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["OUT_OF_RANGE", "TOO_LONG", "add_bounds"]

TOO_LONG = "value.too-long"
OUT_OF_RANGE = "value.out-of-range"
_RATE = "rate.range"
_PERCENT = "%"


def add_bounds(ruleset: RuleSet[Record], term: Term) -> None:
    """Add the rule on the bounds that the model sets, if it sets any."""
    marks = ruleset.model.model_fields[term.name].metadata
    if issubclass(term.type, str) and not issubclass(term.type, Identifier | CodeEnum):
        for mark in marks:
            if isinstance(mark, MaxLen):
                _add_length(ruleset, term, mark.max_length)
    elif issubclass(term.type, int | Decimal) and not issubclass(term.type, bool):
        _add_range(ruleset, term, [mark for mark in marks if isinstance(mark, Ge | Gt | Le | Lt)])


def _add_length(ruleset: RuleSet[Record], term: Term, most: int) -> None:
    field = getattr(ruleset.field, term.name)
    ruleset.add(
        TOO_LONG,
        severity=Severity.WARNING,
        check=Row(when=present(field), must=le(length(field), most)),
        zh=f"“{term.label.zh}”超过 {most} 个字，系统之间交换时会被截断。请缩短。",
        en=f"{term.label.en}: longer than {most} characters, and cut off when sent on; shorten it",
        basis=term.source,
        marks=(term.name,),
        passes={term.name: "一" * min(most, 2)},
        fails={term.name: "一" * (most + 1)},
    )


def _add_range(ruleset: RuleSet[Record], term: Term, bounds: list[Ge | Gt | Le | Lt]) -> None:
    """Add the rule on a number; a bound that only keeps it within a column of a table is not worth a sentence."""
    field = getattr(ruleset.field, term.name)
    said = [_said(mark, field) for mark in bounds]
    if not said:
        return
    percent = term.unit is not None and term.unit.symbol == _PERCENT
    words = "、".join(zh for _, zh, _ in said if zh)
    english = " and ".join(en for _, _, en in said if en)
    too_far = Decimal(10**13) if issubclass(term.type, Decimal) else 10**13
    low = any(isinstance(mark, Ge | Gt) for mark in bounds)
    ruleset.add(
        _RATE if percent else OUT_OF_RANGE,
        check=Row(when=present(field), must=reduce(and_, [node for node, _, _ in said])),
        zh=f"“{term.label.zh}”应{words or '在合理范围内'}。请核对数字和单位后改正。",
        en=f"{term.label.en}: to be {english or 'within reason'}; check the number and its unit",
        basis=term.source,
        marks=(term.name,),
        passes={},
        fails={term.name: -too_far if low else too_far},
    )


_TABLE = 10**9  # a bound above it keeps a number within a column, and is not one that a clerk should read


def _said(mark: Ge | Gt | Le | Lt, field: object) -> tuple[Node, str, str]:
    match mark:
        case Ge(bound):
            node, zh, en = ge(field, bound), f"不小于 {bound}", f"at least {bound}"
        case Gt(bound):
            node, zh, en = gt(field, bound), f"大于 {bound}", f"more than {bound}"
        case Le(bound):
            node, zh, en = le(field, bound), f"不大于 {bound}", f"at most {bound}"
        case Lt(bound):
            node, zh, en = lt(field, bound), f"小于 {bound}", f"less than {bound}"
    if abs(Decimal(str(bound))) >= _TABLE:
        return node, "", ""
    return node, zh, en
