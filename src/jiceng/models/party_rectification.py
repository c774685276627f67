"""软弱涣散党组织整顿 — one listing of one party organisation, from the day it is listed to the day it is struck off."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL_TEXT, PHONE, PUBLIC

__all__ = ["PartyRectification"]

_ORDINANCE = Source("中国共产党农村基层组织工作条例")


class PartyRectification(Record):
    """软弱涣散党组织整顿 / rectification of a party organisation."""

    entity: ClassVar[Entity] = Entity(
        name="party_rectification",
        label=Label(
            "软弱涣散党组织整顿",
            "rectification of a party organisation",
            also=("软弱涣散党组织", "党组织整顿"),
        ),
        key=("division_code", "organization_name", "listed_on"),
        source=_ORDINANCE,
        membership=INTERNAL,
        example={
            "division_code": "539925101202",
            "organization_name": "中共柳河镇下岭村支部委员会",
            "listed_on": "2026-03-01",
            "reason": "支部班子配备不齐",
            "first_secretary": "某某",
            "first_secretary_phone": "13900000034",
            "sending_org": "县农业农村局",
            "county_leader": "某某某",
            "helping_org": "县林业局",
            "measures": "补选支部委员，落实“三会一课”",
            "due_on": "2026-09-30",
            "progress": "已补选委员 2 名",
            "closed_on": "2026-09-20",
            "accepting_org": "中共云岭县委组织部",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("所属区划", "division code", also=("所属区划代码", "区划代码", "所在区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Village or community of the organisation."""

    organization_name: Annotated[
        str,
        Label("党组织名称", "party organisation", also=("软弱涣散党组织名称", "整顿党组织名称")),
        PUBLIC,
        _ORDINANCE,
        Reference("party_organization", "name", along=("division_code",)),
        Field(min_length=1, max_length=100),
    ]
    """Party organisation that is put in order."""

    listed_on: Annotated[
        date, Label("列入日期", "listed on", also=("确定日期", "列入时间")), INTERNAL, PRACTICE, CALENDAR_DAY
    ]
    """Day on which it was listed as weak and lax."""

    reason: Annotated[
        str | None,
        Label("列入原因", "reason", also=("主要问题", "软弱涣散表现")),
        PERSONAL_TEXT,
        PRACTICE,
        REGISTERED,
        Field(max_length=1024),
    ] = None
    """What is wrong with it."""

    first_secretary: Annotated[
        str | None,
        Label("第一书记", "first secretary", also=("第一书记姓名", "驻村第一书记")),
        NAME,
        _ORDINANCE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the first secretary who is sent to it."""

    first_secretary_phone: Annotated[
        Phone | None,
        Label("第一书记联系方式", "phone of the first secretary", also=("第一书记联系电话", "第一书记电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the first secretary."""

    sending_org: Annotated[
        str | None,
        Label("第一书记派出单位", "sending organisation", also=("选派单位", "派出单位")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office that the first secretary comes from."""

    county_leader: Annotated[
        str | None,
        Label("联系县领导", "county leader", also=("包联县领导", "联村县领导")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Leader of the county who answers for it."""

    helping_org: Annotated[
        str | None,
        Label("整顿帮扶单位", "helping organisation", also=("帮扶单位", "结对单位")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office that is paired with the village."""

    measures: Annotated[
        str | None,
        Label("整顿措施", "measures", also=("整改措施",)),
        PERSONAL_TEXT,
        PRACTICE,
        REGISTERED,
        Field(max_length=4000),
    ] = None
    """What is to be done."""

    due_on: Annotated[
        date | None,
        Label("整顿时限", "due on", also=("整顿完成时限", "整改时限")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day by which it is to be in order."""

    progress: Annotated[
        str | None,
        Label("整顿进展", "progress", also=("整改进展", "整顿情况")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=4000),
    ] = None
    """What has been done so far."""

    closed_on: Annotated[
        date | None,
        Label("销号日期", "struck off on", also=("验收销号日期", "摘帽日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was struck off the list; empty while it is on it."""

    accepting_org: Annotated[
        str | None,
        Label("验收单位", "accepting organisation"),
        PUBLIC,
        PRACTICE,
        CLOSED,
        Field(max_length=100),
    ] = None
    """Party committee that found it in order."""
