"""What a document is made of between its opening and its signature: numbered chapters of paragraphs and tables."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

from jiceng.report.word.document import Document

__all__ = ["Chapter", "Paragraph", "Table", "write_chapters"]

Paragraph: TypeAlias = tuple[str | tuple[str, bool], ...]
"""Runs of text, each a text or a text and whether it is bold."""

_NUMERALS = "一二三四五六七八九十"


@attrs.frozen
class Table:
    """A table under its caption; `widths` are shares of the page, the first row is the heading.

    `fills` are the grounds of cells (RRGGBB) by their whole text.
    """

    caption: str
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    fills: Mapping[str, str] = attrs.field(factory=dict, hash=False)


@attrs.frozen
class Chapter:
    """A heading with what stands under it."""

    heading: str
    blocks: Sequence[Paragraph | Table]


def write_chapters(document: Document, chapters: Sequence[Chapter]) -> None:
    """Write the chapters that say something, numbered."""
    told = [chapter for chapter in chapters if chapter.blocks]
    for number, chapter in zip(_NUMERALS, told, strict=False):
        document.line("Heading1", f"{number}、{chapter.heading}")
        for block in chapter.blocks:
            if isinstance(block, Table):
                document.line("Caption", block.caption)
                document.table(block.widths, block.rows, block.fills)
            else:
                document.line("Body", *block)
