"""What every entity shares: terms declared once, masked output, one flat row.

An entity is a frozen pydantic model. Each field says in its annotation what it is called (`Label`),
how protected it is (`Sensitivity`) and where it comes from (`Source`); the docstring below it says
what it means. A model that leaves one of these out cannot be declared.
"""

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Self, TypeVar, Union, get_args, get_origin

import attrs
from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer
from pydantic.fields import FieldInfo

from jiceng.errors import DeclarationError
from jiceng.labels import Label, Source, Unit
from jiceng.privacy import PUBLIC, Sensitivity, is_revealed

__all__ = ["Entity", "Record", "Term", "masked_key", "terms"]


@attrs.frozen
class Entity:
    """What an entity is: its name in programs, its label, its key, its source, and who may know its members.

    `membership` classes the list itself: that somebody stands on the list of released persons is
    sensitive, whatever the columns are.
    """

    name: str
    label: Label
    key: tuple[str, ...]
    source: Source
    membership: Sensitivity = PUBLIC


@attrs.frozen
class Term:
    """One field as declared: all that readers, rules and exports need to know of it."""

    name: str
    type: type
    optional: bool
    label: Label
    sensitivity: Sensitivity
    source: Source
    unit: Unit | None
    doc: str


class Record(BaseModel):
    """One row of an entity, valid by type. Prints masked values; `reveal` shows the plain ones."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, use_attribute_docstrings=True
    )
    entity: ClassVar[Entity]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        """Refuse a model whose terms are incomplete or whose headings are ambiguous."""
        problems = [
            f"{cls.__name__}.{name}: {missing}"
            for name, field in cls.model_fields.items()
            for missing in _missing_marks(field)
        ]
        if not problems:
            problems = _ambiguous_headings(cls)
        if problems:
            raise DeclarationError("; ".join(problems))
        entity = cls.__dict__.get("entity")
        if isinstance(entity, Entity) and not set(entity.key) <= set(cls.model_fields):
            raise DeclarationError(f"{cls.__name__}: the key names a field that is not there")

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        return [
            (name, term.sensitivity.mask(value) if not term.sensitivity.shown else value)
            for name, term in terms(type(self)).items()
            if (value := getattr(self, name)) is not None
        ]

    def __str__(self) -> str:
        return self.__repr__()

    @model_serializer(mode="wrap")
    def _masked(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        plain: dict[str, object] = handler(self)
        if is_revealed():
            return plain
        known = terms(type(self))
        return {
            name: value
            if value is None or known[name].sensitivity.shown
            else known[name].sensitivity.mask(value)
            for name, value in plain.items()
        }

    def row(self) -> dict[str, object]:
        """Return the plain values by field name: one row of the entity's table, for the engine."""
        return {name: getattr(self, name) for name in type(self).model_fields}

    @classmethod
    def from_row(cls, row: Mapping[str, object]) -> Self:
        """Build a valid record from a row of the table; columns that are not fields are passed over."""
        return cls.model_validate({name: row[name] for name in cls.model_fields if row.get(name) is not None})


@cache
def terms(model: type[Record]) -> Mapping[str, Term]:
    """Return the terms of a model by field name, in the order of declaration."""
    return {name: _term(name, field) for name, field in model.model_fields.items()}


def masked_key(model: type[Record], row: Mapping[str, object]) -> str:
    """Return the key of a row as it may be printed, its parts joined by a slash."""
    known = terms(model)
    return "/".join(
        known[part].sensitivity.mask(row[part]) for part in model.entity.key if row.get(part) is not None
    )


def _term(name: str, field: FieldInfo) -> Term:
    plain, optional = _plain_type(field.annotation)
    label, sensitivity, source = _mark(field, Label), _mark(field, Sensitivity), _mark(field, Source)
    if label is None or sensitivity is None or source is None:  # refused at declaration
        raise DeclarationError(f"{name}: the field is not fully declared")
    return Term(
        name, plain, optional, label, sensitivity, source, _mark(field, Unit), field.description or ""
    )


_Mark = TypeVar("_Mark", Label, Sensitivity, Source, Unit)


def _mark(field: FieldInfo, kind: type[_Mark]) -> _Mark | None:
    return next((mark for mark in field.metadata if isinstance(mark, kind)), None)


def _plain_type(annotation: object) -> tuple[type, bool]:
    if get_origin(annotation) in (Union, UnionType):
        members = [member for member in get_args(annotation) if member is not NoneType]
        return members[0], len(members) < len(get_args(annotation))
    if not isinstance(annotation, type):
        raise DeclarationError("a field is one plain type, or that type or None")
    return annotation, False


def _missing_marks(field: FieldInfo) -> list[str]:
    wanted = {
        "no Label": _mark(field, Label),
        "no Sensitivity": _mark(field, Sensitivity),
        "no Source": _mark(field, Source),
        "no docstring below it": field.description,
    }
    return [problem for problem, found in wanted.items() if not found]


def _ambiguous_headings(model: type[Record]) -> list[str]:
    owners: dict[str, list[str]] = {}
    for name, term in terms(model).items():
        for heading in set(term.label.names):
            owners.setdefault(heading, []).append(name)
    return [
        f"{model.__name__}: the heading {heading} is claimed by {' and '.join(names)}"
        for heading, names in owners.items()
        if len(names) > 1
    ]
