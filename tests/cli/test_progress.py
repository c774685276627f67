"""What a person at a terminal sees while the command works, and what Ctrl-C leaves behind."""

import os
import re
import sys
from pathlib import Path

import pytest
import xlsxwriter

from jiceng.cli import main
from jiceng.files import write_together
from tests.cli.terminals import Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is a thing of POSIX")

HEADINGS = "姓名,性别,公民身份号码"
WRONG = f"{HEADINGS}\n李四,女,539925199404184731\n"


@pytest.fixture
def ledgers(tmp_path: Path) -> Path:
    """Twenty files, of which one is none."""
    folder = tmp_path / "上报"
    folder.mkdir()
    for number in range(19):
        (folder / f"{number:02}村.csv").write_text(WRONG, "utf-8")
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    return folder


def check(ledgers: Path, *more: str) -> Terminal:
    return Terminal(ledgers.parent, "check", ledgers.name, "--as-of", "2026-09-30", *more)


def test_on_a_terminal_bars_come_and_go_and_nineteen_of_twenty_files_are_told(ledgers: Path) -> None:
    run = check(ledgers, "-o", "反馈")
    assert run.finish() == 2
    assert "生成反馈表" in run.told
    assert "19/19" in run.told
    assert run.told.rfind("\x1b[?25h") > run.told.rfind("\x1b[?25l"), "the cursor is shown again"
    after = run.told[run.told.rfind("19/19") :]
    assert "读入 19 个文件" in after
    assert "文件“坏.xlsx”" in after
    assert len(list((ledgers.parent / "反馈").iterdir())) == 19


def test_files_and_rules_have_bars_too(ledgers: Path) -> None:
    run = check(ledgers)
    assert run.finish() == 2
    assert "20/20" in run.told[run.told.find("读取台账") : run.told.find("核验规则")]
    done, total = re.findall(r"核验规则.*?([0-9]+)/([0-9]+)", run.told)[-1]
    assert done == total
    assert int(total) > 50  # rules, not kinds of data


def test_quiet_leaves_the_exit_code_and_what_was_not_read(ledgers: Path) -> None:
    run = check(ledgers, "-o", "反馈", "--quiet")
    assert run.finish() == 2
    assert len(run.told.strip().splitlines()) == 1
    assert "坏.xlsx" in run.told
    (ledgers / "坏.xlsx").unlink()
    run = check(ledgers, "-q")
    assert (run.finish(), run.told) == (1, "")


def test_in_a_pipe_there_are_no_bars(ledgers: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(ledgers), "--as-of", "2026-09-30", "-o", str(ledgers.parent / "反馈")]) == 2
    heard = capfd.readouterr()
    assert "\x1b" not in heard.out + heard.err
    assert "生成反馈表" not in heard.out + heard.err
    assert len(heard.err.splitlines()) == 1


def test_ctrl_c_ends_with_one_sentence_and_leaves_no_half_file(ledgers: Path) -> None:
    """Pressed while the feedback is made: that of the last time stays whole, and nothing lies beside it."""
    many = HEADINGS + "\n" + "李四,女,539925199404184731\n" * 1_000
    for file in ledgers.glob("*.csv"):
        file.write_text(many, "utf-8")
    out = ledgers.parent / "反馈"
    out.mkdir()
    (out / "备忘.txt").write_text("旧", "utf-8")
    run = check(ledgers, "-o", "反馈")
    run.wait_until(lambda: "生成反馈表" in run.told)
    run.interrupt()
    assert run.finish() == 130
    assert "已中断，没有留下未写完的文件。" in run.told
    assert "Traceback" not in run.told
    assert run.told.rfind("\x1b[?25h") > run.told.rfind("\x1b[?25l"), "the cursor is shown again"
    assert [path.name for path in out.iterdir()] == ["备忘.txt"]
    write_together({out / "下一次.txt": b""})
    assert sorted(path.name for path in out.iterdir()) == ["下一次.txt", "备忘.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="children are looked up in /proc")
def test_ctrl_c_while_the_child_reads_a_workbook_ends_both(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "人口.xlsx"), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(40_000):
            sheet.write_row(row, 0, HEADINGS.split(",") if row == 0 else ("李四", "女", "539925199404184731"))
    run = Terminal(tmp_path, "check", "人口.xlsx", "-o", "反馈")
    run.wait_until(lambda: bool(_children(run.pid)))
    run.listen(0.2)  # it has begun to read
    (child,) = _children(run.pid)
    run.interrupt()
    assert run.finish() == 130
    assert "Traceback" not in run.told
    assert "已中断" in run.told
    assert not Path(f"/proc/{child}").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["人口.xlsx"]


def _children(process: int) -> list[int]:
    place = Path(f"/proc/{process}/task/{process}/children")
    try:
        return [int(number) for number in place.read_text().split()]
    except FileNotFoundError:
        return []
