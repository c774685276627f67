"""The scan and the parser see the same, and never less than the reader holds."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import python_calamine as calamine
from hypothesis import given
from hypothesis import strategies as st

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import FlawError
from jiceng.ledger.gate.marks import Mark
from jiceng.ledger.gate.markup import look_through
from jiceng.ledger.gate.parsing import parse
from jiceng.ledger.gate.part import Part
from jiceng.ledger.gate.references import column_number, position
from jiceng.ledger.gate.scanning import pieces, scan
from tests.ledger.gate.builders import sheet, strings, workbook

CONTENTS = (
    *("<v>1</v>", "", "<v/>", "<v></v>", "<f>1+1</f><v>2</v>", "<is><t>文</t></is>"),
    *(
        "<f>1+1</f>",
        '<f t="shared" si="0"/><v>60</v>',
        "<v>60.5</v>",
        "<v>#REF!</v>",
        "<f>A1</f><v>#N/A</v>",
        "<f>A1</f><v/>",
    ),
)


def letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Cells in order, with and without values, attributes and rows of their own."""
    places = draw(st.sets(st.tuples(st.integers(1, 60), st.integers(1, 800)), max_size=25))
    text = ""
    for row, column in sorted(places):
        content = draw(st.sampled_from(CONTENTS))
        attributes = draw(st.sampled_from(("", ' s="1"', ' t="inlineStr"')))
        attributes = ' s="1" t="e"' if "#" in content else attributes
        hidden = draw(st.sampled_from(("", "", ' hidden="1"', ' ht="12" hidden="true"', ' hidden="0"')))
        cell = f'<c r="{letters(column)}{row}"{attributes}'
        text += (
            f'<row r="{row}"{hidden}>{cell}/></row>'
            if not content
            else f'<row r="{row}"{hidden}>{cell}>{content}</c></row>'
        )
    return text


def chunked(text: str, size: int) -> list[bytes]:
    raw = text.encode()
    return [raw[at : at + size] for at in range(0, len(raw), size)]


def seen(part: Part) -> tuple[int, int, int]:
    return part.extent.last_row, part.extent.last_column, part.extent.filled


def shown(part: Part) -> tuple[object, ...]:
    marks = part.marks
    cells = [list(marks.cells(mark)) for mark in Mark]
    return (
        cells,
        {text: list(marks.cells(text)) for text in marks.error_texts()},
        list(marks.hidden_rows),
        marks.hidden_columns,
    )


@given(
    rows(),
    st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30), st.booleans()), max_size=4),
    st.integers(20, 400),
)
def test_the_scan_marks_what_the_parser_marks(
    text: str, hidden: list[tuple[int, int, bool]], size: int
) -> None:
    groups = "".join(
        f'<col min="{first}" max="{last}"{" hidden=" + chr(34) + "1" + chr(34) if is_hidden else ""}/>'
        for first, last, is_hidden in hidden
    )
    whole = sheet(text).replace("<sheetData>", f"<cols>{groups}</cols><sheetData>")
    chunks = chunked(whole, size)
    assert shown(scan(chunks)) == shown(parse(chunks))


def test_more_is_hidden_than_a_sheet_has() -> None:
    for text in (
        '<row r="1" hidden="1"/>' * (limits.LAST_ROW + 1),
        '<col min="1" max="1" hidden="1"/>' * (limits.LAST_COLUMN + 1),
    ):
        with pytest.raises(FlawError, match="structure"):
            scan([text.encode()])


@given(rows(), st.integers(20, 400))
def test_the_scan_sees_what_the_parser_sees_however_the_part_is_cut(text: str, size: int) -> None:
    chunks = chunked(sheet(text), size)
    assert seen(scan(chunks)) == seen(parse(chunks))


@given(rows())
def test_the_reader_holds_no_more_than_the_gate_saw(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = workbook(Path(folder, "a.xlsx"), text)
        with calamine.load_workbook(path) as book:
            read = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    extent = parse([sheet(text).encode()]).extent
    assert len(read) <= extent.last_row
    assert max(map(len, read), default=0) <= extent.last_column


@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_characters="<>&\0", exclude_categories=["Cc", "Cs"]),
            max_size=40,
        ),
        max_size=12,
    ),
    st.integers(20, 200),
)
def test_the_lengths_of_shared_strings_are_never_too_short(texts: list[str], size: int) -> None:
    chunks = chunked(strings("".join(f"<si><t>{text}</t></si>" for text in texts)), size)
    scanned, parsed = scan(chunks).string_lengths, parse(chunks).string_lengths
    assert len(scanned) == len(parsed) == len(texts)
    for text, *lengths in zip(texts, scanned, parsed, strict=True):
        assert min(lengths) >= len(text.encode())


@given(st.binary(max_size=300), st.integers(1, 50))
def test_pieces_are_the_whole(raw: bytes, size: int) -> None:
    assert b"".join(pieces(raw[at : at + size] for at in range(0, len(raw), size))) == raw


@given(
    st.lists(
        st.sampled_from(
            (
                "<c ",
                "<c>",
                'r="A1"',
                ">",
                "<v>",
                "</",
                "c",
                "si>",
                "<si>",
                "x:",
                "<!--",
                "-->",
                "1",
                "\0",
                " ",
                "f>",
                "<f>",
            )
        ),
        max_size=30,
    ).map("".join)
)
def test_junk_is_a_flaw_or_a_part(text: str) -> None:
    try:
        part = look_through(partial(chunked, text, 7))
    except FlawError:
        return
    assert part.extent.filled >= 0


@given(st.integers(1, limits.LAST_ROW), st.integers(1, limits.LAST_COLUMN))
def test_every_place_of_a_spreadsheet_is_one(row: int, column: int) -> None:
    assert position(f"{letters(column)}{row}") == (row, column)
    assert position(f"{letters(column).lower()}{row}") == (row, column)


def test_the_first_places_beyond() -> None:
    for call in (
        partial(column_number, b"XFE"),
        partial(position, "A1048577"),
        partial(position, "A1\n"),
        partial(position, "A１"),
    ):
        with pytest.raises(FlawError):
            call()


def test_counts_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CELLS", 2)
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 40)
    many_cells = sheet("".join(f'<c r="A{n}"><v>1</v></c>' for n in range(1, 5)))
    many_strings = strings("<si><t>a</t></si>" * 5)
    many_elements = sheet("<row/>" * 50)
    for text in (many_cells, many_strings):
        for look in (scan, parse):
            with pytest.raises(FlawError, match="too-large"):
                look(chunked(text, 10_000))
    with pytest.raises(FlawError, match="too-large"):
        parse(chunked(many_elements, 10_000))


def test_days_60_come_in_the_order_of_the_cells() -> None:
    cells = "".join(
        f'<c r="{letter}1"><v>{value}</v></c>'
        for letter, value in zip("ABC", ("60.5", "60", "60."), strict=True)
    )
    chunks = [sheet(f'<row r="1">{cells}</row>').encode()]
    assert (
        list(scan(chunks).marks.cells(Mark.DAY_60))
        == list(parse(chunks).marks.cells(Mark.DAY_60))
        == [(0, 0), (0, 1), (0, 2)]
    )
