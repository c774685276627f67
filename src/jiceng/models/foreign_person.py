"""境外人员 — people from abroad, and from Hong Kong, Macao and Taiwan, who live here.

They are known by the document they came with, not by a resident identity number: the common block is another.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import CertificateType, Country, PurposeInChina, Religion, Sex
from jiceng.identifiers import DivisionCode, GridCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, EXPORTED, GB31000, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import ADDRESS, INTERNAL, NAME, PERSONAL, PHONE, RESIDENT_NUMBER, SENSITIVE

__all__ = ["ForeignPerson"]


class ForeignPerson(Record):
    """境外人员 / person from abroad."""

    entity: ClassVar[Entity] = Entity(
        name="foreign_person",
        label=Label("境外人员", "person from abroad", also=("境外人口", "外籍人员")),
        key=("certificate_type", "certificate_number"),
        source=GB31000,
        membership=PERSONAL,
        example={
            "family_name": "DOE",
            "given_name": "JANE",
            "chinese_name": "某某",
            "sex": "2",
            "birth_date": "1988-02-03",
            "nationality": "FR",
            "certificate_type": "414",
            "certificate_number": "00XX00000",
            "certificate_expires_on": "2030-01-31",
            "phone": "13900000012",
            "purpose": "03",
            "occupation": "学生",
            "residence_division": "539925",
            "residence_address": "柳河镇老街12号",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "arrived_on": "2026-03-01",
            "leaves_on": "2027-01-31",
            "is_key": False,
        },
    )

    family_name: Annotated[
        str | None,
        Label("外文姓", "family name", also=("英文姓",)),
        NAME,
        GB31000,
        REGISTERED,
        Field(max_length=40),
    ] = None
    """Family name in Latin letters as in the travel document."""

    given_name: Annotated[
        str | None, Label("外文名", "given name", also=("英文名",)), NAME, GB31000, Field(max_length=40)
    ] = None
    """Given names in Latin letters as in the travel document."""

    chinese_name: Annotated[
        str | None, Label("中文姓名", "Chinese name", also=("中文名",)), NAME, GB31000, Field(max_length=50)
    ] = None
    """Name in Chinese characters, if the person uses one."""

    sex: Annotated[Sex | None, Label("性别", "sex"), PERSONAL, GB31000, EXPORTED] = None
    """Sex as in the travel document."""

    birth_date: Annotated[
        date | None,
        Label("出生日期", "date of birth", also=("出生年月日",)),
        PERSONAL,
        GB31000,
        EXPORTED,
        CALENDAR_DAY,
    ] = None
    """Day of birth as in the travel document."""

    nationality: Annotated[
        Country | None,
        Label("国籍（地区）", "nationality", also=("国籍", "国家（地区）")),
        PERSONAL,
        GB31000,
        REGISTERED,
    ] = None
    """Country or region that issued the travel document, after GB/T 2659."""

    religion: Annotated[Religion | None, Label("宗教信仰", "religion"), SENSITIVE, GB31000] = None
    """Religious belief as the person states it, after GA 214.12."""

    certificate_type: Annotated[
        CertificateType | None,
        Label("证件代码", "certificate type", also=("证件类型", "证件种类")),
        PERSONAL,
        Source("GA/T 517-2004"),
        REGISTERED,
    ] = None
    """Kind of the document whose number is given."""

    certificate_number: Annotated[
        str | None,
        Label("证件号码（境外）", "certificate number", also=("证件号码", "护照号码", "护照号")),
        RESIDENT_NUMBER,
        GB31000,
        REGISTERED,
        Field(min_length=1, max_length=30),
    ] = None
    """Number of the document."""

    certificate_expires_on: Annotated[
        date | None,
        Label("证件有效期", "certificate valid until", also=("证件有效期至",)),
        PERSONAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Last day on which the document is valid."""

    phone: Annotated[
        Phone | None, Label("联系方式", "phone", also=("联系电话", "手机号码")), PHONE, GB31000
    ] = None
    """Mobile or landline number."""

    purpose: Annotated[
        PurposeInChina | None,
        Label("来华目的", "purpose of the stay", also=("入境目的",)),
        PERSONAL,
        GB31000,
        REGISTERED,
    ] = None
    """What the person came for."""

    occupation_code: Annotated[
        str | None,
        Label("职业类别", "occupation code", also=("职业代码",)),
        PERSONAL,
        Source("GB/T 6565-2015"),
        Field(max_length=10),
    ] = None
    """Code of the occupation after GB/T 6565."""

    occupation: Annotated[
        str | None, Label("职业", "occupation"), PERSONAL, GB31000, Field(max_length=30)
    ] = None
    """Occupation in words."""

    workplace: Annotated[
        str | None,
        Label("服务处所", "workplace", also=("工作单位",)),
        PERSONAL,
        GB31000,
        Field(max_length=100),
    ] = None
    """Where the person works or studies."""

    residence_division: Annotated[
        DivisionCode | None, Label("现住地", "division of residence", also=("现住地代码",)), PERSONAL, GB31000
    ] = None
    """Division in which the person lives, at least down to the county after GB/T 2260."""

    residence_address: Annotated[
        str | None,
        Label("现住门（楼）详址", "residence address", also=("现住址", "现居住地", "居住地址")),
        ADDRESS,
        GB31000,
        Field(max_length=200),
    ] = None
    """Address below the division, down to the door."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属村（社区）代码", "division code", also=("所属社区", "所属村社区", "所属村（社区）")),
        INTERNAL,
        GB31000,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Village or community that has the person on its list."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which the person lives."""

    arrived_on: Annotated[
        date | None,
        Label("抵达日期", "arrived on", also=("抵达时间",)),
        PERSONAL,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the person arrived here."""

    leaves_on: Annotated[
        date | None,
        Label("预计离开日期", "leaves on", also=("预计离开时间",)),
        PERSONAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which the person means to leave."""

    left_on: Annotated[
        date | None,
        Label("实际离开日期", "left on", also=("离开日期", "离开时间")),
        PERSONAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the person left; empty for those who live here."""

    is_key: Annotated[
        bool | None, Label("是否重点关注人员", "needs attention", also=("是否重点关注",)), SENSITIVE, GB31000
    ] = None
    """Whether the register marks the person for attention."""
