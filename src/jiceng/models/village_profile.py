"""行政村基本情况 — the yearly table of a village in relapse monitoring: people, roads, water, health, schools, income."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Unit
from jiceng.models._base import Record
from jiceng.models._marks import COUNT, DECIMAL, HOUSEHOLDS, PEOPLE, PRACTICE
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["VillageProfile"]


class VillageProfile(Record):
    """行政村基本情况 / village profile."""

    entity: ClassVar[Entity] = Entity(
        name="village_profile",
        label=Label("行政村基本情况", "village profile", also=("行政村信息", "行政村基础信息")),
        key=("division_code", "year"),
        source=PRACTICE,
        example={
            "division_code": "539925101201",
            "year": 2025,
            "households": 412,
            "population": 1530,
            "low_income_households": 21,
            "low_income_people": 38,
            "destitute_people": 6,
            "disabled_people": 47,
            "pension_insured": 890,
            "unsafe_house_households": 0,
            "unsafe_water_households": 0,
            "has_bus": True,
            "has_paved_road": True,
            "clinics": 1,
            "doctors": 1,
            "reading_rooms": 1,
            "rubbish_points": 4,
            "public_toilets": 2,
            "primary_schools": 1,
            "collective_income": "18.6",
            "is_out_of_poverty": True,
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("村（社区）代码", "division code", also=("村代码", "所属村", "行政村代码", "所属区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Village that the table is about."""

    year: Annotated[int, Label("年度", "year", also=("年份",)), PUBLIC, PRACTICE, Field(ge=1949, le=2999)]
    """Year at whose end the table was filled in."""

    households: Annotated[
        int | None, Label("总户数", "households", also=("户数",)), PUBLIC, PRACTICE, HOUSEHOLDS, COUNT
    ] = None
    """Number of households in the village."""

    population: Annotated[
        int | None,
        Label("总人口数", "population", also=("总人口", "人口数")),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people in the village."""

    low_income_households: Annotated[
        int | None,
        Label("低保户数", "subsistence households", also=("低保户",)),
        PUBLIC,
        PRACTICE,
        HOUSEHOLDS,
        COUNT,
    ] = None
    """Number of households with the subsistence allowance."""

    low_income_people: Annotated[
        int | None,
        Label("低保人口数", "subsistence recipients", also=("低保人口", "低保人数")),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people with the subsistence allowance."""

    destitute_people: Annotated[
        int | None,
        Label("特困供养人口数", "people in special support", also=("特困供养人口", "特困供养人数")),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people in special support."""

    disabled_people: Annotated[
        int | None,
        Label("残疾人口数", "disabled people", also=("残疾人口", "残疾人数")),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people with a disability certificate."""

    pension_insured: Annotated[
        int | None,
        Label("参加城乡居民基本养老保险人数", "people with pension insurance", also=("养老保险参保人数",)),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people in the basic pension insurance of residents."""

    unsafe_house_households: Annotated[
        int | None,
        Label("危房户数", "households in unsafe houses", also=("危房户",)),
        PUBLIC,
        PRACTICE,
        HOUSEHOLDS,
        COUNT,
    ] = None
    """Number of households that live in unsafe houses."""

    unsafe_water_households: Annotated[
        int | None,
        Label("未实现饮水安全户数", "households without safe water", also=("饮水不安全户数",)),
        PUBLIC,
        PRACTICE,
        HOUSEHOLDS,
        COUNT,
    ] = None
    """Number of households without safe drinking water."""

    has_bus: Annotated[
        bool | None, Label("是否通客运班车", "bus service", also=("通客运班车",)), PUBLIC, PRACTICE
    ] = None
    """Whether a bus comes to the village."""

    has_paved_road: Annotated[
        bool | None,
        Label("到乡镇是否通沥青（水泥）路", "paved road", also=("是否通硬化路", "到乡镇是否通硬化路")),
        PUBLIC,
        PRACTICE,
    ] = None
    """Whether an asphalt or concrete road leads to the township."""

    clinics: Annotated[
        int | None,
        Label("行政村卫生室个数", "clinics", also=("卫生室个数",)),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of clinics in the village."""

    doctors: Annotated[
        int | None,
        Label("执业（助理）医师人数", "doctors", also=("执业（助理）医师", "执业医师人数")),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of licensed doctors and assistant doctors."""

    reading_rooms: Annotated[
        int | None,
        Label("文化（图书）室个数", "reading rooms", also=("文化室个数",)),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of culture or reading rooms."""

    rubbish_points: Annotated[
        int | None,
        Label("垃圾集中堆放点个数", "rubbish points", also=("垃圾集中堆放点",)),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of places where rubbish is collected."""

    public_toilets: Annotated[
        int | None,
        Label("公共卫生厕所个数", "public toilets", also=("公共卫生厕所",)),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of public toilets."""

    primary_schools: Annotated[
        int | None,
        Label("村小学个数", "primary schools", also=("村小学",)),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of primary schools in the village."""

    collective_income: Annotated[
        Decimal | None,
        Label("村级集体经济收入", "collective income", also=("村集体经济收入", "集体经济收入")),
        PUBLIC,
        PRACTICE,
        Unit("万元"),
        Field(ge=0),
        DECIMAL,
    ] = None
    """Income of the village collective in the year in ten thousand yuan, as this table counts it; `VillageFinance` counts in yuan."""

    is_out_of_poverty: Annotated[
        bool | None, Label("是否出列", "out of poverty", also=("是否脱贫出列",)), PUBLIC, PRACTICE
    ] = None
    """Whether the village was struck off the list of poor villages."""
