"""The frame of an official letter: head, document number, title, addressees; at the end who issues it, and when."""

from collections.abc import Sequence
from datetime import date

import attrs

from jiceng.report.word.chapters import Chapter, write_chapters
from jiceng.report.word.document import Document

__all__ = ["Imprint", "letter_docx"]

_ONE_LINE = 20  # characters of a title


@attrs.frozen
class Imprint:
    """Who issues the bulletin: the authority, the document number and the day; what is empty is left to the office.

    With an `issuer` the first page carries its red head and the last one its name and the day.
    """

    issuer: str = ""
    number: str = ""
    issued_on: date | None = None


def letter_docx(
    period: str,
    about: str,
    addressees: str,
    opening: str,
    chapters: Sequence[Chapter],
    imprint: Imprint | None,
    created: date,
) -> bytes:
    """Return a notice (通报) as .docx: its title is 关于 `period` `about` 的通报, broken after the period when it is long."""
    imprint = imprint or Imprint()
    title = f"关于{period}{about}的通报"
    document = Document(title, created)
    if imprint.issuer:
        document.line("Issuer", imprint.issuer)
        document.line("Blank")
        document.line("Number", imprint.number or "〔　　〕　号")
        document.line("Blank")
    document.line("Title", title if len(title) <= _ONE_LINE else title.replace(period, f"{period}\n", 1))
    document.line("Blank")
    document.line("Addressees", addressees)
    document.line("Body", opening)
    write_chapters(document, chapters)
    if imprint.issuer:
        document.line("Blank")
        document.line("Signature", imprint.issuer)
        day = imprint.issued_on
        document.line("Signature", f"{day.year}年{day.month}月{day.day}日" if day else "年　　月　　日")
    return document.to_bytes()
