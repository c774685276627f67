"""CSV files in the encodings and separators that counties send."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.text_file import read_text_file

HEADINGS = "姓名,性别,公民身份号码\n"
TEXT = HEADINGS + "张三,男,53992519491231048X\n"

# Letters that GB18030 and UTF-8 both hold; no NUL, and no surrogates.
CELLS = st.text(
    st.characters(codec="gb18030", exclude_characters="\0\r\n", exclude_categories=["Cs"]), max_size=12
)


def input_file(folder: Path, raw: bytes) -> InputFile:
    path = folder / "台账.csv"
    path.write_bytes(raw)
    return InputFile(path, path.name)


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
    ],
)
def test_the_encoding_is_found_and_told(tmp_path: Path, encoding: str, found: str) -> None:
    sheet = read_text_file(input_file(tmp_path, TEXT.encode(encoding)))
    assert sheet.image[0] == ("姓名", "性别", "公民身份号码")
    assert sheet.image[1][2] == "53992519491231048X"
    assert sheet.encoding == found


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    sheet = read_text_file(input_file(tmp_path, TEXT.replace(",", separator).encode()))
    assert sheet.image[1] == ("张三", "男", "53992519491231048X")


def test_bytes_that_are_no_text_are_refused_with_their_place(tmp_path: Path) -> None:
    raw = TEXT.encode() + b"\xff\xff\n"
    with pytest.raises(RefusedFileError, match=r"第 3 行（第 \d+ 字节）") as caught:
        read_text_file(input_file(tmp_path, raw))
    assert caught.value.code == "file.encoding"


def test_a_nul_byte_is_damage(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError) as caught:
        read_text_file(input_file(tmp_path, TEXT.encode() + b"\0"))
    assert caught.value.code == "file.damaged"


def test_a_quote_that_never_ends_is_refused(tmp_path: Path) -> None:
    raw = TEXT + '"' + "张三,男,1\n" * 5000
    with pytest.raises(RefusedFileError) as caught:
        read_text_file(input_file(tmp_path, raw.encode()))
    assert caught.value.code in {"file.unbalanced-quote", "file.damaged"}


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError):
        read_text_file(InputFile(tmp_path / "gone.csv", "gone.csv"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5),
    encoding=st.sampled_from(["utf-8", "gb18030"]),
)
def test_every_cell_comes_back_as_it_was_written(
    tmp_path: Path, rows: list[list[str]], encoding: str
) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=csv.QUOTE_ALL).writerows([HEADINGS.strip().split(","), *rows])
    raw = buffer.getvalue().encode(encoding)
    sheet = read_text_file(input_file(tmp_path, raw))
    if sheet.encoding == encoding:  # short GB18030 texts can be valid UTF-8 as well, and UTF-8 comes first
        assert [tuple(cell or "" for cell in row) for row in sheet.image[1:]] == [tuple(row) for row in rows]
