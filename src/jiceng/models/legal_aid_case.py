"""法律援助案件 — one request for legal aid, from the day it is made to the end of the case.

The seven days of the decision, the three of the assignment and the five of an objection are those of the
法律援助法 (2021), articles 43 and 49. That somebody asked for aid tells of need, so the list is sensitive.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import (
    LegalAidApplicant,
    LegalAidDecision,
    LegalAidExemption,
    LegalAidKind,
    LegalAidMatter,
    LegalAidMeansTest,
    LegalAidOutcome,
    Satisfaction,
)
from jiceng.identifiers import DivisionCode, Phone, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, DECIMAL, EXPORTED, PRACTICE, REGISTERED, YUAN
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

__all__ = ["LegalAidCase"]


class LegalAidCase(Record):
    """法律援助案件 / legal aid case."""

    entity: ClassVar[Entity] = Entity(
        name="legal_aid_case",
        label=Label("法律援助案件", "legal aid case", also=("法律援助", "法援案件")),
        key=("number",),
        source=Source("法律援助法"),
        membership=SENSITIVE,
        example={
            "number": "FY202600012",
            "division_code": "539925",
            "applied_on": "2026-02-02",
            "applicant": "张某",
            "applicant_id_number": "53992519491231048X",
            "applicant_phone": "13900000012",
            "kind": "01",
            "matter": "3105",
            "summary": "在建筑工地务工三个月未领到工资",
            "means_basis": "03",
            "exemption_reason": "03",
            "decided_on": "2026-02-05",
            "decision": "01",
            "assigned_on": "2026-02-06",
            "provider": "赵某",
            "provider_org": "云岭县某律师事务所",
            "closed_on": "2026-06-01",
            "outcome": "02",
            "recovered_amount": "18600.00",
            "satisfaction": "1",
        },
    )

    number: Annotated[
        str,
        Label("法律援助编号", "number", also=("法援编号", "援助编号", "案件编号", "受理编号")),
        INTERNAL,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger of the legal aid centre."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division", also=("区划代码", "行政区划代码", "行政区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division of the centre that received the request."""

    source_channel: Annotated[
        str | None,
        Label("申请渠道", "source", also=("来源渠道", "采集渠道", "案件来源")),
        INTERNAL,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Where the request came in: a window, a work station, the hotline, a detention house."""

    applied_on: Annotated[
        date | None,
        Label("申请日期", "applied on", also=("申请时间", "收到申请日期")),
        INTERNAL,
        Source("法律援助法", "第四十三条"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the request was received, from which the seven days run."""

    applicant: Annotated[
        str | None,
        Label("受援人姓名", "applicant", also=("申请人姓名", "受援人", "申请人", "姓名")),
        SENSITIVE_NAME,
        Source("法律援助法", "第四十一条"),
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who asks for aid."""

    applicant_id_number: Annotated[
        ResidentId | None,
        Label(
            "受援人身份证号码",
            "identity number of the applicant",
            also=("申请人身份证号码", "身份证号码", "身份证号", "公民身份号码"),
        ),
        RESIDENT_NUMBER,
        Source("法律援助法", "第四十一条"),
    ] = None
    """Identity number of the applicant."""

    applicant_phone: Annotated[
        Phone | None,
        Label("受援人联系电话", "phone of the applicant", also=("申请人联系电话", "联系电话", "联系方式")),
        SENSITIVE_PHONE,
        PRACTICE,
    ] = None
    """Phone of the applicant."""

    applicant_kind: Annotated[
        LegalAidApplicant | None,
        Label("受援人类别", "kind of applicant", also=("受援人类型", "申请人类别", "人员类别")),
        SENSITIVE,
        Source("法律援助法", "第四十二条"),
    ] = None
    """Group the applicant belongs to, as the statistics count it; who belongs to several has the first of them."""

    kind: Annotated[
        LegalAidKind | None,
        Label("法律援助类型", "kind of case", also=("案件类型", "援助类型", "案件类别")),
        INTERNAL,
        Source("法律援助法", "第二十二条"),
        REGISTERED,
    ] = None
    """Civil, criminal or administrative case, help of the lawyer on duty, or another form of aid."""

    matter: Annotated[
        LegalAidMatter | None,
        Label("法律援助事项", "matter", also=("援助事项", "申请事项", "案由")),
        SENSITIVE,
        Source("法律援助法", "第二十四、二十五、三十一至三十三条"),
        REGISTERED,
    ] = None
    """Item of the law that the request falls under."""

    other_basis: Annotated[
        str | None,
        Label("其他援助依据", "other basis", also=("其他法律依据",)),
        INTERNAL,
        Source("法律援助法", "第三十一、三十二条"),
        Field(max_length=200),
    ] = None
    """Law, regulation or rule that grants aid in a matter which the articles do not name."""

    is_means_free: Annotated[
        bool | None,
        Label("是否不受经济困难条件限制", "without regard to means", also=("是否不受经济困难限制",)),
        SENSITIVE,
        Source("法律援助法", "第三十二条"),
    ] = None
    """Whether article 32 or a notice of a court or office makes the means irrelevant."""

    means_basis: Annotated[
        LegalAidMeansTest | None,
        Label("经济困难审查方式", "how need was shown", also=("经济困难证明方式", "经济状况核查方式")),
        SENSITIVE,
        Source("法律援助法", "第四十一、四十二条"),
        REGISTERED,
    ] = None
    """By checking, by a declaration, without either, or not at all."""

    exemption_reason: Annotated[
        LegalAidExemption | None,
        Label("免予核查事由", "reason of exemption", also=("免予核查经济困难原因", "免审查事由")),
        SENSITIVE,
        Source("法律援助法", "第四十二条"),
    ] = None
    """Item of article 42 for which the means are not checked."""

    summary: Annotated[
        str | None,
        Label("案情简介", "summary", also=("基本案情", "简要案情", "申请理由")),
        SENSITIVE_TEXT,
        PRACTICE,
        Field(max_length=4500),
    ] = None
    """What the case is about."""

    supplemented_on: Annotated[
        date | None,
        Label("补正日期", "completed on", also=("补充材料日期", "补正时间")),
        INTERNAL,
        Source("法律援助法", "第四十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which missing papers came in, if some were missing."""

    decided_on: Annotated[
        date | None,
        Label("审查决定日期", "decided on", also=("决定日期", "审批日期", "受理决定日期")),
        INTERNAL,
        Source("法律援助法", "第四十三条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day of the decision, within seven days of the request."""

    decision: Annotated[
        LegalAidDecision | None,
        Label("审查决定", "decision", also=("审查结果", "审批结果", "决定")),
        INTERNAL,
        Source("法律援助法", "第四十三、四十四条"),
        CLOSED,
    ] = None
    """Whether aid was granted, refused, or given before the decision."""

    refusal_reason: Annotated[
        str | None,
        Label("不予援助理由", "reason of refusal", also=("不予援助原因",)),
        SENSITIVE_TEXT,
        Source("法律援助法", "第四十三条"),
        Field(max_length=500),
    ] = None
    """Why aid was refused, as the applicant was told in writing."""

    notified_on: Annotated[
        date | None,
        Label("办案机关通知日期", "notice of the court or office on", also=("通知辩护日期", "通知日期")),
        INTERNAL,
        Source("法律援助法", "第三十六条"),
        CALENDAR_DAY,
    ] = None
    """Day of the notice of a court, procuratorate or police that a defender is to be assigned."""

    assigned_on: Annotated[
        date | None,
        Label("指派日期", "assigned on", also=("指派时间", "安排日期")),
        INTERNAL,
        Source("法律援助法", "第四十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the lawyer was assigned, within three days of decision or notice."""

    provider: Annotated[
        str | None,
        Label("法律援助人员", "aid provider", also=("承办人", "承办律师", "援助律师", "承办人员")),
        NAME,
        Source("法律援助法", "第十二条"),
        Field(max_length=50),
    ] = None
    """Lawyer or legal worker who takes the case."""

    provider_org: Annotated[
        str | None,
        Label("承办机构", "organisation of the provider", also=("律师事务所", "承办单位", "所在律所")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Law firm, legal service office or centre of the provider."""

    objected_on: Annotated[
        date | None,
        Label("提出异议日期", "objected on", also=("异议日期", "异议提出日期")),
        INTERNAL,
        Source("法律援助法", "第四十九条"),
        CALENDAR_DAY,
    ] = None
    """Day on which an objection to refusal or termination came in."""

    objection_decided_on: Annotated[
        date | None,
        Label("异议审查日期", "objection decided on", also=("异议处理日期",)),
        INTERNAL,
        Source("法律援助法", "第四十九条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the justice office decided on it, within five days."""

    objection_result: Annotated[
        str | None,
        Label("异议审查结果", "result of the objection", also=("异议处理结果",)),
        INTERNAL,
        Source("法律援助法", "第四十九条"),
        Field(max_length=100),
    ] = None
    """What the justice office decided."""

    terminated_on: Annotated[
        date | None,
        Label("终止日期", "terminated on", also=("终止援助日期",)),
        INTERNAL,
        Source("法律援助法", "第四十八条"),
        CALENDAR_DAY,
    ] = None
    """Day on which aid was ended before the case was."""

    termination_reason: Annotated[
        str | None,
        Label("终止原因", "reason of termination", also=("终止事由",)),
        SENSITIVE_TEXT,
        Source("法律援助法", "第四十八条"),
        Field(max_length=200),
    ] = None
    """Why aid was ended, in the words of article 48."""

    closed_on: Annotated[
        date | None,
        Label("结案日期", "closed on", also=("结案时间", "办结日期", "办结时间")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the case ended."""

    outcome: Annotated[
        LegalAidOutcome | None,
        Label("办理结果", "outcome", also=("结案方式", "案件结果", "办案结果")),
        INTERNAL,
        PRACTICE,
        CLOSED,
    ] = None
    """How the case ended."""

    recovered_amount: Annotated[
        Decimal | None,
        Label("挽回经济损失", "money recovered", also=("取得利益金额", "挽回损失金额", "避免或挽回损失")),
        SENSITIVE,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Money that the applicant received or kept through the case."""

    satisfaction: Annotated[
        Satisfaction | None,
        Label("受援人满意度", "satisfaction", also=("满意度", "满意度评价", "回访满意度")),
        INTERNAL,
        PRACTICE,
    ] = None
    """What the applicant thinks of the aid."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), SENSITIVE_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
