"""人员 — what every list of people carries: the common block of GB/T 31000-2015.

`Person` is no entity of its own; residents, released persons and others extend it, and a rule on
`Person` holds for all of them.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from jiceng.codes import (
    CertificateType,
    Education,
    Ethnicity,
    MaritalStatus,
    PoliticalAffiliation,
    Religion,
    Sex,
)
from jiceng.identifiers import DivisionCode, Phone, ResidentId
from jiceng.labels import Label, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, EXPORTED, GB31000, PRACTICE, YEARS_OLD
from jiceng.privacy import ADDRESS, NAME, PERSONAL, PHONE, RESIDENT_NUMBER, SENSITIVE

__all__ = ["Person"]


class Person(Record):
    """人员 / person: the common block."""

    name: Annotated[
        str,
        Label("姓名", "name", also=("人员姓名", "居民姓名")),
        NAME,
        GB31000,
        Field(min_length=1, max_length=50),
    ]
    """Name as it stands in the household register."""

    used_name: Annotated[
        str | None, Label("曾用名", "former name", also=("别名",)), NAME, GB31000, Field(max_length=50)
    ] = None
    """Former name as it stands in the household register."""

    certificate_type: Annotated[
        CertificateType | None,
        Label("证件类型", "certificate type", also=("证件代码", "证件种类", "证件名称")),
        PERSONAL,
        Source("GA/T 517-2004"),
        EXPORTED,
    ] = None
    """Kind of the document whose number is given; a list without it means the resident identity card."""

    id_number: Annotated[
        ResidentId | None,
        Label(
            "公民身份号码",
            "resident identity number",
            also=(
                "身份证号",
                "身份证号码",
                "公民身份证号码",
                "身份证",
                "证件号码",
                "身份证件号码",
                "居民身份证号码",
                "居民身份证号",
                "证件号",
                "身份证件号",
                "公民身份证号",
            ),
        ),
        RESIDENT_NUMBER,
        GB31000,
        EXPORTED,
    ] = None
    """Resident identity number after GB 11643; a person may be without one."""

    sex: Annotated[Sex | None, Label("性别", "sex"), PERSONAL, GB31000, EXPORTED] = None
    """Sex as registered."""

    birth_date: Annotated[
        date | None,
        Label("出生日期", "date of birth", also=("出生年月日", "生日", "出生时间")),
        PERSONAL,
        GB31000,
        EXPORTED,
        CALENDAR_DAY,
    ] = None
    """Day of birth as registered."""

    stated_age: Annotated[
        int | None,
        Label("年龄", "age as stated", also=("周岁", "年龄（周岁）")),
        PERSONAL,
        PRACTICE,
        YEARS_OLD,
        Field(ge=0, le=200),
    ] = None
    """Age that the ledger states, in years; it is only compared with the day of birth, never computed with."""

    ethnicity: Annotated[
        Ethnicity | None,
        Label("民族", "ethnic group", also=("民族成份", "民族成分")),
        PERSONAL,
        GB31000,
    ] = None
    """Ethnic group as registered."""

    native_place: Annotated[DivisionCode | None, Label("籍贯", "native place"), PERSONAL, GB31000] = None
    """Division from which the family comes, usually a county after GB/T 2260."""

    marital_status: Annotated[
        MaritalStatus | None,
        Label("婚姻状况", "marital status", also=("婚姻", "婚姻状态", "婚姻情况", "婚否")),
        PERSONAL,
        GB31000,
    ] = None
    """Marital status on the day of the list."""

    political_affiliation: Annotated[
        PoliticalAffiliation | None,
        Label("政治面貌", "political affiliation", also=("政治面目",)),
        PERSONAL,
        GB31000,
    ] = None
    """Party or league membership."""

    education: Annotated[
        Education | None,
        Label("学历", "education", also=("文化程度", "受教育程度", "文化水平", "最高学历")),
        PERSONAL,
        GB31000,
    ] = None
    """Highest education, in the 2006 edition of the table."""

    religion: Annotated[Religion | None, Label("宗教信仰", "religion"), SENSITIVE, GB31000] = None
    """Religious belief as the person states it, after GA 214.12."""

    occupation_code: Annotated[
        str | None,
        Label("职业类别", "occupation code", also=("职业代码",)),
        PERSONAL,
        Source("GB/T 6565-2015"),
        Field(max_length=10),
    ] = None
    """Code of the occupation after GB/T 6565, five digits in the edition of 1999 and up to seven in that of 2015."""

    occupation: Annotated[
        str | None, Label("职业", "occupation"), PERSONAL, GB31000, Field(max_length=30)
    ] = None
    """Occupation in words."""

    workplace: Annotated[
        str | None,
        Label("服务处所", "workplace", also=("工作单位", "服务单位")),
        PERSONAL,
        GB31000,
        Field(max_length=100),
    ] = None
    """Where the person works, by the name of the employer."""

    phone: Annotated[
        Phone | None,
        Label(
            "联系方式",
            "phone",
            also=(
                "联系电话",
                "手机号码",
                "手机号",
                "电话",
                "电话号码",
                "联系手机",
                "手机",
                "移动电话",
                "联系电话号码",
            ),
        ),
        PHONE,
        GB31000,
    ] = None
    """Mobile or landline number."""

    registered_division: Annotated[
        DivisionCode | None,
        Label("户籍地", "registered division", also=("户籍地代码", "户籍地区划代码")),
        PERSONAL,
        GB31000,
    ] = None
    """Division of the household registration, at least down to the county after GB/T 2260."""

    registered_address: Annotated[
        str | None,
        Label(
            "户籍门（楼）详址",
            "registered address",
            also=("户籍地址", "户籍地详址", "户籍所在地", "户籍住址", "户口所在地"),
        ),
        ADDRESS,
        GB31000,
        Field(max_length=200),
    ] = None
    """Address of the household registration below the division, down to the door."""

    residence_division: Annotated[
        DivisionCode | None,
        Label("现住地", "division of residence", also=("现住地代码", "现住地区划代码")),
        PERSONAL,
        GB31000,
    ] = None
    """Division in which the person lives, at least down to the county after GB/T 2260."""

    residence_address: Annotated[
        str | None,
        Label(
            "现住门（楼）详址",
            "residence address",
            also=(
                "现住址",
                "现居住地",
                "家庭地址",
                "居住地址",
                "现住地详址",
                "家庭住址",
                "住址",
                "详细地址",
                "详细住址",
                "居住地",
                "现居住地址",
                "现住地址",
                "现居地址",
            ),
        ),
        ADDRESS,
        GB31000,
        Field(max_length=200),
    ] = None
    """Address below the division, down to the door."""
