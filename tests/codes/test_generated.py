"""The committed enums and reference pages are what the sources give, and faulty sources are refused."""

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import jiceng.codes
from jiceng.codes import TABLES, CodeEnum, enum_of, tables

GOOD = """\
id = "example-2026"
enum = "Example"
title = { zh = "示例", en = "Example" }
standard = "local vocabulary"
edition = ""
status = "local"
certainty = "known"
open = false
pattern = "[0-9]{2}"
rows = 2
sources = ["made up"]
limitations = ""

row = [
    { code = "01", name = "FIRST", zh = "第一" },
    { code = "02", name = "SECOND", zh = "第二", parent = "01" },
]
"""


def test_every_generated_file_is_what_the_sources_give(
    build_codes: ModuleType, sources: dict[str, Any]
) -> None:
    files = build_codes.generated(list(sources.values()))
    stale = [str(path) for path in build_codes.differences(files)]
    assert not stale, "run `make codes` and commit the result; these files differ: " + ", ".join(stale)


def test_the_check_says_what_to_run(
    build_codes: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["build_codes.py", "--check"])
    monkeypatch.setattr(build_codes, "differences", lambda files: [next(iter(files))])
    assert build_codes.main() == 1
    assert "make codes" in capsys.readouterr().out


@pytest.mark.parametrize("table_id", sorted(TABLES))
def test_the_enum_holds_every_row_of_its_source(table_id: str, sources: dict[str, Any]) -> None:
    source = sources[table_id]
    kind = enum_of(table_id)
    assert kind.__name__ == source.enum
    assert kind is getattr(jiceng.codes, source.enum)
    assert TABLES[table_id] is kind.table
    assert kind.table.rows == len(kind) == source.pinned_rows
    assert [(row.value, row.name, row.zh, row.en, row.also) for row in kind] == [
        (row.code, row.name, row.zh, row.en, row.also) for row in source.rows
    ]
    assert [row.parent.value if row.parent else "" for row in kind] == [row.parent for row in source.rows]
    for attribute in source.attributes:
        told = [row for row in source.rows if attribute.name in row.values]
        assert told
        for row in told:
            value = getattr(kind(row.code), attribute.name)
            assert (list(value) if isinstance(value, tuple) else value) == row.values[attribute.name]


def test_every_row_stands_on_a_page(build_codes: ModuleType) -> None:
    pages = Path(build_codes.PAGES)
    index = (pages / "index.md").read_text(encoding="utf-8")
    for table_id in TABLES:
        page = (pages / f"{table_id}.md").read_text(encoding="utf-8")
        assert f"({table_id}.md)" in index
        for row in enum_of(table_id):
            assert f"| `{row.value}` | {row.zh} |" in page


def test_the_names_offered_are_the_enums_there_are() -> None:
    assert set(tables.__all__) == set(tables.MODULES) == set(tables.TABLE_IDS.values())
    assert set(tables.__all__) < set(jiceng.codes.__all__)
    assert dir(jiceng.codes) == sorted(jiceng.codes.__all__)
    for name in jiceng.codes.__all__:
        assert hasattr(jiceng.codes, name)
    for name, module in tables.MODULES.items():
        kind = getattr(import_module(f"jiceng.codes.tables.{module}"), name)
        assert issubclass(kind, CodeEnum)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="NoSuchTable"):
        jiceng.codes.NoSuchTable  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('code = "02"', "code = 2", "not of the pattern, or not a quoted string"),
        ('code = "02"', 'code = "2"', "not of the pattern"),
        ('code = "02"', 'code = "01"', "the code 01 occurs twice"),
        ('code = "02"', 'code = "00"', "not sorted"),
        ('"SECOND"', '"FIRST"', "the name FIRST occurs twice"),
        ('"SECOND"', '"second"', "not in capitals"),
        ('"第二"', '"第一"', "shared_labels must list"),
        ('"第二"', '" 第二"', "blanks at its ends"),
        ('"第二"', '"e\\u0301"', "not in NFC"),
        ('parent = "01"', 'parent = "09"', "the parent is not another row"),
        ('parent = "01"', 'colour = "red"', "unknown key colour"),
        ('parent = "01"', 'valid_from = "2026-01-02", valid_until = "2026-01-01"', "ends before it begins"),
        ("rows = 2", "rows = 3", "the head pins 3"),
        ('sources = ["made up"]', "sources = []", "no source"),
        ('status = "local"', 'status = "new"', "status is"),
        ('certainty = "known"', 'certainty = "sure"', "certainty is"),
        ('enum = "Example"', 'enum = "example"', "enum is a class name"),
        ('id = "example-2026"', 'id = "Example"', "id is made of"),
        ('edition = ""', 'edition = ""\ncolour = "red"', "unknown key colour"),
    ],
)
def test_a_faulty_source_is_refused(
    old: str, new: str, fault: str, tmp_path: Path, codes_source: ModuleType
) -> None:
    (tmp_path / "subject").mkdir()
    file = tmp_path / "subject" / "example.toml"
    file.write_text(GOOD, encoding="utf-8")
    assert [table.module for table in codes_source.read_all(tmp_path)] == ["subject.example"]
    assert old in GOOD
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(codes_source.SourceError, match=fault):
        codes_source.read_all(tmp_path)


@pytest.mark.parametrize(
    ("addition", "fault"),
    [
        ('[[step]]\nbefore = "01"\nafter = "09"\nzh = "推进"\nen = "goes on"\n', "a step names a state"),
        ('[attributes.sex]\nof = "no-such"\ndoc = "Sex."\n', "names a table that is not there"),
        ('[attributes.first]\nof = "example-2026"\ndoc = "First."\n', "first is not in example-2026"),
    ],
)
def test_a_faulty_reference_is_refused(
    addition: str, fault: str, tmp_path: Path, codes_source: ModuleType
) -> None:
    (tmp_path / "subject").mkdir()
    text = GOOD.replace('parent = "01"', 'first = "07"') if "first" in addition else GOOD
    (tmp_path / "subject" / "example.toml").write_text(text + "\n" + addition, encoding="utf-8")
    with pytest.raises(codes_source.SourceError, match=fault):
        codes_source.read_all(tmp_path)


def test_a_closed_table_has_rows(tmp_path: Path, codes_source: ModuleType) -> None:
    (tmp_path / "subject").mkdir()
    head = GOOD.split("row = [", maxsplit=1)[0].replace("rows = 2", "rows = 0")
    (tmp_path / "subject" / "example.toml").write_text(head, encoding="utf-8")
    with pytest.raises(codes_source.SourceError, match="is open"):
        codes_source.read_all(tmp_path)
