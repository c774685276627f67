"""What a single key cannot show: names that must agree, values that must fit their form.

`errors` are refused. `remarks` are reported and not forbidden: papers do carry weights that do not add up.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from jiceng.indicators.declared.document import Bonus, Carrier, Document, Indicator
from jiceng.indicators.declared.lines import KeyPath
from jiceng.indicators.declared.problems import nearest
from jiceng.indicators.declared.sources import Source, source_of
from jiceng.indicators.declared.value import Reported
from jiceng.indicators.forms import Deduct, Slope
from jiceng.indicators.measures import Unfit
from jiceng.indicators.numbers import written

__all__ = ["errors", "remarks"]

Found = tuple[KeyPath, str]


def errors(document: Document) -> list[Found]:
    """Return what makes the scheme unusable, each with the key it stands at."""
    return [
        *_names(document),
        *_parts(document),
        *_values(document),
        *_vetoes(document),
        *_grades(document),
        *_ranking(document),
        *_days(document),
    ]


def _names(document: Document) -> Iterator[Found]:
    """Ids and titles name things in the reported values, so each names one thing only."""
    groups = (
        ("part", "编号", [part.id for part in document.part]),
        ("grade", "等次", [grade.name for grade in document.grade]),
    )
    for key, what, names in groups:
        for place, name in enumerate(names):
            if name in names[:place]:
                yield (key, place), f"{what} {name} 写了两次"
    owners: dict[str, KeyPath] = {}
    for path, carried in _carried(document):
        for name in dict.fromkeys(carried):
            if name in owners:
                yield path, f"名称“{name}”写了两次：编号和名称在指标、事件、否决和加分之间都不能相同"
            owners.setdefault(name, path)


def _carried(document: Document) -> Iterator[tuple[KeyPath, tuple[str, ...]]]:
    for key, carriers in _carriers(document):
        for place, carrier in enumerate(carriers):
            yield (key, place), (carrier.id, carrier.title)
            if isinstance(carrier, Indicator) and isinstance(carrier.score, Deduct):
                for number, event in enumerate(carrier.score.events):
                    yield (key, place, "score", "events", number), (event.event, event.name)


def _carriers(document: Document) -> tuple[tuple[str, Sequence[Carrier]], ...]:
    return ("indicator", document.indicator), ("veto", document.veto), ("bonus", document.bonus)


def _parts(document: Document) -> Iterator[Found]:
    parts = [part.id for part in document.part]
    for place, indicator in enumerate(document.indicator):
        if indicator.part not in parts:
            yield (
                ("indicator", place, "part"),
                f"没有编号为 {indicator.part} 的部分{nearest(indicator.part, parts)}",
            )
    used = {indicator.part for indicator in document.indicator}
    for place, part in enumerate(document.part):
        if part.id not in used:
            yield ("part", place), f"部分 {part.id} 里没有任何指标"
        if isinstance(part.floor, Fraction) and isinstance(part.cap, Fraction) and part.floor > part.cap:
            yield ("part", place, "floor"), "floor 不能高于 cap"


def _values(document: Document) -> Iterator[Found]:
    for key, carriers in _carriers(document):
        for place, carrier in enumerate(carriers):
            path: KeyPath = (key, place)
            try:
                source = source_of(carrier.value)
            except Unfit as unfit:
                yield (*path, "value", *unfit.path), unfit.message
                continue
            if isinstance(carrier, Indicator):
                for message in _unlike(carrier, source):
                    yield (*path, "score"), message
            elif source.unit == "%":
                yield (*path, "value"), "这里要的是次数，不能是比率"


def _unlike(indicator: Indicator, source: Source) -> Iterator[str]:
    form, reported = indicator.score, isinstance(indicator.value, Reported)
    if form.takes_ratio_only and source.unit != "%" and not (reported and not source.unit):
        yield f"{form.form} 只能用于比率，而这个值的单位是“{source.unit or '（无）'}”"
    if source.better is not None and form.wants is not None and source.better != form.wants:
        told = {"higher": "越高越好", "lower": "越低越好"}
        yield f"计分方式同值的方向相反：值{told[source.better]}，而 {form.form} 按{told[form.wants]}计"
    if isinstance(form, Deduct) and form.events and not reported:
        yield "events 的次数来自上报数据，value 要写 reported = true"


def _vetoes(document: Document) -> Iterator[Found]:
    grades = [grade.name for grade in document.grade]
    for place, veto in enumerate(document.veto):
        path: KeyPath = ("veto", place)
        if (veto.effect == "deduct") != (veto.points is not None):
            yield (*path, "effect"), "effect 为 deduct 时要写 points，其他情形不写"
        if (veto.effect == "cap-grade") != (veto.grade is not None):
            yield (*path, "effect"), "effect 为 cap-grade 时要写 grade，其他情形不写"
        if veto.grade is not None and veto.grade not in grades:
            yield (*path, "grade"), f"没有名为“{veto.grade}”的等次{nearest(veto.grade, grades)}"
        if veto.effect in ("fail", "not-top") and len(grades) < 2:
            yield (*path, "effect"), f"effect 为 {veto.effect} 时方案至少要有两个等次"


def _grades(document: Document) -> Iterator[Found]:
    lines = [grade.at_least for grade in document.grade]
    for place, line in enumerate(lines[:-1]):
        if line is None:
            yield ("grade", place), "只有最后一个等次可以不写 at_least"
    bounds = [line for line in lines if line is not None]
    if any(upper <= lower for upper, lower in pairwise(bounds)):
        yield ("grade",), "等次从高到低依次写，at_least 逐个变小"


def _ranking(document: Document) -> Iterator[Found]:
    known = [*(indicator.id for indicator in document.indicator), "id"]
    for name, times in Counter(document.ranking.then_by).items():
        if name not in known:
            yield ("ranking", "then_by"), f"没有编号为 {name} 的指标{nearest(name, known)}"
        if times > 1:
            yield ("ranking", "then_by"), f"{name} 写了两次"


def _days(document: Document) -> Iterator[Found]:
    days = document.in_force
    if days is not None and days.until is not None and days.until < days.from_:
        yield ("in_force", "until"), "until 早于 from"


def remarks(document: Document) -> tuple[str, ...]:
    """Return what the author should know and the scheme may carry all the same."""
    return (*_sums(document), *_open_ends(document))


def _sums(document: Document) -> Iterator[str]:
    by_part = {part.id: Fraction(0) for part in document.part}
    for indicator in document.indicator:
        by_part[indicator.part] += indicator.points
    for part in document.part:
        if by_part[part.id] != part.points:
            yield f"“{part.title}”写明 {written(part.points)} 分，其下各指标合计 {written(by_part[part.id])} 分。"
    total = sum(by_part.values(), Fraction(0))
    if total != document.full_marks:
        yield f"方案写明满分 {written(document.full_marks)} 分，各指标合计 {written(total)} 分。"


def _open_ends(document: Document) -> Iterator[str]:
    if document.basis is None:
        yield "方案没有写明文件依据（basis）。"
    if document.in_force is None:
        yield "方案没有写明适用期间（in_force），任何考核期都会计分。"
    for indicator in document.indicator:
        unbounded = [name for name in ("floor", "cap") if getattr(indicator.score, name) == "none"]
        if unbounded:
            yield f"“{indicator.title}”不设{'、'.join({'floor': '下限', 'cap': '上限'}[name] for name in unbounded)}。"
        if isinstance(indicator.score, Slope) and source_of(indicator.value).better is None:
            yield f"“{indicator.title}”没有写明方向（better），按越高越好计。"
    yield from (f"“{bonus.title}”加分不设上限。" for bonus in document.bonus if _endless(bonus))
    if document.grade and document.grade[-1].at_least is not None:
        yield f"得分低于 {written(document.grade[-1].at_least)} 分的单位没有等次。"


def _endless(bonus: Bonus) -> bool:
    return bonus.cap == "none"
