"""CSV files in the encodings and separators that counties send."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.gate import limits
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


ROWS = [f"张三{place},男,{place},备注" for place in range(1, 60)]


@pytest.mark.parametrize(
    ("line", "opened", "closed"),
    [
        (9, '"张三,男,1,x', None),
        (9, '张三,男,1,"x', None),
        (9, '张三,男,1,"x', 'y",男,2,z'),
        (58, '张三,男,1,"x', None),
    ],
)
def test_a_quote_that_swallows_rows_is_refused_with_its_row(
    tmp_path: Path, line: int, opened: str, closed: str | None
) -> None:
    rows = list(ROWS)
    rows[line] = opened
    if closed is not None:
        rows[line + 40] = closed
    raw = "姓名,性别,户号,备注\n" + "\n".join(rows) + "\n"
    with pytest.raises(RefusedFileError) as caught:
        read_text_file(input_file(tmp_path, raw.encode()))
    assert caught.value.code == "file.unbalanced-quote"
    assert (
        caught.value.message
        == f"文件“台账.csv”第 {line + 2} 行起引号没有成对，其后的行会被当成同一个单元格，请检查后再报送。"
    )


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('"一\n二"', "一\n二"),
        ('"a,b"', "a,b"),
        ('"他说""好"""', '他说"好"'),
        ('3"水管', '3"水管'),
        ('"x" ', "x "),
    ],
)
def test_a_quote_that_ends_is_none_of_them(tmp_path: Path, cell: str, value: str) -> None:
    raw = f"姓名,性别,户号,备注\n张三,男,1,{cell}\n李四,男,2,y\n"
    sheet = read_text_file(input_file(tmp_path, raw.encode()))
    assert [row[3] for row in sheet.image] == ["备注", value, "y"]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("姓名\t住址\t户号\n张三\t一村,二组,三号,四室\t1\n", "\t"),
        ("姓名;住址;户号\n张三;一村,二组,三号,四室,五;1\n李四;x;2\n", ";"),
        ("姓名|住址|户号\n张三|一村,二组|1\n", "|"),
        ("sep=;\n姓名;住址,乡镇,村;户号\n张三;a,b,c;1\n", ";"),
        ("姓名\n张三\n", ","),
        ("", ","),
    ],
)
def test_the_separator_is_the_one_that_makes_a_table(tmp_path: Path, text: str, separator: str) -> None:
    assert read_text_file(input_file(tmp_path, text.encode())).separator == separator


def test_a_line_separator_of_unicode_is_no_end_of_a_row(tmp_path: Path) -> None:
    sheet = read_text_file(input_file(tmp_path, "姓名,户号\r张\u2028三,1\r\n李四,2\n王五,3".encode()))
    assert sheet.image == (("姓名", "户号"), ("张\u2028三", "1"), ("李四", "2"), ("王五", "3"))


def test_almost_nothing_but_separators_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_HELD", 10_000)
    with pytest.raises(RefusedFileError) as caught:
        read_text_file(input_file(tmp_path, b"a,b\n" + b",,,,\n" * 100))
    assert caught.value.code == "file.too-large"


def test_a_row_wider_than_any_spreadsheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedFileError) as caught:
        read_text_file(input_file(tmp_path, b"a,b\n" + b"," * 16_384 + b"\n"))
    assert caught.value.code == "file.line-too-long"
    assert len(read_text_file(input_file(tmp_path, b"a,b\n" + b"," * 16_383 + b"\n")).image) == 2
