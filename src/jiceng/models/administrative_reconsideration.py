"""行政复议案件 — one application for administrative reconsideration, with the days that the law counts."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import ReconsiderationOutcome
from jiceng.identifiers import DivisionCode, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, COUNT, DAYS, EXPORTED, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PUBLIC, RESIDENT_NUMBER, SENSITIVE, SENSITIVE_NAME, SENSITIVE_TEXT

__all__ = ["AdministrativeReconsideration"]

_LAW = "行政复议法（2023）"


class AdministrativeReconsideration(Record):
    """行政复议案件 / administrative reconsideration."""

    entity: ClassVar[Entity] = Entity(
        name="administrative_reconsideration",
        label=Label("行政复议案件", "administrative reconsideration", also=("行政复议", "复议案件")),
        key=("number",),
        source=Source(_LAW),
        membership=SENSITIVE,
        example={
            "number": "FYA202600003",
            "division_code": "539925",
            "applicant": "张某",
            "respondent": "青石镇人民政府",
            "act": "责令拆除围墙决定",
            "known_on": "2026-02-10",
            "applied_on": "2026-03-02",
            "handling_org": "云岭县人民政府",
            "accepted_on": "2026-03-06",
            "is_summary": False,
            "served_on": "2026-03-12",
            "answered_on": "2026-03-25",
            "decided_on": "2026-04-28",
            "outcome": "06",
            "delivered_on": "2026-04-30",
        },
    )

    number: Annotated[
        str,
        Label("复议案件编号", "number", also=("行政复议编号", "复议编号", "案号")),
        INTERNAL,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger of the reconsideration office."""

    division_code: Annotated[
        DivisionCode | None,
        Label("复议机关所属区划", "division", also=("所属区划", "区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division of the organ that reconsiders."""

    applicant: Annotated[
        str | None,
        Label("复议申请人", "applicant", also=("行政复议申请人", "申请人")),
        SENSITIVE_NAME,
        Source(_LAW, "第十四条"),
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Who applies."""

    applicant_id_number: Annotated[
        ResidentId | None,
        Label("复议申请人身份证号码", "identity number of the applicant", also=("申请人身份证号码",)),
        RESIDENT_NUMBER,
        Source(_LAW, "第二十二条"),
    ] = None
    """Identity number of the applicant."""

    respondent: Annotated[
        str | None,
        Label("复议被申请人", "respondent", also=("行政复议被申请人", "被申请人", "被申请行政机关")),
        PUBLIC,
        Source(_LAW, "第十九条"),
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Office whose act is attacked."""

    act: Annotated[
        str | None,
        Label("被申请行政行为", "administrative act", also=("行政行为", "复议事项", "申请复议事项")),
        SENSITIVE,
        Source(_LAW, "第十一条"),
        Field(max_length=500),
    ] = None
    """Act that is attacked, or that was not done."""

    known_on: Annotated[
        date | None,
        Label("知道行政行为日期", "act known since", also=("行政行为知悉日期",)),
        INTERNAL,
        Source(_LAW, "第二十条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the applicant knew or had to know of the act, from which the sixty days run."""

    applied_on: Annotated[
        date | None,
        Label("复议申请日期", "applied on", also=("收到复议申请日期", "申请日期", "收到申请日期")),
        INTERNAL,
        Source(_LAW, "第三十条"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the application was received, from which the five working days run."""

    supplement_asked_on: Annotated[
        date | None,
        Label("补正通知日期", "asked to complete on"),
        INTERNAL,
        Source(_LAW, "第三十一条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the applicant was asked for missing papers."""

    supplemented_on: Annotated[
        date | None,
        Label("补正日期", "completed on", also=("补正材料日期",)),
        INTERNAL,
        Source(_LAW, "第三十一条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the missing papers came in, within ten working days."""

    accepted_on: Annotated[
        date | None,
        Label("复议受理日期", "accepted on", also=("受理日期",)),
        INTERNAL,
        Source(_LAW, "第三十条"),
        CALENDAR_DAY,
    ] = None
    """Day of acceptance."""

    handling_org: Annotated[
        str | None,
        Label("复议机关", "organ of reconsideration", also=("行政复议机关", "办理机关")),
        PUBLIC,
        Source(_LAW, "第二十四条"),
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Organ that reconsiders."""

    is_summary: Annotated[
        bool | None,
        Label("是否简易程序", "summary procedure", also=("适用简易程序",)),
        INTERNAL,
        Source(_LAW, "第五十三条"),
    ] = None
    """Whether it goes by the summary procedure, whose periods are shorter."""

    served_on: Annotated[
        date | None,
        Label("副本发送日期", "copy sent on", also=("发送被申请人日期", "申请书副本发送日期")),
        INTERNAL,
        Source(_LAW, "第四十八、五十四条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the copy went to the respondent, within seven working days or three."""

    served_received_on: Annotated[
        date | None,
        Label("被申请人收到副本日期", "copy received on"),
        INTERNAL,
        Source(_LAW, "第四十八、五十四条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the respondent received the copy."""

    answered_on: Annotated[
        date | None,
        Label("被申请人答复日期", "answered on", also=("答复日期", "书面答复日期")),
        INTERNAL,
        Source(_LAW, "第四十八、五十四条"),
        CALENDAR_DAY,
    ] = None
    """Day of the respondent's answer, within ten working days or five."""

    extended_to: Annotated[
        date | None,
        Label("复议延期至", "extended to", also=("延期至",)),
        INTERNAL,
        Source(_LAW, "第六十二条"),
        CALENDAR_DAY,
    ] = None
    """Last day after an approved extension of at most thirty days."""

    suspended_days: Annotated[
        int | None,
        Label("复议中止天数", "days of suspension", also=("中止天数",)),
        INTERNAL,
        Source(_LAW, "第三十九条"),
        DAYS,
        COUNT,
    ] = None
    """Days for which the case was suspended and that do not count."""

    decided_on: Annotated[
        date | None,
        Label("复议决定日期", "decided on", also=("决定日期", "复议终结日期")),
        INTERNAL,
        Source(_LAW, "第六十二条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day of the decision, within sixty days or thirty."""

    outcome: Annotated[
        ReconsiderationOutcome | None,
        Label("复议结果", "outcome", also=("复议决定", "决定类型")),
        INTERNAL,
        Source(_LAW, "第六十三至七十四条"),
        CLOSED,
    ] = None
    """What was decided, or how the case ended otherwise."""

    delivered_on: Annotated[
        date | None,
        Label("复议决定书送达日期", "delivered on", also=("送达日期",)),
        INTERNAL,
        Source(_LAW, "第七十五条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the parties received the decision."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), SENSITIVE_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
