"""The schemas together: nothing missing, nothing dangling, the same bytes every time."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from jiceng import __version__
from jiceng.codes import TABLES
from jiceng.errors import DataError
from jiceng.models import ENTITIES
from jiceng.share import code_table_schema, entity_schema, schema_bundle, write_json_schema
from tests.share.json_schema.validators import dumped


@pytest.fixture(scope="module")
def bundle() -> Any:
    return schema_bundle()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "标准"
    write_json_schema(folder)
    return folder


def references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield from [value] if name == "$ref" else references(value)
    elif isinstance(part, list):
        for item in part:
            yield from references(item)


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_the_bundle_is_sound_and_refers_to_itself_only(bundle: Any) -> None:
    Draft202012Validator.check_schema(bundle)
    assert len(bundle["$defs"]) == len(ENTITIES) + len(TABLES)
    assert set(references(bundle)) <= {f"#/$defs/{name}" for name in bundle["$defs"]}
    assert all("$id" not in single and "$schema" not in single for single in bundle["$defs"].values())
    assert len({single["x-id"] for single in bundle["$defs"].values()}) == len(bundle["$defs"])
    assert bundle["x-version"] == __version__


def test_the_bundle_describes_a_dataset(bundle: Any) -> None:
    takes = Draft202012Validator(bundle).is_valid
    dataset = {name: [dumped(model.from_row(model.entity.example))] for name, model in ENTITIES.items()}
    assert takes(dataset)
    assert takes({})
    assert not takes({**dataset, "no_such_entity": []})
    for name, records in dataset.items():
        assert not takes({**dataset, name: [{**records[0], "no_such_field": 1}]})
        assert not takes({name: records[0]})


def test_every_schema_has_its_file_and_the_index_finds_it(folder: Path) -> None:
    index = read(folder / "index.json")
    lines = [*index["entities"], *index["code_tables"], index["bundle"]]
    assert {line["file"] for line in lines} | {"index.json"} == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }
    assert all(read(folder / line["file"])["$id"] == line["id"] for line in lines)
    assert [line["title"] for line in index["entities"]] == [
        ENTITIES[name].__name__ for name in sorted(ENTITIES)
    ]
    assert [line["id"] for line in index["code_tables"]] == [
        f"urn:jiceng:code-table:{i}" for i in sorted(TABLES)
    ]
    assert (index["format"], index["version"]) == ("jiceng-json-schema/1", __version__)


def test_files_hold_what_the_functions_return(folder: Path, bundle: Any) -> None:
    assert read(folder / "bundle.schema.json") == bundle
    for name, model in ENTITIES.items():
        assert read(folder / f"entity/{name}.schema.json") == entity_schema(model)
    from jiceng.codes import Sex

    assert read(folder / "code-table/gbt-2261.1-2003.schema.json") == code_table_schema(Sex)


def test_the_files_alone_are_enough_to_check_a_record(folder: Path) -> None:
    files = [read(path) for path in folder.glob("*/*.schema.json")]
    registry: Registry = Registry().with_resources(
        [(each["$id"], Resource.from_contents(each)) for each in files]
    )
    known = {each["$id"] for each in files}
    for name, model in ENTITIES.items():
        schema = read(folder / f"entity/{name}.schema.json")
        assert set(references(schema)) <= known
        record = dumped(model.from_row(model.entity.example))
        assert Draft202012Validator(schema, registry=registry).is_valid(record)


def test_two_runs_write_the_same_bytes_and_tell_the_paths(folder: Path, tmp_path: Path) -> None:
    written = write_json_schema(tmp_path)
    assert written == sorted(written)
    assert set(written) == {path for path in tmp_path.rglob("*") if path.is_file()}
    for path in written:
        content = path.read_bytes()
        assert content == (folder / path.relative_to(tmp_path)).read_bytes()
        assert content.endswith(b"}\n")
        assert b"\\u" not in content.replace(b"\\\\u", b"")
    assert write_json_schema(tmp_path) == written


def test_a_folder_that_refuses_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(DataError, match="有同名的文件挡住了文件夹"):
        write_json_schema(tmp_path / "taken")
