"""A field of an entity as a property: what values it takes, written as the models write them to JSON."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic.fields import FieldInfo

from jiceng.codes import CodeEnum
from jiceng.identifiers import Identifier
from jiceng.labels import Reference
from jiceng.models import Term
from jiceng.share.json_schema.naming import Schema, called, code_table_id, privacy, source

__all__ = ["field_schema"]

_DAY: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_FIRST_DAY: Final = "^[0-9]{4}-[0-9]{2}-01$"
_DIGITS: Final = r"[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]+)?"
_ZERO: Final = r"-0(?:\.0+)?(?:E[+-][0-9]+)?"


def field_schema(term: Term, field: FieldInfo) -> Schema:
    """Return the property of a field: its values first, then what it is called, where it comes from, how protected it is.

    A field that may be missing may also be null, as the models write it. A decimal number is a text, so
    that no system rounds it; its bounds stand in `x-minimum` and its like, its sign in the pattern.
    """
    schema = _either(_values(term, field), term.optional)
    schema["description"] = f"{term.label.zh} / {term.doc}"
    schema |= called(term.label)
    if issubclass(term.type, CodeEnum):
        schema["x-code-table"] = term.type.table.id
    if issubclass(term.type, Identifier):
        schema["x-identifier"] = term.type.slug
    if term.unit is not None:
        schema["x-unit"] = term.unit.symbol
    schema["x-privacy"] = privacy(term.sensitivity)
    schema["x-source"] = source(term.source)
    if term.required is not None:
        schema["x-required-from"] = term.required.value
    if term.reference is not None:
        schema["x-reference"] = _reference(term.reference)
    return schema


def _reference(there: Reference) -> Schema:
    return {
        "entity": there.entity,
        "field": there.field,
        **({"along": [*there.along]} if there.along else {}),
    }


def _either(values: Schema, optional: bool) -> Schema:
    """Return the values, or null too. A reference stands alone: generators of code copy what stands beside one."""
    if "$ref" in values:
        return {"anyOf": [values, {"type": "null"}]} if optional else {"allOf": [values]}
    return {**values, "type": [values["type"], "null"]} if optional else values


def _values(term: Term, field: FieldInfo) -> Schema:
    if term.constant is not None:  # may be left out, and is then understood
        return {"type": "string", "const": term.constant.value, "default": term.constant.value}
    one = next(make(term, field) for base, make in _MAKERS if issubclass(term.type, base))
    return {"type": "array", "items": one} if term.many else one


def _code(term: Term, _: FieldInfo) -> Schema:
    assert issubclass(term.type, CodeEnum)  # noqa: S101 -- chosen by its type, for the type checker
    return {"$ref": code_table_id(term.type.table)}


def _identifier(term: Term, _: FieldInfo) -> Schema:
    assert issubclass(term.type, Identifier)  # noqa: S101 -- chosen by its type, for the type checker
    return {"type": "string", "pattern": f"^(?:{term.type.pattern()})$"}


def _text(_: Term, field: FieldInfo) -> Schema:
    return {"type": "string", **dict(_lengths(field))}


def _lengths(field: FieldInfo) -> Iterator[tuple[str, object]]:
    for mark in field.metadata:
        if isinstance(mark, MinLen):
            yield "minLength", mark.min_length
        elif isinstance(mark, MaxLen):
            yield "maxLength", mark.max_length
        elif isinstance(pattern := getattr(mark, "pattern", None), str):
            yield "pattern", pattern


def _bounds(field: FieldInfo) -> Iterator[tuple[str, object]]:
    for mark in field.metadata:
        if isinstance(mark, Ge):
            yield "minimum", mark.ge
        elif isinstance(mark, Gt):
            yield "exclusiveMinimum", mark.gt
        elif isinstance(mark, Le):
            yield "maximum", mark.le
        elif isinstance(mark, Lt):
            yield "exclusiveMaximum", mark.lt


def _flag(_: Term, __: FieldInfo) -> Schema:
    return {"type": "boolean"}


def _integer(_: Term, field: FieldInfo) -> Schema:
    return {"type": "integer", **dict(_bounds(field))}


def _decimal(_: Term, field: FieldInfo) -> Schema:
    bounds = dict(_bounds(field))
    least = bounds.get("minimum", bounds.get("exclusiveMinimum"))
    negative = least is None or Decimal(str(least)) < 0
    pattern = f"-?{_DIGITS}" if negative else f"{_DIGITS}|{_ZERO}"
    schema: Schema = {"type": "string", "pattern": f"^(?:{pattern})$", "x-format": "decimal"}
    return schema | {f"x-{name}": str(bound) for name, bound in bounds.items()}


def _day(term: Term, _: FieldInfo) -> Schema:
    is_month = term.calendar is not None and term.calendar.is_month
    return {"type": "string", "format": "date", "pattern": _FIRST_DAY if is_month else _DAY}


_MAKERS: tuple[tuple[type, Callable[[Term, FieldInfo], Schema]], ...] = (
    # the first that fits; a bool is an int, a code is a text
    (CodeEnum, _code),
    (Identifier, _identifier),
    (str, _text),
    (bool, _flag),
    (int, _integer),
    (Decimal, _decimal),
    (date, _day),
)
