"""Files that go out: written whole or not at all, readable by their owner only, under a clean name.

A file is first written beside its place under a name of ours, flushed to the disk, and then renamed over
the old one. Whoever looks sees the old file or the new one, never a half. What a killed run left behind is
swept before the next one writes.
"""

import errno
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from jiceng.errors import DataError

__all__ = [
    "clean_name",
    "distinct_names",
    "refuse_to_overwrite",
    "visible",
    "write_atomically",
    "write_together",
]

_PREFIX, _SUFFIX = ".jiceng-", ".tmp"
_OWNER_ONLY = 0o600
_POSIX = os.name == "posix"


_REASONS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "空间配额已用完",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.EROFS: "磁盘是只读的",
    errno.EEXIST: "有同名的文件挡住了文件夹",
    errno.ENOTDIR: "有同名的文件挡住了文件夹",
    errno.EISDIR: "有同名的文件夹挡住了文件",
    errno.ENAMETOOLONG: "路径太长",
}


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole, mode 0600; on any failure the old file stays as it was.

    Raises `DataError` with a Chinese sentence when the disk or the folder refuses.
    """
    write_together({path: content})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files: none takes its place before all of them are on the disk.

    The folders are made where they are missing. Raises `DataError` when one cannot be written.
    """
    waiting: dict[Path, Path] = {}
    try:
        for folder in dict.fromkeys(path.parent for path in files):
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
        for path, content in files.items():
            waiting[path] = _write_temporary(path.parent, content)
        for path in files:
            os.replace(waiting[path], path)
            del waiting[path]
        for folder in dict.fromkeys(path.parent for path in files):
            _flush_folder(folder)
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, "系统拒绝写入")
        raise DataError(
            "output.not-written",
            f"结果没有写成（{reason}）：请检查输出文件夹，并关掉正打开着的结果文件，再试一次。",
        ) from None
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)


def refuse_to_overwrite(targets: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raise `DataError` when an output would take the place of a file that was read."""
    read = {path.resolve() for path in inputs}
    for target in targets:
        if target.resolve() in read:
            raise DataError(
                "output.is-input", f"“{target.name}”是报送的原件，不能被结果覆盖：请另选一个输出文件夹。"
            )


def _write_temporary(folder: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{os.getpid()}-", suffix=_SUFFIX, dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_OWNER_ONLY)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _sweep(folder: Path) -> None:
    """Remove what a killed run left: personal data must not lie about under a hidden name."""
    for temporary in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        writer = temporary.name.removeprefix(_PREFIX).split("-")[0]
        if not (writer.isdecimal() and _is_running(int(writer))):
            temporary.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """Tell whether a process still runs, and may be writing. Windows itself refuses to remove an open file."""
    if not _POSIX:
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _flush_folder(folder: Path) -> None:
    """Make the renaming itself last; Windows cannot open a folder and does not need it."""
    if _POSIX:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_FORBIDDEN = re.compile(r'[<>:"/\\|?*\[\]]')
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
_LONGEST = 60


def visible(text: str) -> str:
    """Return a text without what a terminal would obey and a reader not see: control, bidirectional, private-use."""
    return "".join(character for character in text if unicodedata.category(character) not in _UNSEEN)


def clean_name(text: str, otherwise: str) -> str:
    """Return an uploaded name as it may stand in a file or sheet name, `otherwise` when nothing is left.

    Separators and characters no file system takes become `_`; control, bidirectional and private-use
    characters go. The name never begins with a dot, a dash or a tilde, nor ends with a dot or a blank.

    >>> clean_name("../../etc/passwd", "台账"), clean_name("青石镇\\u202e实有人口 ", "台账")
    ('_.._etc_passwd', '青石镇实有人口')
    >>> clean_name("nul", "台账"), clean_name("\\x00", "台账")
    ('_nul', '台账')
    """
    name = _FORBIDDEN.sub("_", visible(text)).lstrip(".-~ ")[:_LONGEST].rstrip(". ")
    if not name:
        return otherwise
    return f"_{name}" if _RESERVED.fullmatch(name.split(".")[0]) else name


def distinct_names(names: Iterable[str], longest: int = 1000) -> list[str]:
    """Return the names in order, the second of two that differ by letter case at most with ` (2)` behind it.

    >>> distinct_names(["a", "A", "b", "a"])
    ['a', 'A (2)', 'b', 'a (3)']
    """
    taken: set[str] = set()
    distinct: list[str] = []
    for name in names:
        candidate, number = name[:longest], 1
        while candidate.casefold() in taken:
            number += 1
            mark = f" ({number})"
            candidate = name[: longest - len(mark)] + mark
        taken.add(candidate.casefold())
        distinct.append(candidate)
    return distinct
