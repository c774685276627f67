"""Files go out whole or not at all, for their owner only, under a name that harms nobody."""

import errno
import os
import select
import signal
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng import files
from jiceng.errors import DataError
from jiceng.files import (
    clean_name,
    distinct_names,
    refuse_to_overwrite,
    visible,
    write_atomically,
    write_together,
)


def _left_behind(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".jiceng-")]


def test_a_file_is_written_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    target = tmp_path / "新" / "反馈.xlsx"
    write_atomically(target, b"one")
    write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert os.name != "posix" or stat.S_IMODE(target.stat().st_mode) == 0o600
    assert _left_behind(target.parent) == []


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_failure_leaves_the_old_file_and_no_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "反馈.xlsx"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, step, refuse)
    with pytest.raises(DataError) as caught:
        write_atomically(target, b"new")
    assert caught.value.code == "output.not-written"
    assert "磁盘已满" in caught.value.message
    assert target.read_bytes() == b"old"
    assert _left_behind(tmp_path) == []


def test_of_several_files_none_takes_its_place_before_all_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []

    def second_fails(handle: int) -> None:
        flushed.append(handle)
        if len(flushed) == 2:
            raise OSError(errno.EIO, "I/O error")

    monkeypatch.setattr(files.os, "fsync", second_fails)
    with pytest.raises(DataError):
        write_together({tmp_path / "a": b"a", tmp_path / "b": b"b"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(DataError, match="有同名的文件挡住了文件夹"):
        write_atomically(tmp_path / "taken" / "a.xlsx", b"a")


_KILLED = """
import os, sys
from pathlib import Path
from jiceng import files
files.os.replace = lambda *_: os._exit(9)
files.write_atomically(Path(sys.argv[1]), b"half")
"""


def test_what_a_killed_run_left_is_swept_and_a_living_one_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "反馈.xlsx"
    target.write_bytes(b"old")
    died = subprocess.run([sys.executable, "-c", _KILLED, str(target)], check=False)
    assert died.returncode == 9
    assert target.read_bytes() == b"old"
    assert len(_left_behind(tmp_path)) == 1
    living = tmp_path / f".jiceng-{os.getpid()}-abc.tmp"
    of_another = tmp_path / ".jiceng-1-abc.tmp"  # process 1 always runs and belongs to somebody else
    nobodys = tmp_path / ".jiceng-none.tmp"
    absurd = tmp_path / f".jiceng-{10**30}-abc.tmp"
    for temporary in (living, of_another, nobodys, absurd):
        temporary.write_bytes(b"")
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert sorted(_left_behind(tmp_path)) == sorted([living.name, of_another.name, absurd.name])


def test_where_processes_cannot_be_asked_only_our_own_files_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / f".jiceng-{os.getpid()}-abc.tmp"
    other = tmp_path / ".jiceng-1-abc.tmp"
    target = tmp_path / "a"
    for path in (own, other):
        path.write_bytes(b"")
    monkeypatch.setattr(files, "_POSIX", False)
    write_atomically(target, b"a")
    assert own.exists()
    assert not other.exists()


def test_a_process_of_somebody_else_counts_as_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError

    stale = tmp_path / ".jiceng-4711-abc.tmp"
    stale.write_bytes(b"")
    monkeypatch.setattr(files.os, "kill", forbidden)
    write_atomically(tmp_path / "a", b"a")
    assert stale.exists()


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    ledger = tmp_path / "台账.xlsx"
    ledger.write_bytes(b"ledger")
    (tmp_path / "sub").mkdir()
    with pytest.raises(DataError) as caught:
        refuse_to_overwrite([tmp_path / "sub" / ".." / "台账.xlsx"], [ledger])
    assert caught.value.code == "output.is-input"
    refuse_to_overwrite([tmp_path / "反馈.xlsx"], [ledger])


@given(st.text(max_size=120))
def test_a_cleaned_name_is_one_visible_part_of_a_path(text: str) -> None:
    name = clean_name(text, "台账")
    assert name
    assert Path(name).name == name
    assert not set(name) & set('<>:"/\\|?*[]')
    assert not name.startswith((".", "-", "~"))
    assert not name.endswith((".", " "))
    assert not {unicodedata.category(sign) for sign in name} & {"Cc", "Cf", "Cs", "Co"}
    assert clean_name(name, "台账") == name
    assert len(name.encode()) < 255


@pytest.mark.parametrize("name", ["青石镇实有人口", "白杨乡人口台账（9月）", "2026年·台账 v2", "𠮷祥村"])
def test_an_ordinary_name_stays(name: str) -> None:
    assert clean_name(name, "台账") == name


@given(st.lists(st.text(alphabet="aAbB ()12", max_size=6), max_size=12))
def test_names_are_told_apart_and_keep_their_order(names: list[str]) -> None:
    distinct = distinct_names(names, longest=31)
    assert len(distinct) == len(names)
    assert len({name.casefold() for name in distinct}) == len(names)
    assert all(new.startswith(old) for old, new in zip(names, distinct, strict=True))


def test_a_name_that_is_too_long_is_shortened_and_still_told_apart() -> None:
    assert distinct_names(["x" * 40, "x" * 40], longest=31) == ["x" * 31, "x" * 27 + " (2)"]


def test_a_terminal_is_told_nothing_that_it_obeys() -> None:
    assert visible("台账\x1b[2J\u202e.xlsx") == "台账[2J.xlsx"


KILLS, MOST_FILES = 200, 8

_WRITERS = """
import os
import sys
from pathlib import Path
from jiceng.files import write_together

folder = Path(sys.argv[1])
for _ in sys.stdin:
    writer = os.fork()
    number = 0
    while writer == 0:
        number += 1
        content = f"{number:08d}".encode() * 40_000
        write_together({folder / "a.xlsx": content, folder / "b.xlsx": content})
    print(writer, flush=True)
    os.waitpid(writer, 0)
    print("killed", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="only POSIX kills a process without a word")
def test_whenever_a_writer_is_killed_each_file_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    """Killed at a different moment each time; nothing of what it had begun is left after the next run."""
    left_behind = 0
    command = [sys.executable, "-c", _WRITERS, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for delay in range(KILLS):
            nursery.stdin.write("\n")
            nursery.stdin.flush()
            writer = int(nursery.stdout.readline())
            _wait(0.001 * (1 + delay % 40))
            os.kill(writer, signal.SIGKILL)
            assert nursery.stdout.readline() == "killed\n"
            left_behind += bool(_left_behind(tmp_path))
            for path in (tmp_path / "a.xlsx", tmp_path / "b.xlsx"):
                if path.exists():
                    content = path.read_bytes()
                    assert content == content[:8] * 40_000
            write_together({tmp_path / "c.xlsx": b"next run"})
            assert _left_behind(tmp_path) == []
    assert left_behind, "some were killed in the act, or this shows nothing"


def _wait(seconds: float) -> None:
    select.select([], [], [], seconds)


class _FullDiskError(OSError):
    def __init__(self) -> None:
        super().__init__(errno.ENOSPC, "No space left on device")


_STEPS = ("mkstemp", "fdopen", "fsync", "chmod", "replace")


def test_whichever_step_fails_each_file_is_the_old_one_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every step of the writing fails once, the first time, the second time, …, with one file and more."""
    monkeypatch.setattr(files.os, "fsync", lambda _: None)  # the disk itself is no part of this, and slow
    runs = 0
    for count in range(1, MOST_FILES + 1):
        for step in _STEPS:
            for nth in range(1, count + 2):
                runs += 1
                folder = tmp_path / f"{count}-{step}-{nth}"
                _fail_at(folder, count, step, nth, monkeypatch)
    assert runs >= 200


def _fail_at(folder: Path, count: int, step: str, nth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    targets = [folder / f"{number}.xlsx" for number in range(count)]
    write_together(dict.fromkeys(targets, b"old"))
    home = {"mkstemp": files.tempfile, "chmod": Path}.get(step, files.os)
    real, calls = getattr(home, step), 0

    def sometimes(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise _FullDiskError
        return real(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(home, step, sometimes)
        refusal: DataError | None = None
        try:
            write_together(dict.fromkeys(targets, b"new"))
        except DataError as error:
            refusal = error
    failed = refusal is not None
    assert failed == (calls >= nth)
    assert refusal is None or (refusal.code, "磁盘已满" in refusal.message) == ("output.not-written", True)
    contents = [target.read_bytes() for target in targets]
    assert set(contents) <= {b"old", b"new"}
    if not failed:
        assert set(contents) == {b"new"}
    elif step in ("mkstemp", "fdopen", "chmod"):
        assert set(contents) == {b"old"}  # nothing takes its place before all are on the disk
    assert _left_behind(folder) == []
    write_together(dict.fromkeys(targets, b"next"))
    assert {target.read_bytes() for target in targets} == {b"next"}
