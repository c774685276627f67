"""The dispatch for readers: a table of lights, the tasks, the list of what is overdue."""

from collections.abc import Sequence

from jiceng.indicators.numbers import percent, said, written
from jiceng.periods import parse_period
from jiceng.report.dispatch.dispatch import MonthlyDispatch
from jiceng.report.dispatch.lights import LOOKS, Light
from jiceng.report.dispatch.overdue import OverdueCase
from jiceng.report.dispatch.standing import Standing
from jiceng.report.dispatch.tasks import TaskLight
from jiceng.report.html_document import facts_list, html_document
from jiceng.report.markup import Markup, element
from jiceng.report.words import LEVELS, subject

__all__ = ["dispatch_html", "dispatch_sections", "moved"]


def dispatch_html(dispatch: MonthlyDispatch) -> str:
    """Return the page of a dispatch."""
    period = parse_period(dispatch.period).zh
    figures = [
        (f"{LOOKS[light].word}灯", f"{dispatch.count(light)} 个")
        for light in LOOKS
        if light is not Light.NONE
    ]
    if dispatch.overdue:
        fresh = sum(case.is_new for case in dispatch.overdue)
        figures.append(("超期未办结", f"{len(dispatch.overdue)} 件（本月新增 {fresh} 件）"))
    header = element(
        "header",
        element("p", f"{period}调度", class_="kicker"),
        element("h1", f"{subject(dispatch.title)}月调度"),
        element(
            "p",
            element("span", f"调度对象：{LEVELS.get(dispatch.level, dispatch.level)}"),
            element("span", f"截止日：{dispatch.as_of.isoformat()}"),
            class_="meta",
        ),
    )
    footer = element(
        "footer",
        element("p", "调度只看单位的工作进度，不评价个人；台账编号中的个人信息已隐去。"),
        facts_list(
            ("细则", f"{dispatch.scheme}（SHA-256 {dispatch.scheme_hash}）"),
            ("调度方案", f"SHA-256 {dispatch.plan_hash}"),
            ("数据", f"SHA-256 {dispatch.data_hash}"),
            ("程序", f"jiceng {dispatch.version}"),
        ),
    )
    main = element("main", facts_list(*figures, class_="figures"), *dispatch_sections(dispatch))
    return html_document(f"{dispatch.title} {period}调度", header, main, footer)


def dispatch_sections(dispatch: MonthlyDispatch) -> list[Markup]:
    """Return the sections, those of which there is something to tell."""
    blocks = (
        ("各单位进度", _matrix(dispatch) if dispatch.standings else None),
        ("任务进度", _tasks(dispatch.tasks) if dispatch.tasks else None),
        ("超期清单", _overdue(dispatch.overdue) if dispatch.overdue else None),
    )
    return [
        element("section", element("h2", title), block, class_="dispatch") for title, block in blocks if block
    ]


def moved(one: Standing) -> str:
    """Return what moved since the month before: the light where it changed, the value in any case."""
    if one.change is None:
        return ""
    size = (
        f"{written(abs(one.change) * 100, 2)} 个百分点"
        if one.value_unit == "%"
        else said(abs(one.change), one.value_unit)
    )
    told = "持平" if not one.change else f"{'增' if one.change > 0 else '减'} {size}"
    turned = one.light_before is not one.light and one.light_before is not Light.NONE
    return f"较上月{told}" + (f"，{LOOKS[one.light_before].word}转{LOOKS[one.light].word}" if turned else "")


def _lamp(light: Light) -> Markup:
    look = LOOKS[light]
    return element("span", f"{look.sign} {look.word}".strip(), class_=f"lamp {light}")


def _matrix(dispatch: MonthlyDispatch) -> Markup:
    head = element(
        "tr",
        element("th", "单位", scope="col"),
        *(element("th", title, scope="col") for _, title in dispatch.indicators),
    )
    rows = [
        element(
            "tr",
            element("th", name, scope="row", class_="name"),
            *(_cell(one) for one in dispatch.of(code)),
        )
        for code, name in dispatch.units.items()
    ]
    return _scrolled(
        element("table", element("thead", head), element("tbody", *rows), class_="lights"), "各单位进度"
    )


def _cell(one: Standing) -> Markup:
    if one.value is None:
        return element("td", element("span", "没有数值", class_="soft"))
    told = [element("b", said(one.value, one.value_unit)), _lamp(one.light)]
    return element("td", *told, *(element("small", line) for line in (one.wanted_told, moved(one)) if line))


def _tasks(tasks: Sequence[TaskLight]) -> Markup:
    known = any(one.light_before is not Light.NONE for one in tasks)
    headings = ("序号", "任务", "牵头单位", "完成时限", "进展", "状态", *(["上月"] if known else []))
    rows = [
        element(
            "tr",
            element("td", str(one.number), class_="number"),
            element(
                "td", one.title, *([element("small", f"存在问题：{one.problems}")] if one.problems else [])
            ),
            element("td", one.lead_org or "—"),
            element("td", "—" if one.due_on is None else one.due_on.isoformat(), class_="day"),
            element("td", "—" if one.progress is None else percent(one.progress / 100), class_="number"),
            element("td", _lamp(one.light), element("small", one.why)),
            *([element("td", _lamp(one.light_before))] if known else []),
        )
        for one in tasks
    ]
    return _table(headings, rows, "任务进度")


def _overdue(cases: Sequence[OverdueCase]) -> Markup:
    headings = ("事项", "责任单位", "时限", "超期", "台账行")
    rows = [
        element(
            "tr",
            element(
                "td",
                one.title or one.kind,
                " ",
                element("code", one.record.key),
                *([element("span", "本月新增", class_="badge")] if one.is_new else []),
            ),
            element("td", one.names or "没有写明"),
            element("td", one.due_on.isoformat(), class_="day"),
            element("td", f"{one.days} 天", class_="number"),
            element("td", f"{one.record.file} {one.record.sheet} 第 {one.record.row} 行".replace("  ", " ")),
        )
        for one in cases
    ]
    return _table(headings, rows, "超期清单")


def _table(headings: Sequence[str], rows: Sequence[Markup], label: str) -> Markup:
    head = element("tr", *(element("th", text, scope="col") for text in headings))
    return _scrolled(element("table", element("thead", head), element("tbody", *rows), class_="list"), label)


def _scrolled(table: Markup, label: str) -> Markup:
    return element("div", table, class_="scroll", tabindex=0, role="region", aria_label=label)
