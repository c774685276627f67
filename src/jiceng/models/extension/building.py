"""From an extension to models: subclasses of the entities, made of the same marks as theirs."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import reduce
from operator import or_
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Union, cast, get_args, get_origin

import attrs
from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import Field, create_model

from jiceng.codes import CodeEnum, enum_of
from jiceng.labels import Label, Required, Source, Stage, Unit
from jiceng.models import ENTITIES, Record, terms
from jiceng.models._marks import SEVERAL
from jiceng.models.extension.codes import extended_table
from jiceng.models.extension.demand import Demand
from jiceng.models.extension.document import AddedField, Tightening
from jiceng.models.extension.kinds import KINDS, SENSITIVITIES

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from jiceng.models.extension.extension import Extension

__all__ = ["extended_models"]

_Tables = Mapping[type, type[CodeEnum]]
_LARGEST = 10**12


def extended_models(extension: "Extension") -> dict[str, type[Record]]:
    """Return the entities that an extension changes, by name; it has no problems."""
    tables = _tables(extension)
    models: dict[str, type[Record]] = {}
    for entity, core in ENTITIES.items():
        declared = {
            **_changed(core, extension, tables),
            **{added.name: _added(added, tables) for added in extension.field if added.entity == entity},
        }
        if declared:
            models[entity] = cast(
                "type[Record]",
                create_model(
                    core.__name__,
                    __base__=core,
                    __module__=core.__module__,
                    __doc__=core.__doc__,
                    **cast("dict[str, Any]", declared),
                ),
            )
    return models


def _tables(extension: "Extension") -> _Tables:
    """Return the enlarged code tables by the enums that they enlarge."""
    kinds = [enum_of(table) for table in dict.fromkeys(row.table for row in extension.code)]
    return {
        kind: extended_table(
            kind, [row for row in extension.code if row.table == kind.table.id], str(_paper(extension))
        )
        for kind in kinds
    }


def _paper(extension: "Extension") -> Source:
    return Source(extension.title, extension.version)


def _added(added: AddedField, tables: _Tables) -> tuple[object, object]:
    kind = KINDS[added.type]
    plain: type = kind.plain or tables.get(enum_of(added.codes), enum_of(added.codes))
    annotation = _several(plain) if added.type == "codes" else plain
    ending = SEVERAL if added.type == "codes" else kind.ending
    is_required = added.required is Stage.REGISTERED
    source = Source(added.source, added.clause)
    marks = [
        Demand(source, True, added.required, added.max_length, added.at_least, added.at_most),
        Label(added.zh, added.en, added.also),
        SENSITIVITIES[added.sensitivity],
        source,
        *([] if added.required is None else [Required(added.required)]),
        *([] if added.unit is None else [Unit(added.unit)]),
        *_bounds(added, plain),
        *([MinLen(1)] if is_required and plain is str else []),
        *([] if ending is None else [ending]),
    ]
    return _declared(annotation, marks, added.doc, is_required=is_required)


def _bounds(added: AddedField, plain: type) -> Iterator[object]:
    if added.max_length is not None:
        yield MaxLen(added.max_length)
    if plain in (int, Decimal):
        yield Ge(-_LARGEST if added.at_least is None else added.at_least)
        yield Le(_LARGEST if added.at_most is None else added.at_most)


def _changed(core: type[Record], extension: "Extension", tables: _Tables) -> dict[str, tuple[object, object]]:
    """Return the fields of an entity that get other headings, stricter demands or a larger code table."""
    entity = core.entity.name
    headings = [heading for heading in extension.heading if heading.entity == entity]
    demands = [demand for demand in extension.tighten if demand.entity == entity]
    changed: dict[str, tuple[object, object]] = {}
    for name, term in terms(core).items():
        also = [text for heading in headings if heading.field == name for text in heading.also]
        demand = next((demand for demand in demands if demand.field == name), None)
        if also or demand is not None or term.type in tables:
            changed[name] = _redeclared(core.model_fields[name], also, demand, tables, _paper(extension))
    return changed


def _redeclared(
    field: "FieldInfo", also: list[str], demand: Tightening | None, tables: _Tables, paper: Source
) -> tuple[object, object]:
    marks = [
        attrs.evolve(mark, also=(*mark.also, *also)) if isinstance(mark, Label) else mark
        for mark in field.metadata
    ]
    is_required = field.is_required()
    if demand is not None:
        marks = _stricter(marks, demand, paper)
        is_required = is_required or demand.required is Stage.REGISTERED
    annotation = _replaced(field.annotation, tables)
    if is_required and _plain(annotation) is str and not any(isinstance(mark, MinLen) for mark in marks):
        marks.insert(0, MinLen(1))
    return _declared(_without_none(annotation), marks, field.description or "", is_required=is_required)


def _stricter(marks: Iterable[object], demand: Tightening, paper: Source) -> list[object]:
    """Return the marks of a field with those of a demand in place of its own; the last one stays the last."""
    demanded: list[object] = [
        Demand(paper, False, demand.required, demand.max_length, demand.at_least, demand.at_most),
        *([] if demand.required is None else [Required(demand.required)]),
        *([] if demand.max_length is None else [MaxLen(demand.max_length)]),
        *([] if demand.at_least is None else [Ge(demand.at_least)]),
        *([] if demand.at_most is None else [Le(demand.at_most)]),
    ]
    kinds = tuple(type(mark) for mark in demanded)
    return [*demanded, *(mark for mark in marks if not isinstance(mark, kinds))]


def _declared(
    annotation: object, marks: Iterable[object], doc: str, *, is_required: bool
) -> tuple[object, object]:
    kind: Any = annotation if is_required else cast("Any", annotation) | None
    annotated: object = cast("Any", Annotated)[(kind, *marks)]
    return annotated, Field(description=doc) if is_required else Field(default=None, description=doc)


def _members(annotation: object) -> list[object]:
    if get_origin(annotation) in (Union, UnionType):
        return [member for member in get_args(annotation) if member is not NoneType]
    return [annotation]


def _without_none(annotation: object) -> object:
    return reduce(or_, cast("list[Any]", _members(annotation)))


def _plain(annotation: object) -> object:
    return _members(annotation)[0]


def _replaced(annotation: object, tables: _Tables) -> object:
    """Return the type of a field with a larger code table in place of the library's."""
    plain = _plain(annotation)
    if get_origin(plain) is tuple:
        item = get_args(plain)[0]
        return _several(tables[item]) if item in tables else plain
    return tables[plain] if isinstance(plain, type) and plain in tables else plain


def _several(kind: type) -> object:
    return cast("Any", tuple)[kind, ...]
