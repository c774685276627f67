"""The scorecard on the terminal, plain and with rich."""

from pathlib import Path

import attrs
import pytest

from jiceng.report import print_scorecard, scorecard_table, terminal
from jiceng.report.scorecard.terminal import scorecard_lines
from tests.report.scorecard.cards import county_card


def test_each_unit_has_a_line_in_the_order_of_places() -> None:
    lines = scorecard_lines(county_card())
    assert lines[0] == "云岭县平安建设考核细则（2026） · 2026年第三季度（满分 40 分）"
    assert lines[1].startswith("  名次 1，单位 柳河镇，总分 30.89，矛盾纠纷化解 16.89")
    assert lines[2].endswith("等次 不合格，否决 发生重大群体性事件")
    assert lines[3].startswith("  名次 —，单位 白杨乡，总分 0")


def test_plain_output_tells_what_was_left_out_and_where_the_files_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_scorecard(county_card(), [Path("通报/考核通报.html")])
    told = capsys.readouterr().out
    assert "有 3 行台账没有计入任何单位" in told
    assert "上报数据：上报数据中有一个细则里没有的指标" in told
    assert told.endswith("通报（1 个）：\n  通报/考核通报.html\n")
    assert "\x1b" not in told


def test_a_person_who_looks_on_gets_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jiceng.report.scorecard.terminal.is_interactive", lambda: True)
    monkeypatch.setenv("COLUMNS", "140")
    print_scorecard(county_card())
    told = capsys.readouterr().out
    assert "┃" in told
    assert "柳河镇" in told


def test_the_table_has_a_row_for_each_unit() -> None:
    table = scorecard_table(county_card())
    assert table.row_count == 3
    assert scorecard_table(attrs.evolve(county_card(), units=())).row_count == 0


def test_a_card_without_anything_to_remark_prints_places_only(capsys: pytest.CaptureFixture[str]) -> None:
    print_scorecard(attrs.evolve(county_card(), unassigned=(), problems=(), remarks=()))
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_without_a_terminal_nobody_looks_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not terminal.is_interactive()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert terminal.is_interactive()
    monkeypatch.setattr(terminal, "find_spec", lambda _: None)
    assert not terminal.is_interactive()
