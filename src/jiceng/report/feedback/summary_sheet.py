"""The sheet 汇总: what was found in the workbook, and how to correct it and submit it again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from jiceng.dataset import Refusal
from jiceng.models import ENTITIES
from jiceng.report.feedback.cells import put_text
from jiceng.report.feedback.faults import Fault, ReturnedSheet
from jiceng.report.feedback.layout import A4, row_height
from jiceng.report.feedback.looks import Looks
from jiceng.report.feedback.progress import progress_of
from jiceng.report.feedback.villages import VillageCount
from jiceng.report.severities import LOOKS
from jiceng.validate import Report, Severity

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["write_summary"]

_INSTRUCTIONS = (
    "有颜色的单元格需要看一看：红色是“错误”，请改正；黄色是“提示”，请核实，情况属实可以不改；蓝色是“说明”，请视情况补充。",
    "把鼠标移到有颜色的单元格上，会显示问题和改法；每行最右边的“错误信息”列写有该行的全部问题，可以用筛选箭头只看有问题的行。",
    "请直接在原来的单元格里改，不要改动表头、列的顺序和工作表名称；没有颜色的内容已经通过核验，不必再动。",
    "号码类的列已设为“文本”格式，可以直接录入 18 位号码，不会变成科学记数。",
    "改好后保存，原样再报送本文件即可：“错误信息”列和本页不用删除，再次核验时会重新生成。",
    "本文件含有个人信息，请按规定保管，只发给原报送单位，不要转发到工作群。",
)
_WIDTHS = (20, 64, 10, 10, 10, 10, 12)
_SHEETS = ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 6))
_RULES = ((0, 0), (1, 1), (2, 2), (3, 6))
_VILLAGES = ((0, 1), (2, 2), (3, 3), (4, 4))
_TEXTS = ((0, 0), (1, 6))


def write_summary(
    worksheet: "Worksheet",
    file: str,
    sheets: Sequence[tuple[str, ReturnedSheet]],
    report: Report,
    villages: Sequence[VillageCount],
    looks: Looks,
) -> None:
    """Write counts by sheet, rule and village, what could not be read, and the instructions; holds no value."""
    page = _Page(worksheet, looks)
    faults = [fault for _, sheet in sheets for row in sheet.faults.values() for fault in row]
    page.title("台账核验反馈")
    page.prose(f"文件：{file}　　基准日：{report.as_of.isoformat()}")
    page.prose(_verdict(faults))
    for progress in progress_of(report, file):
        page.prose(progress.sentence)
    page.section("怎样改正、怎样再报送")
    for number, sentence in enumerate(_INSTRUCTIONS, start=1):
        page.prose(f"{number}. {sentence}")
    page.section("各工作表")
    page.table(
        _SHEETS,
        ("工作表", "台账", "行数", *_words(), "有问题的行"),
        [_sheet_row(name, sheet) for name, sheet in sheets],
    )
    if faults:
        page.section("各类问题")
        page.table(_RULES, ("级别", "问题与改法", "处数", "规则代码"), _rule_rows(faults))
    if villages:
        page.section("各村（社区）")
        page.table(
            _VILLAGES,
            ("村（社区）", *_words()),
            [(village.name, *(village.counts[severity] for severity in LOOKS)) for village in villages],
        )
    refused = [refusal for refusal in report.refusals if refusal.file == file]
    if refused:
        page.section("没有读取的工作表")
        page.table(_TEXTS, ("工作表", "原因与改法"), [_refusal_row(refusal) for refusal in refused])
    unmapped = [
        (name, "、".join(sheet.sources[0].unmapped)) for name, sheet in sheets if sheet.sources[0].unmapped
    ]
    if unmapped:
        page.section("没有对应标准字段的列（未核验，不影响报送）")
        page.table(_TEXTS, ("工作表", "列名"), unmapped)
    page.finish()


def _verdict(faults: Sequence[Fault]) -> str:
    counts = Counter(fault.severity for fault in faults)
    if not counts:
        return "结论：没有发现问题。"
    parts = "、".join(
        f"{LOOKS[severity].word} {counts[severity]} 处" for severity in LOOKS if counts[severity]
    )
    return f"结论：共发现{parts}。" + (
        "请改正后再报送。" if counts[Severity.ERROR] else "没有必须改正的错误。"
    )


def _words() -> Iterable[str]:
    return (look.word for look in LOOKS.values())


def _sheet_row(name: str, sheet: ReturnedSheet) -> tuple[str | int, ...]:
    counts = Counter(fault.severity for faults in sheet.faults.values() for fault in faults)
    labels = "、".join(ENTITIES[source.entity].entity.label.zh for source in sheet.sources)
    rows = sum(source.rows for source in sheet.sources)
    return (name, labels, rows, *(counts[severity] for severity in LOOKS), len(sheet.faults))


def _rule_rows(faults: Sequence[Fault]) -> list[tuple[str | int | Severity, ...]]:
    counts = Counter((fault.severity, fault.sentence, fault.code) for fault in faults)
    order = list(LOOKS)
    ranked = sorted(
        counts.items(), key=lambda item: (order.index(item[0][0]), -item[1], item[0][2], item[0][1])
    )
    return [(severity, sentence, count, code) for (severity, sentence, code), count in ranked]


def _refusal_row(refusal: Refusal) -> tuple[str, str]:
    return refusal.sheet, refusal.message


class _Page:
    """Writes one block below the other; a table says for each of its columns which ones of the sheet it spans."""

    def __init__(self, worksheet: "Worksheet", looks: Looks) -> None:
        self._worksheet = worksheet
        self._looks = looks
        self._row = 0
        for column, width in enumerate(_WIDTHS):
            worksheet.set_column(column, column, width)

    def title(self, text: str) -> None:
        self._put((0, _LAST), text, self._looks.title)
        self._worksheet.set_row(self._row, 30)
        self._row += 1

    def prose(self, text: str) -> None:
        self._put((0, _LAST), text, self._looks.prose)
        self._worksheet.set_row(self._row, row_height([(text, sum(_WIDTHS))]))
        self._row += 1

    def section(self, text: str) -> None:
        self._row += 1
        self._put((0, _LAST), text, self._looks.section)
        self._row += 1

    def table(
        self,
        layout: Sequence[tuple[int, int]],
        headings: Sequence[str],
        rows: Sequence[Sequence[str | int | Severity]],
    ) -> None:
        for span, heading in zip(layout, headings, strict=True):
            self._put(span, heading, self._looks.heading)
        for row in rows:
            self._row += 1
            for span, cell in zip(layout, row, strict=True):
                self._cell(span, cell)
            texts = [(str(cell), sum(_WIDTHS[a : b + 1])) for (a, b), cell in zip(layout, row, strict=True)]
            self._worksheet.set_row(self._row, row_height(texts))
        self._row += 1

    def finish(self) -> None:
        self._worksheet.set_landscape()
        self._worksheet.set_paper(A4)
        self._worksheet.fit_to_pages(1, 0)
        self._worksheet.hide_gridlines(2)

    def _cell(self, span: tuple[int, int], cell: str | int | Severity) -> None:
        if isinstance(cell, Severity):
            self._put(span, LOOKS[cell].word, self._looks.message(cell))
        elif isinstance(cell, int):
            self._worksheet.write_number(self._row, span[0], cell, self._looks.number)
        else:
            self._put(span, cell, self._looks.wrapped)

    def _put(self, span: tuple[int, int], text: str, shape: "Format") -> None:
        first, last = span
        if last > first:
            self._worksheet.merge_range(self._row, first, self._row, last, "", shape)
        put_text(self._worksheet, self._row, first, text, shape, self._looks)


_LAST = len(_WIDTHS) - 1
