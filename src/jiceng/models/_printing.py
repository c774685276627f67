"""What is shown of a record: each value as its sensitivity allows, in every form a record is printed in."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic_core.core_schema import SerializationInfo

from jiceng.models._terms import terms_of
from jiceng.privacy import is_revealed, note_revealed

__all__ = ["printable", "protected_fields", "values_of"]


def values_of(record: BaseModel, *, plain: bool) -> Iterator[tuple[str, Any]]:
    """Yield names and values, the protected ones masked; all of them `plain` if asked, which is noted for the audit.

    A record that is only half made shows what there is.
    """
    values = vars(record)
    for name, term in terms_of(type(record)).items():
        value = values.get(name)
        shown = plain or value is None or term.sensitivity.shown
        yield name, value if shown else term.sensitivity.mask(value)
    if plain:
        note_revealed(protected_fields(type(record)))


def protected_fields(model: type[BaseModel]) -> list[str]:
    """Return the fields whose values are masked, such as `Resident.name`."""
    return [
        f"{model.__name__}.{name}" for name, term in terms_of(model).items() if not term.sensitivity.shown
    ]


def printable(record: BaseModel, info: SerializationInfo) -> dict[str, Any]:
    """Return what a dump shows: masked values, or plain ones inside `reveal`."""
    fields = type(record).model_fields
    return {
        name: value
        for name, value in values_of(record, plain=is_revealed())
        if (info.include is None or name in info.include)
        and (info.exclude is None or name not in info.exclude)
        and not (info.exclude_none and value is None)
        and not (info.exclude_unset and name not in record.model_fields_set)
        and not (info.exclude_defaults and value == fields[name].default)
    }
