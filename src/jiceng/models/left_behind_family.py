"""留守儿童的家人 — the parents and grandparents of a left-behind child, as its registration form lists them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from jiceng.identifiers import Phone, ResidentId
from jiceng.labels import Label, Source
from jiceng.models._marks import CALENDAR_DAY
from jiceng.models.local_person import LocalPerson
from jiceng.privacy import NAME, PHONE, RESIDENT_NUMBER, SENSITIVE

__all__ = ["LeftBehindFamily"]


class LeftBehindFamily(LocalPerson):
    """留守儿童的家人 / family of a left-behind child: the block of its parents and grandparents."""

    both_parents_away: Annotated[
        bool | None,
        Label("父母双方是否外出", "both parents away", also=("父母双方外出", "双亲是否外出")),
        SENSITIVE,
        Source("国发〔2016〕13号"),
    ] = None
    """Whether both parents of a child work elsewhere."""

    father_name: Annotated[
        str | None,
        Label("父亲姓名", "name of the father"),
        NAME,
        Source("国发〔2016〕13号"),
        Field(max_length=50),
    ] = None
    """Name of the father of a child."""

    father_birth_date: Annotated[
        date | None,
        Label("父亲出生日期", "date of birth of the father"),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        CALENDAR_DAY,
    ] = None
    """Day of birth of the father of a child."""

    father_id_number: Annotated[
        ResidentId | None,
        Label(
            "父亲公民身份号码", "identity number of the father", also=("父亲身份证号", "父亲公民身份证号码")
        ),
        RESIDENT_NUMBER,
        Source("国发〔2016〕13号"),
    ] = None
    """Identity number of the father of a child."""

    father_phone: Annotated[
        Phone | None,
        Label("父亲联系方式", "phone of the father", also=("父亲联系电话",)),
        PHONE,
        Source("国发〔2016〕13号"),
    ] = None
    """Phone of the father of a child."""

    father_workplace: Annotated[
        str | None,
        Label("父亲务工地点", "workplace of the father", also=("父亲当前务工地点", "父亲外出务工地")),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        Field(max_length=200),
    ] = None
    """Where the father of a child works, at least the county."""

    mother_name: Annotated[
        str | None,
        Label("母亲姓名", "name of the mother"),
        NAME,
        Source("国发〔2016〕13号"),
        Field(max_length=50),
    ] = None
    """Name of the mother of a child."""

    mother_birth_date: Annotated[
        date | None,
        Label("母亲出生日期", "date of birth of the mother"),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        CALENDAR_DAY,
    ] = None
    """Day of birth of the mother of a child."""

    mother_id_number: Annotated[
        ResidentId | None,
        Label(
            "母亲公民身份号码", "identity number of the mother", also=("母亲身份证号", "母亲公民身份证号码")
        ),
        RESIDENT_NUMBER,
        Source("国发〔2016〕13号"),
    ] = None
    """Identity number of the mother of a child."""

    mother_phone: Annotated[
        Phone | None,
        Label("母亲联系方式", "phone of the mother", also=("母亲联系电话",)),
        PHONE,
        Source("国发〔2016〕13号"),
    ] = None
    """Phone of the mother of a child."""

    mother_workplace: Annotated[
        str | None,
        Label("母亲务工地点", "workplace of the mother", also=("母亲当前务工地点", "母亲外出务工地")),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        Field(max_length=200),
    ] = None
    """Where the mother of a child works, at least the county."""

    fathers_father_name: Annotated[
        str | None,
        Label("祖父姓名", "name of the father of the father"),
        NAME,
        Source("国发〔2016〕13号"),
        Field(max_length=50),
    ] = None
    """Name of the father of the father of a child."""

    fathers_father_birth_date: Annotated[
        date | None,
        Label("祖父出生日期", "date of birth of the father of the father"),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        CALENDAR_DAY,
    ] = None
    """Day of birth of the father of the father of a child."""

    fathers_mother_name: Annotated[
        str | None,
        Label("祖母姓名", "name of the mother of the father"),
        NAME,
        Source("国发〔2016〕13号"),
        Field(max_length=50),
    ] = None
    """Name of the mother of the father of a child."""

    fathers_mother_birth_date: Annotated[
        date | None,
        Label("祖母出生日期", "date of birth of the mother of the father"),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        CALENDAR_DAY,
    ] = None
    """Day of birth of the mother of the father of a child."""

    mothers_father_name: Annotated[
        str | None,
        Label("外祖父姓名", "name of the father of the mother"),
        NAME,
        Source("国发〔2016〕13号"),
        Field(max_length=50),
    ] = None
    """Name of the father of the mother of a child."""

    mothers_father_birth_date: Annotated[
        date | None,
        Label("外祖父出生日期", "date of birth of the father of the mother"),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        CALENDAR_DAY,
    ] = None
    """Day of birth of the father of the mother of a child."""

    mothers_mother_name: Annotated[
        str | None,
        Label("外祖母姓名", "name of the mother of the mother"),
        NAME,
        Source("国发〔2016〕13号"),
        Field(max_length=50),
    ] = None
    """Name of the mother of the mother of a child."""

    mothers_mother_birth_date: Annotated[
        date | None,
        Label("外祖母出生日期", "date of birth of the mother of the mother"),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        CALENDAR_DAY,
    ] = None
    """Day of birth of the mother of the mother of a child."""
