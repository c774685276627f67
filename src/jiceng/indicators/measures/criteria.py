"""Conditions of a scheme on the rows of a ledger: `field = value`, `[values]` or bounds, made into expression nodes."""

import difflib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from operator import and_
from typing import Annotated, Self, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    PlainValidator,
    StrictBool,
    StrictStr,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

from jiceng.codes import CodeEnum
from jiceng.expr import Node, eq, fields, ge, gt, includes, le, lt, one_of, present
from jiceng.indicators.numbers import Day
from jiceng.models import Record, Term, terms

__all__ = ["Bounds", "Criterion", "Unfit", "both", "conditions", "field_term"]

_First = TypeVar("_First")
_Second = TypeVar("_Second")


def _bound_value(value: object) -> int | Decimal | date:
    if isinstance(value, bool | datetime) or not isinstance(value, int | Decimal | date):
        raise PydanticCustomError("criterion_kind", "要写成数字或日期，不加引号")
    return value


Bound: TypeAlias = Annotated[int | Decimal | date, PlainValidator(_bound_value)]


class Bounds(BaseModel):
    """Bounds of a number or a day, or whether anything is filled in. Several hold together.

    `at_least`, `at_most` include the bound; `over`, `under`, `before` and `after` do not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    at_least: Bound | None = None
    at_most: Bound | None = None
    over: Bound | None = None
    under: Bound | None = None
    before: Day | None = None
    after: Day | None = None
    present: StrictBool | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if all(bound is None for _, bound in self):
            raise ValueError("至少写一个条件：at_least、at_most、over、under、before、after 或 present")
        return self


Plain: TypeAlias = bool | int | Decimal | date | str


def _plain(value: object) -> Plain:
    if isinstance(value, datetime) or not isinstance(value, Plain):
        raise PydanticCustomError(
            "criterion_kind", "要写成一个值、一组文字，或 at_least、before、present 等界限"
        )
    return value


Criterion: TypeAlias = Annotated[
    Annotated[Bounds, Tag("Bounds")]
    | Annotated[tuple[StrictStr, ...], Tag("list")]
    | Annotated[Plain, PlainValidator(_plain), Tag("plain")],
    Discriminator(
        lambda value: (
            "Bounds" if isinstance(value, Mapping) else "list" if isinstance(value, list) else "plain"
        )
    ),
]
"""What a field is held against: one value, any of several texts, or bounds."""


class Unfit(Exception):  # noqa: N818 - caught by the loader, which collects the sentences
    """A condition that cannot be: the field, code or type is not there. The message is a Chinese clause."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.path: tuple[str, ...] = (key,)
        self.message = message
        self.others: tuple[Unfit, ...] = ()

    @property
    def all(self) -> "tuple[Unfit, ...]":
        """This one, and what else was found with it."""
        return (self, *self.others)


def both(first: Callable[[], _First], second: Callable[[], _Second]) -> tuple[_First, _Second]:
    """Return what both give. Raises one `Unfit` that carries the misfits of the two."""
    try:
        found = first()
    except Unfit as unfit:
        try:
            second()
        except Unfit as another:
            unfit.others = (*unfit.others, *another.all)
        raise
    return found, second()


_DIGITS, _PLACES = 13, 10
_COMPARE = {"at_least": ge, "at_most": le, "over": gt, "under": lt, "before": lt, "after": gt}


def field_term(model: type[Record], name: str, key: str | None = None) -> Term:
    """Return the term of a field. Raises `Unfit` with the nearest name, at `key` or at the name itself."""
    known = terms(model)
    if name in known:
        return known[name]
    by_label = {label: term.name for term in known.values() for label in term.label.names}
    hint = by_label.get(name) or next(iter(difflib.get_close_matches(name, known, n=1)), None)
    entity = model.entity.label.zh
    raise Unfit(key or name, f"{entity}没有字段 {name}" + (f"，是否指 {hint}" if hint else ""))


def conditions(model: type[Record], where: Mapping[str, Criterion], key: str) -> Node | None:
    """Return all conditions under a key joined by “and”, `None` without any. Raises `Unfit` with all misfits."""
    nodes: list[Node] = []
    misfits: list[Unfit] = []
    for name, wanted in where.items():
        try:
            nodes.append(_one(model, field_term(model, name), wanted))
        except Unfit as unfit:
            unfit.path = (key, *unfit.path)
            misfits.append(unfit)
    if misfits:
        first, *rest = misfits
        first.others = tuple(rest)
        raise first
    return reduce(and_, nodes) if nodes else None


def _one(model: type[Record], term: Term, wanted: Criterion) -> Node:
    field: object = getattr(fields(model), term.name)
    if isinstance(wanted, Bounds):
        return reduce(and_, [_bound(term, field, verb, bound) for verb, bound in wanted if bound is not None])
    if isinstance(wanted, tuple):
        if not wanted or not issubclass(term.type, str):
            raise Unfit(term.name, f"字段 {term.name} 只能同一组文字或代码比较，且不能为空")
        return present(field) & _any_of(term, field, [_text(term, value) for value in wanted])
    if isinstance(wanted, str):
        return present(field) & _any_of(term, field, [_text(term, wanted)])
    _require(term, wanted)
    return present(field) & eq(field, wanted)


def _any_of(term: Term, field: object, texts: list[str]) -> Node:
    """The field is one of the texts, or holds one of them when it holds several codes."""
    if term.many:
        return includes(field, *texts)
    return eq(field, texts[0]) if len(texts) == 1 else one_of(field, *texts)


def _bound(term: Term, field: object, verb: str, bound: object) -> Node:
    if verb == "present":
        return present(field) if bound else ~present(field)
    _require(term, bound)
    return present(field) & _COMPARE[verb](field, bound)


def _text(term: Term, value: str) -> str:
    """Return the text a column holds for a code or label."""
    if not issubclass(term.type, CodeEnum):
        if issubclass(term.type, str):
            return value
        raise Unfit(term.name, f"字段 {term.name} 不是文字，不要加引号")
    found = term.type.find(value)
    if found is None:
        near = "、".join(
            f"{row.zh}（{row.value}）" for row in term.type.suggest(value) or tuple(term.type)[:5]
        )
        raise Unfit(term.name, f"{term.label.zh}没有“{value}”这一项，是否指 {near}")
    return found.value


def _require(term: Term, wanted: object) -> None:
    """Raise `Unfit` unless the value is of the kind the field holds: a yes or no, a number or a day."""
    kinds = (bool, date) if isinstance(wanted, bool | date) else (int, Decimal)
    kind = next((kind for kind in kinds if isinstance(wanted, kind)), None)
    same = kind is not None and issubclass(term.type, kinds if kind in (int, Decimal) else kind)
    if not same or (term.type is bool) is not (kind is bool):
        raise Unfit(term.name, f"字段 {term.name}（{term.label.zh}）的类型同所写的值不符")
    if isinstance(wanted, int | Decimal) and not _is_held_exactly(Decimal(wanted)):
        raise Unfit(term.name, "数字过大或小数位过多：不超过 13 位整数、10 位小数")


def _is_held_exactly(number: Decimal) -> bool:
    """Tell whether every engine holds the number as it is written."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_PLACES and number.adjusted() < _DIGITS
