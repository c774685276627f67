"""The bulletin of a period: general picture, places, what totals are composed of, losses, vetoes, notes."""

from decimal import Decimal
from fractions import Fraction

from jiceng.indicators.numbers import half_up, written
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.periods import parse_period
from jiceng.report.dispatch import MonthlyDispatch
from jiceng.report.places import by_rank
from jiceng.report.scorecard.composition import composition
from jiceng.report.word.chapters import Chapter, Table
from jiceng.report.word.dispatch import dispatch_chapters
from jiceng.report.word.letter import Imprint, letter_docx
from jiceng.report.word.sentences import (
    addressees,
    basis,
    general_picture,
    lost_by_indicator,
    lost_by_unit,
    notes,
    vetoes_and_bonuses,
)
from jiceng.report.words import subject

__all__ = ["bulletin_docx"]


def bulletin_docx(
    card: Scorecard,
    imprint: Imprint | None = None,
    *,
    previous: Scorecard | None = None,
    dispatch: MonthlyDispatch | None = None,
) -> bytes:
    """Return the bulletin as .docx.

    With `previous`, the card of an earlier period, the table tells who rose and fell; with `dispatch` the lights of
    the last month and the overdue list are chapters of it.
    """
    period, about = parse_period(card.period).zh, subject(card.title)
    chapters = [
        Chapter("总体情况", [(sentence,) for sentence in general_picture(card, previous)]),
        Chapter("名次和得分", [_places(card, previous)]),
        Chapter("总分的合成", _composition(card)),
        Chapter("主要失分", [*[(sentence,) for sentence in lost_by_indicator(card)], *lost_by_unit(card)]),
        Chapter("否决和加分", [(sentence,) for sentence in vetoes_and_bonuses(card)]),
        *(dispatch_chapters(dispatch) if dispatch is not None else ()),
        Chapter("有关说明", [(sentence,) for sentence in notes(card)]),
    ]
    opening = f"{basis(card)}现将{period}{about}考核情况通报如下。"
    return letter_docx(
        period, f"{about}考核情况", addressees(card.level), opening, chapters, imprint, card.as_of
    )


_WIDEST = 42  # characters beside one another in a table
_LONGEST_NAME = 14


def _places(card: Scorecard, previous: Scorecard | None) -> Table:
    """Return the table of places; the parts are left out where there is no room for them beside the names."""
    units = by_rank(card)
    others = any(_beyond(unit) != "0" for unit in units)
    has_grades = any(unit.grade for unit in units)
    earlier = {unit.unit: unit.rank for unit in previous.units} if previous is not None else None
    longest = max((len(unit.name) for unit in units), default=0)
    before = [("名次", 3), *([("升降", 3)] if earlier is not None else [])]
    before.append(("单位", min(max(longest, 4), _LONGEST_NAME)))
    after = [*([("增减", 4)] if others else []), ("总分", 4), *([("等次", 4)] if has_grades else [])]
    parts = [(part.title, min(max(len(part.title) // 3, 4), 7)) for part in units[0].parts] if units else []
    if sum(width for _, width in (*before, *parts, *after)) > _WIDEST:
        parts = []
    columns = [*before, *parts, *after]
    rows = [[heading for heading, _ in columns]]
    for unit in units:
        row = ["—" if unit.rank is None else str(unit.rank)]
        if earlier is not None:
            row.append(_moved(unit.rank, earlier.get(unit.unit)))
        row.append(unit.name)
        row += [_shown(part.points, unit) for part in unit.parts] if parts else []
        row += [_beyond(unit)] if others else []
        row += [_shown(unit.total, unit), *([unit.grade or "—"] if has_grades else [])]
        rows.append(row)
    return Table(
        f"各单位名次和得分（满分{written(card.full_marks)}分）", [width for _, width in columns], rows
    )


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


def _composition(card: Scorecard) -> list[Table | tuple[str]]:
    """Return the shares of a composed total, one row per unit; nothing for a total that is not composed."""
    table = composition(card)
    if table is None:
        return []
    head = ["单位", *(f"{share.name}\n占{share.percent}" for share in table.shares), "合成总分"]
    rows = [
        [row.unit.name, *(row.told(share) for share in table.shares), f"{row.total:f}"] for row in table.rows
    ]
    widths = [9, *(8 for _ in table.shares), 8]
    blocks: list[Table | tuple[str]] = [(table.sentence,), Table("总分的合成（分）", widths, [head, *rows])]
    for share in table.shares:
        parts = table.parts(share)
        for first in range(0, len(parts), _MOST_PERIODS):
            shown = parts[first : first + _MOST_PERIODS]
            marks = [[row.unit.name, *(row.told_part(share, part) for part in shown)] for row in table.rows]
            titles = ["单位", *(parse_period(part).zh.replace("年", "年\n", 1) for part in shown)]
            blocks.append(Table(f"{share.name}的各期得分（分）", [9, *(6 for _ in shown)], [titles, *marks]))
    return blocks


_MOST_PERIODS = 6  # beside one another in a table
