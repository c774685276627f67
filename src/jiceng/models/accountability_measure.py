"""综治领导责任制 — one measure against a division that fails in its duty: 通报, 约谈 or 挂牌督办.

It is laid on divisions and their leading bodies, never on a person, and so the standard has it.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AdministrativeLevel
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, GB31000, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PERSONAL_TEXT, PUBLIC

__all__ = ["AccountabilityMeasure"]


class AccountabilityMeasure(Record):
    """综治领导责任制 / accountability measure."""

    entity: ClassVar[Entity] = Entity(
        name="accountability_measure",
        label=Label("综治领导责任制", "accountability measure", also=("领导责任制", "责任督导措施")),
        key=("number",),
        source=GB31000,
        membership=INTERNAL,
        example={
            "number": "ZR2026003",
            "division_code": "539925102",
            "division_level": "05",
            "imposing_org": "云岭县平安建设领导小组",
            "imposing_level": "04",
            "measure_name": "约谈",
            "imposed_on": "2026-07-10",
            "reason": "连续两个季度矛盾纠纷超期未结",
            "requirements": "九月底前全部办结",
            "due_on": "2026-09-30",
            "rectification": "积压纠纷已办结",
            "closed_on": "2026-09-25",
        },
    )

    number: Annotated[
        str,
        Label("措施编号", "number", also=("责任制编号", "督导编号")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger of the body that imposes it."""

    division_code: Annotated[
        DivisionCode | None,
        Label("被实施地区", "division", also=("被实施地区代码", "区划代码", "行政区划代码", "所属区划")),
        PUBLIC,
        GB31000,
        Reference("division", "code"),
        REGISTERED,
    ] = None
    """Division that it is laid on."""

    division_level: Annotated[
        AdministrativeLevel | None,
        Label("被实施地区层级", "level of the division", also=("地区层级",)),
        PUBLIC,
        GB31000,
    ] = None
    """Level of that division."""

    imposing_org: Annotated[
        str | None,
        Label("实施主体名称", "imposing organisation", also=("实施主体", "实施单位")),
        PUBLIC,
        GB31000,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Body that imposes it."""

    imposing_level: Annotated[
        AdministrativeLevel | None,
        Label("实施主体层级", "level of the imposing organisation", also=("主体层级",)),
        PUBLIC,
        GB31000,
    ] = None
    """Level of that body."""

    measure: Annotated[
        str | None,
        Label("政策种类", "measure", also=("政策种类代码",)),
        INTERNAL,
        GB31000,
        Field(max_length=2),
    ] = None
    """Code of the table gbt-31000-2015-policy-type, whose rows are not public yet."""

    measure_name: Annotated[
        str | None,
        Label("措施名称", "name of the measure", also=("责任督导方式", "措施种类", "措施类型")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Measure in words, such as 通报, 约谈 or 挂牌督办."""

    imposed_on: Annotated[
        date | None,
        Label("实施日期", "imposed on", also=("实施时间", "通报日期", "约谈日期", "挂牌日期")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was imposed."""

    reason: Annotated[
        str | None,
        Label("实施原因", "reason", also=("事由", "原因", "实施事由")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        Field(max_length=1024),
    ] = None
    """Why it was imposed."""

    requirements: Annotated[
        str | None,
        Label("整改要求", "requirements", also=("工作要求",)),
        INTERNAL,
        PRACTICE,
        Field(max_length=1024),
    ] = None
    """What has to change."""

    due_on: Annotated[
        date | None,
        Label("整改时限", "due on", also=("整改期限", "督办期限", "挂牌期限")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Last day for the change."""

    rectification: Annotated[
        str | None,
        Label("整改情况", "rectification", also=("整改结果", "整改落实情况")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        Field(max_length=4500),
    ] = None
    """What was changed."""

    closed_on: Annotated[
        date | None,
        Label("解除日期", "lifted on", also=("摘牌日期", "整改完成日期", "解除时间")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which it was lifted."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
