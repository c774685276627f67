"""Which cells are merged and how wide columns are."""

import pytest

from jiceng.dataset import Merge, Skipped, Why
from jiceng.report.feedback.faults import ReturnedSheet
from jiceng.report.feedback.layout import column_widths, merged_above, row_height
from tests.report.feedback.batches import sheet


def _returned(
    image: tuple[tuple[str | None, ...], ...], header_rows: tuple[int, ...], **changes: object
) -> ReturnedSheet:
    return ReturnedSheet((sheet((), image=image, header_rows=header_rows, **changes),), {})


def test_titles_and_headings_are_merged_again_and_records_are_not() -> None:
    image = (("标题", None), ("户信息", None), ("户号", "户主"), ("1", "张三"), (None, "李四"))
    title, group, body = Merge(0, 0, 0, 1), Merge(1, 0, 1, 1), Merge(3, 0, 4, 0)
    assert merged_above(_returned(image, (2, 3), merges=(title, group, body))) == [title, group]


def test_a_merged_range_is_cut_to_the_columns_in_use() -> None:
    image = (("标题", None), ("编号", "名称"))
    assert merged_above(_returned(image, (2,), merges=(Merge(0, 0, 0, 7),))) == [Merge(0, 0, 0, 1)]
    assert merged_above(_returned((("标题",), ("编号",)), (2,), merges=(Merge(0, 0, 0, 7),))) == []


def test_of_merged_ranges_that_overlap_the_first_counts() -> None:
    image = (("标题", None, None), ("编号", "名称", "备注"))
    ranges = (Merge(0, 0, 0, 1), Merge(0, 1, 0, 2))
    assert merged_above(_returned(image, (2,), merges=ranges)) == [Merge(0, 0, 0, 1)]


def test_a_column_is_as_wide_as_its_texts_but_not_as_its_signature_or_group() -> None:
    image = (
        ("一个很长的分组标题", None),
        ("编号", "名称"),
        ("A1", "矛盾纠纷"),
        (None, "长" * 50),
        ("填表人：某某某某某某某某", None),
    )
    returned = _returned(image, (1, 2), skipped=(Skipped(5, Why.SIGNATURE),), merges=(Merge(0, 0, 0, 1),))
    assert column_widths(returned) == [6, 36]


@pytest.mark.parametrize(("text", "lines"), [("短", 1), ("两\n行", 2), ("长" * 50, 2)])
def test_a_row_is_as_high_as_its_text_wraps(text: str, lines: int) -> None:
    assert row_height([(text, 64), ("", 10)]) == 14.5 * lines + 1


def test_no_row_is_higher_than_a_spreadsheet_allows() -> None:
    assert row_height([("长" * 32_000, 6)]) == 400
