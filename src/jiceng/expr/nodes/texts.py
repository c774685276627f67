"""Nodes on text: lists, patterns, parts, check characters."""

from typing import TYPE_CHECKING, ClassVar, Final

import attrs

from jiceng.errors import DeclarationError
from jiceng.expr.check_digits import CHECK_DIGITS
from jiceng.expr.nodes.expr import Expr, require
from jiceng.expr.nodes.leaves import Literal
from jiceng.expr.patterns import problem_of
from jiceng.expr.sorts import Sort

if TYPE_CHECKING:
    from jiceng.expr.nodes.node import Node

__all__ = [
    "SEPARATOR",
    "CheckDigitHolds",
    "InTable",
    "Includes",
    "Length",
    "Matches",
    "OneOf",
    "Slice",
    "StartsWith",
]

SEPARATOR: Final = "|"
"""Between the codes of a field that holds several."""

_LONGEST: Final = 2**31 - 2  # engines count characters in 32 bits, some from 1


@attrs.frozen
class OneOf(Expr):
    """The text is one of a fixed list."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    values: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)
        if not self.values:
            raise DeclarationError("OneOf takes at least one value")
        for value in self.values:
            require(self, Literal(value), Sort.TEXT)


@attrs.frozen
class InTable(Expr):
    """The text stands in a list of that name, which the context supplies."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    slug: str

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)


@attrs.frozen
class Includes(Expr):
    """A field of one or several codes, joined by `SEPARATOR`, holds at least one of the codes."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    codes: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)
        if not self.codes:
            raise DeclarationError("Includes takes at least one code")
        for code in self.codes:
            require(self, Literal(code), Sort.TEXT)
            if not code or SEPARATOR in code:
                raise DeclarationError(f"a code is not empty and holds no {SEPARATOR}")


@attrs.frozen
class StartsWith(Expr):
    """The text begins with another text, character for character."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    prefix: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)
        require(self, self.prefix, Sort.TEXT)


@attrs.frozen
class Matches(Expr):
    """The whole text matches a pattern of the subset that Rust, Java, SQL engines and Python share."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    pattern: str

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)
        if problem := problem_of(self.pattern):
            raise DeclarationError(f"pattern {self.pattern!r}: {problem}")


@attrs.frozen
class Slice(Expr):
    """Characters `start` (counted from 0) up to, not including, `stop`; shorter where the text ends."""

    sort: ClassVar[Sort] = Sort.TEXT
    item: "Node"
    start: int
    stop: int

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)
        if not 0 <= self.start <= self.stop <= _LONGEST:
            raise DeclarationError(
                f"Slice counts from 0 to {_LONGEST}, and its stop does not lie before its start"
            )


@attrs.frozen
class Length(Expr):
    """Number of characters."""

    sort: ClassVar[Sort] = Sort.NUMBER
    item: "Node"

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)


@attrs.frozen
class CheckDigitHolds(Expr):
    """The text has the shape and the check character of a numbering scheme of `CHECK_DIGITS`."""

    sort: ClassVar[Sort] = Sort.TRUTH
    item: "Node"
    scheme: str

    def __attrs_post_init__(self) -> None:
        require(self, self.item, Sort.TEXT)
        if self.scheme not in CHECK_DIGITS:
            known = ", ".join(CHECK_DIGITS)
            raise DeclarationError(f"no numbering scheme {self.scheme!r}; there are {known}")
