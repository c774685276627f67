"""What every entity is: a row that is printed masked, with the fields that stand in every record."""

from collections.abc import Mapping
from typing import ClassVar

from jiceng.models._terms import Entity, Term, terms_of
from jiceng.models.recording import Recording

__all__ = ["Record", "masked_key", "terms"]


class Record(Recording):
    """One row of an entity, valid by type. Prints masked values; `reveal` lets it be dumped in plain.

    Whatever makes a record raises `RecordError` for data that is none; no error holds a value of the data.
    Attributes and `row` give the plain values, for code that works with them and shows them to nobody.
    """

    entity: ClassVar[Entity]


def terms(model: type[Record]) -> Mapping[str, Term]:
    """Return the terms of a model by field name, in the order of declaration, those of every record last."""
    return terms_of(model)


def masked_key(model: type[Record], row: Mapping[str, object]) -> str:
    """Return the key of a row as it may be printed, its parts joined by a slash."""
    known = terms(model)
    return "/".join(
        known[part].sensitivity.mask(row[part]) for part in model.entity.key if row.get(part) is not None
    )
