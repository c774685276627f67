"""网格事件 — one thing that the grid reports or hears of, from the report to the evaluation.

Hazards, public facilities, what people worry about (社情民意) and what is said online (舆情) are told apart by
their source and category. Each step of the handling is a `GridEventTransition`.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import (
    CaseLevel,
    ColourLevel,
    EventCategory,
    EventScale,
    EventSource,
    EventState,
    Satisfaction,
)
from jiceng.identifiers import DivisionCode, GridCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import (
    CALENDAR_DAY,
    CLOSED,
    COUNT,
    DECIMAL,
    EXPORTED,
    GB31000,
    PEOPLE,
    PRACTICE,
    REGISTERED,
)
from jiceng.models._terms import Entity
from jiceng.privacy import ADDRESS, INTERNAL, NAME, PERSONAL, PERSONAL_TEXT, PHONE, PUBLIC

__all__ = ["GridEvent"]


class GridEvent(Record):
    """网格事件 / grid event."""

    entity: ClassVar[Entity] = Entity(
        name="grid_event",
        label=Label("网格事件", "grid event", also=("事件", "社情民意", "网络舆情", "舆情")),
        key=("number",),
        source=Source("GB/T 34300-2017"),
        membership=INTERNAL,
        example={
            "number": "SJ202604150007",
            "title": "灌溉渠道垮塌",
            "source_channel": "01",
            "category": "05",
            "level": "04",
            "reported_on": "2026-04-15",
            "reported_by": "赵某",
            "reporter_phone": "13900000012",
            "division_code": "539925101202",
            "grid_code": "53992510120202",
            "place": "柳河镇下岭村6组水渠",
            "longitude": "103.123456",
            "latitude": "30.123456",
            "description": "渠道内侧垮塌约三米，影响下游灌溉",
            "state": "90",
            "accepted_on": "2026-04-15",
            "handling_org": "柳河镇农业服务中心",
            "responsible_person": "王某",
            "due_on": "2026-04-25",
            "is_supervised": False,
            "result": "已组织修复",
            "verified_on": "2026-04-22",
            "closed_on": "2026-04-22",
            "satisfaction": "1",
        },
    )

    number: Annotated[
        str,
        Label("事件编号", "number", also=("编号", "事件编码", "事件流水号", "工单编号")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger or the platform."""

    title: Annotated[
        str | None,
        Label("事件名称", "title", also=("事件标题", "标题", "舆情标题")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Short name; may hold the names of people."""

    source_channel: Annotated[
        EventSource | None,
        Label("事件来源", "source", also=("来源", "采集渠道", "来源渠道", "上报渠道", "信息来源")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """How it became known: a round of the grid worker, a visit, a call to 12345, online monitoring and the like."""

    medium: Annotated[
        str | None,
        Label("舆情平台", "medium", also=("发布平台", "舆情来源", "媒体名称")),
        INTERNAL,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Site or application on which it was said, for what is said online."""

    category: Annotated[
        EventCategory | None,
        Label("事件类别", "category", also=("事件类型", "事件分类", "问题类别")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Kind of event in the upper classes of county platforms; there is no national table."""

    scale: Annotated[EventScale | None, Label("事件规模", "scale", also=("规模",)), INTERNAL, GB31000] = None
    """Individual, group or major group event."""

    level: Annotated[CaseLevel | None, Label("事件级别", "level", also=("事件等级",)), INTERNAL, PRACTICE] = (
        None
    )
    """How serious it is, from 特别重大 (I) to 一般 (IV)."""

    colour: Annotated[
        ColourLevel | None,
        Label("预警颜色", "warning colour", also=("预警等级", "预警级别")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Colour under which the county watches it."""

    involved_count: Annotated[
        int | None,
        Label("涉及人数", "people involved", also=("涉事人数",)),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """How many people it concerns."""

    reported_on: Annotated[
        date | None,
        Label(
            "上报日期",
            "reported on",
            also=("上报时间", "采集日期", "采集时间", "登记日期", "登记时间", "上报日"),
        ),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was reported."""

    reported_by: Annotated[
        str | None,
        Label("上报人", "reported by", also=("上报人姓名", "采集人", "反映人", "报告人")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who reported it."""

    reporter_phone: Annotated[
        Phone | None,
        Label("上报人联系电话", "phone of the reporter", also=("反映人联系电话", "联系电话", "联系方式")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of whoever reported it."""

    division_code: Annotated[
        DivisionCode | None,
        Label("发生地", "division", also=("发生地代码", "区划代码", "行政区划代码", "所属区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division in which it happened."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格", "网格代码", "网格编号")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which it happened."""

    place: Annotated[
        str | None,
        Label("事件地点", "place", also=("发生地点", "发生地详址", "事发地点", "地点", "事件地址")),
        ADDRESS,
        PRACTICE,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Where it happened, in words."""

    longitude: Annotated[
        Decimal | None,
        Label("经度", "longitude", also=("事件经度",)),
        PERSONAL,
        PRACTICE,
        Field(ge=-180, le=180),
        DECIMAL,
    ] = None
    """Degrees east; whether it lies in the county is the business of a rule."""

    latitude: Annotated[
        Decimal | None,
        Label("纬度", "latitude", also=("事件纬度",)),
        PERSONAL,
        PRACTICE,
        Field(ge=-90, le=90),
        DECIMAL,
    ] = None
    """Degrees north."""

    description: Annotated[
        str | None,
        Label(
            "事件描述",
            "description",
            also=("事件简述", "事件内容", "问题描述", "舆情内容", "反映内容", "事件详情"),
        ),
        PERSONAL_TEXT,
        PRACTICE,
        REGISTERED,
        Field(max_length=4500),
    ] = None
    """What is reported."""

    state: Annotated[
        EventState | None,
        Label("事件状态", "state", also=("状态", "办理状态", "处置状态", "当前状态")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """How far the handling has come."""

    accepted_on: Annotated[
        date | None,
        Label("受理日期", "accepted on", also=("受理时间", "立案日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the governance centre took it on."""

    dispatched_on: Annotated[
        date | None,
        Label("派遣日期", "dispatched on", also=("分流日期", "交办日期", "派遣时间", "派单时间")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was passed to the unit that handles it."""

    handling_org: Annotated[
        str | None,
        Label("处置单位", "handling organisation", also=("办理单位", "承办单位", "责任单位", "处置部门")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Unit that handles it."""

    responsible_person: Annotated[
        str | None,
        Label("处置人", "responsible person", also=("责任人", "处理人", "办理人", "处置人员")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who handles it."""

    due_on: Annotated[
        date | None,
        Label("处置时限", "due on", also=("办理时限", "办结时限", "处理时限")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Last day for handling it."""

    is_supervised: Annotated[
        bool | None, Label("是否督办", "supervised", also=("督办",)), INTERNAL, PRACTICE
    ] = None
    """Whether a higher office watches the handling; a mark, not a state."""

    result: Annotated[
        str | None,
        Label("处置结果", "result", also=("办理结果", "处理结果", "处置情况", "处理情况")),
        PERSONAL_TEXT,
        PRACTICE,
        CLOSED,
        Field(max_length=4500),
    ] = None
    """What was done."""

    verified_on: Annotated[
        date | None,
        Label("核查日期", "verified on", also=("核查时间", "复核日期")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which somebody checked that it is done."""

    closed_on: Annotated[
        date | None,
        Label("办结日期", "closed on", also=("办结时间", "结案日期", "处置日期", "处理时间")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was closed; empty while it is open."""

    satisfaction: Annotated[
        Satisfaction | None,
        Label("满意度评价", "satisfaction", also=("满意度", "群众满意度")),
        INTERNAL,
        PRACTICE,
    ] = None
    """What the reporter thinks of the handling."""

    followed_up_on: Annotated[
        date | None, Label("回访日期", "followed up on", also=("回访时间",)), INTERNAL, PRACTICE, CALENDAR_DAY
    ] = None
    """Day of the return visit."""

    dispute_number: Annotated[
        str | None,
        Label("关联纠纷编号", "dispute", also=("关联矛盾纠纷编号",)),
        INTERNAL,
        PRACTICE,
        Reference("dispute", "number"),
        Field(max_length=50),
    ] = None
    """Dispute that it turned out to be."""

    petition_number: Annotated[
        str | None,
        Label("关联信访编号", "petition", also=("关联信访件编号",)),
        INTERNAL,
        PRACTICE,
        Reference("petition", "number"),
        Field(max_length=50),
    ] = None
    """Petition that it turned out to be."""

    case_number: Annotated[
        str | None,
        Label("关联案件编号", "security case", also=("关联案事件编号",)),
        INTERNAL,
        PRACTICE,
        Reference("security_case", "number"),
        Field(max_length=50),
    ] = None
    """Case of the police that it turned out to be."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
