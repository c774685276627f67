"""人员 — what every list of people carries: the common block of GB/T 31000-2015.

`Person` is no entity of its own; residents, released persons and others extend it, and a rule on
`Person` holds for all of them.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from jiceng.codes import CertificateType, Education, Ethnicity, MaritalStatus, PoliticalAffiliation, Sex
from jiceng.identifiers import Phone, ResidentId
from jiceng.labels import Label, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, GB31000
from jiceng.privacy import ADDRESS, NAME, PERSONAL, PHONE, RESIDENT_NUMBER

__all__ = ["Person"]


class Person(Record):
    """人员 / person: the common block."""

    name: Annotated[
        str, Label("姓名", "name", also=("人员姓名",)), NAME, GB31000, Field(min_length=1, max_length=50)
    ]
    """Name as it stands in the household register."""

    certificate_type: Annotated[
        CertificateType | None,
        Label("证件类型", "certificate type", also=("证件代码", "证件种类", "证件名称")),
        PERSONAL,
        Source("GA/T 517-2004"),
    ] = None
    """Kind of the document whose number is given; a list without it means the resident identity card."""

    id_number: Annotated[
        ResidentId | None,
        Label(
            "公民身份号码",
            "resident identity number",
            also=("身份证号", "身份证号码", "公民身份证号码", "身份证", "证件号码"),
        ),
        RESIDENT_NUMBER,
        GB31000,
    ] = None
    """Resident identity number after GB 11643; a person may be without one."""

    sex: Annotated[Sex | None, Label("性别", "sex"), PERSONAL, GB31000] = None
    """Sex as registered."""

    birth_date: Annotated[
        date | None,
        Label("出生日期", "date of birth", also=("出生年月日", "生日")),
        PERSONAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day of birth as registered."""

    ethnicity: Annotated[Ethnicity | None, Label("民族", "ethnic group"), PERSONAL, GB31000] = None
    """Ethnic group as registered."""

    marital_status: Annotated[
        MaritalStatus | None, Label("婚姻状况", "marital status", also=("婚姻",)), PERSONAL, GB31000
    ] = None
    """Marital status on the day of the list."""

    political_affiliation: Annotated[
        PoliticalAffiliation | None, Label("政治面貌", "political affiliation"), PERSONAL, GB31000
    ] = None
    """Party or league membership."""

    education: Annotated[
        Education | None, Label("学历", "education", also=("文化程度",)), PERSONAL, GB31000
    ] = None
    """Highest education, in the 2006 edition of the table."""

    phone: Annotated[
        Phone | None,
        Label("联系方式", "phone", also=("联系电话", "手机号码", "手机号", "电话")),
        PHONE,
        GB31000,
    ] = None
    """Mobile or landline number."""

    residence_address: Annotated[
        str | None,
        Label(
            "现住门（楼）详址",
            "residence address",
            also=("现住址", "现居住地", "家庭地址", "居住地址", "现住地详址"),
        ),
        ADDRESS,
        GB31000,
        Field(max_length=200),
    ] = None
    """Address below the division, down to the door."""
