"""What a model says of its fields, and what is wrong with a model that leaves something out."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Final, Literal, TypeVar, Union, get_args, get_origin

import attrs
from annotated_types import Le, Lt, MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from jiceng.codes import CodeEnum
from jiceng.errors import DeclarationError
from jiceng.labels import Label, Reference, Required, Source, Stage, Unit
from jiceng.models._marks import DECIMAL, SEVERAL, CalendarDay, ColumnEach
from jiceng.privacy import PUBLIC, Sensitivity

__all__ = ["COMMON", "Entity", "Term", "problems_of", "terms_of"]


@attrs.frozen
class _Common:
    """The kind of the mark `COMMON`."""


COMMON: Final = _Common()
"""A field that every entity carries. It stands behind the entity's own, and gives way where one of those is
known by the same heading: only its official label is its own everywhere."""


@attrs.frozen
class Entity:
    """What an entity is: its name in programs, its label, its key, its source, and who may know its members.

    `membership` classes the list itself: that somebody stands on the list of released persons is
    sensitive, whatever the columns are. `example` is a row of made-up data that makes a valid record.
    """

    name: str
    label: Label
    key: tuple[str, ...]
    source: Source
    membership: Sensitivity = PUBLIC
    example: Mapping[str, object] = attrs.field(factory=dict, repr=False, eq=False)


@attrs.frozen
class Term:
    """One field as declared: all that readers, rules and exports need to know of it.

    `type` is the type of one value; with `many` the field holds several codes, which a table keeps as one
    text joined by `|`. `required` is the stage from which the field has to be filled in, `None` for never.
    `constant` is the one code of a field that tells the entity from its sisters; a row may leave it out.
    `is_common` tells a field that every entity carries, `calendar` whether a date may be a month, and
    `has_column_each` whether ledgers also carry several codes in a column for each of them.
    """

    name: str
    type: type
    many: bool
    optional: bool
    label: Label
    sensitivity: Sensitivity
    source: Source
    unit: Unit | None
    required: Stage | None
    reference: Reference | None
    doc: str
    constant: CodeEnum | None = None
    is_common: bool = False
    calendar: CalendarDay | None = None
    has_column_each: bool = False


@cache
def terms_of(model: type[BaseModel]) -> Mapping[str, Term]:
    """Return the terms of a model by field name, in the order of declaration, those of every record last."""
    labels = _labels(model)
    fields = sorted(model.model_fields.items(), key=lambda item: _is_common(item[1]))
    return {name: _term(name, field, labels.get(name)) for name, field in fields}


def _is_common(field: FieldInfo) -> bool:
    return COMMON in field.metadata


def _labels(model: type[BaseModel]) -> Mapping[str, Label]:
    """Return the labels by field name; those of every record without the headings that the entity itself uses."""
    labels = {
        name: label
        for name, field in model.model_fields.items()
        if (label := _mark(field, Label)) is not None
    }
    common = {name for name in labels if _is_common(model.model_fields[name])}
    own = {heading for name in labels if name not in common for heading in labels[name].names}
    return {
        name: attrs.evolve(label, also=tuple(heading for heading in label.also if heading not in own))
        if name in common
        else label
        for name, label in labels.items()
    }


def problems_of(model: type[BaseModel]) -> list[str]:
    """Return everything that is wrong with the declaration of a model, in the order of its fields."""
    problems = [
        f"{name}: {problem}" for name, field in model.model_fields.items() for problem in _problems_of(field)
    ]
    problems += _less_protected(model)
    problems += _ambiguous_headings(model)
    if "entity" in vars(model):
        problems += _entity_problems(model, vars(model)["entity"])
    return problems


def _term(name: str, field: FieldInfo, label: Label | None) -> Term:
    plain, optional = _plain_type(field.annotation)
    many = _is_many(field.annotation)
    sensitivity, source = _mark(field, Sensitivity), _mark(field, Source)
    if plain is None or label is None or sensitivity is None or source is None:
        raise DeclarationError(f"{name}: the field is not fully declared")  # refused when it was declared
    constant = _constant(field.annotation)
    required = _mark(field, Required)
    may_be_missing = optional or constant is not None
    stage = required.since if required is not None else None if may_be_missing else Stage.REGISTERED
    return Term(
        name,
        plain,
        many,
        optional,
        label,
        sensitivity,
        source,
        _mark(field, Unit),
        stage,
        _mark(field, Reference),
        field.description or "",
        constant,
        _is_common(field),
        _mark(field, CalendarDay),
        _mark(field, ColumnEach) is not None,
    )


_Mark = TypeVar("_Mark")


def _mark(field: FieldInfo, kind: type[_Mark]) -> _Mark | None:
    return next((mark for mark in field.metadata if isinstance(mark, kind)), None)


def _plain_type(annotation: object) -> tuple[type | None, bool]:
    """Return the one type of a field and whether it may be missing; no type where there are several."""
    constant = _constant(annotation)
    if constant is not None:
        return type(constant), False
    if get_origin(annotation) in (Union, UnionType):
        members = [member for member in get_args(annotation) if member is not NoneType]
        plain, _ = _plain_type(members[0]) if len(members) == 1 else (None, False)
        return plain, len(members) < len(get_args(annotation))
    if get_origin(annotation) is tuple:
        item, *rest = get_args(annotation)
        return (item, False) if rest == [Ellipsis] and isinstance(item, type) else (None, False)
    return (annotation, False) if isinstance(annotation, type) else (None, False)


def _constant(annotation: object) -> CodeEnum | None:
    """Return the code of a field that is always the same, such as `Literal[SpecialPersonKind.DRUG_USER]`."""
    values = get_args(annotation) if get_origin(annotation) is Literal else ()
    return values[0] if len(values) == 1 and isinstance(values[0], CodeEnum) else None


def _is_many(annotation: object) -> bool:
    """Tell whether a field holds several values."""
    if get_origin(annotation) in (Union, UnionType):
        return any(_is_many(member) for member in get_args(annotation))
    return get_origin(annotation) is tuple


def _problems_of(field: FieldInfo) -> Iterator[str]:
    for kind in (Label, Sensitivity, Source):
        if _mark(field, kind) is None:
            yield f"no {kind.__name__}"
    label = _mark(field, Label)
    if label is not None and not (label.zh and label.en):
        yield "a Label needs both languages"
    if not field.description:
        yield "no docstring below it"
    plain, optional = _plain_type(field.annotation)
    if plain is None:
        yield "a field is of one plain type, or of that type or None"
        return
    constant = _constant(field.annotation)
    if constant is not None and field.default is not constant:
        yield "a field that is always the same code has it as its default"
    if optional and field.is_required():
        yield "a field that may be missing has None as its default"
    if _is_many(field.annotation):
        if not issubclass(plain, CodeEnum):
            yield "only codes stand several to a field; other things that are many are an entity of their own"
        if field.metadata[-1:] != [SEVERAL]:
            yield "a field of several codes ends with the mark SEVERAL, which splits the text of a table"
    yield from _bounds_missing(plain, field)


def _less_protected(model: type[BaseModel]) -> Iterator[str]:
    """Look for fields that are declared anew with a lower level than in a model that this one extends."""
    for name in vars(model).get("__annotations__", ()):
        own = _mark(model.model_fields[name], Sensitivity) if name in model.model_fields else None
        for base in model.__mro__[1:]:
            inherited = getattr(base, "model_fields", {}).get(name)
            before = None if inherited is None else _mark(inherited, Sensitivity)
            if own is not None and before is not None and own.level < before.level:
                yield f"{name}: less protected than in {base.__name__}"
                break


def _bounds_missing(plain: type, field: FieldInfo) -> Iterator[str]:
    """Look for values that the model would take and a table could not hold, or would hold as another value."""
    if plain is str and _mark(field, MaxLen) is None:
        yield "a text needs a max_length"
    if plain is int and _mark(field, Le) is None and _mark(field, Lt) is None:
        yield "a whole number needs an upper bound"
    if plain is Decimal and field.metadata[-1:] != [DECIMAL]:
        yield "a decimal number ends with the mark DECIMAL, which bounds its digits"
    if plain is date and not any(isinstance(mark, CalendarDay) for mark in field.metadata[-1:]):
        yield "a date ends with the mark CALENDAR_DAY, so that no number is read as one"


def _ambiguous_headings(model: type[BaseModel]) -> list[str]:
    owners: dict[str, list[str]] = {}
    for name, label in _labels(model).items():
        for heading in dict.fromkeys(label.names):
            owners.setdefault(heading, []).append(name)
    return [
        f"the heading {heading} is claimed by {' and '.join(names)}"
        for heading, names in owners.items()
        if len(names) > 1
    ]


def _entity_problems(model: type[BaseModel], entity: object) -> Iterator[str]:
    if not isinstance(entity, Entity):
        yield "entity is an Entity"
        return
    if not entity.key:
        yield "an entity has a key"
    for part in entity.key:
        field = model.model_fields.get(part)
        if field is None:
            yield f"the key names {part}, which is no field"
        elif _plain_type(field.annotation)[0] is str and _mark(field, MinLen) is None:
            yield f"{part}: a text in the key has a min_length, so that it is not empty"
