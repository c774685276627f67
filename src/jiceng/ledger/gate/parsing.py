"""An XML part, parsed by the strictest of parsers: no declaration passes, nothing is expanded, no tree is built."""

import re
from array import array
from collections.abc import Iterable, Mapping
from typing import NoReturn
from xml.parsers import expat

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.marks import Mark
from jiceng.ledger.gate.part import Part
from jiceng.ledger.gate.references import position

__all__ = ["elements", "parse"]


def elements(chunks: Iterable[bytes]) -> list[tuple[str, Mapping[str, str]]]:
    """Return the elements of a small part in their order, each with its name and attributes.

    Raises `FlawError` when it is no XML, or has more than 100,000 elements.
    """
    found: list[tuple[str, Mapping[str, str]]] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if len(found) == _MOST_SMALL:
            raise FlawError(Flaw.TOO_LARGE)
        found.append((name.rpartition(":")[2], attributes))

    parser = _parser_without_declarations()
    parser.StartElementHandler = start
    _feed(parser, chunks)
    return found


_MOST_SMALL = 100_000
_LONGEST_COUNT = 7  # digits: readers make room for as many as are declared
_LONGEST_VALUE = 16  # as much of a value as tells an error, and day 60
_TRUE = ("1", "true")
_COLUMN_NUMBER = re.compile(r"[0-9]{1,5}")
_DAY_60 = re.compile(r"60(?:\.[0-9]*)?")


def _feed(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> None:
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise FlawError(Flaw.DAMAGED) from None


def _parser_without_declarations() -> expat.XMLParserType:
    """Return a parser that raises `FlawError` at a document type or an entity of its own."""
    parser = expat.ParserCreate("utf-8")  # whatever the part declares: that is how readers take it
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.buffer_text = True
    return parser


def _refuse(*_: object) -> NoReturn:
    raise FlawError(Flaw.DECLARES_ENTITIES)


def parse(chunks: Iterable[bytes]) -> Part:
    """Return what a part holds. Raises `FlawError`, also when the part is no XML."""
    events = _Events()
    parser = _parser_without_declarations()
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.CharacterDataHandler = events.text
    _feed(parser, chunks)
    return events.part


class _Events:
    """Follows the elements of a sheet or of a string table; of any other part nothing is kept."""

    def __init__(self) -> None:
        self.part = Part(is_plain=False)
        self._depth = self._elements = 0
        self._row = self._column = 0
        self._in_cell = self._is_filled = self._is_text = self._is_error = False
        self._has_formula = self._has_value = False
        self._value = ""
        self._in_value = self._in_formula = self._in_string = False
        self._length = 0
        self._formula: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > limits.DEEPEST_MARKUP:
            raise FlawError(Flaw.STRUCTURE)
        if self._elements > limits.MOST_ELEMENTS:
            raise FlawError(Flaw.TOO_LARGE)
        if any(len(attributes.get(count, "")) > _LONGEST_COUNT for count in ("count", "uniqueCount")):
            raise FlawError(Flaw.STRUCTURE)
        match name.rpartition(":")[2]:
            case "row":
                given = attributes.get("r")
                self._row = self._row + 1 if given is None else position(f"A{given}")[0]
                self._column = 0
                if attributes.get("hidden") in _TRUE:
                    self.part.marks.hide_row(self._row - 1)
            case "col" if attributes.get("hidden") in _TRUE:
                first, last = attributes.get("min", ""), attributes.get("max", "")
                if _COLUMN_NUMBER.fullmatch(first) and _COLUMN_NUMBER.fullmatch(last):
                    self.part.marks.hide_columns(int(first) - 1, int(last) - 1)
            case "mergeCell":
                self.part.add_merges(1)
            case "c":
                given = attributes.get("r")
                if given is None:
                    self._row, self._column = max(self._row, 1), self._column + 1
                    if self._column > limits.LAST_COLUMN or self._row > limits.LAST_ROW:
                        raise FlawError(Flaw.CELL_REFERENCE)
                else:
                    self._row, self._column = position(given)
                self._in_cell, self._is_filled = True, False
                self._is_text, self._is_error = attributes.get("t") == "str", attributes.get("t") == "e"
                self._has_formula = self._has_value = False
                self._value = ""
            case "v":
                self._in_value = self._has_value = True
                self._is_filled |= self._is_text
            case "is":
                self._is_filled = True
            case "f":
                self._in_formula = self._is_filled = self._has_formula = True
            case "si":
                self._in_string, self._length = True, 0

    def end(self, name: str) -> None:
        self._depth -= 1
        match name.rpartition(":")[2]:
            case "c":
                if self._in_cell and self._is_filled:
                    place = (self._row, self._column)
                    self.part.extent.add(place, place, self._column, 1)
                    self._mark()
                self._in_cell = False
            case "v":
                self._in_value = False
            case "f":
                self.part.add_formula("".join(self._formula))
                self._in_formula = False
                self._formula.clear()
            case "si":
                self.part.add_strings(array("I", [self._length]).tobytes())
                self._in_string = False

    def text(self, text: str) -> None:
        if self._in_value:
            self._is_filled = True
            self._value = (self._value + text)[:_LONGEST_VALUE]
        elif self._in_string:
            self._length += 4 * len(text)
        elif self._in_formula:
            self._formula.append(text)

    def _mark(self) -> None:
        row, column, marks = self._row - 1, self._column - 1, self.part.marks
        if self._is_error and self._value:
            marks.add_error(self._value, row, column)
        if self._has_formula:
            has_result = bool(self._value) or (self._is_text and self._has_value)
            marks.add(Mark.FORMULA if has_result else Mark.NO_RESULT, row, column)
        if _DAY_60.fullmatch(self._value):
            marks.add(Mark.DAY_60, row, column)
