"""Rules on 综治中心: one for each division and level, with the rooms that belong to it."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from jiceng.codes import AdministrativeLevel, CentreRoom
from jiceng.expr import eq, fields, ge, matches, one_of, present
from jiceng.labels import Source
from jiceng.models import GovernanceCentre, GovernanceCentreRoom
from jiceng.validate.kinds import Row, Unique
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(GovernanceCentre)
centre = rules.field
room = fields(GovernanceCentreRoom)

_STANDARD = Source("GB/T 33200-2016")

_CODES: Mapping[AdministrativeLevel, str] = {
    AdministrativeLevel.PROVINCE: "[0-9]{2}(0{4}|0{10})?",
    AdministrativeLevel.PREFECTURE: "[0-9]{2}(0[1-9]|[1-9][0-9])(0{2}|0{8})?",
    AdministrativeLevel.COUNTY: "[0-9]{4}(0[1-9]|[1-9][0-9])(0{6})?",
    AdministrativeLevel.TOWNSHIP: "[0-9]{6}(0{2}[1-9]|0[1-9][0-9]|[1-9][0-9]{2})(0{3})?",
    AdministrativeLevel.VILLAGE: "[0-9]{9}(0{2}[1-9]|0[1-9][0-9]|[1-9][0-9]{2})",
}
"""What the code of a division of each level looks like, with the zeros that may fill it up."""

rules.add(
    "center.level",
    check=Row(
        when=one_of(centre.level, *_CODES) & matches(centre.division_code, "[0-9]+"),  # not by its name
        must=reduce(
            or_,
            [eq(centre.level, level) & matches(centre.division_code, form) for level, form in _CODES.items()],
        ),
    ),
    zh="综治中心层级与所在区划的层级不一致。请核对区划代码和层级，改正写错的一处。",
    en="the level of the centre is not that of its division; correct the one that is wrong",
    basis=_STANDARD,
    marks=("level", "division_code"),
    given=("identifier.malformed",),
    passes={"division_code": "539925101", "level": "05"},
    fails={"division_code": "539925101", "level": "04"},
)
rules.add(
    "center.unique-per-division",
    check=Unique(("division_code", "level"), when=~present(centre.closed_on)),
    zh="同一区划、同一层级有两个在用的综治中心。请核实是否重复登记；已停用的请补填停用日期。",
    en="two centres of one level are in use in one division; keep one, or enter the day on which one was closed",
    basis=Source("基层治理台账审核惯例"),
    marks=("division_code", "level"),
    given=("center.level",),
    passes=[
        {"division_code": "539925101", "name": "甲", "level": "05"},
        {"division_code": "539925101", "name": "乙", "level": "05", "closed_on": "2025-12-31"},
    ],
    fails=[
        {"division_code": "539925101", "name": "甲", "level": "05"},
        {"division_code": "539925101", "name": "乙", "level": "05"},
    ],
)

_WANTED = (
    CentreRoom.RECEPTION_HALL,
    CentreRoom.MEDIATION_ROOM,
    CentreRoom.VIDEO_ANALYSIS_ROOM,
    CentreRoom.PSYCHOLOGICAL_ROOM,
)
_of_centre = [(centre.division_code, room.division_code), (centre.name, room.centre_name)]
_rooms = rules.count("rooms", GovernanceCentreRoom, _of_centre)
_untold = rules.count("untold_rooms", GovernanceCentreRoom, _of_centre, where=~present(room.kind))
_kinds = rules.distinct(
    "room_kinds", GovernanceCentreRoom, room.kind, _of_centre, where=one_of(room.kind, *_WANTED)
)
rules.add(
    "center.rooms",
    severity=Severity.WARNING,
    check=Row(
        # A village's centre may be one room; a list of rooms that names none of the centre's tells nothing of it.
        when=~present(centre.closed_on)
        & one_of(centre.level, AdministrativeLevel.COUNTY, AdministrativeLevel.TOWNSHIP)
        & _rooms.at_least(1)
        & _untold.exactly(0),
        must=ge(_kinds, len(_WANTED)),
    ),
    zh=f"综治中心的功能室不全，应有{'、'.join(kind.zh for kind in _WANTED)}。请补报缺少的功能室，或核对功能室类型；几室合一的可以保留。",
    en="the centre lacks one of its rooms: reception, mediation, video analysis, psychology; add it, or correct the kinds",
    basis=_STANDARD,
    marks=("name",),
    passes={
        "governance_centre": [{"division_code": "539925101", "name": "甲", "level": "05"}],
        "governance_centre_room": [
            {"division_code": "539925101", "centre_name": "甲", "kind": kind} for kind in _WANTED
        ],
    },
    fails={
        "governance_centre": [{"division_code": "539925101", "name": "甲", "level": "05"}],
        "governance_centre_room": [{"division_code": "539925101", "centre_name": "甲", "kind": "02"}],
    },
)
