"""The sheet 说明: how to read the workbook, and what it was computed from."""

from typing import TYPE_CHECKING

from jiceng.files import visible
from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard
from jiceng.periods import parse_period
from jiceng.report.feedback.layout import A4, row_height
from jiceng.report.recompute.items_sheet import ItemsSheet
from jiceng.report.recompute.looks import Looks
from jiceng.report.scorecard.composition import composition

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_notes"]

_HOW_TO_READ = (
    "“计分”每行是一个单位的一项指标：由“数值”按“计分方式”算出“限前得分”，再按上下限、四舍五入得到“得分”，全部是公式，可以逐格核对。",
    "蓝色的数是输入：改动后，得分、部分合计、总分随之重算，可用来试算；黑色的数由公式得出，不要直接改。",
    "“总分”＝各部分的各项得分＋调整＋加分＋否决扣分，明细见“增减”；调整、加分、否决以及“参照值”（同组平均、上期等）按本次结果列出，试算时不自动改变。",
    "名次、等次在只由总分决定时也是公式；由同分排序、名额或否决决定时，按本次结果列出，不随试算改变。",
)

_COMPOSED = "总分是几个时期合成的：“合成”里本期的得分随试算改变，其他时期的得分是输入（蓝色），可以改动。"

_WIDTH = 96


def write_notes(sheet: "Worksheet", card: Scorecard, looks: Looks, items: ItemsSheet) -> None:
    """Write the notes."""
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, _WIDTH)
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, visible(f"{card.title} 计分表"), looks.title)
    paper = f"{card.document}（{card.number}）" if card.number else card.document
    how = [*_HOW_TO_READ, *([_COMPOSED] if composition(card) is not None else [])]
    rows = [
        ("考核期", parse_period(card.period).zh),
        ("基准日", card.as_of.isoformat()),
        ("满分", f"{written(card.full_marks)} 分"),
        *([("依据", paper)] if paper else []),
        *(("怎样看" if place == 0 else "", sentence) for place, sentence in enumerate(how)),
    ]
    if items.without_formula:
        rows.append(
            (
                "没有公式的项",
                "、".join(items.without_formula)
                + "：得分还取决于本表以外的情况（如名次、上期、其他单位），按本次结果列出。",
            )
        )
    rows += [
        ("细则", f"{card.scheme}（SHA-256 {card.scheme_hash}）"),
        ("数据", f"SHA-256 {card.data_hash}"),
        ("程序", f"jiceng {card.version}"),
    ]
    for row, (name, text) in enumerate(rows, start=2):
        if name:
            sheet.write_string(row, 0, name, looks.note)
        sheet.write_string(row, 1, visible(text), looks.prose)
        sheet.set_row(row, row_height([(text, _WIDTH)]))
