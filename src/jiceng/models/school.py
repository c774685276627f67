"""学校 — one school, who answers for its safety, and where it lies."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import SchoolKind
from jiceng.identifiers import DivisionCode, GridCode, Phone, SchoolCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import COUNT, DECIMAL, EXPORTED, GB31000, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PHONE, PUBLIC

__all__ = ["School"]


class School(Record):
    """学校 / school."""

    entity: ClassVar[Entity] = Entity(
        name="school",
        label=Label("学校", "school", also=("学校信息", "校园")),
        key=("code",),
        source=GB31000,
        example={
            "code": "2153992501",
            "name": "云岭县柳河镇中心小学",
            "division_code": "539925101",
            "grid_code": "53992510120102",
            "address": "云岭县柳河镇学府路 2 号",
            "kind": "02",
            "education_authority": "云岭县教育体育局",
            "students": 486,
            "boarders": 120,
            "principal_name": "某某某",
            "principal_phone": "13900000012",
            "safety_leader": "某某",
            "safety_leader_phone": "13900000034",
            "safety_officer": "某某",
            "safety_officer_phone": "13900000034",
            "guards": 3,
            "longitude": "101.123456",
            "latitude": "25.654321",
        },
    )

    code: Annotated[
        SchoolCode,
        Label("学校标识码", "school code", also=("学校代码",)),
        PUBLIC,
        Source("学校（机构）代码管理办法"),
    ]
    """Ten digits given out by the Ministry of Education."""

    name: Annotated[
        str | None, Label("学校名称", "name"), PUBLIC, GB31000, REGISTERED, Field(max_length=100)
    ] = None
    """Name in full."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division code", also=("所属区划代码", "区划代码", "所在区划", "所在地")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Township, village or community in which it lies."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which it lies."""

    address: Annotated[
        str | None, Label("学校地址", "address", also=("学校详址",)), PUBLIC, GB31000, Field(max_length=200)
    ] = None
    """Address in full."""

    kind: Annotated[
        SchoolKind | None,
        Label("办学类型", "kind", also=("学校办学类型", "学校类别")),
        PUBLIC,
        GB31000,
    ] = None
    """Sort of school in the words of ledgers; the two characters of GB/T 31000-2015 are not public."""

    education_authority: Annotated[
        str | None,
        Label("主管教育行政部门", "education authority", also=("主管部门",)),
        PUBLIC,
        GB31000,
        Field(max_length=100),
    ] = None
    """Education authority that it is under."""

    students: Annotated[
        int | None,
        Label("在校学生人数", "students", also=("在校学生数", "学生人数")),
        PUBLIC,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of students in it."""

    boarders: Annotated[
        int | None, Label("寄宿学生人数", "boarders", also=("寄宿生人数",)), PUBLIC, PRACTICE, PEOPLE, COUNT
    ] = None
    """Number of students who board in it."""

    principal_name: Annotated[
        str | None,
        Label("校长姓名", "name of the principal", also=("校长",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Name of the principal."""

    principal_phone: Annotated[
        Phone | None, Label("校长联系方式", "phone of the principal", also=("校长联系电话",)), PHONE, GB31000
    ] = None
    """Phone of the principal."""

    safety_leader: Annotated[
        str | None,
        Label(
            "分管安全保卫责任人姓名",
            "leader in charge of safety",
            also=("分管安全保卫责任人", "分管安全副校长"),
        ),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who in the leadership is in charge of safety."""

    safety_leader_phone: Annotated[
        Phone | None,
        Label(
            "分管安全保卫责任人联系方式",
            "phone of the leader in charge of safety",
            also=("分管安全保卫责任人联系电话",),
        ),
        PHONE,
        GB31000,
    ] = None
    """Phone of that leader."""

    safety_officer: Annotated[
        str | None,
        Label("安全保卫责任人姓名", "safety officer", also=("安全保卫责任人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who answers for safety in the school."""

    safety_officer_phone: Annotated[
        Phone | None,
        Label("安全保卫责任人联系方式", "phone of the safety officer", also=("安全保卫责任人联系电话",)),
        PHONE,
        GB31000,
    ] = None
    """Phone of the safety officer."""

    security_officer: Annotated[
        str | None,
        Label("治安责任人姓名", "public security officer", also=("治安责任人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who answers for public security around the school."""

    security_officer_phone: Annotated[
        Phone | None,
        Label("治安责任人联系方式", "phone of the public security officer", also=("治安责任人联系电话",)),
        PHONE,
        GB31000,
    ] = None
    """Phone of the public security officer."""

    guards: Annotated[
        int | None,
        Label("安全保卫人数", "guards", also=("安全保卫人员数", "保安人数")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """Number of guards."""

    longitude: Annotated[
        Decimal | None, Label("经度", "longitude"), PUBLIC, GB31000, Field(ge=-180, le=180), DECIMAL
    ] = None
    """Degrees east; whether it lies in the county is the business of a rule."""

    latitude: Annotated[
        Decimal | None, Label("纬度", "latitude"), PUBLIC, GB31000, Field(ge=-90, le=90), DECIMAL
    ] = None
    """Degrees north."""
