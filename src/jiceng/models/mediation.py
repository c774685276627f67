"""调解 — one attempt to settle a dispute, by one committee, office or court.

A dispute may see several attempts: a people's mediation, then an administrative or judicial one (三调联动).
The month of people's mediation, the fifteen days of labour disputes and the second attempt of the police are
counted from the days of this record.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import MediationChannel, MediationCommitteeKind, MediationInitiation, MediationOutcome
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, COUNT, GB31000, PRACTICE, REGISTERED, TIMES
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL, PERSONAL_TEXT, PUBLIC

__all__ = ["Mediation"]


class Mediation(Record):
    """调解 / mediation."""

    entity: ClassVar[Entity] = Entity(
        name="mediation",
        label=Label("调解", "mediation", also=("调解记录", "调解登记")),
        key=("dispute_number", "sequence"),
        source=Source("人民调解法"),
        membership=INTERNAL,
        example={
            "dispute_number": "YL20261010001",
            "sequence": 1,
            "channel": "01",
            "initiation": "02",
            "mediating_org": "柳河镇人民调解委员会",
            "org_kind": "03",
            "mediators": "王某、赵某",
            "place": "柳河镇下岭村村委会",
            "started_on": "2026-03-05",
            "due_on": "2026-04-05",
            "is_refused": False,
            "record": "双方陈述用水经过，调解员到渠边查看",
            "closed_on": "2026-03-12",
            "outcome": "11",
        },
    )

    dispute_number: Annotated[
        str,
        Label("纠纷编号", "number of the dispute", also=("事件编号", "矛盾纠纷编号")),
        PUBLIC,
        PRACTICE,
        Reference("dispute", "number"),
        Field(min_length=1, max_length=50),
    ]
    """Dispute that is mediated."""

    sequence: Annotated[
        int,
        Label("调解次序", "number of the attempt", also=("调解序号", "第几次调解", "调解次数")),
        PUBLIC,
        PRACTICE,
        Field(ge=1, le=9_999),
    ]
    """Number of the attempt in the dispute, counted from 1."""

    channel: Annotated[
        MediationChannel | None,
        Label("调解渠道", "channel", also=("调解类型", "调解类别")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """People's, administrative, judicial or other mediation."""

    is_police: Annotated[
        bool | None,
        Label("是否治安调解", "mediation by the police", also=("治安调解",)),
        INTERNAL,
        Source("公安机关办理行政案件程序规定", "第一百八十三条"),
    ] = None
    """Whether the police mediate a public security case, at most twice."""

    police_attempts: Annotated[
        int | None,
        Label("治安调解累计次数", "attempts of the police so far", also=("公安调解次数",)),
        INTERNAL,
        Source("公安机关办理行政案件程序规定", "第一百八十三条"),
        TIMES,
        COUNT,
    ] = None
    """How many times the police have mediated the case, this attempt included; two at most."""

    is_labour: Annotated[
        bool | None,
        Label("是否劳动争议调解", "mediation of a labour dispute", also=("劳动争议调解",)),
        INTERNAL,
        Source("劳动争议调解仲裁法", "第十四条"),
    ] = None
    """Whether the fifteen days of labour disputes apply."""

    initiation: Annotated[
        MediationInitiation | None,
        Label("受理方式", "how it began", also=("调解启动方式", "受理来源")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Begun by the committee, on request, or passed on."""

    mediating_org: Annotated[
        str | None,
        Label("调解组织", "mediating organisation", also=("调解委员会", "调委会", "调解单位", "调解机构")),
        PUBLIC,
        Source("人民调解法", "第八条"),
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Committee, office or court that mediates."""

    org_kind: Annotated[
        MediationCommitteeKind | None,
        Label("调解组织类型", "kind of the organisation", also=("调委会类型", "调委会类别")),
        PUBLIC,
        Source("人民调解法", "第三十四条"),
    ] = None
    """Village, residents', township, enterprise or sector committee, as the statistics count it."""

    mediators: Annotated[
        str | None,
        Label("调解员", "mediators", also=("调解人员", "人民调解员", "调解员姓名", "调解人")),
        NAME,
        Source("人民调解法", "第十九条"),
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Who mediates, at least one; several names are set off by 、."""

    is_mediator_related: Annotated[
        bool | None,
        Label("调解员是否当事人或其近亲属", "mediator is party or near relative"),
        PERSONAL,
        Source("人民调解法", "第十九条"),
    ] = None
    """Whether a mediator is a party, or a near relative of one."""

    place: Annotated[
        str | None, Label("调解地点", "place", also=("调解场所",)), INTERNAL, PRACTICE, Field(max_length=200)
    ] = None
    """Where the parties met."""

    started_on: Annotated[
        date | None,
        Label(
            "调解受理日期",
            "started on",
            also=("调解开始日期", "受理日期", "受理时间", "调解日期", "调解时间"),
        ),
        INTERNAL,
        Source("人民调解工作若干规定", "第三十三条"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of acceptance, from which the time limit runs."""

    due_on: Annotated[
        date | None,
        Label("调解期限", "due on", also=("调解时限", "办结时限")),
        INTERNAL,
        Source("人民调解工作若干规定", "第三十三条"),
        CALENDAR_DAY,
    ] = None
    """Last day for ending the attempt."""

    is_refused: Annotated[
        bool | None,
        Label("当事人是否拒绝调解", "mediation refused", also=("是否拒绝调解",)),
        INTERNAL,
        Source("人民调解法", "第十七条"),
    ] = None
    """Whether a party clearly refused, after which nobody may mediate."""

    is_guardian_notified: Annotated[
        bool | None,
        Label("是否通知监护人到场", "guardian told to come", also=("监护人是否已通知",)),
        PERSONAL,
        Source("公安机关办理行政案件程序规定", "第一百八十一条"),
    ] = None
    """Whether the guardian of a minor was told to come."""

    is_guardian_present: Annotated[
        bool | None,
        Label("监护人是否到场", "guardian present", also=("父母或其他监护人是否到场",)),
        PERSONAL,
        Source("公安机关办理行政案件程序规定", "第一百八十一条"),
    ] = None
    """Whether the guardian of a minor, or another grown-up relative, was there."""

    record: Annotated[
        str | None,
        Label("调解笔录", "record", also=("调解情况", "调解过程", "调解经过")),
        PERSONAL_TEXT,
        Source("人民调解法", "第二十七条"),
        Field(max_length=4500),
    ] = None
    """What was said and done."""

    closed_on: Annotated[
        date | None,
        Label("调解结束日期", "ended on", also=("调解终结日期", "结案日期", "办结日期", "结束日期")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the attempt ended; empty while it goes on."""

    outcome: Annotated[
        MediationOutcome | None,
        Label("调解结果", "outcome", also=("调解结论",)),
        INTERNAL,
        GB31000,
        CLOSED,
    ] = None
    """How the attempt ended."""

    referred_to: Annotated[
        str | None,
        Label("移交单位", "referred to", also=("移送单位", "转交单位")),
        PUBLIC,
        Source("人民调解法", "第二十五、二十六条"),
        Field(max_length=100),
    ] = None
    """Office or court to which the dispute was passed on."""

    referred_on: Annotated[
        date | None,
        Label("移交日期", "referred on", also=("移送日期", "转交日期")),
        INTERNAL,
        Source("人民调解法", "第二十五、二十六条"),
        CALENDAR_DAY,
    ] = None
    """Day on which it was passed on."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
