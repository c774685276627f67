"""The schemas together: one document of them all for generators of code, and a folder of single files."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jiceng import __version__
from jiceng.codes import TABLES, CodeEnum, enum_of
from jiceng.files import write_together
from jiceng.models import ENTITIES, Record
from jiceng.share.json_schema.code_table import code_table_schema
from jiceng.share.json_schema.entity import entity_schema
from jiceng.share.json_schema.naming import BUNDLE_ID, DIALECT, Schema, code_table_id, entity_id

__all__ = ["schema_bundle", "write_json_schema"]

_FORMAT: Final = "jiceng-json-schema/1"


def schema_bundle() -> Schema:
    """Return one document with every entity and code table in `$defs`, by the name of its class.

    The document itself describes a dataset: an object with a list of records for each entity by name. It
    refers to nothing outside of itself, and its references are pointers that every tool can follow; the
    ids of the single schemas stand in `x-id`. A code table named like an entity gets `Code` behind its name.
    """
    singles = [entity_schema(model) for model in _entities()]
    taken = {model.__name__ for model in _entities()}
    for kind in _code_tables():
        title = f"{kind.__name__}Code" if kind.__name__ in taken else kind.__name__
        singles.append(code_table_schema(kind) | {"title": title})
    places = {str(single["$id"]): f"#/$defs/{single['title']}" for single in singles}
    return {
        "$schema": DIALECT,
        "$id": BUNDLE_ID,
        "title": "Dataset",
        "description": "基层治理数据 / the data of grassroots governance",
        "type": "object",
        "properties": {
            model.entity.name: {
                "type": "array",
                "items": {"$ref": f"#/$defs/{model.__name__}"},
                "description": model.entity.label.zh,
            }
            for model in _entities()
        },
        "additionalProperties": False,
        "x-version": __version__,
        "$defs": {str(single["title"]): _embedded(single, places) for single in singles},
    }


def write_json_schema(folder: Path) -> list[Path]:
    """Write a file for each entity and code table, the document of them all, and an index. Returns the paths, sorted.

    The same release writes the same bytes. Raises `DataError` when the folder refuses.
    """
    documents: dict[str, Schema] = {_file(entity_id(m.entity)): entity_schema(m) for m in _entities()}
    documents |= {_file(code_table_id(k.table)): code_table_schema(k) for k in _code_tables()}
    documents["bundle.schema.json"] = schema_bundle()
    documents["index.json"] = _index()
    paths = {folder / name: document for name, document in sorted(documents.items())}
    write_together({path: _written(document) for path, document in paths.items()})
    return list(paths)


def _entities() -> list[type[Record]]:
    return [ENTITIES[name] for name in sorted(ENTITIES)]


def _code_tables() -> list[type[CodeEnum]]:
    return [enum_of(table_id) for table_id in sorted(TABLES)]


def _file(schema_id: str) -> str:
    """Return where the schema of an id lies: `entity/resident.schema.json`."""
    _, _, kind, name = schema_id.split(":")
    return f"{kind}/{name}.schema.json"


def _index() -> Schema:
    def line(schema_id: str, title: str, label: str) -> Schema:
        return {"id": schema_id, "title": title, "label": label, "file": _file(schema_id)}

    return {
        "format": _FORMAT,
        "version": __version__,
        "bundle": {"id": BUNDLE_ID, "file": "bundle.schema.json"},
        "entities": [line(entity_id(m.entity), m.__name__, m.entity.label.zh) for m in _entities()],
        "code_tables": [line(code_table_id(k.table), k.__name__, k.table.title.zh) for k in _code_tables()],
    }


def _embedded(single: Schema, places: Mapping[str, str]) -> Schema:
    """Return a schema as it stands inside the bundle: its id a note, its references pointers."""
    kept = {name: part for name, part in single.items() if name not in ("$schema", "$id")}
    moved = _pointing(kept, places)
    assert isinstance(moved, dict)  # noqa: S101 -- an object stays one, for the type checker
    return moved | {"x-id": single["$id"]}


def _pointing(part: object, places: Mapping[str, str]) -> object:
    if isinstance(part, dict):
        return {
            name: places[value] if name == "$ref" else _pointing(value, places)
            for name, value in part.items()
        }
    return [_pointing(item, places) for item in part] if isinstance(part, list) else part


def _written(document: Schema) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
