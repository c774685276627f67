"""Telling records from the rows that stand above, between and below them.

A row is judged on its own first: an identifier makes it a record, whatever else it holds. Then the foot of
each page is judged as a whole: below the last certain record, what follows a note or a signature belongs to
it. A person is never taken for a note because of a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from jiceng.dataset import Cell, Why
from jiceng.ledger.cells import cell_text
from jiceng.ledger.folding import folded
from jiceng.ledger.headings import Header, is_row_number

__all__ = ["Layout", "layout_of", "why_skipped"]

_Signs = tuple[tuple[int, str], ...]


@attrs.frozen
class Layout:
    """What judging the rows needs to know of a sheet: its known columns, those that count the rows, and its head."""

    known: tuple[int, ...]
    numbering: tuple[int, ...] = ()
    head: frozenset[_Signs] = frozenset()


def layout_of(image: Sequence[Sequence[Cell]], header: Header) -> Layout:
    """Return the layout of a sheet with these headings; its head is all rows down to the headings."""
    rows = [[cell_text(cell) for cell in row] for row in image[: header.rows[-1] + 1]]
    return Layout(
        known=tuple(header.fields),
        numbering=tuple(column for column, text in header.texts.items() if is_row_number(text)),
        head=frozenset(signs for signs in map(_signs, rows) if signs),
    )


def why_skipped(rows: Iterable[Sequence[str]], layout: Layout) -> list[Why | None]:
    """Return for each row below the headings why it is no record, `None` for a record and for an empty row.

    `rows` are the cells as text. A row with an identifier, or with most of the known columns filled, is a
    record, but for column numbers, hints, totals and headings that are printed again.
    """
    judged = list(_judged(rows, layout))
    ends = [place for place, row in enumerate(judged) if row.is_head]
    pages = pairwise([0, *ends, len(judged)])
    return [why for first, end in pages for why in _page(judged[first:end])]


def _page(rows: Sequence["_Judged"]) -> list[Why | None]:
    last = max((place for place, row in enumerate(rows) if row.is_certain), default=-1)
    return [row.why for row in rows[: last + 1]] + list(_foot(rows[last + 1 :]))


@attrs.frozen
class _Judged:
    why: Why | None = None
    is_certain: bool = False
    is_head: bool = False
    filled: int = 0
    alone: str = ""


_EMPTY, _CERTAIN = (
    _Judged(),
    _Judged(is_certain=True),
)  # most rows are one of them, and a list may have a million


def _judged(rows: Iterable[Sequence[str]], layout: Layout) -> Iterator[_Judged]:
    """Judge each row on its own; only directly below headings may it be column numbers or hints."""
    below_headings = _MOST_HINTS
    firsts = {signs[0][1] for signs in layout.head}
    for texts in rows:
        if not any(texts):
            yield _EMPTY
            continue
        if any(len(text) >= _SHORTEST and _looks_like_identifier(text) for text in texts):
            below_headings = 0
            yield _CERTAIN
            continue
        written = [text for text in (text.strip() for text in texts) if text]
        if not written:
            yield _EMPTY
            continue
        filled = sum(bool(texts[column].strip()) for column in layout.known if column < len(texts))
        if "".join(written[0].split()) in firsts and _signs(texts) in layout.head:
            below_headings = _MOST_HINTS
            yield _Judged(Why.NOTE, is_head=True)
            continue
        why = _under_headings(written) if below_headings else None
        why = why or _regardless_of_columns(written, filled, layout)
        is_certain = why is None and (2 * filled > len(layout.known) or _is_numbered(texts, filled, layout))
        if is_certain:
            below_headings = 0
            yield _CERTAIN
            continue
        why = why or _by_first_cell(written)
        below_headings = max(below_headings - 1, 0) if why is not None else 0
        yield _Judged(why, filled=filled, alone=written[0] if len(written) == 1 else "")


def _foot(rows: Iterable[_Judged]) -> Iterator[Why | None]:
    """Judge what stands below the last certain record: lines that go on with a note or a signature."""
    above: Why | None = None
    for row in rows:
        if row.is_head or row is _EMPTY:
            yield row.why
            continue
        why = row.why
        if why is None and _DAY.fullmatch(row.alone):
            why = Why.SIGNATURE
        if why is None and row.filled <= _FEW and above is not None:
            why = above if row.filled or row.alone else None
        if why in (Why.NOTE, Why.SIGNATURE):
            above = why
        yield why


_FEW = 2
_MOST_HINTS = 30  # rows directly below headings
_SHORTEST, _LONGEST = 14, 100  # signs of an identifier, with all that may stand around it
_IDENTIFIER = re.compile(r"[0-9]{14,}[0-9X]?|[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}")
_TEXT_MARKS = re.compile(r"[\s'’‘=\"\u200b-\u200d\u2060\ufeff]+")


def _looks_like_identifier(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    if _IDENTIFIER.fullmatch(text):
        return True
    return _IDENTIFIER.fullmatch(_TEXT_MARKS.sub("", folded(text)).upper()) is not None


def _signs(texts: Sequence[str]) -> _Signs:
    return tuple((column, "".join(text.split())) for column, text in enumerate(texts) if text.strip())


_HINT = re.compile(
    r"(?:非?必填|选填|可不填|可为空|下拉|文本格式|格式|请|如|例如?|示例|样例|单位)[^0-9]{0,4}[0-9./年月日—-]{0,12}.{0,20}"
    r"|[0-9]{1,2}位.{0,10}"
)
_EXAMPLE = re.compile(r"(?:填写|填表|填报)(?:说明|要求|示例|须知)|示例|样例")
_NOT_COUNTED = re.compile(r"栏次|列次|行次|序号|[甲乙丙丁戊己庚辛壬癸]|[A-Z]|[—-]+")
_COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,3})\)?栏?(?:=.*)?")


def _under_headings(written: Sequence[str]) -> Why | None:
    """Tell column numbers (甲, 乙, 1, 2, …) and hints how to fill in (必填, 18位, 如1980-01-01)."""
    if _are_column_numbers(written):
        return Why.COLUMN_NUMBERS
    if _EXAMPLE.fullmatch(written[0]):
        return Why.NOTE
    hints = sum(_HINT.fullmatch(text) is not None for text in written)
    return Why.NOTE if hints > 1 and 2 * hints >= len(written) else None


def _are_column_numbers(written: Sequence[str]) -> bool:
    plain = [folded(text).replace(" ", "") for text in written]
    numbers = [match[1] for text in plain if (match := _COLUMN_NUMBER.fullmatch(text))]
    named = [text for text in plain if _NOT_COUNTED.fullmatch(text)]
    counted = [int(number) for number in numbers]
    return (
        len(plain) > 2  # two numbers may well be a household and its members
        and len(numbers) + len(named) == len(plain)
        and plain[: len(named)] == named  # what is not counted stands in front
        and counted == list(range(counted[0], counted[0] + len(counted)) if counted else [])
        and (counted[0] <= 1 if counted else len(set(named)) == len(named))
    )


_TOTAL = re.compile(r"合计|总计|小计|共计|累计")
_COUNT = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,2})?[%％人户件个名]?")
_ROLE = r"(?:填表|填报|审核|复核|制表|经办|统计|汇总|录入|报送|负责|联系|审批|签发|主管|分管)"
_SIGNED = re.compile(
    rf"{_ROLE}(?:人员?|领导)?(?:签字|签名|签章)?[:：].*"
    r"|单位(?:负责人|盖章|公章)(?:[(（]?(?:签字|签名|签章|盖章)[)）]?)?(?:[:：].*)?"
    r"|(?:填表|填报|上报|报送|制表)(?:日期|时间|单位)[:：].*|联系(?:电话|方式)[:：].*"
    r"|[(（]?(?:盖章|公章|签章|签字)[)）]?",
    re.DOTALL,
)
_ROLE_ALONE = re.compile(rf"{_ROLE}(?:人员?|领导)|(?:填表|填报|报送)(?:日期|时间|单位)")
_DAY = re.compile(r"[0-9]{4}\s*[年./-]\s*[0-9]{1,2}\s*[月./-]\s*[0-9]{1,2}\s*[日号]?|年\s*月\s*日")
_NOTE = re.compile(
    r"(?:填写|填表|填报)(?:说明|要求|示例|须知)|说明(?=[:：.、]|$)|示例|样例|[*※]?注[0-9一二三]?(?=[:：.、]|$)|备注(?=[:：])"
)
_NOTHING_BELOW = re.compile(r"\W*(?:本页|此页|此表|本表)?以下(?:为?空白?|无正文|无内容|无数据)\W*")


def _regardless_of_columns(written: Sequence[str], filled: int, layout: Layout) -> Why | None:
    """Tell totals and signatures that may fill any column: all that is written in them is a count or a signature.

    A total is one also where little else is known of the row; a person may well be called 合计.
    """
    first = "".join(written[0].split())
    if _TOTAL.match(first) and (
        filled <= max(_FEW, len(layout.known) // 2)
        or (_TOTAL.fullmatch(first.rstrip(":：")) and all(_COUNT.fullmatch(text) for text in written[1:]))
    ):
        return Why.TOTAL
    has_signature = False
    for text in written:
        if _SIGNED.fullmatch(text):
            has_signature = True
        elif not _DAY.fullmatch(text):
            return None
    return Why.SIGNATURE if has_signature else None


def _is_numbered(texts: Sequence[str], filled: int, layout: Layout) -> bool:
    """Tell whether the list itself counts the row, and more is known of it than that it has nothing to say."""
    counted = any(texts[column].strip().isdecimal() for column in layout.numbering if column < len(texts))
    return counted and filled > 0 and not any(_NOTHING_BELOW.fullmatch(text) for text in texts)


def _by_first_cell(written: Sequence[str]) -> Why | None:
    first = written[1] if written[0].isdecimal() and len(written) > 1 else written[0]
    if _SIGNED.match(first) or _ROLE_ALONE.fullmatch(first):
        return Why.SIGNATURE
    return Why.NOTE if _NOTE.match(first) or _NOTHING_BELOW.fullmatch(first) else None
