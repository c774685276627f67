"""The declared source of a value, made ready to compute: selections of rows, or a look-up in the reported values."""

from collections.abc import Callable
from fractions import Fraction

import attrs

from jiceng.expr import Node, fields, literal, present
from jiceng.indicators.declared.problems import nearest
from jiceng.indicators.declared.value import Counted, Measured, Reported, SameAs, Shared, Summed, Value, Where
from jiceng.indicators.forms import Better
from jiceng.indicators.measures import (
    ATTRIBUTIONS,
    MEASURES,
    Selection,
    Unfit,
    Window,
    both,
    conditions,
    field_term,
)
from jiceng.models import ENTITIES, Record

__all__ = ["Source", "source_of"]

Select = Callable[[Window], Selection]


@attrs.frozen
class Source:
    """A value with its unit and direction.

    `models` and `select` are there when it is computed from rows. `per` names a column of the register of units
    that it is divided by, and `times` what it is then multiplied with.
    """

    unit: str
    better: Better | None
    models: tuple[type[Record], ...] = ()
    select: Select | None = attrs.field(default=None, eq=False)
    per: str | None = None
    times: Fraction = Fraction(1)


def source_of(value: Value) -> Source:
    """Return the source of a value. Raises `Unfit` for a measure, entity, field or code that is not there.

    A value that is the same as another one has the source of that: the caller follows `same_as`.
    """
    match value:
        case Reported():
            return Source(value.unit, value.better)
        case SameAs():
            raise Unfit("same_as", "same_as 指向的指标本身没有来源")
        case Measured():
            known = MEASURES.get(value.measure)
            if known is None:
                raise Unfit("measure", f"没有名为 {value.measure} 的度量{nearest(value.measure, MEASURES)}")
            models = () if known.reported else known.models
            return Source(known.unit, known.better, models, known.select, known.per, Fraction(known.times))
        case Counted():
            model = _entity("count", value.count)
            select = _selected(model, value.where, value.dated_by)
            return Source(value.unit, value.better, (model,), select, value.per, value.times or Fraction(1))
        case Summed():
            return _summed(value)
        case Shared():
            model = _entity("share", value.share)
            (where, of), rows = both(
                lambda: both(
                    lambda: conditions(model, value.where, "where"), lambda: conditions(model, value.of, "of")
                ),
                lambda: _dated(model, value.dated_by),
            )

            def shared(window: Window) -> Selection:
                looked_at = rows(window) if of is None else rows(window) & of
                return Selection(looked_at, where, share=True)

            return Source("%", value.better, (model,), shared)


def _selected(model: type[Record], where: Where, dated_by: str | None) -> Select:
    wanted, rows = both(lambda: conditions(model, where, "where"), lambda: _dated(model, dated_by))
    return lambda window: Selection(rows(window), wanted)


def _summed(value: Summed) -> Source:
    entity, _, field = value.sum.partition(".")
    model = _entity("sum", entity)
    if not field:
        raise Unfit("sum", f"sum 写成 台账.字段，如 {entity}.字段名")
    term = field_term(model, field, "sum")
    if (not issubclass(term.type, int) and term.type.__name__ != "Decimal") or term.type is bool:
        raise Unfit("sum", f"字段 {field}（{term.label.zh}）不是数字，不能求和")
    wanted, rows = both(
        lambda: conditions(model, value.where, "where"), lambda: _dated(model, value.dated_by)
    )
    filled = present(getattr(fields(model), field))
    counted = filled if wanted is None else filled & wanted
    unit = value.unit or (term.unit.symbol if term.unit is not None else "")
    return Source(
        unit,
        value.better,
        (model,),
        lambda window: Selection(rows(window), counted, amount=field),
        value.per,
        value.times or Fraction(1),
    )


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
    term = field_term(model, name, "dated_by")
    if term.type.__name__ != "date":
        raise Unfit("dated_by", f"字段 {name}（{term.label.zh}）不是日期，不能用作 dated_by")
    day = getattr(fields(model), name)
    return lambda window: window.dated(day)


def _always(_: Window) -> Node:
    return literal(value=True)
