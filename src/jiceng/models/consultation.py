"""民主协商 — one meeting, hearing or posting at which people are asked before a major decision, with its votes.

Counts of the villagers' representatives, of the villagers and of the households stand side by side, since the
law lets a quorum be met by one or another.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import ConsultationForm
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, EXPORTED, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL_TEXT, PUBLIC

__all__ = ["Consultation"]


class Consultation(Record):
    """民主协商 / consultation."""

    entity: ClassVar[Entity] = Entity(
        name="consultation",
        label=Label("民主协商", "consultation", also=("民主协商记录", "协商议事")),
        key=("decision_number", "sequence"),
        source=Source("村民委员会组织法（2025修正）", "第三十条"),
        membership=INTERNAL,
        example={
            "decision_number": "JC2026003",
            "sequence": 1,
            "division_code": "539925101201",
            "form": "10",
            "held_on": "2026-04-25",
            "convened_by": "下岭村村民委员会",
            "place": "下岭村村委会",
            "entitled_count": 36,
            "attended_count": 31,
            "agreed_count": 29,
            "objected_count": 1,
            "abstained_count": 1,
            "is_agreed": True,
            "opinions": "建议优先硬化通往水源地的路段",
        },
    )

    decision_number: Annotated[
        str,
        Label("决策编号", "number of the decision", also=("事项编号", "决策事项编号")),
        PUBLIC,
        PRACTICE,
        Reference("major_decision", "number"),
        Field(min_length=1, max_length=50),
    ]
    """Decision that is consulted on."""

    sequence: Annotated[
        int,
        Label("协商次序", "number of the consultation", also=("协商序号", "第几次协商")),
        PUBLIC,
        PRACTICE,
        Field(ge=1, le=9_999),
    ]
    """Number of the consultation on the decision, counted from 1."""

    division_code: Annotated[
        DivisionCode | None,
        Label("协商所在区划", "division", also=("所属区划", "区划代码", "所属村（社区）")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Village, community or township whose people were asked."""

    form: Annotated[
        ConsultationForm | None,
        Label("协商形式", "form", also=("民主协商形式", "协商方式", "会议形式")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
    ] = None
    """How people were asked: in a discussion, a hearing, a posting or a meeting of the village."""

    held_on: Annotated[
        date | None,
        Label("协商日期", "held on", also=("召开日期", "协商时间", "会议日期", "召开时间")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was held; the first day of a posting."""

    notice_on: Annotated[
        date | None,
        Label("材料送达日期", "papers sent on", also=("会前材料送达日期", "通知日期")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第十六条"),
        CALENDAR_DAY,
    ] = None
    """Day on which those invited to a hearing got the papers, seven days before it."""

    convened_by: Annotated[
        str | None,
        Label("召集人", "convened by", also=("召集单位", "主持单位", "组织单位")),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第三十条"),
        Field(max_length=100),
    ] = None
    """Who called it."""

    chaired_by: Annotated[
        str | None, Label("主持人", "chaired by", also=("会议主持人",)), NAME, PRACTICE, Field(max_length=50)
    ] = None
    """Who chaired it."""

    place: Annotated[
        str | None,
        Label("协商地点", "place", also=("会议地点", "地点")),
        PUBLIC,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Where it was held."""

    entitled_count: Annotated[
        int | None,
        Label("应到人数", "people entitled", also=("应参加人数", "应到会人数")),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第三十条"),
        PEOPLE,
        COUNT,
    ] = None
    """How many were entitled to come: all representatives, or all villagers of eighteen and over."""

    attended_count: Annotated[
        int | None,
        Label("到会人数", "people present", also=("实到人数", "参加人数", "参会人数")),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第三十条"),
        PEOPLE,
        REGISTERED,
        COUNT,
    ] = None
    """How many came."""

    entitled_households: Annotated[
        int | None,
        Label("应到户数", "households entitled", also=("总户数",)),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第二十六条"),
        Unit("户"),
        COUNT,
    ] = None
    """How many households the village has, for a meeting of households."""

    attended_households: Annotated[
        int | None,
        Label("到会户数", "households present", also=("到会户代表数", "实到户数")),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第二十六条"),
        Unit("户"),
        COUNT,
    ] = None
    """How many households sent somebody."""

    agreed_count: Annotated[
        int | None,
        Label("赞成人数", "votes for", also=("同意人数", "赞成票数")),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第三十条"),
        PEOPLE,
        COUNT,
    ] = None
    """How many were for it."""

    objected_count: Annotated[
        int | None,
        Label("反对人数", "votes against", also=("不同意人数", "反对票数")),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """How many were against it."""

    abstained_count: Annotated[
        int | None, Label("弃权人数", "abstentions", also=("弃权票数",)), PUBLIC, PRACTICE, PEOPLE, COUNT
    ] = None
    """How many abstained."""

    is_agreed: Annotated[
        bool | None,
        Label("是否达成共识", "agreement reached", also=("是否达成一致", "是否同意")),
        PUBLIC,
        PRACTICE,
    ] = None
    """Whether those present came to one view."""

    opinions: Annotated[
        str | None,
        Label("主要意见", "opinions", also=("意见建议", "协商意见", "意见")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=4500),
    ] = None
    """What those present said."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
