"""特困供养 — one person in extreme poverty: why the support is due, how it is given, how much care is needed.

The grant itself, with its days and its money, is an `Assistance` of the kind 特困人员供养.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import CareLevel, SupportWay
from jiceng.labels import Label, Reference, Source
from jiceng.models._marks import CALENDAR_DAY, DECIMAL, EXPORTED, PRACTICE, REGISTERED, YUAN
from jiceng.models._terms import Entity
from jiceng.models.local_person import LocalPerson
from jiceng.privacy import INTERNAL, NAME, RECORD_NUMBER, SENSITIVE

__all__ = ["ExtremePovertySupport"]

_SUPPORT = Source("社会救助法", "第十六条")
_SELF_CARE = Source("豫民〔2021〕7号")


class ExtremePovertySupport(LocalPerson):
    """特困供养 / extreme poverty support."""

    entity: ClassVar[Entity] = Entity(
        name="extreme_poverty_support",
        label=Label("特困供养", "extreme poverty support", also=("特困人员", "特困")),
        key=("id_number",),
        source=_SUPPORT,
        membership=SENSITIVE,
        example={
            "name": "张三",
            "certificate_type": "111",
            "id_number": "53992519491231048X",
            "sex": "2",
            "birth_date": "1949-12-31",
            "ethnicity": "01",
            "phone": "13900000012",
            "residence_address": "北坪村一组3号",
            "assistance_number": "TK53992510100007",
            "division_code": "539925101201",
            "grid_code": "53992510120102",
            "support_way": "2",
            "lacks_labour": True,
            "lacks_income": True,
            "lacks_supporter": True,
            "is_studying": False,
            "can_eat": True,
            "can_dress": True,
            "can_rise": True,
            "can_toilet": True,
            "can_walk": False,
            "can_bathe": False,
            "care_level": "2",
            "monthly_amount": "1250",
            "caregiver_name": "李四",
            "assessed_on": "2026-04-02",
        },
    )

    assistance_number: Annotated[
        str | None,
        Label("特困供养编号", "assistance number", also=("特困证号", "救助编号")),
        RECORD_NUMBER,
        PRACTICE,
        Reference("assistance", "number"),
        EXPORTED,
        Field(max_length=50),
    ] = None
    """The grant by which the person is supported."""

    support_way: Annotated[
        SupportWay | None,
        Label("供养方式", "way of support", also=("特困供养方式",)),
        SENSITIVE,
        PRACTICE,
        REGISTERED,
    ] = None
    """In an institution or at home."""

    lacks_labour: Annotated[
        bool | None, Label("是否无劳动能力", "without ability to work"), SENSITIVE, _SUPPORT, REGISTERED
    ] = None
    """First of the three conditions: the person cannot work."""

    lacks_income: Annotated[
        bool | None, Label("是否无生活来源", "without a livelihood"), SENSITIVE, _SUPPORT, REGISTERED
    ] = None
    """Second of the three conditions: the person has nothing to live on."""

    lacks_supporter: Annotated[
        bool | None,
        Label(
            "是否无法定义务人",
            "without a supporter",
            also=("是否无法定义务人或义务人无履行能力",),
        ),
        SENSITIVE,
        _SUPPORT,
        REGISTERED,
    ] = None
    """Third of the three conditions: nobody is bound by law to support the person, or nobody who is can do so."""

    is_studying: Annotated[
        bool | None, Label("是否在校就学", "studying", also=("是否在读",)), SENSITIVE, _SUPPORT
    ] = None
    """Whether the person still goes to a school up to the upper secondary level."""

    can_eat: Annotated[bool | None, Label("自主吃饭", "eats alone"), SENSITIVE, _SELF_CARE] = None
    """Self-care, first of six: eating."""

    can_dress: Annotated[bool | None, Label("自主穿衣", "dresses alone"), SENSITIVE, _SELF_CARE] = None
    """Self-care, second of six: dressing."""

    can_rise: Annotated[bool | None, Label("自主上下床", "gets up alone"), SENSITIVE, _SELF_CARE] = None
    """Self-care, third of six: getting into bed and out of it."""

    can_toilet: Annotated[bool | None, Label("自主如厕", "uses the toilet alone"), SENSITIVE, _SELF_CARE] = (
        None
    )
    """Self-care, fourth of six: using the toilet."""

    can_walk: Annotated[bool | None, Label("室内自主行走", "walks alone"), SENSITIVE, _SELF_CARE] = None
    """Self-care, fifth of six: walking indoors."""

    can_bathe: Annotated[bool | None, Label("自主洗澡", "bathes alone"), SENSITIVE, _SELF_CARE] = None
    """Self-care, last of six: bathing."""

    care_level: Annotated[
        CareLevel | None,
        Label("护理等级", "level of care", also=("照料护理等级", "自理能力")),
        SENSITIVE,
        _SELF_CARE,
        REGISTERED,
    ] = None
    """Self-care in sum: complete, partly lost (one to three of the six fail) or wholly lost (four or more)."""

    monthly_amount: Annotated[
        Decimal | None,
        Label("月供养金", "monthly support", also=("月供养标准", "供养金")),
        SENSITIVE,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Yuan in one month, with what is paid for care."""

    caregiver_name: Annotated[
        str | None,
        Label("照料服务人", "caregiver", also=("照料护理人", "监护照料人")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who has undertaken to look after the person."""

    assessed_on: Annotated[
        date | None,
        Label("自理能力评估日期", "assessed on"),
        INTERNAL,
        _SELF_CARE,
        EXPORTED,
        CALENDAR_DAY,
    ] = None
    """Day on which self-care was last assessed."""
