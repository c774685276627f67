"""考核得分 — the points of one unit on one item of an assessment, as a county's score sheet lists them."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.labels import Label
from jiceng.models._marks import DECIMAL, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.models.assessed_unit import AssessedUnit
from jiceng.privacy import NAME, PUBLIC

__all__ = ["AssessmentScore"]


class AssessmentScore(AssessedUnit):
    """考核得分 / assessment score."""

    entity: ClassVar[Entity] = Entity(
        name="assessment_score",
        label=Label("考核得分", "assessment score", also=("考核得分明细", "考核评分表")),
        key=("scheme", "period", "unit_code", "item"),
        source=PRACTICE,
        example={
            "scheme": "pingan-2026",
            "period": "2026",
            "unit_code": "539925101",
            "item": "矛盾纠纷化解率",
            "full_points": "10",
            "points": "9.89",
            "numerator": "187",
            "denominator": "193",
            "value": "96.89",
            "reviewer": "某某",
            "evidence": "矛盾纠纷排查化解台账",
        },
    )

    item: Annotated[
        str,
        Label("考核项目", "item", also=("考核指标", "考核内容")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=200),
    ]
    """Indicator, bonus or deduction."""

    full_points: Annotated[
        Decimal | None, Label("分值", "full points", also=("标准分", "满分")), PUBLIC, PRACTICE, DECIMAL
    ] = None
    """Points that can be had for the item; none for a bonus or a deduction."""

    lower_bound: Annotated[
        Decimal | None, Label("得分下限", "lower bound", also=("最低分",)), PUBLIC, PRACTICE, DECIMAL
    ] = None
    """Fewest points that the paper allows; 0 where it says nothing."""

    upper_bound: Annotated[
        Decimal | None, Label("得分上限", "upper bound", also=("最高分",)), PUBLIC, PRACTICE, DECIMAL
    ] = None
    """Most points that the paper allows; the full points where it says nothing."""

    points: Annotated[
        Decimal | None, Label("得分", "points", also=("实得分",)), PUBLIC, PRACTICE, REGISTERED, DECIMAL
    ] = None
    """Points given."""

    is_bonus: Annotated[bool | None, Label("是否加分项", "is a bonus"), PUBLIC, PRACTICE] = None
    """Whether the item adds to the total beyond the full marks."""

    numerator: Annotated[Decimal | None, Label("考核分子", "numerator"), PUBLIC, PRACTICE, DECIMAL] = None
    """Numerator of the rate that was assessed."""

    denominator: Annotated[Decimal | None, Label("考核分母", "denominator"), PUBLIC, PRACTICE, DECIMAL] = None
    """Denominator of the rate that was assessed."""

    value: Annotated[
        Decimal | None,
        Label("考核数值", "value", also=("考核原始值", "指标完成值")),
        PUBLIC,
        PRACTICE,
        DECIMAL,
    ] = None
    """What was measured, in the unit of the item, before it became points."""

    missing_policy: Annotated[
        str | None,
        Label("缺项处理", "how a missing item is treated", also=("缺项折算方式",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """What was done where there was nothing to assess, such as 满分 or 缺项折算."""

    evidence: Annotated[
        str | None,
        Label("佐证材料", "evidence", also=("扣分依据", "加分依据", "考核依据")),
        PUBLIC,
        PRACTICE,
        Field(max_length=1000),
    ] = None
    """On what the points rest."""

    reviewer: Annotated[
        str | None,
        Label("评分人", "reviewer", also=("考评人", "评分人员", "考核人员")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who gave the points."""
