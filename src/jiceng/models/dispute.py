"""矛盾纠纷 — one dispute, from the day it is found to the day it is settled.

Columns follow the 矛盾纠纷排查化解台账 of counties and the event table of GB/T 31000-2015.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import (
    CaseLevel,
    ColourLevel,
    DisputeStage,
    DisputeType,
    DisputeWarningLevel,
    EventScale,
    MediationCategory,
    MediationOutcome,
    ResolutionMethod,
    Satisfaction,
)
from jiceng.identifiers import DivisionCode, GridCode, Phone, ResidentId
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
    YUAN,
)
from jiceng.models._terms import Entity
from jiceng.privacy import (
    ADDRESS,
    INTERNAL,
    NAME,
    PERSONAL,
    PERSONAL_TEXT,
    PHONE,
    PUBLIC,
    RESIDENT_NUMBER,
)

__all__ = ["Dispute"]


class Dispute(Record):
    """矛盾纠纷 / dispute."""

    entity: ClassVar[Entity] = Entity(
        name="dispute",
        label=Label("矛盾纠纷", "dispute", also=("纠纷",)),
        key=("number",),
        source=GB31000,
        membership=INTERNAL,
        example={
            "number": "YL20261010001",
            "title": "用水排水纠纷",
            "found_on": "2026-03-02",
            "source_channel": "网格员走访",
            "division_code": "539925101202",
            "grid_code": "53992510120202",
            "place": "柳河镇下岭村6组水渠",
            "category": "0201",
            "statistics_category": "02",
            "scale": "01",
            "level": "04",
            "involved_count": 2,
            "amount": "1200.00",
            "first_party": "张某",
            "second_party": "李某",
            "summary": "双方因灌溉用水先后产生争议",
            "responsible_org": "柳河镇人民调解委员会",
            "responsible_person": "王某",
            "due_on": "2026-04-01",
            "stage": "30",
            "measures": "到现场查看水渠，约双方到村委会调解",
            "method": "0101",
            "closed_on": "2026-03-12",
            "outcome": "11",
            "has_agreement": True,
            "resolution": "双方约定轮流用水",
            "satisfaction": "1",
        },
    )

    number: Annotated[
        str,
        Label("编号", "number", also=("纠纷编号", "事件编号", "案件编号", "纠纷编码", "事件编码")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger, never used again."""

    title: Annotated[
        str | None,
        Label("事件名称", "title", also=("纠纷名称", "矛盾事项", "案件名称", "纠纷标题", "事件标题")),
        PERSONAL_TEXT,
        GB31000,
        Field(max_length=100),
        REGISTERED,
    ] = None
    """Short name; often holds the names of the parties, hence classed as prose on people."""

    found_on: Annotated[
        date | None,
        Label(
            "排查时间",
            "found on",
            also=(
                "排查日期",
                "发生日期",
                "登记日期",
                "受理日期",
                "登记时间",
                "受理时间",
                "排查发现时间",
                "发现时间",
                "发现日期",
                "发生时间",
            ),
        ),
        INTERNAL,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the dispute was found or registered."""

    found_by: Annotated[
        str | None, Label("排查人员", "found by", also=("排查人",)), NAME, PRACTICE, Field(max_length=100)
    ] = None
    """Who found it, usually the grid worker; several names are set off by 、."""

    source_channel: Annotated[
        str | None,
        Label("纠纷来源", "source", also=("来源", "采集渠道", "来源渠道", "事件来源")),
        INTERNAL,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """How it became known: a visit, a call, a report from below or an assignment from above."""

    division_code: Annotated[
        DivisionCode | None,
        Label("发生地", "place of occurrence", also=("发生地代码", "区划代码", "行政区划代码", "所属区划")),
        PUBLIC,
        GB31000,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division in which the dispute arose."""

    grid_code: Annotated[
        GridCode | None,
        Label(
            "所属网格",
            "grid",
            also=(
                "网格编码",
                "所在网格",
                "网格编号",
                "网格代码",
                "所属网格编码",
                "所属网格编号",
                "所属网格代码",
            ),
        ),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which the dispute arose."""

    place: Annotated[
        str | None,
        Label("发生地详址", "address of occurrence", also=("发生地点", "发生地址", "排查区域", "纠纷地点")),
        ADDRESS,
        GB31000,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Address below the division where it arose, often the home of a party."""

    category: Annotated[
        DisputeType | None,
        Label(
            "纠纷类型",
            "category",
            also=(
                "事件类别",
                "纠纷类别",
                "矛盾类型",
                "矛盾类别",
                "矛盾纠纷类型",
                "矛盾纠纷类别",
                "纠纷种类",
                "事件类型",
                "二级类别",
                "纠纷二级类别",
            ),
        ),
        INTERNAL,
        GB31000,
        REGISTERED,
    ] = None
    """Kind of dispute, in two levels."""

    upper_category: Annotated[
        DisputeType | None,
        Label("纠纷一级类别", "upper category", also=("一级类别", "纠纷大类", "事件大类")),
        INTERNAL,
        GB31000,
    ] = None
    """Upper level of the kind, where the ledger gives the two levels a column each."""

    statistics_category: Annotated[
        MediationCategory | None,
        Label("人民调解统计类别", "category of the statistics", also=("统计类别", "人民调解纠纷类别")),
        INTERNAL,
        PRACTICE,
        EXPORTED,
    ] = None
    """Kind of dispute as the statistics of people's mediation count it; follows from `category` in most cases."""

    scale: Annotated[
        EventScale | None,
        Label("事件规模", "scale", also=("规模", "纠纷规模")),
        INTERNAL,
        GB31000,
        REGISTERED,
    ] = None
    """Individual, group or major group event."""

    level: Annotated[
        CaseLevel | None,
        Label("事件级别", "level", also=("纠纷级别", "纠纷等级", "事件等级")),
        INTERNAL,
        GB31000,
    ] = None
    """How serious it is, from 特别重大 (I) to 一般 (IV)."""

    risk_level: Annotated[
        str | None,
        Label("风险等级", "risk level", also=("风险级别",)),
        INTERNAL,
        PRACTICE,
        Field(max_length=20),
    ] = None
    """Risk in the words of the county, such as 高, 中 or 低; there is no common table."""

    colour: Annotated[
        ColourLevel | None,
        Label("预警颜色", "warning colour", also=("风险颜色", "红橙黄等级")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Colour under which the county watches it."""

    warning_level: Annotated[
        DisputeWarningLevel | None,
        Label("预警等级", "warning tier", also=("预警级别",)),
        INTERNAL,
        PRACTICE,
    ] = None
    """Local tier of what it may lead to, the first being a group event."""

    involved_count: Annotated[
        int | None,
        Label("涉及人数", "people involved", also=("涉事人数", "涉及人员数")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
        REGISTERED,
    ] = None
    """Head count of all sides."""

    amount: Annotated[
        Decimal | None,
        Label("涉及金额", "amount in dispute", also=("涉案金额", "争议金额", "标的额")),
        PERSONAL,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Money that the parties dispute about; 0 where it is not about money."""

    involved_orgs: Annotated[
        str | None,
        Label("涉及单位", "organisations involved", also=("涉事单位",)),
        INTERNAL,
        GB31000,
        Field(max_length=400),
    ] = None
    """Organisations the dispute concerns, set off by 、."""

    first_party: Annotated[
        str | None,
        Label("甲方当事人", "first party", also=("当事人姓名", "申请人", "当事人甲", "甲方")),
        NAME,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Side that asks for the dispute to be settled."""

    first_party_id_number: Annotated[
        ResidentId | None,
        Label(
            "甲方身份证号",
            "identity number of the first party",
            also=("当事人身份证号", "身份证号", "公民身份号码", "主要当事人证件号码", "申请人身份证号"),
        ),
        RESIDENT_NUMBER,
        GB31000,
    ] = None
    """Identity number of the first party, where the ledger keeps it in the row of the dispute."""

    first_party_phone: Annotated[
        Phone | None,
        Label("甲方联系电话", "phone of the first party", also=("当事人联系电话", "申请人联系电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the first party, where the ledger keeps it in the row of the dispute."""

    second_party: Annotated[
        str | None,
        Label("乙方当事人", "second party", also=("被申请人", "当事人乙", "乙方")),
        NAME,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Side that is asked; 不明 where the other side is unknown."""

    summary: Annotated[
        str | None,
        Label(
            "简要案情",
            "summary",
            also=("事件简述", "主要诉求", "基本案情", "案情简介", "纠纷简介", "案情", "纠纷概况"),
        ),
        PERSONAL_TEXT,
        GB31000,
        Field(max_length=4500),
        REGISTERED,
    ] = None
    """What the dispute is about."""

    responsible_org: Annotated[
        str | None,
        Label(
            "责任单位",
            "responsible organisation",
            also=("化解组织", "化解单位", "化解责任单位", "调解组织", "责任部门", "调处单位"),
        ),
        PUBLIC,
        GB31000,
        Field(max_length=100),
        REGISTERED,
    ] = None
    """Committee or office that handles it."""

    responsible_person: Annotated[
        str | None,
        Label(
            "责任人",
            "responsible person",
            also=("化解责任人", "化解责任人姓名", "包案领导", "调解员", "包案人"),
        ),
        NAME,
        GB31000,
        Field(max_length=50),
        REGISTERED,
    ] = None
    """Who answers for the handling."""

    responsible_phone: Annotated[
        Phone | None,
        Label("化解责任人联系方式", "phone of the responsible person", also=("责任人电话", "责任人联系电话")),
        PHONE,
        GB31000,
    ] = None
    """Phone of whoever answers for the handling."""

    lead_person: Annotated[
        str | None,
        Label("包案责任领导", "leading official", also=("包案县领导", "包案领导姓名", "包保领导")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Official who takes a serious dispute under his care (包案)."""

    due_on: Annotated[
        date | None,
        Label("化解时限", "due on", also=("化解期限", "办结时限", "办理时限", "办结期限")),
        INTERNAL,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Last day for settling it."""

    stage: Annotated[
        DisputeStage | None,
        Label("办理状态", "stage", also=("状态", "化解状态", "办理情况", "化解进展", "当前状态")),
        INTERNAL,
        PRACTICE,
    ] = None
    """How far the handling has come."""

    measures: Annotated[
        str | None,
        Label("化解措施", "measures", also=("工作措施", "稳控措施", "稳控化解措施")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=4500),
    ] = None
    """What is done to settle it and to keep it from growing."""

    method: Annotated[
        ResolutionMethod | None,
        Label("化解方式", "method", also=("化解方法", "调解方式", "调处方式", "化解途径")),
        INTERNAL,
        GB31000,
        CLOSED,
    ] = None
    """By which way it was settled."""

    closed_on: Annotated[
        date | None,
        Label("办结日期", "closed on", also=("化解日期", "结案日期", "办结时间", "化解时间", "结案时间")),
        INTERNAL,
        GB31000,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the handling ended; empty while it is open."""

    outcome: Annotated[
        MediationOutcome | None,
        Label("化解结果", "outcome", also=("调解结果", "办理结果", "处理结果", "调处结果")),
        INTERNAL,
        GB31000,
        CLOSED,
    ] = None
    """How it ended."""

    is_settled: Annotated[
        bool | None, Label("化解是否成功", "settled", also=("是否化解成功", "是否化解")), INTERNAL, GB31000
    ] = None
    """Whether it was settled; says no more than `outcome` where that is filled in."""

    resolution: Annotated[
        str | None,
        Label(
            "化解情况说明",
            "account of the handling",
            also=("化解情况", "化解经过", "化解情况描述", "调处经过"),
        ),
        PERSONAL_TEXT,
        GB31000,
        CLOSED,
        Field(max_length=4500),
    ] = None
    """What was done and agreed, in prose."""

    has_agreement: Annotated[
        bool | None,
        Label("是否签订协议", "agreement signed", also=("是否签订调解协议", "是否达成协议")),
        INTERNAL,
        Source("人民调解法", "第二十八条"),
    ] = None
    """Whether the parties signed an agreement or an oral one is on record."""

    is_supervised: Annotated[
        bool | None, Label("是否督办", "supervised", also=("是否挂牌督办",)), INTERNAL, PRACTICE
    ] = None
    """Whether a higher office watches the handling."""

    supervising_org: Annotated[
        str | None, Label("督办单位", "supervising organisation"), PUBLIC, GB31000, Field(max_length=100)
    ] = None
    """Office that watches the handling."""

    supervised_on: Annotated[
        date | None,
        Label("督办日期", "supervised on", also=("督办时间", "督办送达时间")),
        INTERNAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which the notice of supervision was served."""

    supervision_reply: Annotated[
        str | None,
        Label("督办答复", "reply to the supervision"),
        PERSONAL_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What the responsible organisation answered to the notice."""

    evaluated_on: Annotated[
        date | None, Label("考评日期", "evaluated on", also=("考评时间",)), INTERNAL, GB31000, CALENDAR_DAY
    ] = None
    """Day on which the handling was judged."""

    evaluation: Annotated[
        str | None, Label("考评意见", "evaluation"), INTERNAL, GB31000, Field(max_length=1024)
    ] = None
    """How the handling was judged."""

    followed_up_on: Annotated[
        date | None, Label("回访日期", "followed up on", also=("回访时间",)), INTERNAL, PRACTICE, CALENDAR_DAY
    ] = None
    """Day of the return visit."""

    follow_up: Annotated[
        str | None,
        Label("回访情况", "follow-up", also=("回访", "督办回访", "回访记录")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=1024),
    ] = None
    """What the return visit found."""

    satisfaction: Annotated[
        Satisfaction | None,
        Label("当事人满意度", "satisfaction", also=("满意度", "满意度评价")),
        INTERNAL,
        GB31000,
    ] = None
    """What the parties think of the handling."""

    turned_criminal: Annotated[
        bool | None, Label("是否民转刑", "turned criminal", also=("民转刑",)), INTERNAL, PRACTICE
    ] = None
    """Whether a criminal case grew out of it."""

    case_number: Annotated[
        str | None,
        Label("关联案件编号", "criminal case", also=("民转刑案件编号",)),
        INTERNAL,
        PRACTICE,
        Reference("security_case", "number"),
        Field(max_length=50),
    ] = None
    """Case that grew out of it."""

    turned_petition: Annotated[
        bool | None, Label("是否引发上访", "turned into a petition", also=("是否上访",)), INTERNAL, PRACTICE
    ] = None
    """Whether a party took it to a petition office."""

    petition_number: Annotated[
        str | None,
        Label("关联信访编号", "petition"),
        INTERNAL,
        PRACTICE,
        Reference("petition", "number"),
        Field(max_length=50),
    ] = None
    """Petition that grew out of it or from which it came."""

    turned_group: Annotated[
        bool | None,
        Label("是否引发群体性事件", "turned into a group event", also=("是否引发械斗",)),
        INTERNAL,
        PRACTICE,
    ] = None
    """Whether a group event or an affray grew out of it."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
