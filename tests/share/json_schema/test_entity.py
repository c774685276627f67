"""The schema of each entity: sound by the meta-schema, named for programs and for people, complete."""

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jiceng.codes import CodeEnum
from jiceng.identifiers import Identifier
from jiceng.models import ENTITIES, Record, terms
from jiceng.share import entity_schema

EACH_ENTITY = pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)


def whole(schema: object) -> Any:
    """A schema without its type, to look into."""
    return schema


@EACH_ENTITY
def test_a_schema_is_sound(model: type[Record]) -> None:
    Draft202012Validator.check_schema(entity_schema(model))


@EACH_ENTITY
def test_titles_are_names_for_programs_and_chinese_stands_beside_them(model: type[Record]) -> None:
    schema = whole(entity_schema(model))
    assert schema["title"] == model.__name__
    assert schema["title"].isascii()
    assert schema["$id"].isascii()
    assert not any("title" in field for field in schema["properties"].values())
    for part in (schema, *schema["properties"].values()):
        assert re.search("[一-龥]", part["x-label"])
        assert part["description"].startswith(part["x-label"] + " / ")
        assert part["x-label-en"].isascii()


@EACH_ENTITY
def test_every_term_is_told_in_full(model: type[Record]) -> None:
    schema = whole(entity_schema(model))
    assert list(schema["properties"]) == list(terms(model))
    assert schema["additionalProperties"] is False
    assert schema["x-key"] == list(model.entity.key)
    assert schema["x-membership"]["level"] == model.entity.membership.level.name.lower()
    for name, term in terms(model).items():
        told = schema["properties"][name]
        assert (name in schema["required"]) is not (term.optional or term.constant is not None)
        assert tuple(told.get("x-also", ())) == term.label.also
        assert told.get("x-unit") == (term.unit.symbol if term.unit else None)
        assert told["x-privacy"] == {
            "level": term.sensitivity.level.name.lower(),
            "identifies": term.sensitivity.identifies.value,
        }
        assert told["x-source"]["document"] == term.source.document
        assert told["x-source"].get("clause", "") == term.source.clause
        assert told.get("x-required-from") == (term.required.value if term.required else None)
        reference = told.get("x-reference")
        if term.reference is None:
            assert reference is None
        else:
            assert (reference["entity"], reference["field"]) == (term.reference.entity, term.reference.field)
            assert tuple(reference.get("along", ())) == term.reference.along
        assert ("x-identifier" in told) is issubclass(term.type, Identifier)
        if issubclass(term.type, CodeEnum):
            assert told["x-code-table"] == term.type.table.id
            assert term.constant or f"urn:jiceng:code-table:{term.type.table.id}" in str(told)
