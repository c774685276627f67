"""What a reader noticed of cells, columns and sheets, without any value.

A note says where and of what kind; `NoteKind.sentence` says it to the clerk. A kind is also the code under
which a finding may report it.
"""

from collections.abc import Iterator
from enum import StrEnum

import attrs

__all__ = ["Note", "NoteKind", "column_letters"]


class NoteKind(StrEnum):
    """What was noticed. Those of cells name rows and a column, those of columns a column, the others the sheet."""

    CELL_ERROR = "cell.error"
    """The cell shows an error value; `Note.detail` is the value, such as `#REF!`."""
    FORMULA_EMPTY = "cell.formula-empty"
    """A formula whose result was not saved in the file."""
    FORMULA = "cell.formula"
    """A formula; the result that was saved is what was read."""
    DAY_60 = "cell.day-60"
    """Day 60 of the 1900 system, which spreadsheets show as 29 February 1900 and which never was."""
    FILLED_DOWN = "cell.filled-down"
    """The cell took its value from the merged range it lies in."""
    DIGITS_LOST = "id.digits-lost"
    """A number of more than 15 digits in an identifier column: a spreadsheet does not keep the last ones."""
    NUMBER_STORED = "id.number-stored"
    """A shorter number in an identifier column: noughts in front of it may be gone."""
    SEVERAL_PHONES = "phone.several"
    """Several phone numbers in one cell; the first was read."""
    CODES_MIXED = "code.label-mixed"
    """A column holds codes in some rows and their names in others; both were read. `rows` are those of the fewer."""
    PLACE_READ = "place.name-read"
    """A grid or division by its name; the code that the list of the same batch has for it was read."""
    PLACE_UNKNOWN = "place.name-unknown"
    """A grid or division by a name that the list of the same batch does not have, or has several times."""
    UNIT_CONVERTED = "column.unit-converted"
    """The heading names another unit, and the numbers were converted; `Note.detail` is `万元→元`."""
    PERCENT_SCALED = "column.percent-scaled"
    """All numbers of a percentage column are shares of 1, and were taken a hundred times."""
    PERCENT_UNCLEAR = "column.percent-unclear"
    """Some numbers of a percentage column may be shares of 1, others are not; all were read as written.

    `rows` are those that may be shares."""
    HEADING_NEAR = "heading.near"
    """No field claims the heading, but it is like a heading of `field`; the column was not read."""
    HEADING_MAPPED = "heading.mapped"
    """The column was read as `field` because the mapping that was given says so."""
    ROW_HIDDEN = "row.hidden"
    """Hidden rows, which were read like the others."""
    COLUMN_HIDDEN = "column.hidden"
    """A hidden column, which was read like the others."""
    SHEET_HIDDEN = "sheet.hidden"
    """A hidden sheet, which was read like the others."""
    YEAR_1904 = "sheet.year-1904"
    """The workbook counts its days from 1904; they were read so."""

    @property
    def sentence(self) -> str:
        """What a clerk is told: what is the matter, and what to do."""
        return _SENTENCES[self]


_SENTENCES = {
    NoteKind.CELL_ERROR: "单元格显示的是公式错误值，没有可用的内容。请改正公式，或直接填写正确的内容。",
    NoteKind.FORMULA_EMPTY: "单元格里是公式，文件中没有保存它的结果。请用表格软件打开后保存一次，或直接填写结果。",
    NoteKind.FORMULA: "单元格的内容由公式得出，按文件中保存的结果读取。请核对结果，最好改为直接填写。",
    NoteKind.DAY_60: "日期显示为 1900-02-29，这一天并不存在。请核对后重新填写。",
    NoteKind.FILLED_DOWN: "合并单元格的内容已按所在各行读取。请确认各行确实相同，最好取消合并后逐行填写。",
    NoteKind.DIGITS_LOST: "号码以数字存储，末位已丢失，不可恢复。请先把该列设为文本格式，再按证件重新录入。",
    NoteKind.NUMBER_STORED: "号码以数字存储，开头的 0 可能已丢失。请把该列设为文本格式后核对。",
    NoteKind.SEVERAL_PHONES: "一个单元格里填了多个电话，只读取了第一个。请只留一个常用电话。",
    NoteKind.CODES_MIXED: "同一列里有的填代码，有的填名称，已分别识别。请统一填名称（或统一填代码）。",
    NoteKind.PLACE_READ: "填的是名称，已按本批名单换成编码。请确认无误，最好直接填写编码。",
    NoteKind.PLACE_UNKNOWN: "填的是名称，本批名单里没有这个名称，或有几处同名，无法换成编码。请核对名称，或直接填写编码。",
    NoteKind.UNIT_CONVERTED: "表头所写单位与标准不同，数值已按标准单位换算。请确认表头的单位无误。",
    NoteKind.PERCENT_SCALED: "百分比一列填的都是小数（如 0.969），已按百分数（96.9）读取。请确认。",
    NoteKind.PERCENT_UNCLEAR: "百分比一列里小数（如 0.969）与百分数（如 96.9）混用，均按所填读取。请统一写成百分数。",
    NoteKind.HEADING_NEAR: "表头与标准字段相近但不相同，该列没有读取。请改用标准表头，或在对照表中指明。",
    NoteKind.HEADING_MAPPED: "该列按给定的表头对照表读取。",
    NoteKind.ROW_HIDDEN: "工作表中有隐藏的行，已一并读取。请确认这些行应当报送。",
    NoteKind.COLUMN_HIDDEN: "工作表中有隐藏的列，已一并读取。请确认这一列应当报送。",
    NoteKind.SHEET_HIDDEN: "这张工作表是隐藏的，已一并读取。请确认它应当报送。",
    NoteKind.YEAR_1904: "工作簿采用 1904 日期系统，日期已按此读取。请抽查几个日期是否正确。",
}


@attrs.frozen
class Note:
    """One kind of thing noticed on a sheet: of a column, with all rows it was noticed in, or of the sheet.

    `rows` are the numbers the spreadsheet shows, in their order; `column` is counted from 0; `field` is what
    the column was read as, or is nearest to. `detail` comes from a closed list and never from a record.
    """

    kind: NoteKind
    rows: tuple[int, ...] = ()
    column: int | None = None
    field: str | None = None
    detail: str = ""

    def addresses(self) -> Iterator[str]:
        """Yield the places as a spreadsheet names them: cells, or rows, or the column.

        >>> list(Note(NoteKind.CELL_ERROR, (3, 7), 2).addresses())
        ['C3', 'C7']
        >>> list(Note(NoteKind.COLUMN_HIDDEN, (), 27).addresses())
        ['AB']
        """
        letters = "" if self.column is None else column_letters(self.column)
        if self.rows:
            yield from (f"{letters}{row}" for row in self.rows)
        elif letters:
            yield letters


def column_letters(column: int) -> str:
    """Return the letters of a column that is counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
