"""指标值 — one number that a unit or a department reports for the assessment."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.labels import Label
from jiceng.models._base import Record
from jiceng.models._marks import COUNT, DECIMAL, PRACTICE
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["IndicatorValue"]


class IndicatorValue(Record):
    """指标值 / indicator value."""

    entity: ClassVar[Entity] = Entity(
        name="indicator_value",
        label=Label("指标值", "indicator value", also=("考核上报数据",)),
        key=("unit_code", "indicator", "period"),
        source=PRACTICE,
        example={
            "unit_code": "539925101",
            "indicator": "群众安全感满意度",
            "period": "2026Q3",
            "value": "0.935",
            "numerator": "187",
            "denominator": "200",
            "note": "电话调查200人",
        },
    )

    unit_code: Annotated[
        str,
        Label("单位代码", "unit code", also=("单位编码",)),
        PUBLIC,
        PRACTICE,
        Field(min_length=2, max_length=20),
    ]
    """Code of the unit that the number is about: a division, a grid, or the credit code of an organisation."""

    indicator: Annotated[
        str,
        Label("指标", "indicator", also=("指标名称",)),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=100),
    ]
    """Id or title of the indicator, event, veto or bonus in the scheme."""

    period: Annotated[
        str,
        Label("期间", "period", also=("考核期", "考核期间")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=20),
    ]
    """Period that the number is about, such as 2026Q3."""

    value: Annotated[
        Decimal | None,
        Label("数值", "value", also=("指标值", "实际值")),
        PUBLIC,
        PRACTICE,
        DECIMAL,
    ] = None
    """A measured value; 93.5% is kept as 0.935."""

    count: Annotated[int | None, Label("次数", "count"), PUBLIC, PRACTICE, COUNT] = None
    """How often something happened; 0 and an empty cell are different things."""

    numerator: Annotated[Decimal | None, Label("分子", "numerator"), PUBLIC, PRACTICE, DECIMAL] = None
    """Numerator of a rate, so that it can be added up over units."""

    denominator: Annotated[Decimal | None, Label("分母", "denominator"), PUBLIC, PRACTICE, DECIMAL] = None
    """Denominator of a rate."""

    is_cumulative: Annotated[
        bool | None, Label("是否累计数", "is cumulative", also=("是否累计",)), PUBLIC, PRACTICE
    ] = None
    """Whether the count runs from the beginning of the year (截止某月累计)."""

    note: Annotated[
        str | None,
        Label("说明", "note", also=("备注", "备注说明")),
        PUBLIC,
        PRACTICE,
        Field(max_length=500),
    ] = None
    """Where the number comes from."""
