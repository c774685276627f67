"""网格 — the smallest unit of management, inside one village or community."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode, GridCode, Phone, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import (
    CALENDAR_DAY,
    COUNT,
    DECIMAL,
    EXPORTED,
    GB31000,
    HOUSEHOLDS,
    PEOPLE,
    PRACTICE,
    REGISTERED,
    SQUARE_METRES,
)
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PHONE, PUBLIC, RESIDENT_NUMBER

__all__ = ["Grid"]

_GRID = Source("GB/T 34300-2017")


class Grid(Record):
    """网格 / grid."""

    entity: ClassVar[Entity] = Entity(
        name="grid",
        label=Label("网格", "grid"),
        key=("code",),
        source=_GRID,
        example={
            "code": "53992510120102",
            "name": "北坪村第2网格",
            "kind": "1",
            "community_code": "539925101201",
            "households": 310,
            "population": 1020,
            "area": "860000",
            "leader_name": "某某某",
            "leader_id_number": "53992519491231048X",
            "leader_phone": "13900000012",
            "workers": 2,
            "full_time_workers": 1,
            "police_name": "某某",
            "police_id_number": "539925199404184731",
            "police_phone": "13900000034",
            "party_organization": "中共柳河镇北坪村支部委员会",
        },
    )

    code: Annotated[GridCode, Label("网格编码", "grid code", also=("网格代码", "网格编号")), PUBLIC, _GRID]
    """Code of the village or community, then the number of the grid."""

    name: Annotated[str, Label("网格名称", "grid name", also=("网格",)), PUBLIC, _GRID, Field(max_length=100)]
    """Name of the grid, such as 北坪村第1网格."""

    kind: Annotated[
        str | None,
        Label("网格类型", "kind", also=("网格类别",)),
        PUBLIC,
        _GRID,
        EXPORTED,
        Field(max_length=20),
    ] = None
    """Basic grid, special grid of a campus or market, or micro-grid, by its code in the table 网格类型 or in words: the
    standard could not be read and counties have kinds of their own, so that none is refused."""

    community_code: Annotated[
        DivisionCode | None,
        Label("所属村社区", "community code", also=("所属村（社区）代码", "村社区代码")),
        PUBLIC,
        _GRID,
        Reference("division", "code"),
        REGISTERED,
    ] = None
    """Code of the village or community that the grid is part of."""

    parent_code: Annotated[
        GridCode | None,
        Label("上级网格", "parent grid", also=("上级网格编码", "所属基础网格")),
        PUBLIC,
        _GRID,
        Reference("grid", "code"),
    ] = None
    """Grid that a micro-grid is part of; empty for a basic grid."""

    households: Annotated[
        int | None,
        Label("网格户数", "households in the grid", also=("户数",)),
        PUBLIC,
        _GRID,
        HOUSEHOLDS,
        COUNT,
    ] = None
    """Number of households in the grid."""

    population: Annotated[
        int | None,
        Label("网格人口数", "population of the grid", also=("网格人口", "网格人数")),
        PUBLIC,
        _GRID,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people who live in the grid."""

    area: Annotated[
        Decimal | None, Label("网格面积", "area"), PUBLIC, GB31000, SQUARE_METRES, Field(ge=0), DECIMAL
    ] = None
    """Area in square metres."""

    boundary: Annotated[
        str | None,
        Label("网格边界", "boundary", also=("边界坐标",)),
        INTERNAL,
        _GRID,
        Field(max_length=30000),
    ] = None
    """Outline as a GeoJSON polygon, longitude before latitude."""

    leader_name: Annotated[
        str | None,
        Label("网格长姓名", "name of the grid leader", also=("网格长",)),
        NAME,
        GB31000,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who answers for the grid."""

    leader_id_number: Annotated[
        ResidentId | None,
        Label(
            "网格长公民身份号码",
            "identity number of the grid leader",
            also=("网格长身份证号", "网格长身份证号码"),
        ),
        RESIDENT_NUMBER,
        _GRID,
        Reference("grid_worker", "id_number"),
        EXPORTED,
    ] = None
    """Grid leader by the list of grid workers, which has the leaders too."""

    leader_phone: Annotated[
        Phone | None,
        Label("网格长联系方式", "phone of the grid leader", also=("网格长联系电话", "网格长电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the grid leader."""

    workers: Annotated[
        int | None,
        Label("网格员数量", "grid workers", also=("网格员数", "网格员人数")),
        PUBLIC,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of grid workers, full-time and part-time."""

    full_time_workers: Annotated[
        int | None,
        Label("专职网格员数量", "full-time grid workers", also=("专职网格员数", "专职网格员人数")),
        PUBLIC,
        _GRID,
        PEOPLE,
        COUNT,
    ] = None
    """Number of full-time grid workers among them."""

    police_name: Annotated[
        str | None,
        Label("网格警务人员", "police officer", also=("网格民警", "社区民警")),
        NAME,
        _GRID,
        Field(max_length=50),
    ] = None
    """Police officer who serves the grid."""

    police_id_number: Annotated[
        ResidentId | None,
        Label(
            "网格警务人员公民身份号码",
            "identity number of the police officer",
            also=("网格民警身份证号", "网格警务人员身份证号"),
        ),
        RESIDENT_NUMBER,
        _GRID,
        Reference("grid_worker", "id_number"),
    ] = None
    """Police officer by the list of grid workers."""

    police_phone: Annotated[
        Phone | None,
        Label("网格警务人员联系方式", "phone of the police officer", also=("网格民警联系电话", "民警电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the police officer."""

    party_organization: Annotated[
        str | None,
        Label("网格党组织", "party organisation", also=("网格党支部", "网格党组织名称")),
        PUBLIC,
        _GRID,
        Reference("party_organization", "name"),
        Field(min_length=1, max_length=100),
    ] = None
    """Party organisation of the grid."""

    abolished_on: Annotated[
        date | None,
        Label("停用日期", "abolished on", also=("撤销日期", "网格撤销日期")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day from which the grid is no longer in use; empty while it is."""
