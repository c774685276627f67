"""The two doors of the gate: a file is looked at, then its workbook is read."""

import attrs

from jiceng.dataset import Refusal
from jiceng.ledger.files import Format, InputFile
from jiceng.ledger.gate import limits
from jiceng.ledger.gate.allowance import Allowance
from jiceng.ledger.gate.child import SheetCells, has_child, read_here, read_in_child
from jiceng.ledger.gate.compound import examine_compound
from jiceng.ledger.gate.flaws import Flaw, FlawError, refusal
from jiceng.ledger.gate.footer import examine_parquet
from jiceng.ledger.gate.marks import Marks
from jiceng.ledger.gate.package import Looked, Remark, examine_package
from jiceng.ledger.gate.plain_text import examine_text

__all__ = ["Examined", "examine", "read_sheets"]

_REMARKS = {
    Remark.MACROS: "含有宏；宏没有运行，只读取了单元格",
    Remark.EXTERNAL_LINKS: "链接了其他文件；链接没有打开，只读取了保存在本表中的值",
    Remark.REACHES_OUT: "含有调用网络或其他程序的公式；公式没有运行，请核对这些单元格",
}


@attrs.frozen(eq=False)
class Examined:
    """What the gate tells of a file it lets pass.

    `remarks` are not fatal: macros, links and formulas that would reach out. `sheets` are the marks of the
    sheets of a workbook, in their order; `is_1904` tells how it counts its days.
    """

    remarks: tuple[Refusal, ...] = ()
    sheets: tuple[Marks, ...] = ()
    is_1904: bool = False


def examine(file: InputFile, kind: Format, memory: int | None = None) -> Examined:
    """Look through a file whose first bytes were recognised, before any reader does.

    Raises `RefusedFileError` with one Chinese sentence when the file is locked, broken, or larger than it seems:
    when reading it would take more than so many MiB of `memory`, or what is usual for a file of its size.
    """
    looked = Looked()
    try:
        _check_size(file)
        match kind:
            case Format.XLSX | Format.XLSM:
                looked = examine_package(file.path)
            case Format.XLS:
                looked = examine_compound(file.path)
            case Format.PARQUET:
                examine_parquet(file.path, Allowance.of(file.path, memory).decoded)
            case Format.CSV:
                examine_text(file.path)
    except FlawError as error:
        flaw = error.flaw
    else:
        remarks = tuple(
            Refusal(file.name, "", remark.value, f"文件“{file.name}”{_REMARKS[remark]}。", fatal=False)
            for remark in looked.remarks
        )
        return Examined(remarks, looked.sheets, looked.is_1904)
    raise refusal(file, flaw)


def _check_size(file: InputFile) -> None:
    try:
        size = file.path.stat().st_size
    except OSError:
        raise FlawError(Flaw.UNREADABLE) from None
    if size > limits.LARGEST_FILE:
        raise FlawError(Flaw.TOO_LARGE)


def read_sheets(file: InputFile, memory: int | None = None) -> list[SheetCells]:
    """Return the sheets of a workbook that `examine` let pass. Raises `RefusedFileError`.

    On POSIX the reader runs in a process with limits of memory and time; elsewhere in this one.
    """
    try:
        return read_in_child(file.path, memory=memory) if has_child() else read_here(file.path, memory)
    except FlawError as error:
        flaw = error.flaw
    raise refusal(file, flaw)
