"""会议 — one meeting of the work: to analyse disputes (研判会), to push things on (推进会), to bring offices together."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import MeetingKind
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CASES, COUNT, EXPORTED, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL_TEXT, PUBLIC

__all__ = ["Meeting"]


class Meeting(Record):
    """会议 / meeting."""

    entity: ClassVar[Entity] = Entity(
        name="meeting",
        label=Label("会议", "meeting", also=("研判会", "推进会", "联席会议", "会议台账")),
        key=("number",),
        source=PRACTICE,
        membership=INTERNAL,
        example={
            "number": "HY2026009",
            "kind": "01",
            "title": "9月矛盾纠纷分析研判会",
            "held_on": "2026-09-05",
            "division_code": "539925101",
            "organising_org": "柳河镇综治中心",
            "place": "柳河镇政府二楼会议室",
            "chaired_by": "王某",
            "attending_orgs": "派出所、司法所、各村（社区）",
            "attended_count": 23,
            "agenda": "分析8月以来的矛盾纠纷",
            "disputes_analysed": 12,
            "hazards_found": 3,
            "decisions": "三件重点纠纷由领导包案",
            "due_on": "2026-09-30",
            "follow_up": "已化解两件",
        },
    )

    number: Annotated[
        str,
        Label("会议编号", "number", also=("会议记录编号",)),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger of meetings."""

    kind: Annotated[
        MeetingKind | None,
        Label("会议类型", "kind", also=("会议类别", "会议形式")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
    ] = None
    """What the meeting is for."""

    title: Annotated[
        str | None,
        Label("会议名称", "title", also=("会议主题", "会议议题")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Name of the meeting."""

    held_on: Annotated[
        date | None,
        Label("会议日期", "held on", also=("会议时间", "召开日期", "召开时间")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was held."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division", also=("区划代码", "行政区划代码", "行政区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division whose work it is about."""

    organising_org: Annotated[
        str | None,
        Label("组织单位", "organising organisation", also=("召开单位", "主办单位", "召集单位")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Office that called it."""

    place: Annotated[
        str | None, Label("会议地点", "place", also=("召开地点",)), PUBLIC, PRACTICE, Field(max_length=200)
    ] = None
    """Where it was held."""

    chaired_by: Annotated[
        str | None,
        Label("主持人", "chaired by", also=("会议主持人", "主持领导")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who chaired it."""

    attending_orgs: Annotated[
        str | None,
        Label("参会单位", "attending organisations", also=("参加单位", "参会部门")),
        PUBLIC,
        PRACTICE,
        Field(max_length=500),
    ] = None
    """Offices that sent somebody, set off by 、."""

    attended_count: Annotated[
        int | None,
        Label("参会人数", "people present", also=("到会人数", "参加人数")),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """How many came."""

    entitled_count: Annotated[
        int | None, Label("应到会人数", "due to attend", also=("应到人数",)), PUBLIC, PRACTICE, PEOPLE, COUNT
    ] = None
    """How many were due to attend; for a meeting of villagers or residents those with a vote."""

    agenda: Annotated[
        str | None,
        Label("会议内容", "agenda", also=("议题", "研判内容", "主要内容")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=4500),
    ] = None
    """What was spoken about."""

    disputes_analysed: Annotated[
        int | None,
        Label("研判纠纷件数", "disputes analysed", also=("研判矛盾纠纷数", "分析研判件数")),
        INTERNAL,
        PRACTICE,
        CASES,
        COUNT,
    ] = None
    """How many disputes it went through."""

    hazards_found: Annotated[
        int | None,
        Label("研判风险隐患数", "hazards found", also=("排查隐患数", "风险隐患数")),
        INTERNAL,
        PRACTICE,
        CASES,
        COUNT,
    ] = None
    """How many risks or hazards it put on the list."""

    decisions: Annotated[
        str | None,
        Label("议定事项", "decisions", also=("会议决定", "工作要求", "研判结论")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=4500),
    ] = None
    """What was decided."""

    due_on: Annotated[
        date | None,
        Label("议定事项完成时限", "due on", also=("落实时限", "完成时限")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Last day for what was decided."""

    follow_up: Annotated[
        str | None,
        Label("落实情况", "follow-up", also=("议定事项落实情况", "会议落实情况")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=4500),
    ] = None
    """What became of it."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
