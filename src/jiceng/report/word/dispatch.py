"""The dispatch in words: the lights of the units, the tasks behind, the list of what is overdue."""

from collections.abc import Sequence

from jiceng.indicators.numbers import said
from jiceng.periods import parse_period
from jiceng.report.dispatch.dispatch import MonthlyDispatch
from jiceng.report.dispatch.lights import LOOKS, Light
from jiceng.report.word.chapters import Chapter, Paragraph, Table
from jiceng.report.word.letter import Imprint, letter_docx
from jiceng.report.word.sentences import addressees
from jiceng.report.words import subject

__all__ = ["dispatch_chapters", "dispatch_docx"]

_COLUMNS = 5  # indicators beside one another on a page
_FILLS = {look.word: look.fill.removeprefix("#") for look in LOOKS.values() if look.sign}


def dispatch_docx(dispatch: MonthlyDispatch, imprint: Imprint | None = None) -> bytes:
    """Return the dispatch as .docx in the layout of official documents."""
    period, about, day = parse_period(dispatch.period).zh, subject(dispatch.title), dispatch.as_of
    opening = f"现将截至{day.year}年{day.month}月{day.day}日{about}工作进度通报如下。"
    chapters = [*dispatch_chapters(dispatch), Chapter("有关说明", [(_NOTE,)])]
    to = addressees(dispatch.level)
    return letter_docx(period, f"{about}调度情况", to, opening, chapters, imprint, dispatch.as_of)


_NOTE = "应达数和灯线见调度方案；数值的出处见所附月调度表。调度只看单位的工作进度，不评价个人。"


def dispatch_chapters(dispatch: MonthlyDispatch) -> list[Chapter]:
    """Return the chapters of a dispatch; one without anything to tell has no blocks."""
    return [
        Chapter("各单位进度", [*_general(dispatch), *_lights(dispatch)]),
        Chapter("任务进度", _tasks(dispatch)),
        Chapter("超期清单", _overdue(dispatch)),
    ]


def _general(dispatch: MonthlyDispatch) -> list[Paragraph]:
    if not dispatch.standings:
        return []
    told: list[Paragraph] = []
    for light in (Light.RED, Light.YELLOW):
        by_unit = [
            (name, [one.title for one in dispatch.of(code) if one.light is light])
            for code, name in dispatch.units.items()
        ]
        listed = "；".join(f"{name}{'、'.join(titles)}" for name, titles in by_unit if titles)
        if listed:
            told.append(((f"{LOOKS[light].word}灯：", True), f"{listed}。"))
    worse = [
        f"{one.name}{one.title}由{LOOKS[one.light_before].word}转{LOOKS[one.light].word}"
        for one in dispatch.standings
        if one.light is not one.light_before and Light.NONE not in (one.light, one.light_before)
    ]
    if worse:
        told.append((("较上月变化：", True), f"{'；'.join(worse)}。"))
    return told or [("各单位各项指标均为绿灯。",)]


def _lights(dispatch: MonthlyDispatch) -> list[Table]:
    """Return the lights, so many indicators beside one another as fit: each with its value and its light."""
    tables: list[Table] = []
    indicators = dispatch.indicators
    for first in range(0, len(indicators), _COLUMNS):
        shown = [indicator for indicator, _ in indicators[first : first + _COLUMNS]]
        titles = [title for _, title in indicators[first : first + _COLUMNS]]
        rows = [["单位", *(cell for title in titles for cell in (title, "灯"))]]
        for code, name in dispatch.units.items():
            by_id = {one.indicator: one for one in dispatch.of(code)}
            row = [name]
            for indicator in shown:
                one = by_id[indicator]
                row += [
                    "—" if one.value is None else said(one.value, one.value_unit),
                    LOOKS[one.light].word,
                ]
            rows.append(row)
        widths = [9, *(width for _ in shown for width in (8, 3))]
        caption = "各单位进度" if len(indicators) <= _COLUMNS else f"各单位进度（{first // _COLUMNS + 1}）"
        tables.append(Table(caption, widths, rows, _FILLS))
    return tables


def _tasks(dispatch: MonthlyDispatch) -> list[Paragraph | Table]:
    tasks = dispatch.tasks
    if not tasks:
        return []
    counts = "，".join(
        f"{look.word}灯{sum(one.light is light for one in tasks)}项"
        for light, look in LOOKS.items()
        if look.sign
    )
    done = sum(one.is_done for one in tasks)
    told: list[Paragraph | Table] = [(f"全年任务{len(tasks)}项，已完成{done}项；{counts}。",)]
    behind = [one for one in tasks if one.light in (Light.RED, Light.YELLOW)]
    if behind:
        rows = [["序号", "任务", "牵头单位", "完成时限", "进展", "灯"]]
        rows += [
            [
                str(one.number),
                one.title,
                one.lead_org or "—",
                "—" if one.due_on is None else one.due_on.isoformat(),
                "—" if one.progress is None else said(one.progress / 100, "%"),
                LOOKS[one.light].word,
            ]
            for one in behind
        ]
        told.append(Table("红灯、黄灯任务", [4, 16, 9, 8, 6, 3], rows, _FILLS))
    return told


def _overdue(dispatch: MonthlyDispatch) -> Sequence[Paragraph | Table]:
    cases = dispatch.overdue
    if not cases:
        return []
    fresh = sum(case.is_new for case in cases)
    rows = [["责任单位", "事项", "编号", "时限", "超期天数"]]
    rows += [
        [
            case.names or "没有写明",
            case.title or case.kind,
            case.record.key,
            case.due_on.isoformat(),
            str(case.days),
        ]
        for case in cases
    ]
    return [
        (f"超过时限未办结的{len(cases)}件，其中本月新增{fresh}件。",),
        Table("超期清单", [9, 12, 10, 8, 6], rows),
    ]
