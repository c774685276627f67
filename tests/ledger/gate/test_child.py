"""The process that reads: it gives what the reader gives, and whatever it does else is a refusal."""

import threading
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from jiceng.dataset import Merge
from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.gate import child, entrance, limits, read_sheets, reader
from jiceng.ledger.gate.child import ChildLimits, SheetCells, has_child, read_here, read_in_child
from jiceng.ledger.gate.flaws import Flaw, FlawError
from tests.ledger.gate.builders import compound, old_stream, workbook

pytestmark = pytest.mark.skipif(not has_child(), reason="no process with limits on this system")


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A workbook with every type of cell, two sheets and a merged range."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        first, second = book.add_worksheet("甲"), book.add_worksheet("乙“")
        for column, text in enumerate(("姓名", '引"号\\', "换\n行\u2028", "𠮷", "=1+1", "")):
            first.write_string(0, column, text)
        first.write_number(1, 0, 0.1234567)
        first.write_number(1, 1, 539925194912310400)
        first.write_boolean(1, 2, True)
        for column, form in enumerate(("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm", "[h]:mm:ss")):
            first.write_number(
                2,
                column,
                45000.25 if column < 2 else 0.25 if column == 2 else 3.5,
                book.add_format({"num_format": form}),
            )
        first.write_formula(3, 0, "=1/0", None, "#DIV/0!")
        first.merge_range(4, 0, 5, 1, "合并")
        second.write_string(2, 2, "x")
    return path


def plain(sheets: list[SheetCells]) -> list[object]:
    return [(sheet.name, sheet.image, sheet.merges) for sheet in sheets]


def test_cells_keep_their_types_on_the_way(written: Path) -> None:
    here, there = read_here(written), read_in_child(written)
    assert plain(here) == plain(there)
    for one, other in zip(here, there, strict=True):
        kinds = [[type(cell) for cell in row] for row in one.image]
        assert kinds == [[type(cell) for cell in row] for row in other.image]
    first = there[0]
    assert first.image[0][:5] == ("姓名", '引"号\\', "换\n行\u2028", "𠮷", "=1+1")
    assert first.image[1][:3] == (0.1234567, 539925194912310400.0, True)
    assert {type(cell) for cell in first.image[2]} <= {date, datetime, time, timedelta, float, type(None)}
    assert any(isinstance(cell, date | datetime) for cell in first.image[2])
    assert first.merges == (Merge(4, 0, 5, 1),)
    assert there[1].image[2][2] == "x"


def test_an_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(compound({"Workbook": old_stream([(0, 0, 1.5), (3, 2, 2.0)])}))
    assert read_in_child(path)[0].image[3] == (None, None, 2.0)


def failing(path: Path, program: str, allowed: ChildLimits | None = None) -> Flaw:
    """The flaw of a child that runs this program in place of the reader."""
    (path / "a.xlsx").touch()
    script = path / "program.py"
    script.write_text(program, encoding="utf-8")
    with pytest.raises(FlawError) as caught:
        read_in_child(path / "a.xlsx", allowed or ChildLimits(), str(script))
    return caught.value.flaw


@pytest.mark.parametrize(
    ("program", "flaw"),
    [
        ("", Flaw.DAMAGED),
        ("raise SystemExit(7)", Flaw.DAMAGED),
        ("raise SystemExit(3)", Flaw.TOO_LARGE),
        ("import os; os.abort()", Flaw.TOO_LARGE),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", Flaw.TOO_LARGE),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", Flaw.TOO_SLOW),
        ("print('nonsense')", Flaw.DAMAGED),
        ("print('[' * 100000)", Flaw.DAMAGED),
        ("print('{\"sheet\": 7}')", Flaw.DAMAGED),
        ('print(\'{"refused": "file.encrypted"}\')', Flaw.ENCRYPTED),
        ('print(\'{"refused": "file.made-up"}\')', Flaw.DAMAGED),
        ("print('{\"end\": true', end='')", Flaw.DAMAGED),
    ],
)
def test_a_child_that_dies_or_talks_nonsense(tmp_path: Path, program: str, flaw: Flaw) -> None:
    assert failing(tmp_path, program) is flaw


def test_a_child_that_is_silent_is_ended(tmp_path: Path) -> None:
    assert failing(tmp_path, "import time; time.sleep(60)", ChildLimits(seconds=0.3)) is Flaw.TOO_SLOW
    assert not [
        thread
        for thread in threading.enumerate()
        if isinstance(thread, threading.Timer) and thread.is_alive()
    ]


def test_a_child_that_writes_without_end_is_ended(tmp_path: Path) -> None:
    for program in (
        "while True: print('{\"rows\":[]}')",
        "import sys\nwhile True: sys.stdout.write('[')",
    ):
        assert failing(tmp_path, program, ChildLimits(written=100_000)) is Flaw.TOO_LARGE


def test_a_child_over_its_memory(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"x" * 20_000}</t></is></c></row>'
        for n in range(1, 8_000)
    )
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(FlawError) as caught:
        read_in_child(path, ChildLimits(memory=200 * limits.MIB))
    assert caught.value.flaw is Flaw.TOO_LARGE


def test_a_broken_workbook_is_said_to_be_broken(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", '<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    path.write_bytes(path.read_bytes()[:-40])
    for read in (read_here, read_in_child):
        with pytest.raises(FlawError) as caught:
            read(path)
        assert caught.value.flaw is Flaw.DAMAGED
    with pytest.raises(RefusedFileError, match="已损坏"):
        read_sheets(InputFile(path, "a.xlsx"))


def test_where_there_is_no_child_the_workbook_is_read_here(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = read_sheets(InputFile(written, "a.xlsx"))
    monkeypatch.setattr(entrance, "has_child", lambda: False)
    monkeypatch.setattr(entrance, "read_in_child", None)
    assert plain(read_sheets(InputFile(written, "a.xlsx"))) == plain(there)


def test_a_frozen_program_has_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child.sys, "frozen", True, raising=False)
    assert not has_child()


class PanicException(BaseException):
    """What a reader written in Rust raises when it gives up."""


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (PanicException(), "file.damaged"),
        (OverflowError(), "file.damaged"),
    ],
)
def test_whatever_the_reader_raises_is_a_code(
    raised: BaseException, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(path: str) -> object:
        raise raised

    monkeypatch.setattr("python_calamine.load_workbook", load)
    with pytest.raises(reader.UnreadableError) as caught:
        next(reader.sheets("a.xlsx"))
    assert caught.value.code == code


@pytest.mark.parametrize("raised", [MemoryError(), PanicException("PyObject pointer is null")])
def test_no_memory_left_is_too_large(
    raised: BaseException, written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(path: str) -> object:
        raise raised

    monkeypatch.setattr("python_calamine.load_workbook", load)
    with pytest.raises(FlawError, match="too-large"):
        read_here(written)


def test_an_interrupt_is_not_a_broken_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(path: str) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("python_calamine.load_workbook", load)
    with pytest.raises(KeyboardInterrupt):
        next(reader.sheets("a.xlsx"))
