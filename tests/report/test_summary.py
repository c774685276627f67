"""The summary of a check, as plain lines and as tables."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from jiceng.dataset import Dataset, Refusal
from jiceng.report import print_summary, summary_lines, summary_tables
from jiceng.validate import Report, check
from tests.report.feedback.batches import ERROR, INFO, WARNING, report_on, sheet

ROWS = [("YL1", "甲与乙", None), ("YL2", "丙与丁", None)]


def _shown(report: Report, width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False)
    for renderable in summary_tables(report):
        console.print(renderable)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_the_summary_of_the_county(county_report: Report) -> None:
    lines = summary_lines(county_report)
    assert lines[0] == "台账核验：基准日 2026-09-30，读入 10 个文件、13 张表、834 行。"
    assert "  白杨乡人口台账（9月）.xlsx · Sheet1：实有人口 161 行，错误 32 处，提示 3 处" in lines
    assert "  区划与网格.csv：网格 18 行，没有问题" in lines
    assert lines[-1] == "结论：错误 120 处，提示 22 处。请改正错误后再报送。"


def test_counts_are_those_of_the_report_although_examples_are_bounded(county_report: Report) -> None:
    assert county_report.truncated
    told = "\n".join(summary_lines(county_report))
    for code, count in county_report.counts.items():
        assert not count.failed or f"{count.failed:>5} 处  {code}  " in told


def test_no_value_of_a_person_is_printed(county_report: Report, canaries: frozenset[str]) -> None:
    for text in ("\n".join(summary_lines(county_report)), _shown(county_report), county_report.to_json()):
        assert not {canary for canary in canaries if canary in text}


def test_problems_come_worst_first_then_most_frequent() -> None:
    report = report_on([sheet(ROWS)], [(0, 2, INFO), (0, 2, WARNING), (0, 3, WARNING), (0, 3, ERROR)])
    problems = [line.split()[0] for line in summary_lines(report) if " 处  " in line]
    assert problems == ["错误", "提示", "说明"]
    table = _shown(report)
    assert table.index(ERROR.sentence) < table.index(WARNING.sentence) < table.index(INFO.sentence)


def test_refusals_and_unmapped_columns_are_told_without_what_a_terminal_obeys() -> None:
    refusals = [Refusal("b.xlsx", "", "file.damaged", "文件“b\x1b[31m.xlsx”已损坏，请重新导出。")]
    report = report_on([sheet(ROWS, file="a\x07.xlsx")], refusals=refusals)
    for told in ("\n".join(summary_lines(report)), _shown(report)):
        assert "文件“b[31m.xlsx”已损坏，请重新导出。" in told
        assert "a.xlsx · 纠纷：备注2" in told
        assert "\x07" not in told
        assert "\x1b" not in told
    assert summary_lines(report)[-1] == "结论：读到的台账没有发现问题，另有文件没有读取。"


def test_a_name_in_square_brackets_is_no_markup() -> None:
    assert "[red]a.xlsx" in _shown(report_on([sheet(ROWS, file="[red]a.xlsx")]))


def test_a_batch_without_sheets_has_a_summary() -> None:
    report = check(Dataset({}), as_of="2026-09-30")
    assert summary_lines(report) == [
        "台账核验：基准日 2026-09-30，读入 0 个文件、0 张表、0 行。",
        "结论：没有发现问题。",
    ]
    assert "结论：没有发现问题。" in _shown(report)


def test_mild_findings_need_no_correction() -> None:
    from attrs import evolve

    report = evolve(report_on([sheet(ROWS, unmapped=())], [(0, 2, WARNING)]), counts={})
    assert summary_lines(report)[-1] == "结论：提示 1 处。没有必须改正的错误。"


def test_a_narrow_terminal_folds_and_cuts_nothing_off(county_report: Report) -> None:
    shown = _shown(county_report, width=70)
    sentences = "".join(line.split("│")[3].strip() for line in shown.splitlines() if line.count("│") == 5)
    assert "…" not in sentences
    assert "请检查本户每个人的“与户主关系”" in sentences


def test_plain_output_ends_with_the_files(capsys: pytest.CaptureFixture[str]) -> None:
    print_summary(report_on([sheet(ROWS)]), [Path("反馈/台账.xlsx")])
    assert capsys.readouterr().out.endswith("结论：没有发现问题。\n反馈表（1 个）：\n  反馈/台账.xlsx\n")


def test_a_person_who_looks_on_gets_tables(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jiceng.report.summary.is_interactive", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    print_summary(report_on([sheet(ROWS)], [(0, 2, ERROR)]), [Path("反馈/台账.xlsx")])
    told = capsys.readouterr().out
    assert "读入的台账" in told
    assert "反馈/台账.xlsx" in told


def test_a_ledger_without_rows_is_told() -> None:
    report = report_on([sheet([], unmapped=())])
    lines = summary_lines(report)
    assert lines[1].endswith("没有数据行")
    assert lines[-1] == "结论：台账里没有数据行。"
    assert "没有数据行" in _shown(report)


def test_a_page_beside_a_ledger_holds_nothing_up() -> None:
    refusals = [Refusal("a.xlsx", "填表说明", "sheet.no-known-headings", "没有当作台账读取。", fatal=False)]
    lines = summary_lines(report_on([sheet(ROWS)], refusals=refusals))
    assert "  没有当作台账读取。" in lines
    assert lines[-1] == "结论：没有发现问题。"


def test_a_batch_that_was_refused_whole_says_no_numbers() -> None:
    refusals = (Refusal("b.xlsx", "", "file.damaged", "文件“b.xlsx”已损坏。"),)
    report = check(Dataset({}, refusals=refusals), as_of="2026-09-30")
    assert summary_lines(report) == ["没有读取：", "  文件“b.xlsx”已损坏。", "结论：没有读到台账。"]
    assert "读入 0 个文件" not in _shown(report)


def test_what_the_reader_noticed_is_told() -> None:
    from attrs import evolve

    source = evolve(sheet(ROWS), lookalikes={"户口册编号": "户号"}, filled_down=2)
    told = "\n".join(summary_lines(report_on([source])))
    assert "：“户口册编号”列没有认出，是否指“户号”？如果是，请改成“户号”再核验。" in told
    assert "：有 2 个单元格在纵向合并的范围内，按该范围的值读取。" in told
