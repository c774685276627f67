"""网格员 — those who walk the grids, and the other people who work at the base.

One row is one person in one role. Whoever has several grids or roles has a row for each in `GridAssignment`.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import GridWorkerRole
from jiceng.identifiers import DivisionCode, GridCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._marks import (
    CALENDAR_DAY,
    CLOSED,
    COUNT,
    EXPORTED,
    GB31000,
    HOURS,
    HOUSEHOLDS,
    PEOPLE,
    PRACTICE,
    REGISTERED,
)
from jiceng.models._terms import Entity
from jiceng.models.person import Person
from jiceng.privacy import INTERNAL, NAME, PERSONAL, PERSONAL_TEXT, PHONE, PUBLIC

__all__ = ["GridWorker"]


class GridWorker(Person):
    """网格员 / grid worker."""

    entity: ClassVar[Entity] = Entity(
        name="grid_worker",
        label=Label("网格员", "grid worker", also=("工作人员", "网格员花名册", "社工")),
        key=("id_number",),
        source=Source("GB/T 34300-2017"),
        membership=PERSONAL,
        example={
            "name": "某某某",
            "id_number": "539925199404184731",
            "sex": "1",
            "birth_date": "1994-04-18",
            "ethnicity": "01",
            "phone": "13900000013",
            "political_affiliation": "01",
            "education": "31",
            "role": "021",
            "is_full_time": True,
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "org_name": "柳河镇综治中心",
            "started_on": "2025-01-06",
            "training_hours": 24,
        },
    )

    name: Annotated[
        str,
        Label("姓名", "name", also=("网格员姓名", "人员姓名", "居民姓名")),
        NAME,
        GB31000,
        Field(min_length=1, max_length=50),
    ]
    """Name of the worker as it stands in the household register."""

    phone: Annotated[
        Phone | None,
        Label("手机号码", "phone", also=("联系方式", "联系电话", "手机号", "手机", "移动电话")),
        PHONE,
        GB31000,
        REGISTERED,
    ] = None
    """Mobile number under which the worker is reached on duty."""

    landline: Annotated[
        Phone | None, Label("固定电话", "landline", also=("电话", "座机", "办公电话")), PHONE, GB31000
    ] = None
    """Number of the office."""

    other_contact: Annotated[
        str | None, Label("其他联系方式", "other contact"), PERSONAL, PRACTICE, Field(max_length=100)
    ] = None
    """Any other way to reach the worker."""

    email: Annotated[
        str | None, Label("邮箱", "e-mail", also=("电子邮箱",)), PERSONAL, PRACTICE, Field(max_length=100)
    ] = None
    """E-mail address of the worker."""

    staff_number: Annotated[
        str | None, Label("工号", "staff number"), INTERNAL, PRACTICE, Field(max_length=50)
    ] = None
    """Number of the worker in the office."""

    role: Annotated[
        GridWorkerRole | None,
        Label("岗位", "role", also=("网格岗位", "人员类型", "岗位类型", "网格员类型", "专职/兼职")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        REGISTERED,
    ] = None
    """Main role, of those of the grid and of others who work at the base: a table of practice."""

    is_full_time: Annotated[
        bool | None, Label("是否专职", "full-time", also=("专职", "是否专职网格员")), INTERNAL, PRACTICE
    ] = None
    """Whether this is the only work of the person."""

    org_name: Annotated[
        str | None,
        Label("所在单位", "office", also=("机构名称", "部门名称", "所属单位")),
        PUBLIC,
        GB31000,
        EXPORTED,
        Field(max_length=100),
    ] = None
    """Office that the worker belongs to."""

    duty: Annotated[str | None, Label("职务", "duty"), INTERNAL, GB31000, Field(max_length=50)] = None
    """Duty of the worker in words; the table of duties in GB/T 31000-2015 is not published."""

    grade: Annotated[
        str | None, Label("级别", "grade", also=("人员级别",)), INTERNAL, GB31000, Field(max_length=30)
    ] = None
    """Grade in the civil service by its code in GB/T 12407 or in words: the codes of that table could not be read, so that
    none is refused."""

    specialty: Annotated[
        str | None, Label("专业特长", "specialty"), INTERNAL, GB31000, Field(max_length=50)
    ] = None
    """What the worker knows best, in words."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属村（社区）代码", "division code", also=("所属社区", "所属村社区", "所属村（社区）")),
        INTERNAL,
        GB31000,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Village or community in which the worker works."""

    grid_code: Annotated[
        GridCode | None,
        Label("负责网格", "grid", also=("网格编码", "所属网格", "网格代码", "网格编号", "责任网格")),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid that the worker looks after; the first where there are several."""

    household_count: Annotated[
        int | None,
        Label("负责户数", "households looked after", also=("户数", "网格户数")),
        INTERNAL,
        PRACTICE,
        HOUSEHOLDS,
        COUNT,
    ] = None
    """Households that the worker looks after."""

    population: Annotated[
        int | None,
        Label("负责人口数", "people looked after", also=("人口", "人口数", "网格人口")),
        INTERNAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """People that the worker looks after."""

    started_on: Annotated[
        date | None,
        Label("任职时间", "in office since", also=("任职日期", "上岗时间", "聘用日期")),
        INTERNAL,
        PRACTICE,
        EXPORTED,
        CALENDAR_DAY,
    ] = None
    """First day in the role."""

    ended_on: Annotated[
        date | None,
        Label("离任时间", "left office on", also=("离任日期", "离岗时间")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Last day in the role; empty for those in office."""

    training_hours: Annotated[
        int | None,
        Label("培训学时", "hours of training", also=("年培训学时",)),
        INTERNAL,
        PRACTICE,
        HOURS,
        COUNT,
    ] = None
    """Hours of training in the year."""

    note: Annotated[str | None, Label("备注", "note"), PERSONAL_TEXT, PRACTICE, Field(max_length=500)] = None
    """Anything else."""
