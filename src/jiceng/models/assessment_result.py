"""考核结果 — the total, grade and vetoes of one unit in one assessment."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AssessmentGrade
from jiceng.labels import Label
from jiceng.models._marks import DECIMAL, PERCENT, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.models.assessed_unit import AssessedUnit
from jiceng.privacy import PUBLIC

__all__ = ["AssessmentResult"]


class AssessmentResult(AssessedUnit):
    """考核结果 / assessment result."""

    entity: ClassVar[Entity] = Entity(
        name="assessment_result",
        label=Label("考核结果", "assessment result", also=("考核汇总", "考核结果汇总表")),
        key=("scheme", "period", "unit_code"),
        source=PRACTICE,
        example={
            "scheme": "pingan-2026",
            "period": "2026",
            "unit_code": "539925101",
            "declared_full": "100",
            "total": "93.25",
            "bonus_cap": "5",
            "is_vetoed": False,
            "rank": 2,
            "grade": "1",
            "stratum": "乡镇",
            "excellent_share": "30",
        },
    )

    declared_full: Annotated[
        Decimal | None,
        Label("方案总分", "full marks of the scheme", also=("总分值",)),
        PUBLIC,
        PRACTICE,
        DECIMAL,
    ] = None
    """Full marks that the paper states."""

    total: Annotated[
        Decimal | None,
        Label("考核总得分", "total", also=("总得分", "总分")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        DECIMAL,
    ] = None
    """Points in all, bonus and deductions included."""

    bonus_cap: Annotated[
        Decimal | None, Label("加分上限", "most bonus points"), PUBLIC, PRACTICE, DECIMAL
    ] = None
    """Most points that all bonus items together may give."""

    is_vetoed: Annotated[
        bool | None, Label("是否触发否决", "is vetoed", also=("一票否决", "是否一票否决")), PUBLIC, PRACTICE
    ] = None
    """Whether a veto of the scheme was triggered."""

    veto_reason: Annotated[
        str | None, Label("否决事由", "reason of the veto"), PUBLIC, PRACTICE, Field(max_length=500)
    ] = None
    """What triggered the veto."""

    rank: Annotated[
        int | None, Label("考核名次", "rank", also=("排名",)), PUBLIC, PRACTICE, Field(ge=1, le=1_000_000)
    ] = None
    """Place among the units assessed together."""

    grade: Annotated[
        AssessmentGrade | None, Label("考核等次", "grade", also=("评定等次",)), PUBLIC, PRACTICE
    ] = None
    """Grade given."""

    stratum: Annotated[
        str | None, Label("考核组别", "stratum", also=("考核类别组",)), PUBLIC, PRACTICE, Field(max_length=50)
    ] = None
    """Group of units that are compared with each other."""

    excellent_share: Annotated[
        Decimal | None,
        Label("优秀比例上限", "most excellent units in percent"),
        PUBLIC,
        PRACTICE,
        PERCENT,
        Field(ge=0, le=100),
        DECIMAL,
    ] = None
    """How many of the units of the group may be graded excellent, in percent."""
