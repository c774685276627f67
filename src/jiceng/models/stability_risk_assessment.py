"""社会稳定风险评估 — one assessment of what a decision may do to social stability, in one of its phases.

A decision is assessed before, while and after it is carried out (事前、事中、事后): three records that name the
same decision. The points of risk that it finds are records of their own.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import StabilityRiskLevel, StabilityRiskOpinion, StabilityRiskPhase
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, EXPORTED, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PERSONAL_TEXT, PUBLIC

__all__ = ["StabilityRiskAssessment"]


class StabilityRiskAssessment(Record):
    """社会稳定风险评估 / stability risk assessment."""

    entity: ClassVar[Entity] = Entity(
        name="stability_risk_assessment",
        label=Label("社会稳定风险评估", "stability risk assessment", also=("风险评估", "稳评")),
        key=("number",),
        source=Source("重大行政决策程序暂行条例（2019）", "第二十二条"),
        membership=INTERNAL,
        example={
            "number": "WP2026003-1",
            "decision_number": "JC2026003",
            "title": "下岭村机耕道硬化项目",
            "division_code": "539925101202",
            "phase": "1",
            "assessed_on": "2026-04-10",
            "assessing_org": "柳河镇人民政府",
            "methods": "重点走访、会商分析",
            "participant_count": 42,
            "findings": "多数村民支持，两户对占地补偿有意见",
            "is_legal": True,
            "is_reasonable": True,
            "is_feasible": True,
            "is_controllable": True,
            "is_safe": True,
            "level": "3",
            "opinion": "1",
            "contingency_plan": "由驻村干部逐户说明补偿标准",
            "filed_on": "2026-04-12",
        },
    )

    number: Annotated[
        str,
        Label("评估编号", "number", also=("风险评估编号", "稳评编号")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger of assessments."""

    decision_number: Annotated[
        str | None,
        Label("决策编号", "number of the decision", also=("事项编号", "决策事项编号")),
        PUBLIC,
        Source("重大行政决策程序暂行条例", "第二十二条"),
        Reference("major_decision", "number"),
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Decision that is assessed."""

    title: Annotated[
        str | None,
        Label("评估事项", "title", also=("评估项目", "事项名称", "评估事项名称")),
        INTERNAL,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """What is assessed, in words."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division", also=("区划代码", "行政区划代码", "行政区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division that the decision is for."""

    phase: Annotated[
        StabilityRiskPhase | None,
        Label("评估阶段", "phase", also=("阶段", "风险评估阶段")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Before, while or after the decision is carried out."""

    assessed_on: Annotated[
        date | None,
        Label("评估日期", "assessed on", also=("评估时间", "评估完成日期")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十三条"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of the report."""

    assessing_org: Annotated[
        str | None,
        Label("评估主体", "assessing organisation", also=("评估单位", "评估责任主体")),
        PUBLIC,
        Source("重大行政决策程序暂行条例", "第二十二条"),
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Organisation that has the duty to assess."""

    third_party: Annotated[
        str | None,
        Label("第三方评估机构", "third party", also=("第三方机构", "委托机构")),
        PUBLIC,
        Source("重大行政决策程序暂行条例", "第二十二条"),
        Field(max_length=100),
    ] = None
    """Institution that was asked to do it, if one was."""

    methods: Annotated[
        str | None,
        Label("评估方式", "methods", also=("评估方法", "评估形式")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十三条"),
        Field(max_length=200),
    ] = None
    """How it was done, set off by 、, such as 舆情跟踪, 重点走访 and 会商分析."""

    participant_count: Annotated[
        int | None,
        Label("参与评估人数", "people asked", also=("征求意见人数", "参与人数")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十三条"),
        PEOPLE,
        COUNT,
    ] = None
    """How many people were heard."""

    findings: Annotated[
        str | None,
        Label("评估情况", "findings", also=("评估过程", "评估结论", "主要风险")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十三条"),
        Field(max_length=4500),
    ] = None
    """What was found."""

    is_legal: Annotated[
        bool | None, Label("合法性", "legal", also=("是否合法", "合法性评估")), INTERNAL, PRACTICE
    ] = None
    """Whether it is in line with the law."""

    is_reasonable: Annotated[
        bool | None, Label("合理性", "reasonable", also=("是否合理", "合理性评估")), INTERNAL, PRACTICE
    ] = None
    """Whether it is fair to those concerned."""

    is_feasible: Annotated[
        bool | None, Label("可行性", "feasible", also=("是否可行", "可行性评估")), INTERNAL, PRACTICE
    ] = None
    """Whether it can be carried out."""

    is_controllable: Annotated[
        bool | None,
        Label("可控性", "controllable", also=("是否可控", "可控性评估")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十四条"),
    ] = None
    """Whether its risk can be kept under control."""

    is_safe: Annotated[
        bool | None, Label("安全性", "safe", also=("是否安全", "安全性评估")), INTERNAL, PRACTICE
    ] = None
    """Whether it endangers nobody."""

    level: Annotated[
        StabilityRiskLevel | None,
        Label("稳评风险等级", "risk level", also=("风险等级", "风险级别", "评估等级")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """High, medium or low; the regulation itself speaks only of controllable or not."""

    opinion: Annotated[
        StabilityRiskOpinion | None,
        Label("评估意见", "opinion", also=("评估建议", "实施意见")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Whether to go on, to wait or to give it up."""

    adjustment: Annotated[
        str | None,
        Label("调整措施", "adjustment", also=("调整情况", "降低风险措施")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十四条"),
        Field(max_length=4500),
    ] = None
    """What was changed so that a high risk came under control."""

    contingency_plan: Annotated[
        str | None,
        Label("处置预案", "contingency plan", also=("应急预案", "防范处置预案")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十三条"),
        REGISTERED,
        Field(max_length=4500),
    ] = None
    """What will be done if the risk comes true."""

    filed_on: Annotated[
        date | None,
        Label("备案日期", "filed on", also=("报备日期", "备案时间")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the report was filed with the political and legal affairs commission."""

    filing_org: Annotated[
        str | None,
        Label("备案单位", "filed with", also=("备案机关", "报备单位")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office with which it was filed."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
