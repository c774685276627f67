"""From the bytes of a TOML file to a document: guarded, all problems at once, each with its line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from os import PathLike
from pathlib import Path

from pydantic import ValidationError

from jiceng.errors import DataError
from jiceng.indicators.declared.document import Document
from jiceng.indicators.declared.guessing import guessed
from jiceng.indicators.declared.lines import KeyPath, LineIndex, deepest_nesting, with_quoted_keys
from jiceng.indicators.declared.problems import Problem, SchemeError, from_pydantic, written_path
from jiceng.indicators.declared.sanity import errors
from jiceng.indicators.declared.unseen import unseen_in_keys

__all__ = ["LARGEST_FILE", "document_of", "parse_document", "read_scheme_file"]

LARGEST_FILE = 1_000_000
"""Bytes of a scheme file at most; the papers of a county come to some tens of thousands."""

_DEEPEST = 20
_MOST_ITEMS = 1000  # of one kind, or in one list; the longest papers have some two hundred indicators
_PLACES = 12
_MOST_BITS = 4096  # a number of thousands of digits cannot even be written out
_BOM = "\ufeff"


def read_scheme_file(path: str | PathLike[str]) -> bytes:
    """Return the bytes of a scheme file. Raises `DataError` when it is not there or far too large."""
    file = Path(path)
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError:
        raise DataError("scheme.not-found", f"找不到或打不开考核方案“{file.name}”，请检查路径。") from None
    if len(content) > LARGEST_FILE:
        raise DataError("scheme.too-large", f"文件“{file.name}”超过 1 MB，不像是考核方案，没有读取。")
    return content


def parse_document(content: bytes, source: str) -> Document:
    """Return the document in the bytes of a file named `source`. Raises `SchemeError` with all its problems."""
    text, raw = _parse(content, source)
    lines = LineIndex(text)
    if "format" in raw and (raw["format"] != 1 or type(raw["format"]) is not int):
        message = "本版本只认 format = 1 的考核方案"
        raise SchemeError(source, [Problem("format", lines.line(("format",)), message)])
    return _checked(raw, source, lines)


def document_of(raw: Mapping[str, object], source: str) -> Document:
    """Return the document of keys and values that are given in code. Raises `SchemeError` with all its problems."""
    return _checked(raw, source, LineIndex(""))


def _checked(raw: Mapping[str, object], source: str, lines: LineIndex) -> Document:
    beyond = next(_beyond_any_paper(raw, ()), None)
    if beyond is not None:
        path, message = beyond
        raise SchemeError(source, [Problem(written_path(path), lines.line(path), message)])
    found = [
        Problem(written_path(path), lines.line(path), f"键里有看不见的字符（{sign}），请删去后重新输入")
        for path, sign in unseen_in_keys(raw)
    ]
    named = {problem.path for problem in found}
    try:
        document = Document.model_validate(raw)
        further = [
            Problem(written_path(path), lines.line(path), message) for path, message in errors(document)
        ]
    except ValidationError as error:
        document = None
        further = [*from_pydantic(error, Document, raw, lines), *_further(raw, lines)]
    found += [problem for problem in further if problem.path not in named]
    if found or document is None:
        raise SchemeError(source, sorted(found, key=_by_line))
    return document


def _beyond_any_paper(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Return lists and tables that hold more, and numbers that are longer, than those of any paper.

    A fraction that no file can hold is given in code only; the scheme would not be the same when it is read again.
    """
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        yield path, "数字过长"
    elif isinstance(value, Fraction) and (value * 10**_PLACES).denominator != 1:
        yield path, f"小数不超过 {_PLACES} 位"
    elif isinstance(value, Mapping | list | tuple):
        if len(value) > _MOST_ITEMS:
            yield path, f"太多：最多 {_MOST_ITEMS} 项"
        for key, one in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _beyond_any_paper(one, (*path, key))


def _by_line(problem: Problem) -> tuple[int, str]:
    return problem.line or 0, problem.path


def _further(raw: Mapping[str, object], lines: LineIndex) -> list[Problem]:
    """Return what would still be wrong with a scheme once its keys and values are put right."""
    guess = guessed(raw)
    if guess is None:
        return []
    return [
        Problem(written_path(path), lines.line(path), message)
        for path, message in errors(guess.document)
        if not guess.hides(path)
    ]


def _decimal(text: str) -> Decimal:
    """Read a number; one that no decimal can hold is infinite, and is refused where it stands."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("inf")


def _parse(content: bytes, source: str) -> tuple[str, dict[str, object]]:
    try:
        text = content.decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise SchemeError(source, [Problem("", None, "文件不是 UTF-8 编码，请另存为 UTF-8")]) from None
    if deepest_nesting(text) > _DEEPEST:
        raise SchemeError(source, [Problem("", None, f"嵌套超过 {_DEEPEST} 层，不是考核方案的写法")])
    try:
        return text, tomllib.loads(with_quoted_keys(text), parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise SchemeError(
            source, [Problem("", line, "不合 TOML 的写法：检查引号、括号、等号，以及同一个键是否写了两次")]
        ) from None
    except ValueError:  # a whole number of thousands of digits
        raise SchemeError(source, [Problem("", None, "文件里有过长的数字")]) from None
