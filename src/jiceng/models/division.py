"""行政区划 — one place of the administrative tree, from the province down to the village."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import DivisionKind, UrbanRuralClass
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, DECIMAL, EXPORTED, HOUSEHOLDS, PEOPLE, PRACTICE
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["Division"]

_CODING = Source("统计用区划代码和城乡划分代码编制规则")
_SQUARE_KILOMETRES = Unit("平方公里")


class Division(Record):
    """行政区划 / administrative division."""

    entity: ClassVar[Entity] = Entity(
        name="division",
        label=Label("行政区划", "administrative division", also=("区划",)),
        key=("code",),
        source=_CODING,
        example={
            "code": "539925101201",
            "name": "北坪村",
            "parent_code": "539925101",
            "kind": "V2",
            "urban_rural": "220",
            "households": 412,
            "registered_population": 1530,
            "resident_population": 1284,
            "area": "12.6",
            "effective_on": "2020-01-01",
        },
    )

    code: Annotated[
        DivisionCode,
        Label(
            "区划代码", "division code", also=("行政区划代码", "统计用区划代码", "区划编码", "行政区划编码")
        ),
        PUBLIC,
        _CODING,
    ]
    """Code of 6, 9 or 12 digits; the length tells the level."""

    name: Annotated[
        str,
        Label("名称", "name", also=("区划名称", "单位名称", "行政区划名称")),
        PUBLIC,
        _CODING,
        Field(max_length=100),
    ]
    """Official name in full, such as 柳河镇."""

    parent_code: Annotated[
        DivisionCode | None,
        Label("上级代码", "parent code", also=("上级区划代码", "上级编码", "上级区划编码")),
        PUBLIC,
        _CODING,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Code of the division one level up; empty for the top of the list."""

    kind: Annotated[DivisionKind | None, Label("区划类别", "kind", also=("类别",)), PUBLIC, _CODING] = None
    """What sort of township or village it is; follows from the serial number in the code."""

    urban_rural: Annotated[
        UrbanRuralClass | None,
        Label("城乡分类", "urban-rural class", also=("城乡分类代码",)),
        PUBLIC,
        _CODING,
    ] = None
    """Urban or rural, as the statistics class a village or community."""

    households: Annotated[
        int | None, Label("户数", "households", also=("总户数",)), PUBLIC, _CODING, HOUSEHOLDS, COUNT
    ] = None
    """Number of households in the division."""

    registered_population: Annotated[
        int | None,
        Label("户籍人口", "registered population", also=("户籍人口数",)),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people whose household registration is in the division."""

    resident_population: Annotated[
        int | None,
        Label("常住人口", "resident population", also=("常住人口数",)),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people who have lived in the division for half a year or longer."""

    area: Annotated[
        Decimal | None,
        Label("区域面积", "area", also=("辖区面积",)),
        PUBLIC,
        PRACTICE,
        _SQUARE_KILOMETRES,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Area in square kilometres."""

    effective_on: Annotated[
        date | None, Label("启用日期", "effective on", also=("设立日期",)), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """First day on which the code is in use."""

    abolished_on: Annotated[
        date | None, Label("停用日期", "abolished on", also=("撤销日期",)), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """Day from which the code is no longer in use, after a merger or a change of rank; empty while it is."""
