"""家庭暴力告诫书 — one written warning of the police, and the visits that follow it."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PUBLIC, RESIDENT_NUMBER, SENSITIVE, SENSITIVE_NAME, SENSITIVE_TEXT

__all__ = ["DomesticViolenceWarning"]

_LAW = "反家庭暴力法"


class DomesticViolenceWarning(Record):
    """家庭暴力告诫书 / domestic violence warning."""

    entity: ClassVar[Entity] = Entity(
        name="domestic_violence_warning",
        label=Label("家庭暴力告诫书", "domestic violence warning", also=("家暴告诫书", "家庭暴力告诫")),
        key=("number",),
        source=Source(_LAW),
        membership=SENSITIVE,
        example={
            "number": "GJ202600007",
            "division_code": "539925101201",
            "issuing_org": "柳河派出所",
            "issued_on": "2026-05-06",
            "perpetrator": "张某",
            "victim": "李某",
            "has_minor_victim": False,
            "facts": "因家庭琐事推搡、殴打",
            "delivered_to_perpetrator_on": "2026-05-06",
            "delivered_to_victim_on": "2026-05-06",
            "committee_told_on": "2026-05-07",
            "police_visited_on": "2026-05-13",
            "committee_visited_on": "2026-05-10",
            "is_perpetrator_visited": True,
            "is_victim_visited": True,
            "findings": "双方已和好，未再发生",
            "is_repeated": False,
        },
    )

    number: Annotated[
        str,
        Label("告诫书编号", "number", also=("告诫书文号",)),
        INTERNAL,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number of the warning."""

    division_code: Annotated[
        DivisionCode | None,
        Label("当事人所在村（社区）", "division", also=("所属村（社区）", "所属区划", "区划代码")),
        INTERNAL,
        Source(_LAW, "第十七条"),
        Reference("division", "code"),
        REGISTERED,
    ] = None
    """Village or community whose committee visits."""

    issuing_org: Annotated[
        str | None,
        Label("出具公安机关", "issued by", also=("出具单位", "告诫机关", "办案单位")),
        PUBLIC,
        Source(_LAW, "第十六条"),
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Police that gave the warning."""

    issued_on: Annotated[
        date | None,
        Label("告诫日期", "issued on", also=("告诫书出具日期", "出具日期")),
        INTERNAL,
        Source(_LAW, "第十六条"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of the warning."""

    perpetrator: Annotated[
        str | None,
        Label("加害人", "perpetrator", also=("加害人姓名",)),
        SENSITIVE_NAME,
        Source(_LAW, "第十六条"),
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who was warned."""

    perpetrator_id_number: Annotated[
        ResidentId | None,
        Label("加害人身份证号码", "identity number of the perpetrator", also=("加害人公民身份号码",)),
        RESIDENT_NUMBER,
        Source(_LAW, "第十六条"),
    ] = None
    """Identity number of who was warned."""

    victim: Annotated[
        str | None,
        Label("受害人", "victim", also=("受害人姓名",)),
        SENSITIVE_NAME,
        Source(_LAW, "第十七条"),
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who suffered."""

    victim_id_number: Annotated[
        ResidentId | None,
        Label("受害人身份证号码", "identity number of the victim", also=("受害人公民身份号码",)),
        RESIDENT_NUMBER,
        Source(_LAW, "第十七条"),
    ] = None
    """Identity number of who suffered."""

    has_minor_victim: Annotated[
        bool | None,
        Label("受害人是否未成年", "victim is a minor", also=("是否有未成年受害人",)),
        SENSITIVE,
        Source(_LAW, "第五条"),
    ] = None
    """Whether the victim, or one of them, is a minor."""

    facts: Annotated[
        str | None,
        Label("家庭暴力事实", "facts", also=("家暴事实",)),
        SENSITIVE_TEXT,
        Source(_LAW, "第十六条"),
        Field(max_length=2000),
    ] = None
    """What happened, as the warning states it."""

    delivered_to_perpetrator_on: Annotated[
        date | None,
        Label("送交加害人日期", "given to the perpetrator on"),
        INTERNAL,
        Source(_LAW, "第十七条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the perpetrator got it."""

    delivered_to_victim_on: Annotated[
        date | None,
        Label("送交受害人日期", "given to the victim on"),
        INTERNAL,
        Source(_LAW, "第十七条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the victim got it."""

    committee_told_on: Annotated[
        date | None,
        Label("通知村（居）委会日期", "committee told on", also=("通知村委会日期", "通知居委会日期")),
        INTERNAL,
        Source(_LAW, "第十七条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the villagers' or residents' committee was told."""

    police_visited_on: Annotated[
        date | None,
        Label("派出所查访日期", "visited by the police on", also=("公安查访日期",)),
        INTERNAL,
        Source(_LAW, "第十七条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day of the first visit of the police station after the warning."""

    committee_visited_on: Annotated[
        date | None,
        Label(
            "村（居）委会查访日期", "visited by the committee on", also=("村委会查访日期", "居委会查访日期")
        ),
        INTERNAL,
        Source(_LAW, "第十七条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day of the first visit of the committee after the warning."""

    is_perpetrator_visited: Annotated[
        bool | None, Label("是否查访加害人", "perpetrator visited"), SENSITIVE, Source(_LAW, "第十七条")
    ] = None
    """Whether the visits reached the perpetrator."""

    is_victim_visited: Annotated[
        bool | None, Label("是否查访受害人", "victim visited"), SENSITIVE, Source(_LAW, "第十七条")
    ] = None
    """Whether the visits reached the victim."""

    findings: Annotated[
        str | None,
        Label("查访情况", "findings", also=("回访情况",)),
        SENSITIVE_TEXT,
        Source(_LAW, "第十七条"),
        Field(max_length=2000),
    ] = None
    """What the visits found."""

    is_repeated: Annotated[
        bool | None, Label("是否再次施暴", "violence again"), SENSITIVE, Source(_LAW, "第十七条")
    ] = None
    """Whether violence was used again after the warning."""

    case_number: Annotated[
        str | None,
        Label("关联案件编号", "case", also=("关联警情编号",)),
        INTERNAL,
        PRACTICE,
        Reference("security_case", "number"),
        Field(max_length=50),
    ] = None
    """Number of the case that the alarm led to."""

    dispute_number: Annotated[
        str | None,
        Label("关联纠纷编号", "dispute"),
        INTERNAL,
        PRACTICE,
        Reference("dispute", "number"),
        Field(max_length=50),
    ] = None
    """Number of the family dispute in the ledger of disputes."""
