"""What a single key cannot show: names that must agree, values that must fit their form."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from jiceng.indicators.declared.document import Carrier, Document, Indicator
from jiceng.indicators.declared.fitness import Found, unfit
from jiceng.indicators.declared.lines import KeyPath
from jiceng.indicators.declared.problems import nearest

__all__ = ["errors"]


_COUNTED_AT = {"checklist": "checks"}


def errors(document: Document) -> list[Found]:
    """Return what makes the scheme unusable, each with the key it stands at."""
    return [
        *_names(document),
        *_parts(document),
        *unfit(document),
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
            if isinstance(carrier, Indicator):
                counted = (name for form in carrier.forms for name in form.counts if not name.scoped)
                for number, name in enumerate(dict.fromkeys(counted)):
                    yield (
                        (key, place, "score", _COUNTED_AT.get(carrier.score.form, "events"), number),
                        (name.key, name.title),
                    )


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
    for place, grade in enumerate(document.grade):
        if grade.places is not None and place == len(document.grade) - 1:
            yield ("grade", place, "quota"), "最后一个等次不设名额：超出名额的单位要有一等可去"
        if grade.quota is not None and grade.quota.of == "stratum" and document.strata is None:
            yield ("grade", place, "quota", "of"), "of 为 stratum 时方案要写 strata"
    stated = [(place, line) for place, line in enumerate(lines) if line is not None]
    for (_, upper), (place, lower) in pairwise(stated):
        if upper <= lower:
            yield ("grade", place, "at_least"), "等次从高到低依次写，at_least 逐个变小"


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
