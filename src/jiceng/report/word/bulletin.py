"""The bulletin of a period: general picture, places, where points were lost, vetoes and bonuses, notes."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from jiceng.indicators.numbers import half_up, written
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.scorecard.ranking import by_rank
from jiceng.report.word.document import Document
from jiceng.report.word.sentences import (
    addressees,
    basis,
    general_picture,
    lost_by_indicator,
    lost_by_unit,
    notes,
    subject,
    vetoes_and_bonuses,
)

__all__ = ["Imprint", "bulletin_docx"]


@attrs.frozen
class Imprint:
    """Who issues the bulletin: the authority, the document number and the day; what is empty is left to the office.

    With an `issuer` the first page carries its red head and the last one its name and the day.
    """

    issuer: str = ""
    number: str = ""
    issued_on: date | None = None


def bulletin_docx(
    card: Scorecard, imprint: Imprint | None = None, *, previous: Scorecard | None = None
) -> bytes:
    """Return the bulletin as .docx; with `previous`, the card of an earlier period, the table tells who rose and fell."""
    imprint = imprint or Imprint()
    period = parse_period(card.period).zh
    title = f"关于{period}{subject(card)}考核情况的通报"
    document = Document(title, card.as_of)
    if imprint.issuer:
        document.line("Issuer", imprint.issuer)
        document.line("Blank")
        document.line("Number", imprint.number or "〔　　〕　号")
        document.line("Blank")
    document.line("Title", title if len(title) <= _ONE_LINE else title.replace(period, f"{period}\n", 1))
    document.line("Blank")
    document.line("Addressees", addressees(card))
    document.line("Body", f"{basis(card)}现将{period}{subject(card)}考核情况通报如下。")
    chapters = _chapters(card, previous)
    for number, (heading, paragraphs) in zip(_NUMERALS, chapters, strict=False):
        document.line("Heading1", f"{number}、{heading}")
        if heading == _PLACES:
            _table(document, card, previous)
        for paragraph in paragraphs:
            document.line("Body", *paragraph)
    if imprint.issuer:
        document.line("Blank")
        document.line("Signature", imprint.issuer)
        day = imprint.issued_on
        document.line("Signature", f"{day.year}年{day.month}月{day.day}日" if day else "年　　月　　日")
    return document.to_bytes()


_ONE_LINE = 20  # characters of a title
_NUMERALS = "一二三四五六"
_PLACES = "名次和得分"

_Paragraph = tuple[str | tuple[str, bool], ...]


def _chapters(card: Scorecard, previous: Scorecard | None) -> list[tuple[str, list[_Paragraph]]]:
    """Return headings with their paragraphs; what there is nothing to say about is left out."""
    found: list[tuple[str, list[_Paragraph]]] = [
        ("总体情况", [(sentence,) for sentence in general_picture(card, previous)]),
        (_PLACES, []),
        ("主要失分", [*[(sentence,) for sentence in lost_by_indicator(card)], *lost_by_unit(card)]),
        ("否决和加分", [(sentence,) for sentence in vetoes_and_bonuses(card)]),
        ("有关说明", [(sentence,) for sentence in notes(card)]),
    ]
    return [(heading, paragraphs) for heading, paragraphs in found if paragraphs or heading == _PLACES]


_MOST_PARTS = 6  # that fit beside one another on a page


def _table(document: Document, card: Scorecard, previous: Scorecard | None) -> None:
    units = by_rank(card)
    parts = [part.title for part in units[0].parts] if units else []
    shown = parts if len(parts) <= _MOST_PARTS else []
    others = any(_beyond(unit) != "0" for unit in units)
    has_grades = any(unit.grade for unit in units)
    earlier = {unit.unit: unit.rank for unit in previous.units} if previous is not None else None
    head = ["名次", *(["升降"] if earlier is not None else []), "单位", *shown]
    head += [*(["增减"] if others else []), "总分", *(["等次"] if has_grades else [])]
    rows = [head]
    for unit in units:
        row = ["—" if unit.rank is None else str(unit.rank)]
        if earlier is not None:
            row.append(_moved(unit.rank, earlier.get(unit.unit)))
        row.append(unit.name)
        row += [_shown(part.points, unit) for part in unit.parts] if shown else []
        row += [_beyond(unit)] if others else []
        row += [_shown(unit.total, unit), *([unit.grade or "—"] if has_grades else [])]
        rows.append(row)
    narrow = {"名次": 5, "升降": 5, "增减": 5, "总分": 6, "等次": 6}
    widths = [narrow.get(heading, 9 if heading == "单位" else 8) for heading in head]
    document.line("Caption", f"各单位名次和得分（满分{written(card.full_marks)}分）")
    document.table(widths, rows)


def _shown(points: Decimal, unit: UnitScore) -> str:
    """Return points with the decimals of the total, as a column of a table shows them."""
    return f"{half_up(Fraction(points), -int(unit.total.as_tuple().exponent)):f}"


def _beyond(unit: UnitScore) -> str:
    """Return what the total has beside its parts: bonuses, vetoes, scaling, rounding."""
    return written(unit.total - sum(part.points for part in unit.parts))


def _moved(rank: int | Decimal | None, earlier: int | Decimal | None) -> str:
    if rank is None or earlier is None:
        return "—"
    if rank == earlier:
        return "平"
    return f"↑{earlier - rank}" if rank < earlier else f"↓{rank - earlier}"
