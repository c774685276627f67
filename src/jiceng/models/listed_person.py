"""在册人员 — somebody whom a list of special care has, and who looks after the person.

`ListedPerson` is no entity of its own; the special groups and key youths extend it, and a rule on it holds for
all of them. To stand on such a list is sensitive in itself, and so is everything that the list says.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from jiceng.codes import ConcernLevel, ControlLevel, RegisterStatus
from jiceng.identifiers import Phone
from jiceng.labels import Label
from jiceng.models._marks import CALENDAR_DAY, CLOSED, EXPORTED, GB31000, PRACTICE, REGISTERED
from jiceng.models.local_person import LocalPerson
from jiceng.privacy import NAME, PHONE, PUBLIC, SENSITIVE, SENSITIVE_TEXT

__all__ = ["ListedPerson"]


class ListedPerson(LocalPerson):
    """在册人员 / listed person: who answers, how closely, and whether the person is still on the list."""

    listed_on: Annotated[
        date | None,
        Label("列册日期", "listed on", also=("列册时间", "列管日期", "列管时间", "建档日期")),
        SENSITIVE,
        PRACTICE,
        EXPORTED,
        CALENDAR_DAY,
    ] = None
    """Day on which the person was put on the list."""

    concern_level: Annotated[
        ConcernLevel | None, Label("关注程度", "level of attention", also=("关注等级",)), SENSITIVE, GB31000
    ] = None
    """How much attention the case needs."""

    control_level: Annotated[
        ControlLevel | None,
        Label("管控等级", "control level", also=("管理等级", "管控级别", "管理级别")),
        SENSITIVE,
        PRACTICE,
    ] = None
    """How closely the person is looked after: a table of practice, to which a county adds grades of its own."""

    responsible_org: Annotated[
        str | None,
        Label("责任单位", "responsible organisation", also=("管理单位", "帮扶单位")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office that answers for the person, such as the justice office or police station."""

    responsible_person: Annotated[
        str | None,
        Label(
            "责任人",
            "responsible person",
            also=("帮教责任人", "帮教人", "责任人姓名", "帮教人员", "帮扶责任人", "包保责任人"),
        ),
        NAME,
        GB31000,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who answers for the person and for the help given."""

    responsible_phone: Annotated[
        Phone | None,
        Label("责任人联系方式", "phone of the responsible person", also=("责任人联系电话", "责任人电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the responsible person."""

    help_team: Annotated[
        str | None,
        Label("帮扶小组", "help team", also=("帮教小组", "帮扶小组成员", "帮教小组成员")),
        NAME,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Names of those who help beside the responsible person."""

    last_visited_on: Annotated[
        date | None,
        Label("上次走访日期", "last visited on", also=("上次走访时间", "最近走访日期", "最近走访时间")),
        SENSITIVE,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day of the last visit."""

    next_visit_on: Annotated[
        date | None,
        Label("下次走访日期", "next visit on", also=("下次走访时间",)),
        SENSITIVE,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day by which the next visit is due."""

    register_status: Annotated[
        RegisterStatus | None,
        Label("在册状态", "status in the register", also=("列管状态", "管理状态")),
        SENSITIVE,
        PRACTICE,
        EXPORTED,
    ] = None
    """Whether the person is on the list (在册), has moved away (迁出), was released from it (解除) or has died (死亡)."""

    exited_on: Annotated[
        date | None,
        Label("退出日期", "left the list on", also=("退出时间", "解除列管日期", "出册日期")),
        SENSITIVE,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the person left the list; empty while on it."""

    exit_reason: Annotated[
        str | None,
        Label("退出原因", "reason for leaving the list", also=("解除列管原因", "出册原因")),
        SENSITIVE_TEXT,
        PRACTICE,
        CLOSED,
        Field(max_length=200),
    ] = None
    """Why the person left the list."""
