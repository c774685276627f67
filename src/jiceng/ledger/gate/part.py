"""What was found in one XML part of a workbook."""

import re
from array import array

import attrs

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.marks import Marks
from jiceng.ledger.gate.references import Extent

__all__ = ["Part"]

_REACHES_OUT = re.compile(r"""WEBSERVICE\s*\(|\|\s*'|\bDDE\s*\(""", re.IGNORECASE)


@attrs.define(eq=False)
class Part:
    """The extent of the cells and their marks, the lengths of the shared strings, and whether a formula reaches out.

    `is_plain` tells that the part is in the form that spreadsheet programs write; `string_lengths` are bytes
    of markup, at least those of the text.
    """

    is_plain: bool = True
    extent: Extent = attrs.field(factory=Extent)
    string_lengths: "array[int]" = attrs.field(factory=lambda: array("I"))
    reaches_out: bool = False
    marks: Marks = attrs.field(factory=Marks)
    merges: int = 0

    def add_strings(self, lengths: bytes) -> None:
        """Take in more shared strings, as machine integers of 32 bits. Raises `FlawError` when they are too many."""
        self.string_lengths.frombytes(lengths)
        if len(self.string_lengths) > limits.MOST_CELLS:
            raise FlawError(Flaw.TOO_LARGE)

    def add_merges(self, many: int) -> None:
        """Count merged ranges. Raises `FlawError` when they are too many."""
        self.merges += many
        if self.merges > limits.MOST_MERGES:
            raise FlawError(Flaw.TOO_LARGE)

    def add_formula(self, text: str) -> None:
        """Note whether a formula asks another program or the network; it is never evaluated here."""
        self.reaches_out = self.reaches_out or _REACHES_OUT.search(text) is not None
