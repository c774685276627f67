"""The table of places: who came where, with which total, made of what."""

from collections.abc import Sequence
from decimal import Decimal

from jiceng.indicators.numbers import written
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.report.markup import Markup, element
from jiceng.report.places import by_rank
from jiceng.report.scorecard.bars import legend, stacked_bar

__all__ = ["anchor", "badges", "ranking"]


def anchor(unit: UnitScore) -> str:
    """Return the id of a unit's section on the page."""
    return f"unit-{unit.unit}"


def ranking(card: Scorecard) -> Markup:
    """Return the table of places with its legend."""
    units = by_rank(card)
    longest = max([Decimal(written(card.full_marks)), *(unit.total for unit in units)])
    has_grades = any(unit.grade is not None for unit in units)
    has_badges = any(badges(unit) for unit in units)
    has_strata = any(unit.stratum for unit in units)
    headings = [
        *("名次", "单位", "总分", "构成"),
        *(["组内名次"] if has_strata else []),
        *(["等次"] if has_grades else []),
        *(["否决与加分"] if has_badges else []),
    ]
    head = element(
        "tr", *(element("th", text, scope="col", role="columnheader") for text in headings), role="row"
    )
    table = element(
        "table",
        element("caption", f"各单位名次（满分 {written(card.full_marks)} 分）"),
        element("thead", head, role="rowgroup"),
        element(
            "tbody",
            *(_row(unit, longest, has_strata, has_grades, has_badges) for unit in units),
            role="rowgroup",
        ),
        class_="ranking",
        role="table",  # on a phone the rows become cards, which would take the roles away
    )
    return element("section", table, *_legend(units), class_="places")


def _legend(units: Sequence[UnitScore]) -> list[Markup]:
    return [legend(units[0], any(unit.bonus for unit in units))] if units else []


def _row(unit: UnitScore, longest: Decimal, has_strata: bool, has_grades: bool, has_badges: bool) -> Markup:
    rank = "—" if unit.rank is None else str(unit.rank)
    cells = [
        element("td", rank, role="cell", class_="rank"),
        element(
            "th",
            element("a", unit.name, href=f"#{anchor(unit)}"),
            scope="row",
            role="rowheader",
            class_="name",
        ),
        element("td", written(unit.total), role="cell", class_="total"),
        element("td", stacked_bar(unit, longest), role="cell", class_="made-of"),
    ]
    if has_strata:
        place = "—" if unit.stratum_rank is None else f"{unit.stratum} 第 {unit.stratum_rank} 名"
        cells.append(element("td", place, role="cell", class_="stratum"))
    if has_grades:
        cells.append(element("td", unit.grade or "—", role="cell", class_="grade"))
    if has_badges:
        cells.append(element("td", *badges(unit), role="cell", class_="flags"))
    return element("tr", *cells, role="row")


def badges(unit: UnitScore) -> list[Markup]:
    """Return a badge for every veto, and one for the bonus."""
    found = [element("span", f"否决：{mark.title}", class_="badge veto") for mark in unit.vetoes]
    if unit.bonus:
        found.append(element("span", f"加分 {written(unit.bonus)}", class_="badge bonus"))
    return found
