"""Lay out generated Python values in the form in which the formatter leaves them."""

import json
import unicodedata
from dataclasses import dataclass

__all__ = ["Call", "lay_out"]

_WIDTH = 110


@dataclass(frozen=True)
class Call:
    """A call in generated text."""

    name: str
    arguments: tuple[object, ...]


def lay_out(
    value: object, indent: int, before: str = "", after: str = "", *, bare: bool = False
) -> list[str]:
    """Return the lines of a value: on one line if it fits, else one part a line.

    `before` and `after` are written around it; a `bare` tuple on one line has no brackets.
    """
    pad = " " * indent
    flat = _flat(value)
    if bare and isinstance(value, tuple) and len(value) > 1:
        flat = flat[1:-1]
    line = f"{pad}{before}{flat}{after}"
    parts = _parts(value)
    if _columns(line) <= _WIDTH or not parts:
        return [line]
    opened = f"{value.name}(" if isinstance(value, Call) else "("
    inner = [one for part in parts for one in lay_out(part, indent + 4, "", ",")]
    return [f"{pad}{before}{opened}", *inner, f"{pad}){after}"]


def _parts(value: object) -> tuple[object, ...]:
    if isinstance(value, Call):
        return value.arguments
    return value if isinstance(value, tuple) else ()


def _flat(value: object) -> str:
    parts = ", ".join(_flat(part) for part in _parts(value))
    if isinstance(value, Call):
        return f"{value.name}({parts})"
    if isinstance(value, tuple):
        return f"({parts},)" if len(value) == 1 else f"({parts})"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    if text.count('"') <= text.count("'"):
        return quoted
    return "'" + quoted[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"


def _columns(line: str) -> int:
    """Return the width of a line; a Chinese character is two columns wide."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
