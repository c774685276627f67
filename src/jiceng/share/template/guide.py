"""The sheet 填写说明: how to fill in, and each column with an example. No record stands here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from jiceng.dataset import columns
from jiceng.models import Record
from jiceng.share.template.cells import write_text
from jiceng.share.template.hints import demand, example_text, how_to_fill
from jiceng.share.template.looks import Looks

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_guide"]

_WIDTHS: Final = (24, 12, 52, 34, 26)
_HEADINGS: Final = ("列名", "是否必填", "怎么填", "示例（虚构）", "依据")
_PROSE: Final = (
    "每行填一条，从表头下面第一行填起；不要改动表头、列的顺序和工作表名称，不要合并单元格。",
    "带下拉箭头的列请从列表里选；日期写成 2026-09-30；没有的内容留空，不要填“无”或“/”。",
    "号码类的列已设为“文本”格式，18 位号码可以直接录入。从别处粘贴时请选“只粘贴值”，以保留格式和下拉列表。",
    "填好后直接报送本文件。本文件填入后含有个人信息，请按规定保管，不要转发到工作群。",
)


def write_guide(worksheet: "Worksheet", models: Sequence[type[Record]], looks: Looks) -> None:
    """Write the instructions and a table for each ledger of the workbook."""
    for place, wide in enumerate(_WIDTHS):
        worksheet.set_column(place, place, wide)
    worksheet.set_row(0, 26)
    write_text(worksheet, 0, 0, "填写说明", looks.title)
    for row, sentence in enumerate(_PROSE, start=1):
        worksheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", looks.prose)
        write_text(worksheet, row, 0, f"{row}. {sentence}", looks.prose)
    row = len(_PROSE) + 2
    for model in models:
        row = _write_model(worksheet, row, model, looks) + 2
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.hide_gridlines(2)


def _write_model(worksheet: "Worksheet", row: int, model: type[Record], looks: Looks) -> int:
    """Write the columns of one ledger from `row` on, and return the row behind them."""
    worksheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", looks.section)
    write_text(worksheet, row, 0, model.entity.label.zh, looks.section)
    row += 1
    for place, heading in enumerate(_HEADINGS):
        write_text(worksheet, row, place, heading, looks.optional)
    example = model.from_row(model.entity.example)
    for column in columns(model).values():
        row += 1
        cells = (
            column.term.label.zh,
            demand(column),
            how_to_fill(column, model.model_fields[column.name]),
            example_text(column, getattr(example, column.name)),
            str(column.term.source),
        )
        for place, text in enumerate(cells):
            write_text(worksheet, row, place, text, looks.wrapped)
    return row
