"""Whether a workbook is one of ours is told without trusting it."""

import zipfile
from pathlib import Path

import pytest

from jiceng.report.feedback.marker import is_untouched, part_of

PART = "docProps/core.xml"


def damaged(path: Path) -> None:
    """Break the packed bytes of the one part, and leave the directory as it is."""
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo(PART).header_offset + 30 + len(PART)
    content = bytearray(path.read_bytes())
    content[start : start + 8] = b"\xff" * 8
    path.write_bytes(bytes(content))


def test_a_part(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PART, "<core/>" * 100)
    assert part_of(path, PART) == b"<core/>" * 100
    assert part_of(path, "xl/workbook.xml") is None
    damaged(path)
    assert part_of(path, PART) is None
    assert not is_untouched(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no archive at all"])
def test_a_file_that_is_no_archive(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert part_of(path, PART) is None
    assert not is_untouched(path)


def test_a_part_that_says_it_is_huge(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(PART, bytes(1 << 21))
    assert part_of(path, PART) is None


def test_no_file(tmp_path: Path) -> None:
    assert part_of(tmp_path / "none.xlsx", PART) is None
