"""The user's own register of places (villages, grids, a made-up county), checked before it is merged.

>>> from jiceng.codes.divisions import Divisions
>>> rows = [("539925", "云岭县", None), ("539925101", "柳河镇", "539925"), ("5399251012", "河东", None)]
>>> places, faults = Divisions.with_register(rows)
>>> [place.name for place in places.at(places.as_of).children("539925")]
['柳河镇']
>>> [(fault.row, fault.kind.value) for fault in faults]
[(3, 'code')]
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import unique

import attrs

from jiceng.codes.divisions.kinds import Certainty, Worded
from jiceng.codes.divisions.layers import counties, townships
from jiceng.codes.divisions.places import Place, compact, parent_of

__all__ = ["OwnPlaces", "RegisterFault", "RegisterFaultKind", "check_register"]

_COUNTY_DIGITS = 6


def _by_parent(own: "OwnPlaces") -> Mapping[str | None, Sequence[str]]:
    found: dict[str | None, list[str]] = {}
    for code in sorted(own.places):
        found.setdefault(own.places[code].parent_code, []).append(code)
    return found


@attrs.frozen(eq=False)
class OwnPlaces:
    """The user's places by code, and the codes directly below each of their parents, in order."""

    places: Mapping[str, Place] = attrs.field(factory=dict, repr=False)
    below: Mapping[str | None, Sequence[str]] = attrs.field(
        init=False, repr=False, default=attrs.Factory(_by_parent, takes_self=True)
    )


@unique
class RegisterFaultKind(Worded):
    """What is wrong with a row, with the sentence for the clerk."""

    CODE = "code", "代码应为6、9、12位数字，网格为13至20位数字，请核对。"
    NAME = "name", "名称未填，请补上。"
    DUPLICATE = "duplicate", "同一代码在前面已经出现过，请只保留一行。"
    BUNDLED = "bundled", "代码在全国名单里已有，以名单为准，本行不另计；名称不同的请核对。"
    PARENT_NOT_ABOVE = "parent-not-above", "上级代码应比本级代码短，请核对上级代码。"
    PARENT_UNKNOWN = "parent-unknown", "上级代码在全国名单和本册里都找不到，请先补上级区划。"


@attrs.frozen
class RegisterFault:
    """A row that was left out: its place in the register, counted from 1, and what is wrong with it."""

    row: int
    kind: RegisterFaultKind


def check_register(
    rows: Iterable[tuple[str, str, str | None]], known: Mapping[str, Place]
) -> tuple[OwnPlaces, tuple[RegisterFault, ...]]:
    """Return the good rows as places, and a fault for every other row.

    `known` are the user's places of before. Without a parent, the nearest known prefix is taken, a county at most;
    a county itself may stand without one, for a register that has its own top.
    """
    faults: list[RegisterFault] = []
    good: dict[str, tuple[int, str, str | None]] = {}
    for number, (written, name, parent) in enumerate(rows, start=1):
        code = compact(written)
        kind = _own_fault(code, name, parent)
        if kind is None and code is not None:
            if code in good or code in known:
                kind = RegisterFaultKind.DUPLICATE
            else:
                good[code] = (number, name.strip(), compact(parent) if parent else None)
        if kind is not None:
            faults.append(RegisterFault(number, kind))
    places = dict(known)
    for code in sorted(good, key=lambda code: (len(code), code)):
        number, name, parent = good[code]
        above = _known_above(code, parent, places)
        if above is None and (parent is not None or len(code) > _COUNTY_DIGITS):
            faults.append(RegisterFault(number, RegisterFaultKind.PARENT_UNKNOWN))
        else:
            places[code] = Place(code, name, above, certainty=Certainty.OWN)
    return OwnPlaces(places), tuple(sorted(faults, key=lambda fault: fault.row))


def _own_fault(code: str | None, name: object, parent: object) -> RegisterFaultKind | None:
    """Return what is wrong with a row by itself."""
    if code is None:
        return RegisterFaultKind.CODE
    if not isinstance(name, str) or not name.strip():
        return RegisterFaultKind.NAME
    if code in counties() or (len(code) > _COUNTY_DIGITS and code in townships()):
        return RegisterFaultKind.BUNDLED
    if parent:
        above = compact(parent)
        if above is None:
            return RegisterFaultKind.PARENT_UNKNOWN
        if len(above) > len(code) or (len(above) == len(code) and not above.endswith("00")):
            return RegisterFaultKind.PARENT_NOT_ABOVE
    return None


def _known_above(code: str, parent: str | None, places: Mapping[str, Place]) -> str | None:
    """Return the given parent if it is known, or the nearest known code that the digits name, a county at most."""
    above = parent_of(code) if parent is None else parent
    while above is not None and above not in places and above not in counties() and above not in townships():
        above = parent_of(above) if parent is None and len(above) > _COUNTY_DIGITS else None
    return above
