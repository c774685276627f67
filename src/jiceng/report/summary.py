"""The Chinese summary of a check: what was read, what was found, what to do. Holds no value of a record."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import SOURCE, SheetSource
from jiceng.files import visible
from jiceng.models import ENTITIES
from jiceng.report.feedback import progress_of
from jiceng.report.severities import LOOKS
from jiceng.report.terminal import is_interactive, print_lines, print_rich, written_lines
from jiceng.validate import Report, Severity

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["print_summary", "summary_lines", "summary_tables"]


def print_summary(report: Report, written: Sequence[Path] = (), apart: Sequence[Path] = ()) -> None:
    """Print the summary, and under it the feedback workbooks that were `written` and the rows set `apart`."""
    ending = [*written_lines("反馈表", written), *written_lines("合格和待改正的行", apart)]
    if is_interactive():
        print_rich([*summary_tables(report), *ending])
    else:
        print_lines([*summary_lines(report), *ending])


def summary_lines(report: Report) -> list[str]:
    """Return the summary as plain lines."""
    found = _found(report)
    lines = _opening(report)
    for source, counts in zip(report.sources, _by_source(report), strict=True):
        lines.append(f"  {_place(source)}：{_label(source)} {_rows(source, _told(counts) or '没有问题')}")
    lines += [*_remarks(report), *_progress(report)]
    if found:
        lines.append("问题（先错误后提示，多的在前）：")
        lines += [
            f"  {LOOKS[problem.severity].word} {problem.count:>5} 处  {problem.code}  {problem.sentence}"
            for problem in found
        ]
    return [*lines, _verdict(report)]


def summary_tables(report: Report) -> "list[RenderableType]":
    """Return the summary as tables and texts for `rich`."""
    from rich.table import Table
    from rich.text import Text

    sheets = Table("文件", "台账", "行数", *(look.word for look in LOOKS.values()), title="读入的台账")
    for source, counts in zip(report.sources, _by_source(report), strict=True):
        numbers = [str(counts[severity]) if counts[severity] else "·" for severity in LOOKS]
        sheets.add_row(Text(_place(source)), _label(source), _rows(source), *numbers)
    rules = Table("级别", "处数", "问题与改法", "规则代码", title="发现的问题")
    for problem in _found(report):
        style = _STYLES[problem.severity]
        rules.add_row(
            Text(LOOKS[problem.severity].word, style), str(problem.count), problem.sentence, problem.code
        )
    for table, numeric in ((sheets, range(2, 6)), (rules, range(1, 2))):
        for column in numeric:
            table.columns[column].justify = "right"
    for folded in (sheets.columns[0], rules.columns[2]):
        folded.overflow = "fold"  # the default cuts Chinese text off, which has no spaces to break at
    remarks = [Text(line, "yellow") for line in _remarks(report)]
    remarks += [Text(line, "cyan") for line in _progress(report)]
    verdict = Text(_verdict(report), "bold green" if report.ok else "bold red")
    return [
        *(Text(line, "bold") for line in _opening(report)),
        *([sheets] if report.sources else []),
        *remarks,
        *([rules] if rules.rows else []),
        verdict,
    ]


_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.INFO: "blue",
}


@attrs.frozen
class _Problem:
    severity: Severity
    count: int
    code: str
    sentence: str


def _found(report: Report) -> list[_Problem]:
    """Return what was found, the worst severity first and the most frequent first within it.

    A code that stands on several fields has a sentence for each.
    """
    counts: Counter[tuple[Severity, str, str]] = Counter()
    for position, count in report.failures.get_column("position").value_counts().iter_rows():
        rule = report.rules[position]
        counts[rule.severity, rule.code, rule.sentence] += count
    problems = [
        _Problem(severity, count, code, sentence) for (severity, code, sentence), count in counts.items()
    ]
    order = list(LOOKS)
    return sorted(
        problems,
        key=lambda problem: (order.index(problem.severity), -problem.count, problem.code, problem.sentence),
    )


def _by_source(report: Report) -> list[Counter[Severity]]:
    counts: list[Counter[Severity]] = [Counter() for _ in report.sources]
    grouped = report.failures.select(SOURCE, "position").drop_nulls().group_by(SOURCE, "position").len()
    for source, position, count in grouped.iter_rows():
        counts[source][report.rules[position].severity] += count
    return counts


def _opening(report: Report) -> list[str]:
    """Return the line that says how much was read; of a batch that was refused whole there is nothing to say."""
    if report.refusals and not report.sources:
        return []
    files = len(dict.fromkeys(source.file for source in report.sources))
    rows = sum(source.rows for source in report.sources)
    return [
        f"台账核验：基准日 {report.as_of.isoformat()}，读入 {files} 个文件、{len(report.sources)} 张表、{rows} 行。"
    ]


def _place(source: SheetSource) -> str:
    return visible(f"{source.file} · {source.sheet}" if source.sheet else source.file)


def _label(source: SheetSource) -> str:
    return ENTITIES[source.entity].entity.label.zh


def _rows(source: SheetSource, told: str = "") -> str:
    if not source.rows:
        return "没有数据行"
    return f"{source.rows} 行，{told}" if told else str(source.rows)


def _told(counts: Mapping[Severity, int]) -> str:
    return "，".join(
        f"{look.word} {counts[severity]} 处" for severity, look in LOOKS.items() if counts[severity]
    )


def _remarks(report: Report) -> list[str]:
    lines: list[str] = []
    if report.refusals:
        lines.append("没有读取：")
        lines += [f"  {visible(refusal.message)}" for refusal in report.refusals]
    lines += [
        f"  {_place(source)}：“{visible(heading)}”列没有认出，是否指“{official}”？如果是，请改成“{official}”再核验。"
        for source in report.sources
        for heading, official in source.lookalikes.items()
    ]
    lines += [
        f"  {_place(source)}：有 {source.filled_down} 个单元格在纵向合并的范围内，按该范围的值读取。"
        for source in report.sources
        if source.filled_down
    ]
    unmapped = [source for source in report.sources if source.unmapped]
    if unmapped:
        lines.append("没有对应标准字段的列（未核验，不影响报送）：")
        lines += [f"  {_place(source)}：{visible('、'.join(source.unmapped))}" for source in unmapped]
    return lines


def _progress(report: Report) -> list[str]:
    """Return a line for each file of the batch that is a feedback workbook come back corrected."""
    return [f"  {visible(progress.file)}：{progress.sentence}" for progress in progress_of(report)]


def _verdict(report: Report) -> str:
    counts: Counter[Severity] = Counter()
    for problem in _found(report):
        counts[problem.severity] += problem.count
    told = _told(counts)
    if report.refusals and not report.sources:
        return "结论：没有读到台账。"
    if not told and report.sources and not any(source.rows for source in report.sources):
        return "结论：台账里没有数据行。"
    if not told and any(refusal.fatal for refusal in report.refusals):
        return "结论：读到的台账没有发现问题，另有文件没有读取。"
    if not told:
        return "结论：没有发现问题。"
    return f"结论：{told}。" + ("没有必须改正的错误。" if report.ok else "请改正错误后再报送。")
