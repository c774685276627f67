"""A scheme written as the text of a TOML file."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel

from jiceng.indicators.declared.document import Document
from jiceng.indicators.numbers import written

__all__ = ["written_toml"]

_PLACES = 12


def written_toml(document: Document) -> str:
    """Return the TOML text of a document. What is not stated, and stands for its default, is left out."""
    plain = _fields(document)
    heads = [f"{_key(name)} = {_inline(value)}" for name, value in plain.items() if not _is_table(value)]
    tables: list[str] = []
    for name, value in plain.items():
        if isinstance(value, dict):
            tables.append(_table(f"[{_key(name)}]", value))
        elif isinstance(value, list) and _is_table(value):
            tables += [_table(f"[[{_key(name)}]]", row) for row in value]
    return "\n\n".join(["\n".join(heads), *tables]) + "\n"


def _plain(value: object) -> object:
    """Return a piece of a document in plain values, under the keys that its author writes."""
    if isinstance(value, BaseModel):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return value


def _fields(model: BaseModel) -> dict[str, object]:
    fields = type(model).model_fields
    stated = {name: getattr(model, name) for name in fields if name in model.model_fields_set}
    return {fields[name].alias or name: _plain(one) for name, one in stated.items() if one is not None}


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)
    )


def _table(head: str, rows: Mapping[str, object]) -> str:
    return "\n".join([head, *(f"{_key(name)} = {_inline(value)}" for name, value in rows.items())])


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else _text(name)


def _inline(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Fraction() | Decimal() | int():
            return written(Fraction(value), _PLACES)
        case date():
            return value.isoformat()
        case Mapping():
            return (
                "{ " + ", ".join(f"{_key(str(name))} = {_inline(one)}" for name, one in value.items()) + " }"
            )
        case list() | tuple():
            return "[" + ", ".join(_inline(one) for one in value) + "]"
    return _text(str(value))


def _text(text: str) -> str:
    plain = {'"': '\\"', "\\": "\\\\"}
    signs = (plain.get(sign, sign if sign.isprintable() else f"\\U{ord(sign):08x}") for sign in text)
    return f'"{"".join(signs)}"'
