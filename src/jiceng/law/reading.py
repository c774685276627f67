"""From a law file (TOML) to entries; every problem of the file in one error."""

import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jiceng.errors import DeclarationError
from jiceng.law.entries import Clock, LocalParameter, Parameter

__all__ = ["LawFile", "read_law_file"]


class LawFile(BaseModel):
    """A law file: `[[clock]]`, `[[parameter]]` and `[[local]]` tables; `rows` guards against a lost one."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    rows: int | None = None
    clock: Annotated[tuple[Clock, ...], Field(strict=False)] = ()
    parameter: Annotated[tuple[Parameter, ...], Field(strict=False)] = ()
    local: Annotated[tuple[LocalParameter, ...], Field(strict=False)] = ()


def _overlaps(entries: Iterable[Clock] | Iterable[Parameter]) -> list[str]:
    """Name the pairs of one family and region that would be law on the same day."""
    families: dict[tuple[str, str], list[Clock | Parameter]] = {}
    for entry in entries:
        families.setdefault((entry.family, entry.region), []).append(entry)
    return [
        f"{one.slug} and {two.slug} are both in force for some days in the same region"
        for editions in families.values()
        for one, two in combinations(editions, 2)
        if max(one.in_force_from or date.min, two.in_force_from or date.min)
        <= min(one.in_force_to or date.max, two.in_force_to or date.max)
    ]


def read_law_file(path: str | Path) -> LawFile:
    """Read the rows of one file.

    Raises `DeclarationError` listing everything that is wrong, without the values: unreadable file,
    unknown key, wrong type, wrong number of rows, two editions in force at once.
    """
    if not isinstance(path, str | Path) or "\0" in str(path):
        raise DeclarationError("law file: pass the path of a file")
    try:
        text = Path(path).read_text(encoding="utf-8")
    except UnicodeError:  # of the text, or of a path that no file can have
        raise DeclarationError("law file: not UTF-8") from None
    except OSError as error:
        raise DeclarationError(f"law file: cannot be opened ({error.strerror})") from None
    try:
        raw = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        # Beside its own error tomllib lets through those of numbers too long and of nesting too deep.
        raise DeclarationError("law file: not TOML" + _place(error)) from None
    try:
        document = LawFile.model_validate(raw)
    except ValidationError as error:
        raise DeclarationError(
            "law file: "
            + "; ".join(_problem(item["loc"], item["msg"]) for item in error.errors(include_input=False))
        ) from None
    problems = [*_overlaps(document.clock), *_overlaps(document.parameter)]
    found = len(document.clock) + len(document.parameter) + len(document.local)
    if document.rows is not None and document.rows != found:
        problems.append(f"rows announces {document.rows} tables, the file has {found}")
    if problems:
        raise DeclarationError("law file: " + "; ".join(problems))
    return document


def _place(error: Exception) -> str:
    """Return the line of a syntax error, which newer Pythons know, and never the text around it."""
    line = getattr(error, "lineno", None)
    return f", line {line}" if line else ""


def _problem(location: tuple[int | str, ...], message: str) -> str:
    """Return one problem: `clock 3 unit: Input should be …`, tables counted from 1."""
    place = " ".join(str(part + 1) if isinstance(part, int) else part for part in location)
    return f"{place}: {message}"
