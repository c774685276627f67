"""治安重点地区 — one area with much disorder, and the campaign that puts it right (排查整治)."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AdministrativeLevel
from jiceng.identifiers import DivisionCode, GridCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CASES, CLOSED, COUNT, EXPORTED, GB31000, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL_TEXT, PHONE, PUBLIC

__all__ = ["SecurityArea"]


class SecurityArea(Record):
    """治安重点地区 / security key area."""

    entity: ClassVar[Entity] = Entity(
        name="security_area",
        label=Label("治安重点地区", "security key area", also=("治安重点地区排查整治", "重点地区")),
        key=("number",),
        source=GB31000,
        membership=INTERNAL,
        example={
            "number": "ZD2026002",
            "name": "青石镇农贸市场周边",
            "division_code": "539925102",
            "listed_on": "2026-02-01",
            "range": "农贸市场及周边三条街",
            "lead_org": "云岭县公安局",
            "participating_orgs": "青石镇人民政府、县市场监管局",
            "lead_person": "王某",
            "lead_phone": "13900000013",
            "due_on": "2026-08-31",
            "measures": "增设巡逻点和照明，清理占道摊位",
            "criminal_cases": 1,
            "public_security_cases": 6,
            "closed_on": "2026-08-20",
        },
    )

    number: Annotated[
        str,
        Label("重点地区编号", "number", also=("治安重点地区编号", "编号")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the list of the county."""

    name: Annotated[
        str,
        Label("治安重点地区名称", "name", also=("治安重点地区", "重点地区名称", "重点地区")),
        INTERNAL,
        GB31000,
        Field(min_length=1, max_length=100),
    ]
    """Name of the area."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division", also=("区划代码", "行政区划代码", "行政区划")),
        PUBLIC,
        GB31000,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division that the area lies in."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格", "网格代码", "网格编号")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid that the area lies in, if it lies in one."""

    problem: Annotated[
        str | None,
        Label("治安突出问题", "problem", also=("突出问题", "突出治安问题")),
        INTERNAL,
        GB31000,
        Field(max_length=3),
    ] = None
    """Code of the table gbt-31000-2015-public-security-problem, whose rows are not public yet."""

    area_type: Annotated[
        str | None,
        Label("涉及区域类型", "type of area", also=("区域类型",)),
        INTERNAL,
        GB31000,
        Field(max_length=2),
    ] = None
    """Code of the table gbt-31000-2015-area-type, whose rows are not public yet."""

    range: Annotated[
        str | None,
        Label("涉及区域范围", "range", also=("区域范围", "整治范围")),
        INTERNAL,
        GB31000,
        Field(max_length=400),
    ] = None
    """Streets, villages or places that belong to it."""

    listed_on: Annotated[
        date | None,
        Label("列入日期", "listed on", also=("排查日期", "列为重点日期", "确定日期")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was put on the list."""

    listing_level: Annotated[
        AdministrativeLevel | None,
        Label("挂牌层级", "listing level", also=("列入层级", "督办层级")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Level of the government that put it on the list."""

    lead_org: Annotated[
        str | None,
        Label("整治牵头单位", "lead organisation", also=("牵头单位",)),
        PUBLIC,
        GB31000,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Office that leads the campaign."""

    participating_orgs: Annotated[
        str | None,
        Label("整治参与单位", "participating organisations", also=("参与单位", "配合单位")),
        PUBLIC,
        GB31000,
        Field(max_length=400),
    ] = None
    """Offices that take part, set off by 、."""

    lead_person: Annotated[
        str | None,
        Label("牵头单位负责人姓名", "lead person", also=("牵头单位负责人", "整治负责人", "负责人姓名")),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Head of the leading office."""

    lead_phone: Annotated[
        Phone | None,
        Label(
            "牵头单位负责人联系方式",
            "phone of the lead person",
            also=("负责人联系方式", "联系电话", "联系方式"),
        ),
        PHONE,
        GB31000,
    ] = None
    """Phone of the head of the leading office."""

    due_on: Annotated[
        date | None,
        Label("整改时限", "due on", also=("整治时限", "整改期限", "整治期限")),
        INTERNAL,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Last day for putting it right."""

    measures: Annotated[
        str | None,
        Label("整治情况", "measures", also=("整治措施", "整改情况")),
        INTERNAL,
        GB31000,
        CLOSED,
        Field(max_length=4500),
    ] = None
    """What was done."""

    criminal_cases: Annotated[
        int | None,
        Label("整治期间破获刑事案件数", "criminal cases solved", also=("破获刑事案件数", "破获刑事案件")),
        INTERNAL,
        GB31000,
        CASES,
        COUNT,
    ] = None
    """Crimes solved in the campaign."""

    public_security_cases: Annotated[
        int | None,
        Label(
            "整治期间查处治安案件数",
            "public security cases dealt with",
            also=("查处治安案件数", "查处治安案件"),
        ),
        INTERNAL,
        GB31000,
        CASES,
        COUNT,
    ] = None
    """Public security cases dealt with in the campaign."""

    effect: Annotated[
        str | None,
        Label("效果评估", "effect", also=("整治效果", "整治效果评估")),
        INTERNAL,
        GB31000,
        Field(max_length=2),
    ] = None
    """Code of the table gbt-31000-2015-effect, whose rows are not public yet."""

    closed_on: Annotated[
        date | None,
        Label("整治完成日期", "closed on", also=("销号日期", "整治结束日期", "摘牌日期")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was taken off the list."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
