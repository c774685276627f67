"""One unit: its total, its parts, and each point to be opened."""

from collections.abc import Sequence
from decimal import Decimal

from jiceng.indicators.forms import Reason
from jiceng.indicators.numbers import said, written
from jiceng.indicators.scorecard import Adjustment, BonusMark, Item, Record, UnitScore, VetoMark
from jiceng.report.html_document import facts_list
from jiceng.report.markup import Markup, element, joined
from jiceng.report.scorecard.bars import points_bar
from jiceng.report.scorecard.ranking import anchor, badges
from jiceng.report.words import EFFECTS, FORMS, REASONS, STAGES, event_title

__all__ = ["record_table", "unit_section"]


def unit_section(unit: UnitScore, picture: Markup) -> Markup:
    """Return the section of a unit, with a picture of how its total came about."""
    place = "未排名" if unit.rank is None else f"第 {unit.rank} 名"
    heading = element(
        "h2",
        element("span", unit.name, class_="unit-name"),
        element("span", f"{written(unit.total)} 分", class_="unit-total"),
        element("span", f"{place}{' · ' + unit.grade if unit.grade else ''}", class_="unit-place"),
    )
    parts: list[Markup] = []
    for hue, part in enumerate(unit.parts):
        items = [item for item in unit.items if item.part == part.part]
        title = element(
            "h3",
            part.title,
            element("span", f"{written(part.points)} / {written(part.full)}", class_="part-points"),
        )
        parts.append(element("div", title, *(_item(item, hue) for item in items), class_="part"))
    return element(
        "section",
        heading,
        element("p", *badges(unit), class_="flags") if badges(unit) else Markup(""),
        _sum(unit),
        picture,
        *parts,
        *_beyond(unit),
        class_="unit",
        id=anchor(unit),
    )


def _sum(unit: UnitScore) -> Markup:
    """Return how the total adds up, so that it can be checked by hand."""
    items = sum((item.points for item in unit.items), Decimal(0))
    adjusted = sum((line.points for line in unit.adjustments), Decimal(0))
    terms = [f"各项得分 {written(items)}"]
    if adjusted:
        terms.append(f"{'＋' if adjusted > 0 else '－'} 调整 {written(abs(adjusted))}")
    if unit.bonus:
        terms.append(f"＋ 加分 {written(unit.bonus)}")
    if unit.deductions:
        terms.append(f"－ 否决扣分 {written(unit.deductions)}")
    return element("p", f"{' '.join(terms)} ＝ 总分 {written(unit.total)}", class_="sum")


def _item(item: Item, hue: int) -> Markup:
    full = Decimal(written(item.full))
    marked = [] if item.reason is Reason.SCORED else [element("span", REASONS[item.reason], class_="badge")]
    if not item.in_total:
        marked.append(element("span", "未计入总分，已折算", class_="badge"))
    lost = item.in_total and item.points < full
    points = element(
        "span",
        element("b", written(item.points) if item.in_total else "—"),
        f" / {written(item.full)}",
        class_="points lost" if lost else "points",
    )
    summary = element(
        "summary",
        element("span", item.title, *marked, class_="item-title"),
        points,
        points_bar(item.points, full, hue),
    )
    facts = [
        ("依据条款", item.clause),
        ("数值", "未取得" if item.value is None else said(item.value, item.unit)),
        *_ratio(item),
        *(
            (f"其中 {event_title(item, event)}", f"{written(count)} 次")
            for event, count in item.events.items()
        ),
        ("计分方式", FORMS.get(item.form, item.form)),
        ("计分结果", REASONS[item.reason]),
    ]
    return element(
        "details",
        summary,
        element("p", item.why, class_="why"),
        facts_list(*facts),
        record_table(item.records, item.record_count, is_rate=item.denominator is not None),
        class_="item",
    )


def _ratio(item: Item) -> list[tuple[str, str]]:
    if item.numerator is None or item.denominator is None:
        return []
    return [("分子 / 分母", f"{written(item.numerator)} / {written(item.denominator)}")]


def record_table(records: Sequence[Record], count: int, *, is_rate: bool) -> Markup:
    """Return the rows behind a mark, with masked keys; nothing when there are none."""
    if not records:
        return Markup("")
    shown = f"列出 {len(records)} 行，共 {count} 行" if count > len(records) else f"共 {count} 行"
    headings = [*(["计入分子"] if is_rate else []), "文件", "工作表", "行", "编号"]
    rows = [
        element(
            "tr",
            *([element("td", "是" if record.counted else "否", class_="counted")] if is_rate else []),
            element("td", record.file or "—"),
            element("td", record.sheet or "—"),
            element("td", str(record.row), class_="number"),
            element("td", element("code", record.key)),
        )
        for record in records
    ]
    table = element(
        "table",
        element("caption", f"依据的台账行（{shown}）"),
        element("thead", element("tr", *(element("th", text, scope="col") for text in headings))),
        element("tbody", *rows),
        class_="records",
    )
    return element("div", table, class_="scroll", tabindex=0, role="region", aria_label="依据的台账行")


def _beyond(unit: UnitScore) -> list[Markup]:
    """Return what stands outside the items: adjustments, bonuses, vetoes."""
    groups: tuple[tuple[str, list[Markup]], ...] = (
        ("调整", [_adjustment(line) for line in unit.adjustments]),
        ("加分", [_bonus(mark) for mark in unit.bonuses if mark.count]),
        ("否决", [_veto(mark) for mark in unit.vetoes]),
    )
    return [
        element("div", element("h3", title), *blocks, class_="part") for title, blocks in groups if blocks
    ]


def _adjustment(line: Adjustment) -> Markup:
    stage = STAGES.get(line.stage, line.stage)
    return element(
        "p", element("b", f"{stage} {written(line.points)} 分"), f"：{line.why}", class_="adjustment"
    )


def _opened(title: str, points: str, why: str, facts: Sequence[tuple[str, str]], records: Markup) -> Markup:
    summary = element(
        "summary", element("span", title, class_="item-title"), element("span", points, class_="points")
    )
    return element(
        "details", summary, element("p", why, class_="why"), facts_list(*facts), records, class_="item"
    )


def _bonus(mark: BonusMark) -> Markup:
    rows = record_table(mark.records, len(mark.records), is_rate=False)
    return _opened(mark.title, f"＋{written(mark.points)}", mark.why, [("依据条款", mark.clause)], rows)


def _veto(mark: VetoMark) -> Markup:
    rows = record_table(mark.records, len(mark.records), is_rate=False)
    points = f"－{written(mark.points)}" if mark.points else "否决"
    facts = [("依据条款", mark.clause), ("效力", EFFECTS.get(mark.effect, mark.effect))]
    return _opened(mark.title, points, mark.why, facts, joined(rows))
