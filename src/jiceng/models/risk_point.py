"""风险点 — one thing that may go wrong with a decision, how likely it is, and what is done about it."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import RiskImpact, RiskLikelihood, StabilityRiskLevel
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PUBLIC

__all__ = ["RiskPoint"]


class RiskPoint(Record):
    """风险点 / risk point."""

    entity: ClassVar[Entity] = Entity(
        name="risk_point",
        label=Label("风险点", "risk point", also=("稳评风险点", "风险点清单")),
        key=("assessment_number", "sequence"),
        source=Source("重大行政决策程序暂行条例", "第二十三条"),
        membership=INTERNAL,
        example={
            "assessment_number": "WP2026003-1",
            "sequence": 1,
            "description": "两户村民对占地补偿有意见，可能阻挠施工",
            "likelihood": "03",
            "impact": "04",
            "level": "3",
            "measure": "施工前逐户签订补偿协议",
            "contingency_plan": "由乡镇司法所现场调解",
            "responsible_org": "柳河镇人民政府",
            "responsible_person": "王某",
            "due_on": "2026-05-10",
            "is_resolved": True,
            "resolved_on": "2026-05-08",
        },
    )

    assessment_number: Annotated[
        str,
        Label("评估编号", "number of the assessment", also=("风险评估编号", "稳评编号")),
        PUBLIC,
        PRACTICE,
        Reference("stability_risk_assessment", "number"),
        Field(min_length=1, max_length=50),
    ]
    """Assessment that found it."""

    sequence: Annotated[
        int,
        Label("风险点序号", "number of the risk point", also=("风险点编号",)),
        PUBLIC,
        PRACTICE,
        Field(ge=1, le=9_999),
    ]
    """Number of the point in the assessment, counted from 1."""

    description: Annotated[
        str | None,
        Label("风险点描述", "description", also=("风险点", "风险内容", "风险描述", "风险点名称")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十三条"),
        REGISTERED,
        Field(max_length=1024),
    ] = None
    """What may go wrong."""

    likelihood: Annotated[
        RiskLikelihood | None,
        Label("发生可能性", "likelihood", also=("发生概率", "风险概率", "可能性")),
        INTERNAL,
        PRACTICE,
    ] = None
    """How likely it is."""

    impact: Annotated[
        RiskImpact | None,
        Label("影响程度", "impact", also=("危害程度", "影响范围")),
        INTERNAL,
        PRACTICE,
    ] = None
    """How much harm it would do."""

    level: Annotated[
        StabilityRiskLevel | None,
        Label("风险点等级", "risk level", also=("风险等级", "风险级别")),
        INTERNAL,
        PRACTICE,
    ] = None
    """High, medium or low, of this point alone."""

    measure: Annotated[
        str | None,
        Label("防范措施", "measure", also=("防控措施", "化解措施", "防范化解措施")),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十三条"),
        REGISTERED,
        Field(max_length=1024),
    ] = None
    """What is done so that it does not happen."""

    contingency_plan: Annotated[
        str | None,
        Label("处置预案", "contingency plan", also=("应急预案",)),
        INTERNAL,
        Source("重大行政决策程序暂行条例", "第二十三条"),
        Field(max_length=1024),
    ] = None
    """What will be done if it does."""

    responsible_org: Annotated[
        str | None,
        Label("责任单位", "responsible organisation", also=("防范责任单位", "责任部门")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Organisation that answers for the measure."""

    responsible_person: Annotated[
        str | None,
        Label("责任人", "responsible person", also=("防范责任人",)),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who answers for the measure."""

    due_on: Annotated[
        date | None,
        Label("防范措施完成时限", "due on", also=("完成时限", "落实时限")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Last day for the measure."""

    is_resolved: Annotated[
        bool | None, Label("风险是否消除", "resolved", also=("是否化解", "是否消除")), INTERNAL, PRACTICE
    ] = None
    """Whether the risk is gone."""

    resolved_on: Annotated[
        date | None,
        Label("风险消除日期", "resolved on", also=("化解日期", "消除日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the risk was gone."""
