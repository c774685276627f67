"""The declared source of a value, made ready to compute: a selection of rows, or a look-up in the reported values."""

from collections.abc import Callable

import attrs

from jiceng.expr import Node, fields, literal
from jiceng.indicators.declared.problems import nearest
from jiceng.indicators.declared.value import Counted, Measured, Reported, Shared, Value
from jiceng.indicators.forms import Better
from jiceng.indicators.measures import (
    ATTRIBUTIONS,
    MEASURES,
    Selection,
    Unfit,
    Window,
    conditions,
    field_term,
)
from jiceng.models import ENTITIES, Record

__all__ = ["Source", "source_of"]


@attrs.frozen
class Source:
    """A value with its unit and direction; `model` and `select` are there when it is computed from rows."""

    unit: str
    better: Better | None
    model: type[Record] | None = None
    select: Callable[[Window], Selection] | None = attrs.field(default=None, eq=False)


def source_of(value: Value) -> Source:
    """Return the source of a value. Raises `Unfit` for a measure, entity, field or code that is not there."""
    match value:
        case Reported():
            return Source(value.unit, value.better)
        case Measured():
            known = MEASURES.get(value.measure)
            if known is None:
                raise Unfit("measure", f"没有名为 {value.measure} 的度量{nearest(value.measure, MEASURES)}")
            return Source(known.unit, known.better, known.model, known.select)
        case Counted():
            model = _entity("count", value.count)
            where = conditions(model, value.where, "where")
            rows = _dated(model, value.dated_by)
            return Source(value.unit, value.better, model, lambda window: Selection(rows(window), where))
        case Shared():
            model = _entity("share", value.share)
            where, of = conditions(model, value.where, "where"), conditions(model, value.of, "of")
            rows = _dated(model, value.dated_by)

            def select(window: Window) -> Selection:
                looked_at = rows(window) if of is None else rows(window) & of
                return Selection(looked_at, where, share=True)

            return Source("%", value.better, model, select)


def _entity(key: str, name: str) -> type[Record]:
    model = ENTITIES.get(name)
    if model is None:
        raise Unfit(key, f"没有名为 {name} 的台账{nearest(name, ATTRIBUTIONS)}")
    if name not in ATTRIBUTIONS:
        raise Unfit(key, f"{model.entity.label.zh}台账的行不写明属于哪个单位，不能按单位计数")
    return model


def _dated(model: type[Record], name: str | None) -> Callable[[Window], Node]:
    if name is None:
        return _always
    term = field_term(model, name)
    if term.type.__name__ != "date":
        raise Unfit("dated_by", f"字段 {name}（{term.label.zh}）不是日期，不能用作 dated_by")
    day = getattr(fields(model), name)
    return lambda window: window.dated(day)


def _always(_: Window) -> Node:
    return literal(value=True)
