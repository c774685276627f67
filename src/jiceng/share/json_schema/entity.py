"""An entity as a schema: one flat record, with its key, its source and who may know its members."""

from pydantic_core import to_jsonable_python

from jiceng.models import Record, terms
from jiceng.share.json_schema.field import field_schema
from jiceng.share.json_schema.naming import DIALECT, Schema, called, entity_id, privacy, source

__all__ = ["entity_schema"]


def entity_schema(model: type[Record]) -> Schema:
    """Return the schema of a record of an entity, as `model_dump(mode="json")` inside `reveal` writes it.

    Fields that are not declared are refused. `required` holds what every record carries; `x-required-from`
    on a field tells the stage from which it has to be filled in.

    >>> from jiceng.models import Resident
    >>> schema = entity_schema(Resident)
    >>> schema["$id"], schema["title"], schema["x-label"], schema["x-key"]
    ('urn:jiceng:entity:resident', 'Resident', '实有人口', ['id_number'])
    >>> schema["properties"]["sex"]["anyOf"]
    [{'$ref': 'urn:jiceng:code-table:gbt-2261.1-2003'}, {'type': 'null'}]
    """
    entity, known = model.entity, terms(model)
    schema: Schema = {
        "$schema": DIALECT,
        "$id": entity_id(entity),
        "title": model.__name__,
        "description": f"{entity.label.zh} / {entity.label.en} ({entity.source})",
        "type": "object",
        "properties": {name: field_schema(term, model.model_fields[name]) for name, term in known.items()},
        "required": [name for name in known if model.model_fields[name].is_required()],
        "additionalProperties": False,
        **called(entity.label),
        "x-key": list(entity.key),
        "x-membership": privacy(entity.membership),
        "x-source": source(entity.source),
    }
    if entity.example:
        schema["examples"] = [_example(model)]
    return schema


def _example(model: type[Record]) -> Schema:
    """Return the example in JSON. It is made-up data, so nothing is revealed by it."""
    record = model.from_row(model.entity.example)
    values = {name: getattr(record, name) for name in terms(model)}
    return {name: to_jsonable_python(value) for name, value in values.items() if value is not None}
