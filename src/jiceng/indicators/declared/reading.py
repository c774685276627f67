"""From the bytes of a TOML file to a document: guarded, all problems at once, each with its line."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from os import PathLike
from pathlib import Path

from pydantic import ValidationError

from jiceng.errors import DataError
from jiceng.indicators.declared.document import Document
from jiceng.indicators.declared.guessing import guessed
from jiceng.indicators.declared.lines import LineIndex, deepest_nesting, with_quoted_keys
from jiceng.indicators.declared.problems import Problem, SchemeError, from_pydantic, written_path
from jiceng.indicators.declared.sanity import errors

__all__ = ["LARGEST_FILE", "document_of", "parse_document", "read_scheme_file"]

LARGEST_FILE = 1_000_000
"""Bytes of a scheme file at most; the papers of a county come to some tens of thousands."""

_DEEPEST = 20
_MOST_ITEMS = 1000  # of one kind; the longest papers have some two hundred indicators
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
    if "format" in raw and raw["format"] != 1:
        message = "本版本只认 format = 1 的考核方案"
        raise SchemeError(source, [Problem("format", lines.line(("format",)), message)])
    crowded = [key for key, value in raw.items() if isinstance(value, list) and len(value) > _MOST_ITEMS]
    if crowded:
        raise SchemeError(source, [Problem(crowded[0][:40], None, f"太多：最多 {_MOST_ITEMS} 项")])
    return _checked(raw, source, lines)


def document_of(raw: Mapping[str, object], source: str) -> Document:
    """Return the document of keys and values that are given in code. Raises `SchemeError` with all its problems."""
    return _checked(raw, source, LineIndex(""))


def _checked(raw: Mapping[str, object], source: str, lines: LineIndex) -> Document:
    try:
        document = Document.model_validate(raw)
    except ValidationError as error:
        wrong = [*from_pydantic(error, Document, raw, lines), *_further(raw, lines)]
        raise SchemeError(source, sorted(wrong, key=_by_line)) from None
    found = [Problem(written_path(path), lines.line(path), message) for path, message in errors(document)]
    if found:
        raise SchemeError(source, sorted(found, key=_by_line))
    return document


def _by_line(problem: Problem) -> tuple[int, str]:
    return problem.line or 0, problem.path


def _further(raw: Mapping[str, object], lines: LineIndex) -> list[Problem]:
    """Return what would still be wrong with a scheme once its keys and values are put right."""
    guess = guessed(raw)
    if guess is None:
        return []
    document, touched = guess
    return [
        Problem(written_path(path), lines.line(path), message)
        for path, message in errors(document)
        if not {path[:1], path[:2], path[:3]} & touched
    ]


def _parse(content: bytes, source: str) -> tuple[str, dict[str, object]]:
    try:
        text = content.decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise SchemeError(source, [Problem("", None, "文件不是 UTF-8 编码，请另存为 UTF-8")]) from None
    if deepest_nesting(text) > _DEEPEST:
        raise SchemeError(source, [Problem("", None, f"嵌套超过 {_DEEPEST} 层，不是考核方案的写法")])
    try:
        return text, tomllib.loads(with_quoted_keys(text), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise SchemeError(
            source, [Problem("", line, "不合 TOML 的写法：检查引号、括号、等号，以及同一个键是否写了两次")]
        ) from None
    except ValueError:  # a whole number of thousands of digits
        raise SchemeError(source, [Problem("", None, "文件里有过长的数字")]) from None
