"""Grades: by the line of the total, then by vetoes, then by how many units may have each."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

import attrs

from jiceng.indicators.declared import Document, Grade
from jiceng.indicators.declared.document import GradeQuota
from jiceng.indicators.numbers import half_up, percent
from jiceng.indicators.scorecard import Problem, UnitScore
from jiceng.indicators.scoring.ranking import ordering

__all__ = ["graded", "most_places", "told_too_few", "told_within"]


def graded(document: Document, units: Sequence[UnitScore]) -> tuple[list[UnitScore], list[Problem]]:
    """Return the units with their grades, in the order given, and what is to be known of the quotas.

    A unit without an item that counts has none, nor has one below the line of the last grade.
    """
    steps: dict[str, int] = {}
    for unit in units:
        step = _step(document, unit) if _counts(unit) else None
        if step is not None:
            steps[unit.unit] = step
    problems = _within_quotas(document, units, steps)
    names = [grade.name for grade in document.grade]
    told = [
        attrs.evolve(unit, grade=names[steps[unit.unit]]) if unit.unit in steps else unit for unit in units
    ]
    return told, problems


def _counts(unit: UnitScore) -> bool:
    """Tell whether a unit takes part: something of it could be scored, with or without a grade for its total."""
    return any(item.in_total for item in unit.items)


def _step(document: Document, unit: UnitScore) -> int | None:
    """Return the place of the grade, 0 for the best: that of the total, lowered by vetoes."""
    lines = enumerate(document.grade)
    place = next((at for at, grade in lines if grade.at_least is None or unit.total >= grade.at_least), None)
    if place is None:
        return None
    effects = {mark.effect for mark in unit.vetoes}
    if "not-top" in effects:
        place = max(place, 1)
    names = [grade.name for grade in document.grade]
    triggered = {mark.veto for mark in unit.vetoes}
    capped = [
        names.index(veto.grade) for veto in document.veto if veto.id in triggered and veto.grade is not None
    ]
    place = max([place, *capped])
    return len(names) - 1 if "fail" in effects else place


def _within_quotas(document: Document, units: Sequence[UnitScore], steps: dict[str, int]) -> list[Problem]:
    """Move units beyond a quota one grade down, best grade first; `steps` is changed in place."""
    problems: list[Problem] = []
    for place, grade in enumerate(document.grade):
        quota = grade.places
        if quota is None:
            continue
        for stratum, group in _groups(units, quota).items():
            fitting = [unit for unit in group if steps.get(unit.unit) == place]
            where = f"“{stratum}”" if stratum else ""
            least = quota.at_least_units
            if least is not None and len(fitting) < least:
                problems.append(told_too_few(where, grade, least, len(fitting)))
            most = most_places(quota, sum(map(_counts, group)))
            if most is None or len(fitting) <= most:
                continue
            for unit in _beyond(document, fitting, most, admit=quota.ties == "admit"):
                steps[unit.unit] = place + 1
            left = sum(steps[unit.unit] == place for unit in fitting)
            problems.append(told_within(where, grade, quota, most, len(fitting), left))
    return problems


def _groups(units: Sequence[UnitScore], quota: GradeQuota) -> Mapping[str, list[UnitScore]]:
    groups: dict[str, list[UnitScore]] = {}
    for unit in units:
        groups.setdefault(unit.stratum if quota.of == "stratum" else "", []).append(unit)
    return groups


def told_too_few(where: str, grade: Grade, least: int, fitting: int) -> Problem:
    """Return that fewer units reach a grade than are wanted; `where` names the stratum."""
    told = f"{where}{grade.name}至少应有 {least} 个单位，达到条件的只有 {fitting} 个。"
    return Problem("quota.too-few", told, ())


def told_within(where: str, grade: Grade, quota: GradeQuota, most: int, fitting: int, left: int) -> Problem:
    """Return that more units reach a grade than there are places."""
    share = percent(quota.share or Fraction(0))
    told = (
        f"{where}{grade.name}按 {share} 的比例为 {most} 个名额，达到分数线的 {fitting} 个，评定 {left} 个。"
    )
    return Problem("quota.applied", told, ())


def most_places(quota: GradeQuota, count: int) -> int | None:
    """Return how many of so many units may have a grade, `None` without a bound."""
    if quota.share is None:
        return None
    exact = quota.share * count
    rounding = {"down": floor, "up": ceil, "half-up": lambda number: int(half_up(number, 0))}
    return max(rounding[quota.rounding or "down"](exact), quota.at_least_units or 0)


def _beyond(document: Document, units: Sequence[UnitScore], most: int, *, admit: bool) -> list[UnitScore]:
    """Return the units that do not fit in; those that share a place stay together."""
    keys = {unit.unit: ordering(document, unit) for unit in units}
    ordered = sorted(keys.values())
    bound = ordered[most - 1] if most > 0 else None
    crowded = most > 0 and ordered[most] == bound
    inside = {
        code
        for code, key in keys.items()
        if bound is not None and (key < bound or (key == bound and (admit or not crowded)))
    }
    return [unit for unit in units if unit.unit not in inside]
