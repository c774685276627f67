"""Which files are read, and one sentence for each that cannot be."""

import zipfile
from pathlib import Path

import pytest

from jiceng.errors import DataError
from jiceng.ledger.files import Format, InputFile, RefusedFileError, list_files
from jiceng.ledger.gate import recognise

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def make(folder: Path, name: str, raw: bytes = b"x") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def test_a_folder_gives_its_ledgers_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("乙.csv", "甲.xlsx", "下级/丙.XLS", "~$甲.xlsx", ".hidden.csv", "说明.docx", "反馈/丁.xlsx"):
        make(tmp_path, name)
    names = [file.name for file in list_files([tmp_path], exclude=tmp_path / "反馈")]
    assert names == sorted(["乙.csv", "甲.xlsx", "下级/丙.XLS"], key=lambda name: tmp_path / name)


def test_files_of_one_name_are_told_apart_and_one_file_counts_once(tmp_path: Path) -> None:
    first, second = make(tmp_path, "a/台账.csv"), make(tmp_path, "b/台账.csv")
    assert [file.name for file in list_files([first, second, first])] == ["台账.csv", "b/台账.csv"]
    third = make(tmp_path, "c/b/台账.csv")
    assert [file.name for file in list_files([first, second, third])] == [
        "台账.csv",
        "b/台账.csv",
        "_b/台账.csv",
    ]


def test_a_missing_path_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"^找不到“.*”，请检查路径是否写对。$") as caught:
        list_files([tmp_path / "没有"])
    assert caught.value.code == "file.not-found"


def zipped(folder: Path, name: str, entry: str) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, "<x/>")
    return path


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("a.docx", b"x", "file.unknown-type"),
        ("a", b"x", "file.unknown-type"),
        ("a.csv", b"", "file.empty"),
        ("a.xlsx", b"", "file.empty"),
        ("a.xlsx", b"plain text", "file.not-a-workbook"),
        ("a.xlsx", OLE, "file.encrypted"),
        ("a.xls", b"<html>", "file.not-a-workbook"),
        ("a.csv", b"PK\x03\x04", "file.wrong-suffix"),
        ("a.csv", OLE, "file.wrong-suffix"),
        ("a.parquet", b"x", "file.damaged"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, raw: bytes, code: str) -> None:
    with pytest.raises(RefusedFileError) as caught:
        recognise(InputFile(make(tmp_path, name, raw), name))
    assert caught.value.code == code
    assert caught.value.message.startswith(f"文件“{name}”")
    assert caught.value.message.endswith("。")


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError) as caught:
        recognise(InputFile(tmp_path / "gone.csv", "gone.csv"))
    assert caught.value.code == "file.unreadable"


@pytest.mark.parametrize(
    ("name", "raw", "kind"),
    [("a.CSV", b"x", Format.CSV), ("a.xls", OLE, Format.XLS), ("a.parquet", b"PAR1", Format.PARQUET)],
)
def test_what_can_be_read(tmp_path: Path, name: str, raw: bytes, kind: Format) -> None:
    assert recognise(InputFile(make(tmp_path, name, raw), name)) is kind


def test_a_workbook(tmp_path: Path) -> None:
    assert recognise(InputFile(zipped(tmp_path, "a.xlsm", "xl/workbook.xml"), "a.xlsm")) is Format.XLSM
