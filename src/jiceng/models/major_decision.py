"""三重一大事项 — one major decision, from the first proposal over consultation and decision to its being carried out.

Consultation comes first, then the study by the party organisation, then the decision of the villagers' or
residents' meeting where there is one, and only then the doing. Each consultation is a record of its own.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import DecisionForm, LegalityOpinion, MajorAdministrativeDecision, MajorDecisionKind
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import (
    CALENDAR_DAY,
    CLOSED,
    COUNT,
    DECIMAL,
    EXPORTED,
    PEOPLE,
    PRACTICE,
    REGISTERED,
    YUAN,
)
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PERSONAL_TEXT, PUBLIC

__all__ = ["MajorDecision"]


class MajorDecision(Record):
    """三重一大事项 / major decision."""

    entity: ClassVar[Entity] = Entity(
        name="major_decision",
        label=Label("三重一大事项", "major decision", also=("三重一大", "重大决策事项")),
        key=("number",),
        source=Source("重大行政决策程序暂行条例（2019）"),
        membership=INTERNAL,
        example={
            "number": "JC2026003",
            "kind": "3",
            "title": "下岭村机耕道硬化项目",
            "division_code": "539925101202",
            "deciding_org": "下岭村党支部",
            "amount": "380000.00",
            "proposed_on": "2026-03-01",
            "concerns_stability": True,
            "opinions_from": "2026-03-03",
            "opinions_to": "2026-04-03",
            "legality_sent_on": "2026-04-06",
            "legality_checked_on": "2026-04-16",
            "party_studied_on": "2026-04-20",
            "party_org": "下岭村党支部",
            "decided_on": "2026-04-25",
            "decision_form": "02",
            "publicised_from": "2026-04-26",
            "publicised_to": "2026-05-11",
            "implemented_on": "2026-05-15",
        },
    )

    number: Annotated[
        str,
        Label("决策编号", "number", also=("事项编号", "决策事项编号")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger of decisions."""

    kind: Annotated[
        MajorDecisionKind | None,
        Label("三重一大类别", "kind", also=("事项类别", "决策类别", "事项类型")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
    ] = None
    """Major decision, appointment, project or large sum."""

    administrative_kind: Annotated[
        MajorAdministrativeDecision | None,
        Label("重大行政决策事项类别", "kind of administrative decision", also=("重大行政决策类别",)),
        PUBLIC,
        Source("重大行政决策程序暂行条例", "第三条"),
    ] = None
    """Item of article 3 that it falls under, where it is a major administrative decision."""

    title: Annotated[
        str | None,
        Label("决策事项", "title", also=("事项名称", "决策事项名称", "议题")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """What is to be decided."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division", also=("区划代码", "行政区划代码", "行政区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division that the decision is for."""

    deciding_org: Annotated[
        str | None,
        Label("决策单位", "deciding organisation", also=("决策主体", "承办单位", "决策机关")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Organisation that decides."""

    content: Annotated[
        str | None,
        Label("决策内容", "content", also=("事项内容", "主要内容")),
        INTERNAL,
        PRACTICE,
        Field(max_length=4500),
    ] = None
    """What the decision says."""

    amount: Annotated[
        Decimal | None,
        Label("资金金额", "amount", also=("涉及金额", "资金额度", "项目金额")),
        INTERNAL,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Money to be spent; needed for large sums."""

    proposed_on: Annotated[
        date | None,
        Label("提出日期", "proposed on", also=("动议日期", "立项日期", "提出时间")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was put forward."""

    concerns_stability: Annotated[
        bool | None,
        Label(
            "是否涉及社会稳定", "concerns stability", also=("是否需要风险评估", "是否涉及社会稳定和公共安全")
        ),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十二条"),
    ] = None
    """Whether it may touch social stability or public safety, so that its risk has to be assessed."""

    concerns_safety: Annotated[
        bool | None,
        Label("是否涉及公共安全", "concerns public safety", also=("涉及公共安全",)),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十二条"),
    ] = None
    """Whether it may harm public safety, so that a risk assessment is required."""

    opinions_from: Annotated[
        date | None,
        Label("征求意见开始日期", "opinions asked from", also=("公开征求意见开始日期",)),
        PUBLIC,
        Source("重大行政决策程序暂行条例", "第十五条"),
        CALENDAR_DAY,
    ] = None
    """First day of asking the public."""

    opinions_to: Annotated[
        date | None,
        Label("征求意见截止日期", "opinions asked until", also=("公开征求意见结束日期", "征求意见结束日期")),
        PUBLIC,
        Source("重大行政决策程序暂行条例", "第十五条"),
        CALENDAR_DAY,
    ] = None
    """Last day of asking the public, thirty days in general."""

    opinions_shortened: Annotated[
        str | None,
        Label("缩短征求意见期限说明", "reason of a shorter period", also=("缩短期限理由",)),
        PUBLIC,
        Source("重大行政决策程序暂行条例", "第十五条"),
        Field(max_length=500),
    ] = None
    """Why the public was asked for less than thirty days."""

    legality_sent_on: Annotated[
        date | None,
        Label("送请合法性审查日期", "sent to legal review on", also=("合法性审查送审日期",)),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十六条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the draft went to the legal reviewer."""

    legality_checked_on: Annotated[
        date | None,
        Label("合法性审查日期", "legal review on", also=("合法性审查完成日期",)),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十六条"),
        CALENDAR_DAY,
    ] = None
    """Day of the opinion on legality, seven working days later in general."""

    legality_working_days: Annotated[
        int | None,
        Label("合法性审查工作日数", "working days of legal review", also=("审查工作日数",)),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十六条"),
        Unit("个工作日"),
        Field(ge=0, le=3_660),
    ] = None
    """How many working days the legal reviewer had, seven at least in general."""

    legality_result: Annotated[
        LegalityOpinion | None,
        Label("合法性审查意见", "legal review", also=("合法性审查结果",)),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十五条"),
    ] = None
    """Whether the legal reviewer found the draft lawful."""

    legality_opinion: Annotated[
        str | None,
        Label("合法性审查说明", "legal review in words"),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十五条"),
        Field(max_length=2000),
    ] = None
    """What the legal reviewer says, and what is to be changed."""

    is_reform: Annotated[
        bool | None,
        Label("是否探索性改革决策", "exploratory reform"),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十五条"),
    ] = None
    """Whether it tries out a reform, for which the opinion names the legal risk instead."""

    legal_risk: Annotated[
        str | None,
        Label("法律风险说明", "legal risk", also=("明示法律风险",)),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十五条"),
        Field(max_length=2000),
    ] = None
    """Legal risk of an exploratory reform and how it is met, as the reviewer states it."""

    party_org: Annotated[
        str | None,
        Label("研究决定党组织", "party organisation", also=("研究党组织", "党组织名称")),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第二十八条"),
        Field(max_length=100),
    ] = None
    """Party organisation that studies the matter."""

    party_studied_on: Annotated[
        date | None,
        Label(
            "党组织研究日期",
            "studied by the party organisation on",
            also=("研究决定日期", "党组织研究讨论日期"),
        ),
        INTERNAL,
        Source("村民委员会组织法（2025修正）", "第二十八条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the party organisation studied it, after the consultation."""

    party_attended_count: Annotated[
        int | None,
        Label("党组织会议到会人数", "party meeting attendance", also=("党组织到会人数",)),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """How many members of the party body were there."""

    party_agreed_count: Annotated[
        int | None,
        Label("党组织会议赞成人数", "party meeting votes for", also=("党组织赞成人数",)),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """How many of them were for it."""

    decision_form: Annotated[
        DecisionForm | None,
        Label("决定形式", "form of the decision", also=("决定会议", "表决形式")),
        PUBLIC,
        PRACTICE,
    ] = None
    """Meeting that decided."""

    decided_on: Annotated[
        date | None,
        Label("决定日期", "decided on", also=("决策日期", "表决日期", "决定时间")),
        INTERNAL,
        Source("村民委员会组织法（2025修正）", "第二十八条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day of the decision."""

    is_passed: Annotated[
        bool | None, Label("是否通过", "passed", also=("表决是否通过",)), INTERNAL, PRACTICE
    ] = None
    """Whether the decision was taken."""

    publicised_from: Annotated[
        date | None,
        Label("公示开始日期", "publicised from", also=("公布开始日期", "公示日期")),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第三十五条"),
        CALENDAR_DAY,
    ] = None
    """First day on which it was posted up."""

    publicised_to: Annotated[
        date | None,
        Label("公示结束日期", "publicised until", also=("公布结束日期", "公示截止日期")),
        PUBLIC,
        Source("村民委员会组织法（2025修正）", "第三十五条"),
        CALENDAR_DAY,
    ] = None
    """Last day on which it was posted up, fifteen days at least."""

    implemented_on: Annotated[
        date | None,
        Label("实施日期", "implemented on", also=("施行日期", "开始实施日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """First day of carrying it out."""

    closed_on: Annotated[
        date | None,
        Label("完成日期", "completed on", also=("办结日期", "实施完成日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was carried out."""

    result: Annotated[
        str | None,
        Label("实施情况", "result", also=("落实情况", "执行情况")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第三十五条"),
        Field(max_length=4500),
    ] = None
    """How it was carried out and what it did."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
