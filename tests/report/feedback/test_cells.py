"""Whatever a cell holds comes back as it was, and is never a formula."""

import io
import re
from datetime import UTC, date, datetime, time, timedelta

import openpyxl
import pytest
import python_calamine as calamine
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.dataset import Cell
from jiceng.report.feedback.cells import put
from jiceng.report.feedback.looks import Looks
from jiceng.validate import Severity

_TWICE_ESCAPED = re.compile(r"<r>.*([\x00-\x08\x0b-\x1f]|_x[0-9a-fA-F]{4}_).*</r>", re.DOTALL)

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
).filter(lambda text: not _TWICE_ESCAPED.fullmatch(text))
"""What XML can hold. U+FFFE and U+FFFF are no characters; halves of a surrogate pair have a test of their own;
a control character between <r> and </r> is escaped twice by xlsxwriter, as `put_text` says."""

FORMULA_LIKE = st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "＝", "{="]), TEXTS)
MARKUP_LIKE = st.builds("<r>{}</r>".format, st.text("<>/rt&;x=\"' 户", max_size=20))


def _workbook(cells: list[Cell], severity: Severity | None = None, *, text: bool = False) -> bytes:
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet, looks = workbook.add_worksheet(), Looks(workbook)
    for row, cell in enumerate(cells):
        put(sheet, row, 0, cell, looks, severity, text=text)
    sheet.write_string(len(cells), 1, "end", looks.wrapped)
    workbook.close()
    return content.getvalue()


def _read(content: bytes) -> list[object]:
    with calamine.load_workbook(io.BytesIO(content)) as book:
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [row[0] for row in rows[:-1]]


@settings(deadline=None)
@given(st.lists(TEXTS | FORMULA_LIKE | MARKUP_LIKE, min_size=1, max_size=20))
def test_any_text_comes_back_unchanged_and_is_never_a_formula(texts: list[str]) -> None:
    content = _workbook(list(texts))
    assert _read(content) == texts
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    kinds = {sheet.cell(row + 1, 1).data_type for row in range(len(texts))}
    assert kinds == {"s"}


@pytest.mark.parametrize(
    "cell",
    [
        42,
        -3.5,
        0,
        5.39925194912310e17,
        True,
        False,
        date(2026, 9, 30),
        datetime(2026, 9, 30, 8, 15),  # noqa: DTZ001 - a cell has no time zone
        datetime(1900, 3, 1, 0, 1),  # noqa: DTZ001
        time(8, 30, 15),
        timedelta(hours=30, minutes=5),
    ],
)
def test_a_cell_keeps_its_type(cell: Cell) -> None:
    assert _read(_workbook([cell])) == [cell]


def test_a_day_without_hours_is_shown_as_a_day() -> None:
    content = _workbook([datetime(2026, 9, 30)])  # noqa: DTZ001
    shown = openpyxl.load_workbook(io.BytesIO(content)).active.cell(1, 1)
    assert shown.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        (10**400, str(10**400)),
        (date(1899, 12, 31), "1899-12-31"),
        (datetime(2026, 9, 30, tzinfo=UTC), "2026-09-30 00:00:00+00:00"),
        (time(8, tzinfo=UTC), "08:00:00+00:00"),
        (timedelta(hours=-1), "-1 day, 23:00:00"),
        ("\ud800半", "_xD800_半"),
    ],
)
def test_what_a_spreadsheet_cannot_hold_is_written_as_text(cell: Cell, text: str) -> None:
    shown = openpyxl.load_workbook(io.BytesIO(_workbook([cell]))).active.cell(1, 1)
    assert shown.data_type == "s"
    assert re.sub("_x005F", "", str(shown.value)) == text


def test_a_text_longer_than_a_cell_is_cut_where_the_cell_ends() -> None:
    assert _read(_workbook(["长" * 40_000])) == ["长" * 32_767]


def test_an_empty_cell_stays_empty_and_a_wrong_one_is_coloured() -> None:
    assert _read(_workbook([None, None])) == ["", ""]
    coloured = openpyxl.load_workbook(io.BytesIO(_workbook([None], Severity.ERROR))).active.cell(1, 1)
    assert coloured.value is None
    assert coloured.fill.fgColor.rgb == "FFF8C9B8"


def test_a_number_in_a_column_of_identifiers_gets_the_format_of_text() -> None:
    plain, text = (
        openpyxl.load_workbook(io.BytesIO(_workbook([1], text=as_text))).active.cell(1, 1)
        for as_text in (False, True)
    )
    assert (plain.number_format, text.number_format) == ("General", "@")
    assert (plain.value, text.value) == (1, 1)
