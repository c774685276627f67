"""信访事项 — one petition and the days that the regulation counts.

The deadlines are those of the 信访工作条例 (2022), articles 22 to 36. The record serves to judge
whether offices act in time, never how many people petition.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import PetitionContent, PetitionDisposal, PetitionForm, PetitionNature, Satisfaction
from jiceng.identifiers import DivisionCode, Phone, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, COUNT, DAYS, EXPORTED, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import (
    INTERNAL,
    NAME,
    PUBLIC,
    RESIDENT_NUMBER,
    SENSITIVE,
    SENSITIVE_NAME,
    SENSITIVE_PHONE,
    SENSITIVE_TEXT,
)

__all__ = ["Petition"]

_REGULATION = "信访工作条例（2022）"


class Petition(Record):
    """信访事项 / petition."""

    entity: ClassVar[Entity] = Entity(
        name="petition",
        label=Label("信访事项", "petition", also=("信访",)),
        key=("number",),
        source=Source(_REGULATION),
        membership=SENSITIVE,
        example={
            "number": "XF202600001",
            "source_channel": "乡镇信访窗口",
            "division_code": "539925102",
            "petitioner": "张某",
            "is_named": True,
            "petitioner_count": 1,
            "form": "05",
            "nature": "3",
            "category": "01",
            "summary": "反映机耕道损毁后无人修复",
            "received_on": "2026-02-03",
            "is_first": True,
            "is_collective": False,
            "concerns_lawsuit": False,
            "disposal": "03",
            "route_item": 6,
            "informed_on": "2026-02-05",
            "accepted_on": "2026-02-05",
            "handling_org": "青石镇人民政府",
            "responsible_person": "王某",
            "closed_on": "2026-03-12",
            "reply": "机耕道已列入修复计划",
            "delivered_on": "2026-03-13",
            "satisfaction": "2",
        },
    )

    number: Annotated[
        str,
        Label("信访编号", "number", also=("信访件编号", "信访件号", "登记编号", "信访号")),
        INTERNAL,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger."""

    source_channel: Annotated[
        str | None,
        Label("信访来源", "source", also=("来源", "采集渠道", "来源渠道", "登记单位")),
        INTERNAL,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Where it was brought first: which office or which level registered it."""

    division_code: Annotated[
        DivisionCode | None,
        Label("问题属地", "division", also=("属地", "区划代码", "行政区划代码", "问题发生地", "所属区划")),
        INTERNAL,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division in which the matter arose, which answers for it."""

    previous_number: Annotated[
        str | None,
        Label("原信访编号", "earlier petition", also=("关联信访编号", "初次信访编号")),
        INTERNAL,
        Source(_REGULATION, "第十九条"),
        Reference("petition", "number"),
        Field(max_length=50),
    ] = None
    """Number under which the same person brought the same matter before."""

    petitioner: Annotated[
        str | None,
        Label("信访人", "petitioner", also=("信访人姓名", "信访人员", "来访人")),
        SENSITIVE_NAME,
        Source(_REGULATION, "第十八条"),
        Field(max_length=200),
        REGISTERED,
    ] = None
    """Who petitions."""

    petitioner_id_number: Annotated[
        ResidentId | None,
        Label(
            "信访人身份证号",
            "identity number of the petitioner",
            also=("身份证号", "身份证号码", "公民身份号码"),
        ),
        RESIDENT_NUMBER,
        Source(_REGULATION, "第十八条"),
    ] = None
    """Identity number of the petitioner, or of the first representative."""

    petitioner_phone: Annotated[
        Phone | None,
        Label("信访人联系电话", "phone of the petitioner", also=("联系电话", "联系方式")),
        SENSITIVE_PHONE,
        Source(_REGULATION, "第十八条"),
    ] = None
    """Phone of the petitioner, or of the first representative."""

    petitioner_address: Annotated[
        str | None,
        Label("信访人住址", "address of the petitioner", also=("住址", "家庭住址", "信访人地址")),
        SENSITIVE,
        Source(_REGULATION, "第十八条"),
        Field(max_length=200),
    ] = None
    """Address of the petitioner, to which answers are served."""

    is_named: Annotated[
        bool | None,
        Label("是否实名", "named", also=("是否署实名", "姓名住址是否清楚")),
        INTERNAL,
        Source(_REGULATION, "第二十三条"),
    ] = None
    """Whether name and address are clear; an office need not inform a petitioner it cannot reach."""

    petitioner_count: Annotated[
        int | None,
        Label("信访人数", "petitioners", also=("涉及人数", "上访人数", "来访人数")),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        REGISTERED,
        COUNT,
    ] = None
    """Number of people who raise the matter together, whether they came or not."""

    form: Annotated[
        PetitionForm | None,
        Label("信访形式", "form", also=("信访方式",)),
        INTERNAL,
        Source(_REGULATION, "第十七条"),
        REGISTERED,
    ] = None
    """By which way the petition came."""

    nature: Annotated[
        PetitionNature | None,
        Label("信访性质", "nature", also=("信访类别", "信访类型", "信访目的")),
        INTERNAL,
        Source(_REGULATION, "第二十九至三十一条"),
        REGISTERED,
    ] = None
    """Suggestion, accusation or claim; only a claim has the sixty-day limit."""

    category: Annotated[
        PetitionContent | None,
        Label("内容分类", "subject", also=("问题类别", "问题分类", "信访内容分类", "问题类型")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Subject of the matter, in the upper classes of petition offices."""

    summary: Annotated[
        str | None,
        Label("信访内容", "summary", also=("主要诉求", "反映问题", "信访诉求", "概况", "反映的主要问题")),
        SENSITIVE_TEXT,
        Source(_REGULATION, "第十八条"),
        Field(max_length=4500),
    ] = None
    """What the petitioner says and asks for."""

    accused: Annotated[
        str | None,
        Label("被检举控告对象", "accused", also=("被反映人", "被检举人", "被控告人")),
        SENSITIVE_NAME,
        Source(_REGULATION, "第三十条"),
        Field(max_length=200),
    ] = None
    """Person or office accused, to whom the material must not be passed on."""

    accused_org: Annotated[
        str | None,
        Label(
            "被检举控告单位",
            "office of the accused",
            also=("被反映单位", "被检举单位", "被控告单位", "被检举人所在单位"),
        ),
        SENSITIVE,
        Source(_REGULATION, "第三十条"),
        Field(max_length=100),
    ] = None
    """Office that is accused or that the accused works for; it must not be the one to which the matter is passed on."""

    concerns_lawsuit: Annotated[
        bool | None,
        Label("是否涉法涉诉", "concerns a lawsuit", also=("涉法涉诉",)),
        INTERNAL,
        Source(_REGULATION, "第二十八条"),
    ] = None
    """Whether it belongs to the courts, procuratorates or police and is separated from petitions (诉访分离)."""

    received_on: Annotated[
        date | None,
        Label(
            "收到日期",
            "received on",
            also=(
                "登记日期",
                "来信来访日期",
                "收件日期",
                "收到时间",
                "登记时间",
                "收件时间",
                "来访日期",
                "信访日期",
            ),
        ),
        INTERNAL,
        Source(_REGULATION, "第二十三条"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the handling office received it."""

    registered_on: Annotated[
        date | None,
        Label("信访登记日期", "registered on", also=("登记录入日期",)),
        INTERNAL,
        Source(_REGULATION, "第二十二条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the petition office put it on record, within fifteen days of receiving it."""

    disposal: Annotated[
        PetitionDisposal | None,
        Label("信访事项去向", "disposal", also=("去向",)),
        INTERNAL,
        Source(_REGULATION, "第二十二条"),
    ] = None
    """What the receiving office did with it."""

    forwarded_on: Annotated[
        date | None,
        Label("转送交办日期", "forwarded on", also=("转送日期", "交办日期", "转办日期", "转交日期")),
        INTERNAL,
        Source(_REGULATION, "第二十二条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the petition office passed it on, within fifteen days of receiving it."""

    forwarded_to: Annotated[
        str | None,
        Label("转送交办单位", "forwarded to", also=("转送单位", "交办单位", "转办单位")),
        PUBLIC,
        Source(_REGULATION, "第二十二条"),
        Field(max_length=100),
    ] = None
    """Office to which it was passed on."""

    lawsuit_separated_on: Annotated[
        date | None,
        Label("诉访分离导入日期", "passed to the judicial organs on", also=("导入政法机关日期",)),
        INTERNAL,
        Source(_REGULATION, "第二十八条"),
        CALENDAR_DAY,
    ] = None
    """Day on which a matter of courts, procuratorates or police was passed to them."""

    handed_over_on: Annotated[
        date | None,
        Label("收到转送日期", "received from another office on", also=("收到转送交办日期", "签收日期")),
        INTERNAL,
        Source(_REGULATION, "第二十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the handling office received what was passed on."""

    objected_on: Annotated[
        date | None,
        Label("提出异议日期", "objected on", also=("异议日期", "退回日期")),
        INTERNAL,
        Source(_REGULATION, "第二十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the handling office said that the matter is not its business."""

    route_item: Annotated[
        int | None,
        Label("分类处理途径", "route of a claim", also=("处理途径", "第三十一条途径")),
        INTERNAL,
        Source(_REGULATION, "第三十一条"),
        Field(ge=1, le=6),
    ] = None
    """Item of article 31 under which a claim is handled; only item 6 has the sixty-day limit."""

    informed_on: Annotated[
        date | None,
        Label("告知日期", "informed on", also=("书面告知日期", "告知时间", "书面告知时间")),
        INTERNAL,
        Source(_REGULATION, "第二十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the petitioner was told in writing whether it is accepted."""

    accepted_on: Annotated[
        date | None,
        Label("受理日期", "accepted on", also=("受理时间",)),
        INTERNAL,
        Source(_REGULATION, "第三十四条"),
        CALENDAR_DAY,
    ] = None
    """Day of acceptance, from which the sixty days run."""

    closed_on: Annotated[
        date | None,
        Label("办结日期", "closed on", also=("答复日期", "办结时间", "答复时间")),
        INTERNAL,
        Source(_REGULATION, "第三十四条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day of the written answer."""

    extended_to: Annotated[
        date | None,
        Label("延期至", "extended to", also=("延期至日期", "延长至")),
        INTERNAL,
        Source(_REGULATION, "第三十四条"),
        CALENDAR_DAY,
    ] = None
    """Last day after an approved extension."""

    extension_reason: Annotated[
        str | None,
        Label("延期理由", "reason of the extension", also=("延期原因",)),
        INTERNAL,
        Source(_REGULATION, "第三十四条"),
        Field(max_length=500),
    ] = None
    """Why more time was given, as the petitioner was told."""

    extension_approved_by: Annotated[
        str | None,
        Label("延期批准人", "extension approved by", also=("批准延期负责人",)),
        NAME,
        Source(_REGULATION, "第三十四条"),
        Field(max_length=50),
    ] = None
    """Head of the office who approved more time."""

    extension_informed_on: Annotated[
        date | None,
        Label("延期告知日期", "told of the extension on", also=("延期理由告知日期",)),
        INTERNAL,
        Source(_REGULATION, "第三十四条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the petitioner was told that more time is needed, and why."""

    reply: Annotated[
        str | None,
        Label("答复意见", "answer", also=("处理意见", "办理结果", "办理情况", "处理结果")),
        SENSITIVE_TEXT,
        Source(_REGULATION, "第三十四条"),
        CLOSED,
        Field(max_length=4500),
    ] = None
    """What the office answered."""

    delivered_on: Annotated[
        date | None,
        Label("答复送达日期", "answer delivered on", also=("送达日期", "送达时间")),
        INTERNAL,
        Source(_REGULATION, "第三十五条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the petitioner received the answer, from which thirty days for review run."""

    is_first: Annotated[
        bool | None,
        Label("是否初次", "first petition", also=("是否初信初访", "是否初次信访")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Whether the matter is raised for the first time."""

    is_collective: Annotated[
        bool | None,
        Label("是否集体访", "collective", also=("是否集体信访", "是否集体上访")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Whether it counts as collective; many counties begin at five people."""

    is_backlog: Annotated[
        bool | None, Label("是否信访积案", "backlog", also=("是否积案",)), INTERNAL, PRACTICE
    ] = None
    """Whether it is on the list of old matters that officials take under their care."""

    representatives: Annotated[
        int | None,
        Label("走访代表人数", "representatives", also=("代表人数", "来访代表人数")),
        INTERNAL,
        Source(_REGULATION, "第二十条"),
        PEOPLE,
        COUNT,
    ] = None
    """Number of representatives who came."""

    handling_org: Annotated[
        str | None,
        Label(
            "办理单位",
            "handling organisation",
            also=("承办单位", "责任单位", "办理部门", "承办部门", "责任部门"),
        ),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
        REGISTERED,
    ] = None
    """Office that handles it."""

    responsible_person: Annotated[
        str | None,
        Label("责任人", "responsible person", also=("承办人", "办理人", "经办人")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who answers for the handling."""

    lead_person: Annotated[
        str | None,
        Label("包案领导", "leading official", also=("包案人",)),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Official who takes the matter under his care (包案)."""

    satisfaction: Annotated[
        Satisfaction | None,
        Label(
            "满意度评价",
            "satisfaction",
            also=("满意度", "群众满意度", "满意度评价结果", "满意度测评", "满意情况"),
        ),
        INTERNAL,
        PRACTICE,
    ] = None
    """What the petitioner thinks of the handling."""

    review_requested_on: Annotated[
        date | None,
        Label("申请复查日期", "review requested on", also=("复查申请日期", "收到复查请求日期")),
        INTERNAL,
        Source(_REGULATION, "第三十五条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the review was requested, within thirty days of the written answer."""

    review_decided_on: Annotated[
        date | None,
        Label("复查意见日期", "review decided on", also=("复查答复日期", "复查日期")),
        INTERNAL,
        Source(_REGULATION, "第三十五条"),
        CALENDAR_DAY,
    ] = None
    """Day of the written opinion on review, within thirty days of the request."""

    review_org: Annotated[
        str | None,
        Label("复查单位", "review office", also=("复查机关",)),
        PUBLIC,
        Source(_REGULATION, "第三十五条"),
        Field(max_length=100),
    ] = None
    """Office one level up that gives the opinion on review."""

    review_opinion: Annotated[
        str | None,
        Label("复查意见", "review opinion", also=("复查结果",)),
        SENSITIVE_TEXT,
        Source(_REGULATION, "第三十五条"),
        Field(max_length=4500),
    ] = None
    """What the opinion on review says."""

    review_delivered_on: Annotated[
        date | None,
        Label("复查意见送达日期", "review opinion delivered on"),
        INTERNAL,
        Source(_REGULATION, "第三十六条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the petitioner received the opinion, from which thirty days for re-examination run."""

    recheck_requested_on: Annotated[
        date | None,
        Label("申请复核日期", "re-examination requested on", also=("复核申请日期", "收到复核请求日期")),
        INTERNAL,
        Source(_REGULATION, "第三十六条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the re-examination was requested, within thirty days of the written opinion on review."""

    recheck_decided_on: Annotated[
        date | None,
        Label("复核意见日期", "re-examination decided on", also=("复核答复日期", "复核日期")),
        INTERNAL,
        Source(_REGULATION, "第三十六条"),
        CALENDAR_DAY,
    ] = None
    """Day of the written opinion on re-examination, within thirty days of the request."""

    recheck_org: Annotated[
        str | None,
        Label("复核单位", "re-examination office", also=("复核机关",)),
        PUBLIC,
        Source(_REGULATION, "第三十六条"),
        Field(max_length=100),
    ] = None
    """Office one level up that gives the opinion on re-examination."""

    recheck_opinion: Annotated[
        str | None,
        Label("复核意见", "re-examination opinion", also=("复核结果",)),
        SENSITIVE_TEXT,
        Source(_REGULATION, "第三十六条"),
        Field(max_length=4500),
    ] = None
    """What the opinion on re-examination says."""

    recheck_hearing_days: Annotated[
        int | None,
        Label("复核听证天数", "days of the hearing", also=("听证天数",)),
        INTERNAL,
        Source(_REGULATION, "第三十六条"),
        DAYS,
        COUNT,
    ] = None
    """Days taken by a hearing, which the limit of the re-examination does not count."""

    recheck_delivered_on: Annotated[
        date | None,
        Label("复核意见送达日期", "re-examination opinion delivered on"),
        INTERNAL,
        Source(_REGULATION, "第三十六条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the petitioner received the opinion on re-examination."""

    concluded_on: Annotated[
        date | None,
        Label("终结日期", "concluded on", also=("信访终结日期",)),
        INTERNAL,
        Source(_REGULATION, "第三十六条"),
        CALENDAR_DAY,
    ] = None
    """Day from which the same facts are not accepted again."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), SENSITIVE_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
