"""The head of a code table: which standard and edition it comes from, and how sure its values are.

The same code means different things in different editions of a standard, so a table is always
a pair of standard and edition, and its `id` names both.
"""

import re
from typing import Literal

import attrs

from jiceng.labels import Label

__all__ = ["Certainty", "CodeTable", "Status", "Step"]

Certainty = Literal["read", "partly", "known"]
Status = Literal["current", "superseded", "local"]


@attrs.frozen
class Step:
    """One legal step of a life cycle, by code. `before` is empty where the life cycle begins."""

    before: str
    after: str
    condition: Label


@attrs.frozen
class CodeTable:
    """What is known of a code table as a whole; its rows are the members of the enum.

    `certainty` is *read* (every row was read in the sources), *partly* (part of it, or in one source
    only) or *known* (general knowledge). A table that `is_open` does not list all of its codes.
    `found_by` names the further columns of the enum whose values find a row, as its code does.
    """

    id: str
    title: Label
    standard: str
    edition: str
    status: Status
    certainty: Certainty
    is_open: bool
    pattern: str
    rows: int
    sources: tuple[str, ...]
    limitations: str = ""
    zero_may_be_lost: bool = False
    found_by: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    def has_form(self, code: object) -> bool:
        """Tell whether a text has the form of this table's codes, whether or not it is one of them."""
        return isinstance(code, str) and re.fullmatch(self.pattern, code) is not None
