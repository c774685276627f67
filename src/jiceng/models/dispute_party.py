"""纠纷当事人 — one side of a dispute: a person, or an organisation with its representative.

The block 主要当事人 of the event table of GB/T 31000-2015. It is no `Person`: one person may stand in several
disputes, and an organisation has no sex.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import CertificateType, Education, Ethnicity, PartyRole, Sex
from jiceng.identifiers import CreditCode, Phone, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, GB31000, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import ADDRESS, INTERNAL, NAME, PERSONAL, PHONE, PUBLIC, RESIDENT_NUMBER

__all__ = ["DisputeParty"]


class DisputeParty(Record):
    """纠纷当事人 / party to a dispute."""

    entity: ClassVar[Entity] = Entity(
        name="dispute_party",
        label=Label("纠纷当事人", "party to a dispute", also=("当事人", "主要当事人")),
        key=("dispute_number", "sequence"),
        source=GB31000,
        membership=PERSONAL,
        example={
            "dispute_number": "YL20261010001",
            "sequence": 1,
            "role": "01",
            "is_organization": False,
            "name": "张某",
            "certificate_type": "111",
            "id_number": "53992519491231048X",
            "sex": "2",
            "birth_date": "1949-12-31",
            "ethnicity": "01",
            "education": "81",
            "phone": "13900000012",
            "residence_address": "柳河镇下岭村6组10号",
        },
    )

    dispute_number: Annotated[
        str,
        Label("纠纷编号", "number of the dispute", also=("事件编号", "矛盾纠纷编号")),
        PUBLIC,
        PRACTICE,
        Reference("dispute", "number"),
        Field(min_length=1, max_length=50),
    ]
    """Dispute that the party stands in."""

    sequence: Annotated[
        int,
        Label("当事人序号", "number of the party", also=("当事人次序",)),
        PUBLIC,
        PRACTICE,
        Field(ge=1, le=9_999),
    ]
    """Number of the party in the dispute, counted from 1."""

    role: Annotated[
        PartyRole | None,
        Label("当事人身份", "role", also=("当事人地位", "当事人类型")),
        INTERNAL,
        Source("人民调解法", "第二十三条"),
        REGISTERED,
    ] = None
    """Side that the party stands on."""

    is_organization: Annotated[
        bool | None, Label("是否单位", "is an organisation", also=("是否法人",)), INTERNAL, PRACTICE
    ] = None
    """Whether the party is an organisation."""

    name: Annotated[
        str,
        Label("当事人姓名", "name", also=("姓名", "主要当事人姓名", "当事人名称")),
        NAME,
        GB31000,
        Field(min_length=1, max_length=200),
    ]
    """Name of the person or of the organisation; 不明 where it is unknown."""

    credit_code: Annotated[
        CreditCode | None,
        Label("当事人统一社会信用代码", "unified social credit code", also=("统一社会信用代码",)),
        INTERNAL,
        Source("GB 32100-2015"),
    ] = None
    """Code of a party that is an organisation."""

    certificate_type: Annotated[
        CertificateType | None,
        Label("当事人证件类型", "certificate type", also=("证件类型", "证件代码", "主要当事人证件代码")),
        PERSONAL,
        GB31000,
    ] = None
    """Kind of the document whose number is given."""

    id_number: Annotated[
        ResidentId | None,
        Label(
            "当事人身份证号码",
            "resident identity number",
            also=("公民身份号码", "身份证号", "身份证号码", "证件号码", "主要当事人证件号码"),
        ),
        RESIDENT_NUMBER,
        GB31000,
    ] = None
    """Identity number of the person, or of whoever speaks for the organisation."""

    sex: Annotated[
        Sex | None, Label("当事人性别", "sex", also=("性别", "主要当事人性别")), PERSONAL, GB31000
    ] = None
    """Sex as registered."""

    birth_date: Annotated[
        date | None,
        Label("当事人出生日期", "date of birth", also=("出生日期", "出生年月")),
        PERSONAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day of birth; tells whether a guardian has to be present."""

    ethnicity: Annotated[
        Ethnicity | None,
        Label("当事人民族", "ethnic group", also=("民族", "主要当事人民族")),
        PERSONAL,
        GB31000,
    ] = None
    """Ethnic group as registered."""

    education: Annotated[
        Education | None,
        Label("当事人学历", "education", also=("学历", "文化程度", "主要当事人学历")),
        PERSONAL,
        GB31000,
    ] = None
    """Highest education, in the 2006 edition of the table."""

    person_type: Annotated[
        str | None,
        Label("主要当事人人员类别", "type of person", also=("人员类别", "当事人人员类别")),
        PERSONAL,
        GB31000,
        Field(max_length=20),
    ] = None
    """Code or name in the table gbt-31000-2015-party-person-type, whose rows are not public yet."""

    phone: Annotated[
        Phone | None, Label("当事人联系电话", "phone", also=("联系电话", "联系方式", "电话")), PHONE, PRACTICE
    ] = None
    """Phone of the party."""

    residence_address: Annotated[
        str | None,
        Label(
            "当事人居住详址", "residence address", also=("居住详址", "主要当事人居住详址", "现住址", "住址")
        ),
        ADDRESS,
        GB31000,
        Field(max_length=200),
    ] = None
    """Where the party lives or has its office."""

    representative: Annotated[
        str | None,
        Label("代理人", "representative", also=("委托代理人", "单位代表人")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who speaks for the party."""

    guardian_name: Annotated[
        str | None,
        Label("当事人监护人", "guardian", also=("监护人姓名", "监护人")),
        NAME,
        Source("公安机关办理行政案件程序规定", "第一百八十一条"),
        Field(max_length=50),
    ] = None
    """Guardian of a party that is a minor."""

    is_self_supporting: Annotated[
        bool | None,
        Label("是否以自己劳动收入为主要生活来源", "lives on own earnings", also=("是否自食其力",)),
        PERSONAL,
        Source("公安机关办理行政案件程序规定", "第一百八十一条"),
    ] = None
    """Whether a party of sixteen or older lives mainly on own earnings, and may do without a guardian."""

    declines_guardian: Annotated[
        bool | None,
        Label("本人是否同意监护人不到场", "does without a guardian"),
        PERSONAL,
        Source("公安机关办理行政案件程序规定", "第一百八十一条"),
    ] = None
    """Whether such a party agrees to mediation without a guardian."""
