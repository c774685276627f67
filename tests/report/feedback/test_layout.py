"""Which cells are merged and how wide columns are, read off the texts."""

import pytest

from jiceng.dataset import Skipped, Why
from jiceng.report.feedback.faults import ReturnedSheet
from jiceng.report.feedback.layout import Span, column_widths, row_height, spans
from tests.report.feedback.batches import sheet


def _returned(
    image: tuple[tuple[str | None, ...], ...], header_rows: tuple[int, ...], **changes: object
) -> ReturnedSheet:
    return ReturnedSheet((sheet((), image=image, header_rows=header_rows, **changes),), {})


def test_a_title_reaches_over_all_columns_and_a_line_with_two_cells_does_not() -> None:
    image = (("标题", None, None), ("填报单位：甲", None, "时间"), ("编号", "事件名称", "备注"))
    assert spans(_returned(image, (3,))) == [Span(0, 0, 0, 2)]


def test_a_title_over_one_column_is_not_merged() -> None:
    assert spans(_returned((("标题",), ("编号",)), (2,))) == []


def test_headings_in_two_rows() -> None:
    image = (
        ("序号", "基本信息", None, "住址", "备注", None),
        (None, "姓名", "性别", "村组", None, None),
    )
    assert spans(_returned(image, (1, 2))) == [Span(0, 0, 1, 0), Span(0, 1, 0, 2), Span(0, 4, 1, 4)]


def test_a_heading_covers_no_column_that_has_none_below_it() -> None:
    image = (("基本信息", None, None, None), ("姓名", "性别", None, "村组"))
    assert spans(_returned(image, (1, 2))) == [Span(0, 0, 0, 1)]


def test_rows_of_unequal_length_are_read_as_empty_cells() -> None:
    assert spans(_returned((("基本信息",), ("姓名", "性别")), (1, 2))) == [Span(0, 0, 0, 1)]


def test_a_column_is_as_wide_as_its_texts_but_not_as_its_signature_or_group() -> None:
    image = (
        ("一个很长的分组标题", None),
        ("编号", "名称"),
        ("A1", "矛盾纠纷"),
        (None, "长" * 50),
        ("填表人：某某某某某某某某", None),
    )
    returned = _returned(image, (1, 2), skipped=(Skipped(5, Why.SIGNATURE),))
    assert column_widths(returned) == [6, 36]


@pytest.mark.parametrize(("text", "lines"), [("短", 1), ("两\n行", 2), ("长" * 50, 2)])
def test_a_row_is_as_high_as_its_text_wraps(text: str, lines: int) -> None:
    assert row_height([(text, 64), ("", 10)]) == 14.5 * lines + 1


def test_no_row_is_higher_than_a_spreadsheet_allows() -> None:
    assert row_height([("长" * 32_000, 6)]) == 400
