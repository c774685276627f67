"""Several codes of one field in columns of their own: 风险1, 风险2, …, or a column for each code.

Both are gathered into one cell before the sheet is read, so that what reads it knows of one column only.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

import attrs

from jiceng.codes import CodeEnum
from jiceng.ledger.folding import folded
from jiceng.models import SEPARATOR, Record, terms

__all__ = ["Part", "code_headings", "gather", "parts_of", "without_numbers"]

_NUMBERED = re.compile(r"(.+?)(?:0?[1-9]|1[0-9]|[一二三四五六七八九十])")
_NO = frozenset({"", "否", "无", "没有", "未落实", "×", "✗", "x", "0", "n", "no", "-", "--", "—", "——", "/"})


@attrs.frozen
class Part:
    """A column that holds part of a field: the `code` that it stands for, or none where its cells hold codes."""

    field: str
    code: str | None = None


def parts_of(
    model: type[Record],
    names: Mapping[int, Sequence[str]],
    known: Mapping[str, str],
    key: Callable[[str], str],
) -> dict[int, Part]:
    """Return the columns that hold part of a field, by the `key` of their headings.

    `known` tells the fields of headings. A numbered column counts beside another one of its kind only: a list
    with 走访事由1 alone has a column that somebody misnamed.
    """
    codes = code_headings(model)
    parts: dict[int, Part] = {}
    numbered: dict[str, list[int]] = {}
    for column, candidates in names.items():
        for heading in map(key, candidates):
            match = _NUMBERED.fullmatch(heading)
            field = known.get(match[1]) if match is not None else None
            if heading in codes:
                parts.setdefault(column, codes[heading])
            elif field is not None and terms(model)[field].many and numbered.get(field, [])[-1:] != [column]:
                numbered.setdefault(field, []).append(column)
    for field, columns in numbered.items():
        if len(columns) > 1:
            parts |= {column: Part(field) for column in columns}
    return parts


def without_numbers(headings: Iterable[str]) -> set[str]:
    """Return those of the headings that end in a number, without it."""
    return {match[1] for match in map(_NUMBERED.fullmatch, headings) if match is not None}


@cache
def code_headings(model: type[Record]) -> Mapping[str, Part]:
    """Return the headings that are a code of a field with a column for each of them."""
    return {
        heading: Part(name, code.value)
        for name, term in terms(model).items()
        if term.has_column_each and issubclass(term.type, CodeEnum)
        for code in term.type
        for heading in (code.zh, *code.also)
    }


def gather(body: Iterable[list[str]], leading: Mapping[str, int], parts: Mapping[int, Part]) -> None:
    """Put what the parts of a field say into its leading column, in the order of the columns.

    In the column of a code everything counts that does not say no: many systems write there what was done.
    """
    by_field: dict[str, list[int]] = {}
    for column in sorted({*parts, *(leading[part.field] for part in parts.values())}):
        field = (
            parts[column].field if column in parts else next(f for f, at in leading.items() if at == column)
        )
        by_field.setdefault(field, []).append(column)
    for row in body:
        for field, columns in by_field.items():
            said = [_said(row[column], parts.get(column)) for column in columns if column < len(row)]
            if leading[field] < len(row):
                row[leading[field]] = SEPARATOR.join(text for text in said if text)


def _said(text: str, part: Part | None) -> str:
    if part is None or part.code is None:
        return text.strip()
    return "" if _says_no(text) else part.code


@lru_cache(1_000)
def _says_no(text: str) -> bool:
    return "".join(folded(text).split()).casefold() in _NO
