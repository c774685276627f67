"""The whole scorecard as one page: no script, no network, readable on a phone, printable on A4."""

from collections.abc import Sequence
from fractions import Fraction

from jiceng.indicators.numbers import half_up, written
from jiceng.indicators.scorecard import Scorecard
from jiceng.periods import parse_period
from jiceng.report.dispatch import MonthlyDispatch
from jiceng.report.dispatch.page import dispatch_sections
from jiceng.report.html_document import facts_list, html_document
from jiceng.report.markup import Markup, element
from jiceng.report.places import by_rank
from jiceng.report.plots import outlines_of, waterfall
from jiceng.report.scorecard.composition import composition_section
from jiceng.report.scorecard.pictures import folded, pictures_of
from jiceng.report.scorecard.ranking import ranking
from jiceng.report.scorecard.unit_section import record_table, unit_section
from jiceng.report.words import LEVELS, STAGES

__all__ = ["scorecard_html"]

_UNASSIGNED = {
    "no-unit": "没有写明属于哪个单位（或有两个单位同名）",
    "no-period": "缺少日期，不能确定是否属于本考核期",
}


def scorecard_html(
    card: Scorecard,
    *,
    previous: Scorecard | None = None,
    dispatch: MonthlyDispatch | None = None,
) -> str:
    """Return the page. Every item's sentence, clause and rows are on it, to be opened; keys are masked.

    With `previous`, the card of an earlier period, the pictures tell who rose and fell; with `dispatch` the lights
    of a month are a part of it.
    """
    shown = pictures_of(card, previous)
    units = by_rank(card)
    falls = [waterfall(card, unit.unit) for unit in units]
    seen = element("section", element("h2", "图示"), *(folded(title, picture) for title, picture in shown))
    main = element(
        "main",
        _figures(card),
        ranking(card),
        *composition_section(card),
        *([seen] if shown else []),
        *(dispatch_sections(dispatch) if dispatch is not None else ()),
        *(
            unit_section(unit, folded("总分怎样来的（图）", fall))
            for unit, fall in zip(units, falls, strict=True)
        ),
        *_about_the_data(card),
    )
    outlines = outlines_of([*(picture for _, picture in shown), *falls])
    title = f"{card.title} 考核结果（{parse_period(card.period).zh}）"
    return html_document(title, outlines, _masthead(card), main, _footer(card))


def _masthead(card: Scorecard) -> Markup:
    number = card.number if not card.number or card.number.startswith("（") else f"（{card.number}）"
    paper = f"依据：{card.document}{number}" if card.document else ""
    facts = (
        *([paper] if paper else []),
        f"考核对象：{LEVELS.get(card.level, card.level)}",
        f"基准日：{card.as_of.isoformat()}",
        f"满分：{written(card.full_marks)} 分",
    )
    return element(
        "header",
        element("p", f"{parse_period(card.period).zh}考核结果", class_="kicker"),
        element("h1", card.title),
        element("p", *(element("span", fact) for fact in facts), class_="meta"),
    )


def _figures(card: Scorecard) -> Markup:
    totals = [unit.total for unit in card.units if unit.rank is not None]
    figures = [("参评单位", f"{len(card.units)} 个")]
    if totals:
        mean = half_up(sum((Fraction(total) for total in totals), Fraction(0)) / len(totals), 2)
        figures += [
            ("平均分", written(mean)),
            ("最高分", written(max(totals))),
            ("最低分", written(min(totals))),
        ]
    vetoed = sum(bool(unit.vetoes) for unit in card.units)
    if vetoed:
        figures.append(("触发否决", f"{vetoed} 个"))
    return facts_list(*figures, class_="figures")


def _about_the_data(card: Scorecard) -> list[Markup]:
    blocks: list[Markup] = [element("p", remark) for remark in card.remarks]
    blocks += [
        element(
            "div",
            element("p", problem.message),
            record_table(problem.records, len(problem.records), is_rate=False),
        )
        for problem in card.problems
    ]
    titles = {item.indicator: item.title for unit in card.units[:1] for item in unit.items}
    blocks += [
        element(
            "div",
            element(
                "p",
                f"“{titles.get(rows.indicator, rows.indicator)}”有 {rows.count} 行台账没有计入任何单位："
                f"{_UNASSIGNED.get(rows.why, rows.why)}。",
            ),
            record_table(rows.records, rows.count, is_rate=False),
        )
        for rows in card.unassigned
    ]
    return [element("section", element("h2", "数据说明"), *blocks, class_="notes")] if blocks else []


def _footer(card: Scorecard) -> Markup:
    order = " → ".join(STAGES.get(stage, stage) for stage in card.stages)
    lines: Sequence[tuple[str, str]] = (
        ("计算次序", order),
        ("细则", f"{card.scheme}（SHA-256 {card.scheme_hash}）"),
        ("数据", f"SHA-256 {card.data_hash}"),
        ("程序", f"jiceng {card.version}"),
    )
    return element(
        "footer",
        element("p", "考核只评价单位及其工作，不评价个人；台账编号中的个人信息已隐去。"),
        facts_list(*lines),
    )
