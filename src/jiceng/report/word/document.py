"""A small writer of Office Open XML documents: paragraphs, one kind of table, and page numbers.

It writes the layout of GB/T 9704—2012 and nothing else: A4 with the type area of 156 × 225 mm, 22 lines of 28
characters (drawn together by 0.25 pt, since 28 of 16 pt do not fit), body in size 3 (16 pt) 仿宋, headings in
黑体 and 楷体, the title in size 2 (22 pt) 小标宋, page numbers in size 4 outside. Fonts are named, not embedded. The same content gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.resources import files
from xml.sax.saxutils import escape

from jiceng.files import visible

__all__ = ["Document"]


_EPOCH = (1980, 1, 1, 0, 0, 0)
_WIDTH = 8845  # of the type area, in twentieths of a point


def _safe(text: str) -> str:
    """Return a text as XML holds it, without what a reader does not see or XML does not take."""
    return escape(visible(text))


class Document:
    """Collects blocks one below the other."""

    def __init__(self, title: str, created: date) -> None:
        self._title = title
        self._created = created
        self._blocks: list[str] = []

    def line(self, style: str, *runs: str | tuple[str, bool]) -> None:
        """Add a paragraph of a style (Title, Heading1, Body, …); a run is a text, or a text and whether it is bold.

        A line break in a text breaks the line.
        """
        self._blocks.append(_paragraph(style, runs))

    def table(
        self, widths: Sequence[int], rows: Sequence[Sequence[str]], fills: Mapping[str, str] | None = None
    ) -> None:
        """Add a table; the first row is repeated on every page. `widths` are shares of the type area.

        `fills` are the grounds of cells (RRGGBB) by their whole text.
        """
        whole = sum(widths)
        twips = [_WIDTH * width // whole for width in widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
        body = "".join(
            _row(row, twips, {} if place == 0 else fills or {}, is_head=place == 0)
            for place, row in enumerate(rows)
        )
        self._blocks.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'
        )

    def to_bytes(self) -> bytes:
        """Return the file."""
        body = "".join(self._blocks)
        fixed = files("jiceng.report.word").joinpath("package")
        day = self._created.isoformat()
        changing = {
            "word/document.xml": fixed.joinpath("document.xml")
            .read_text("utf-8")
            .replace("<!--body-->", body),
            "docProps/core.xml": fixed.joinpath("core.xml")
            .read_text("utf-8")
            .replace("<!--title-->", _safe(self._title))
            .replace("<!--day-->", f"{day}T00:00:00Z"),
        }
        copied = {
            "[Content_Types].xml": "content-types.xml",
            "_rels/.rels": "package.rels.xml",
            "word/_rels/document.xml.rels": "document.rels.xml",
            "word/styles.xml": "styles.xml",
            "word/settings.xml": "settings.xml",
            "word/footer-odd.xml": "footer-odd.xml",
            "word/footer-even.xml": "footer-even.xml",
        }
        parts = {
            name: fixed.joinpath(source).read_text("utf-8") for name, source in copied.items()
        } | changing
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in parts.items():
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0  # the same bytes on every system
                package.writestr(info, text.encode())
        return content.getvalue()


def _paragraph(style: str, runs: Iterable[str | tuple[str, bool]]) -> str:
    written = "".join(_run(*((run, False) if isinstance(run, str) else run)) for run in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{written}</w:p>'


def _run(text: str, is_bold: bool) -> str:
    bold = "<w:b/>" if is_bold else ""
    shape = f'<w:rPr><w:rFonts w:hint="eastAsia"/>{bold}</w:rPr>'
    lines = (f'<w:t xml:space="preserve">{_safe(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{shape}{'<w:br/>'.join(lines)}</w:r>"


def _row(cells: Sequence[str], widths: Sequence[int], fills: Mapping[str, str], *, is_head: bool) -> str:
    style = "TableHead" if is_head else "TableText"
    shape = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "") + "</w:trPr>"
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shaded(fills.get(cell))}<w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(style, [cell])}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{shape}{written}</w:tr>"


def _shaded(fill: str | None) -> str:
    return "" if fill is None else f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
