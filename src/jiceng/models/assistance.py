"""社会救助 — one grant of social assistance, from the application to its end.

Every kind stands here: 低保, 特困, 临时救助, 医疗救助 and the others. What only the support of people in
extreme poverty and what only medical assistance needs is in `ExtremePovertySupport` and `MedicalAssistance`,
which name the grant by its number. The days and duties are those of the 社会救助法 (in force 2026-07-01).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AssistanceKind
from jiceng.identifiers import DivisionCode, GridCode, Phone, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, COUNT, DECIMAL, PEOPLE, PRACTICE, REGISTERED, YUAN
from jiceng.models._terms import Entity
from jiceng.privacy import (
    INTERNAL,
    NAME,
    PHONE,
    RECORD_NUMBER,
    RESIDENT_NUMBER,
    SENSITIVE,
    SENSITIVE_TEXT,
)

__all__ = ["Assistance"]

_LAW = "社会救助法"


class Assistance(Record):
    """社会救助 / social assistance."""

    entity: ClassVar[Entity] = Entity(
        name="assistance",
        label=Label("社会救助", "social assistance", also=("低保户", "低保", "临时救助")),
        key=("number",),
        source=Source(_LAW),
        membership=SENSITIVE,
        example={
            "number": "DB53992510100001",
            "kind": "012",
            "household_number": "10100001",
            "name": "张三",
            "id_number": "53992519491231048X",
            "phone": "13900000012",
            "division_code": "539925101201",
            "grid_code": "53992510120102",
            "household_size": 3,
            "supported_count": 3,
            "applied_on": "2026-07-03",
            "accepted_on": "2026-07-06",
            "investigated_on": "2026-07-10",
            "investigators": "李四、王五",
            "monthly_income": "380.50",
            "is_property_within_limit": True,
            "is_supported_alone": False,
            "is_official_relative": False,
            "publicised_on": "2026-07-14",
            "publicity_ended_on": "2026-07-21",
            "is_granted": True,
            "confirmed_on": "2026-07-24",
            "informed_on": "2026-07-24",
            "amount": "960",
            "paid_from_on": "2026-08-01",
            "review_class": "B",
            "review_due_on": "2027-01-24",
        },
    )

    number: Annotated[
        str,
        Label("救助编号", "number", also=("救助证号", "低保证号", "申请编号")),
        RECORD_NUMBER,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number of the application or of the certificate."""

    kind: Annotated[
        AssistanceKind | None,
        Label("救助类别", "kind", also=("救助类型", "低保类别", "救助种类")),
        SENSITIVE,
        Source(_LAW),
        REGISTERED,
    ] = None
    """Kind of assistance, in two levels."""

    household_number: Annotated[
        str | None,
        Label("户号", "household number", also=("户编号",)),
        RECORD_NUMBER,
        PRACTICE,
        Reference("household", "number"),
        Field(max_length=20),
    ] = None
    """Household that is assisted, or to which the assisted person belongs."""

    name: Annotated[
        str | None,
        Label("申请人姓名", "applicant", also=("申请人", "救助对象", "救助对象姓名", "户主姓名", "姓名")),
        NAME,
        PRACTICE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who applies, for a household one of those who live together."""

    id_number: Annotated[
        ResidentId | None,
        Label(
            "申请人公民身份号码",
            "identity number of the applicant",
            also=(
                "申请人身份证号",
                "救助对象身份证号",
                "户主身份证号",
                "身份证号",
                "身份证号码",
                "公民身份号码",
            ),
        ),
        RESIDENT_NUMBER,
        PRACTICE,
        REGISTERED,
        Reference("resident", "id_number"),
    ] = None
    """Identity number of the applicant."""

    phone: Annotated[Phone | None, Label("联系电话", "phone", also=("联系方式",)), PHONE, PRACTICE] = None
    """Phone of the applicant."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所在村代码", "division code", also=("所属村社区代码", "所属村社区")),
        INTERNAL,
        PRACTICE,
        Reference("division", "code"),
    ] = None
    """Village or community of the household."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid of the household."""

    household_size: Annotated[
        int | None,
        Label("共同生活家庭成员数", "people living together", also=("家庭人口", "家庭人口数")),
        INTERNAL,
        Source(_LAW, "第十八条"),
        PEOPLE,
        COUNT,
    ] = None
    """Number of those who live together as one family."""

    supported_count: Annotated[
        int | None,
        Label("保障人数", "people assisted", also=("救助人数", "享受人数")),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people the money is for; never more than live together."""

    applied_on: Annotated[
        date | None,
        Label("申请日期", "applied on", also=("申请时间",)),
        INTERNAL,
        Source(_LAW),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of the application."""

    accepted_on: Annotated[
        date | None,
        Label("受理日期", "accepted on", also=("受理时间",)),
        INTERNAL,
        Source(_LAW),
        CALENDAR_DAY,
    ] = None
    """Day on which the township took the application up; the limits count from here."""

    is_extended: Annotated[
        bool | None,
        Label("是否延长办理期限", "time extended", also=("是否特殊情形延长", "是否延长")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Whether the longer limit for special cases holds for this one."""

    investigated_on: Annotated[
        date | None,
        Label("调查日期", "investigated on", also=("入户调查日期", "调查核实日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day of the visit by the investigators."""

    investigators: Annotated[
        str | None,
        Label("调查人", "investigators", also=("入户调查人", "调查人员")),
        NAME,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Names of those who investigated, two at least, set off by 、."""

    monthly_income: Annotated[
        Decimal | None,
        Label("家庭月人均收入", "monthly income per head", also=("月人均收入", "人均月收入")),
        SENSITIVE,
        Source(_LAW, "第十八条"),
        YUAN,
        DECIMAL,
    ] = None
    """Income of the family in one month, divided by its members, in yuan."""

    is_property_within_limit: Annotated[
        bool | None,
        Label("财产是否符合规定", "property within the limit", also=("财产状况是否符合规定",)),
        SENSITIVE,
        Source(_LAW, "第十八条"),
    ] = None
    """Whether what the family owns is within what the county allows."""

    is_supported_alone: Annotated[
        bool | None,
        Label("是否单人保", "supported alone", also=("是否单独纳入",)),
        SENSITIVE,
        Source(_LAW, "第二十一条"),
    ] = None
    """Whether a severely disabled or gravely ill person of a family above the line is supported alone."""

    is_official_relative: Annotated[
        bool | None,
        Label("是否经办人员近亲属", "relative of an official", also=("是否村干部近亲属",)),
        INTERNAL,
        PRACTICE,
    ] = None
    """Whether the applicant is a near relative of those who handle the matter or of a village cadre."""

    relative_recorded_on: Annotated[
        date | None, Label("近亲属备案日期", "relation recorded on"), INTERNAL, PRACTICE, CALENDAR_DAY
    ] = None
    """Day on which that relation was put on record."""

    found_on: Annotated[
        date | None,
        Label("急难发现日期", "emergency found on"),
        INTERNAL,
        Source(_LAW, "第五十条"),
        CALENDAR_DAY,
    ] = None
    """Temporary assistance in an emergency: day on which the emergency became known."""

    relieved_on: Annotated[
        date | None,
        Label("先行救助日期", "relieved on"),
        INTERNAL,
        Source(_LAW, "第五十条"),
        CALENDAR_DAY,
    ] = None
    """Temporary assistance in an emergency: day on which help was given before any paper."""

    completed_on: Annotated[
        date | None,
        Label("补办手续日期", "papers completed on", also=("补充说明日期",)),
        INTERNAL,
        Source(_LAW, "第五十条"),
        CALENDAR_DAY,
    ] = None
    """Temporary assistance in an emergency: day on which the papers were completed afterwards."""

    publicised_on: Annotated[
        date | None,
        Label("公示日期", "publicised on", also=("公示开始日期", "公示起始日期")),
        INTERNAL,
        Source("社会救助暂行办法", "第十一条"),
        CALENDAR_DAY,
    ] = None
    """First day on which the opinion was put up in the village."""

    publicity_ended_on: Annotated[
        date | None,
        Label("公示结束日期", "publicity ended on", also=("公示截止日期",)),
        INTERNAL,
        Source("社会救助暂行办法", "第十一条"),
        CALENDAR_DAY,
    ] = None
    """Last day on which it was up."""

    is_granted: Annotated[
        bool | None,
        Label("是否给予救助", "granted", also=("是否确认", "是否批准")),
        INTERNAL,
        Source(_LAW, "第四十五条"),
    ] = None
    """The decision; empty while there is none."""

    confirmed_on: Annotated[
        date | None,
        Label("确认日期", "decided on", also=("审批日期", "批准日期", "确认时间")),
        INTERNAL,
        Source(_LAW, "第四十五条"),
        CALENDAR_DAY,
    ] = None
    """Day of the decision, whether it grants or refuses."""

    informed_on: Annotated[
        date | None,
        Label("书面告知日期", "informed on"),
        INTERNAL,
        Source(_LAW, "第四十五条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the applicant was told in writing of a refusal, a reduction or the end."""

    refusal_reason: Annotated[
        str | None,
        Label("不予救助理由", "reason of refusal", also=("不予确认理由",)),
        SENSITIVE_TEXT,
        Source(_LAW, "第四十五条"),
        Field(max_length=500),
    ] = None
    """Why it was refused, as the applicant was told."""

    amount: Annotated[
        Decimal | None,
        Label("救助金额", "amount", also=("月保障金", "月救助金额", "救助金", "保障金额")),
        SENSITIVE,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Yuan for the household: in one month for assistance that goes on, in all for what is given once."""

    paid_from_on: Annotated[
        date | None,
        Label("发放起始日期", "paid from", also=("起发日期", "发放日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """First day for which money is paid, as a rule the first of the month after the decision."""

    review_class: Annotated[
        str | None,
        Label("复核类别", "class of review", also=("分类管理类别",)),
        INTERNAL,
        PRACTICE,
        Field(max_length=10),
    ] = None
    """How often the case is looked at again: A each year, B each half-year, C each quarter; no code table is laid down."""

    review_due_on: Annotated[
        date | None,
        Label("下次复核日期", "review due on", also=("复核到期日期",)),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day by which the case has to be looked at again."""

    reduced_on: Annotated[
        date | None,
        Label("调减日期", "reduced on", also=("核减日期", "减发日期")),
        INTERNAL,
        Source(_LAW, "第四十八条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the amount was last reduced."""

    reduction_reason: Annotated[
        str | None,
        Label("调减理由", "reason of the reduction", also=("核减理由", "调减原因")),
        SENSITIVE_TEXT,
        Source(_LAW, "第四十八条"),
        Field(max_length=500),
    ] = None
    """Why it was reduced, as the household was told."""

    was_heard: Annotated[
        bool | None,
        Label("是否听取意见", "heard", also=("终止前是否听取意见",)),
        INTERNAL,
        Source(_LAW, "第四十八条"),
    ] = None
    """Whether the household was heard before its assistance was reduced or ended."""

    closed_on: Annotated[
        date | None,
        Label("终止日期", "ended on", also=("停发日期", "退出日期")),
        INTERNAL,
        Source(_LAW, "第四十八条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the assistance ended; empty while it goes on."""

    end_reason: Annotated[
        str | None,
        Label("终止原因", "reason of the end", also=("停发原因", "退出原因")),
        SENSITIVE_TEXT,
        Source(_LAW, "第四十八条"),
        CLOSED,
        Field(max_length=500),
    ] = None
    """Why it ended, as the household was told."""
