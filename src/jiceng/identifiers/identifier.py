"""The base of all numbers: a text that has been examined and knows its parts."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Self

from jiceng.identifiers.criteria import Criterion
from jiceng.identifiers.layout import Layout
from jiceng.identifiers.normalising import LONGEST, Normalised, fold, normalise
from jiceng.identifiers.parts import Part
from jiceng.identifiers.reasons import IdentifierError, Reason
from jiceng.privacy import PUBLIC, Sensitivity

if TYPE_CHECKING:
    import polars as pl
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["PLACEHOLDERS", "SCIENTIFIC", "Identifier"]

PLACEHOLDERS = frozenset(
    ("-", "--", "/", "\\", "0", "无", "暂无", "没有", "未知", "不详", "空", "未填", "待补", "N/A", "#N/A", "NA", "NULL", "NONE")
)  # fmt: skip
"""What stands in a cell for a number that is missing, after full-width and small letters are made plain."""

SCIENTIFIC = r"[0-9](?:\.[0-9]+)?E[+]?[0-9]{1,2}"
"""A number as a spreadsheet shows it when it is too long."""

_BETWEEN = r"[ \t\r\n,;、/|]+"


class Identifier(str):
    """A valid number in its plain form; it is a `str`, so it sorts, hashes and serialises as one.

    The constructor takes a number in its plain form only and repairs nothing, and so does a model field.
    `parse` normalises first. Both raise `IdentifierError`, which names the part that is wrong and never
    holds the value. `repr` shows the mask of the kind; `str` is the number itself.

    A kind declares its layouts, most usual first, and its parts; the verdicts on one text and on a column
    both follow from them.
    """

    __slots__ = ()

    slug: ClassVar[str] = ""
    title: ClassVar[str] = ""
    standard: ClassVar[str] = ""
    sensitivity: ClassVar[Sensitivity] = PUBLIC
    separator: ClassVar[str] = "-"
    layouts: ClassVar[tuple[Layout, ...]] = ()

    by_length: ClassVar[Mapping[int, tuple[Layout, ...]]] = MappingProxyType({})
    parts: ClassVar[Mapping[str, Part[object]]] = MappingProxyType({})
    several: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        lengths = sorted({layout.length for layout in cls.layouts})
        cls.by_length = MappingProxyType(
            {length: tuple(layout for layout in cls.layouts if layout.length == length) for length in lengths}
        )
        cls.parts = MappingProxyType(
            dict(cls.parts) | {name: part for name, part in vars(cls).items() if isinstance(part, Part)}
        )
        one = "(?:" + "|".join(f"[0-9A-Z-]{{{length}}}" for length in reversed(lengths)) + ")"
        cls.several = rf"(?:{_BETWEEN})?{one}(?:{_BETWEEN}{one})+(?:{_BETWEEN})?"

    def __new__(cls, text: object) -> Self:
        plain = cls._text(text)
        problem = cls._examine(plain)
        if problem is None:
            return str.__new__(cls, plain)
        if problem is Reason.CHARSET or problem is Reason.LENGTH:
            cls.parse(plain)  # says what is wrong, if more than the writing is
            raise cls._error(Reason.WRITING, plain)
        raise cls._error(problem, plain)

    @classmethod
    def parse(cls, text: object) -> Self:
        """Return the number that `text` holds, in its plain form. Raises `IdentifierError`.

        What is normalised on the way is told by `normalise`.
        """
        given = cls._text(text)
        problem = cls._examine(given)
        if problem is None:
            return str.__new__(cls, given)
        if problem is Reason.CHARSET or problem is Reason.LENGTH:
            plain = cls.normalise(given).text
            problem = cls._examine(plain)
            if problem is None:
                return str.__new__(cls, plain)
            raise cls._error(cls._misfit(given, plain, problem), plain)
        raise cls._error(problem, given)
