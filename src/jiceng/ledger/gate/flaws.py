"""What can be wrong with a file as a whole: a code for programs, a sentence for the clerk who has to mend it."""

from enum import StrEnum

from jiceng.ledger.files import InputFile, RefusedFileError

__all__ = ["Flaw", "FlawError", "refusal"]


class Flaw(StrEnum):
    """Why a file is refused. The value is the code of the refusal."""

    UNKNOWN_TYPE = "file.unknown-type"
    DAMAGED = "file.damaged"
    EMPTY = "file.empty"
    UNREADABLE = "file.unreadable"
    NOT_A_WORKBOOK = "file.not-a-workbook"
    WRONG_SUFFIX = "file.wrong-suffix"
    ENCRYPTED = "file.encrypted"
    TOO_LARGE = "file.too-large"
    TOO_SLOW = "file.too-slow"
    STRUCTURE = "file.structure"
    DECLARES_ENTITIES = "file.declares-entities"
    CELL_REFERENCE = "file.cell-reference"
    CELLS_FAR_APART = "file.cells-far-apart"
    LINE_TOO_LONG = "file.line-too-long"
    UNBALANCED_QUOTE = "file.unbalanced-quote"


_SENTENCES = {
    Flaw.UNKNOWN_TYPE: "不是可读取的类型，请另存为 .xlsx、.xls 或 .csv 后再报送",
    Flaw.DAMAGED: "已损坏，请重新从原系统导出或另存后再报送",
    Flaw.EMPTY: "里没有任何内容，请确认保存后再报送",
    Flaw.UNREADABLE: "无法打开，请检查是否有读取权限、是否正被其他程序占用",
    Flaw.NOT_A_WORKBOOK: "不是 Excel 工作簿，请用表格软件打开后另存为 .xlsx",
    Flaw.WRONG_SUFFIX: "的内容与扩展名不符，请改回原来的扩展名，或用表格软件打开后另存为 .xlsx",
    Flaw.ENCRYPTED: "设有打开密码或是旧版格式，请取消密码并另存为 .xlsx 后再报送",
    Flaw.TOO_LARGE: "展开后过大，请删去多余的行列和图片，或拆分后再报送",
    Flaw.TOO_SLOW: "读取时间过长，已停止读取，请把数据复制到新建的工作簿，或拆分后再报送",
    Flaw.STRUCTURE: "的内部结构不符合工作簿的规范，请用表格软件打开后另存为 .xlsx 再报送",
    Flaw.DECLARES_ENTITIES: "含有工作簿中不应有的文档声明（DTD），可能被篡改，请从原系统重新导出",
    Flaw.CELL_REFERENCE: "的单元格位置错误，超出了工作表的范围，请用表格软件打开后另存为 .xlsx 再报送",
    Flaw.CELLS_FAR_APART: "中有单元格离其余内容过远，请选中数据以外的空白行列并删除，保存后再报送",
    Flaw.LINE_TOO_LONG: "中有一行过长，不是正常的表格，请检查分隔符和换行后再报送",
    Flaw.UNBALANCED_QUOTE: "起引号没有成对，其后的行会被当成同一个单元格，请检查后再报送",
}


class FlawError(Exception):
    """A flaw that was found inside the gate, where the name of the file is not known."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


def refusal(file: InputFile, flaw: Flaw, place: str = "") -> RefusedFileError:
    """Return the refusal of a file for a flaw, `place` saying where in the file, such as 第 7 行.

    >>> from pathlib import Path
    >>> str(refusal(InputFile(Path("a.xlsx"), "a.xlsx"), Flaw.ENCRYPTED))
    '文件“a.xlsx”设有打开密码或是旧版格式，请取消密码并另存为 .xlsx 后再报送。'
    """
    return RefusedFileError(flaw.value, f"文件“{file.name}”{place}{_SENTENCES[flaw]}。")
