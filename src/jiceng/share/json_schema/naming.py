"""What a schema is called: its dialect, its stable id, and the keywords that labels and sources become."""

from typing import Final

from jiceng.codes import CodeTable
from jiceng.labels import Label, Source
from jiceng.models import Entity
from jiceng.privacy import Sensitivity

__all__ = [
    "BUNDLE_ID",
    "DIALECT",
    "Schema",
    "called",
    "code_table_id",
    "entity_id",
    "privacy",
    "source",
]

Schema = dict[str, object]
"""A JSON object that is a schema or a part of one."""

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
BUNDLE_ID: Final = "urn:jiceng:schema"


def entity_id(entity: Entity) -> str:
    """Return the id of the schema of an entity. It names no host and no version, so that it stays.

    >>> from jiceng.models import Resident
    >>> entity_id(Resident.entity)
    'urn:jiceng:entity:resident'
    """
    return f"urn:jiceng:entity:{entity.name}"


def code_table_id(table: CodeTable) -> str:
    """Return the id of the schema of a code table; the edition of the standard is part of it.

    >>> from jiceng.codes import Sex
    >>> code_table_id(Sex.table)
    'urn:jiceng:code-table:gbt-2261.1-2003'
    """
    return f"urn:jiceng:code-table:{table.id}"


def called(label: Label) -> Schema:
    """Return what a thing is called: in Chinese, in English, and in the headings of ledgers."""
    names: Schema = {"x-label": label.zh, "x-label-en": label.en}
    return names | {"x-also": list(label.also)} if label.also else names


def source(of: Source) -> Schema:
    """Return the standard or law, and the clause in it where one is known."""
    document: Schema = {"document": of.document}
    return document | {"clause": of.clause} if of.clause else document


def privacy(of: Sensitivity) -> Schema:
    """Return how protected a value is, and whether it points at a person.

    >>> from jiceng.privacy import NAME
    >>> privacy(NAME)
    {'level': 'personal', 'identifies': 'direct'}
    """
    return {"level": of.level.name.lower(), "identifies": of.identifies.value}
