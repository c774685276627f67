"""法治副校长 — one official of a court, a procuratorate, the police or a justice bureau, appointed to one school."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import Sex
from jiceng.identifiers import Phone, ResidentId, SchoolCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, PRACTICE, REGISTERED, TIMES
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PERSONAL, PHONE, PUBLIC, RESIDENT_NUMBER

__all__ = ["DeputyPrincipal"]

_RULES = Source("中小学法治副校长聘任与管理办法（教育部令第52号）")


class DeputyPrincipal(Record):
    """法治副校长 / deputy principal for the rule of law."""

    entity: ClassVar[Entity] = Entity(
        name="deputy_principal",
        label=Label(
            "法治副校长",
            "deputy principal for the rule of law",
            also=("法制副校长", "法制辅导员", "法治辅导员"),
        ),
        key=("school_code", "name", "appointed_on"),
        source=_RULES,
        membership=PERSONAL,
        example={
            "school_code": "2153992501",
            "school_name": "云岭县柳河镇中心小学",
            "name": "某某",
            "id_number": "539925199404184731",
            "sex": "1",
            "home_org": "云岭县公安局柳河派出所",
            "post": "副所长",
            "phone": "13900000034",
            "appointed_on": "2025-09-01",
            "term_ends_on": "2028-08-31",
            "yearly_lessons": 4,
            "trainings": 1,
        },
    )

    school_code: Annotated[
        SchoolCode,
        Label("任职学校标识码", "school code", also=("学校标识码", "任职学校代码")),
        PUBLIC,
        _RULES,
        Reference("school", "code"),
    ]
    """School that the official serves."""

    school_name: Annotated[
        str | None,
        Label("任职学校名称", "name of the school", also=("任职学校", "学校名称")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Name of that school."""

    name: Annotated[
        str,
        Label("法治副校长姓名", "name", also=("姓名", "法制副校长姓名")),
        NAME,
        _RULES,
        Field(min_length=1, max_length=50),
    ]
    """Name of the official."""

    id_number: Annotated[
        ResidentId | None,
        Label("公民身份号码", "resident identity number", also=("身份证号", "身份证号码")),
        RESIDENT_NUMBER,
        PRACTICE,
    ] = None
    """Identity number, so that one official in several schools is found."""

    sex: Annotated[Sex | None, Label("性别", "sex"), PERSONAL, PRACTICE] = None
    """Sex as registered."""

    home_org: Annotated[
        str | None,
        Label("派出单位", "home organisation", also=("法治副校长工作单位", "工作单位")),
        PUBLIC,
        _RULES,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Court, procuratorate, police or justice office that the official comes from."""

    post: Annotated[
        str | None,
        Label("单位职务", "post", also=("职务", "法治副校长职务")),
        PERSONAL,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Post in that office."""

    phone: Annotated[Phone | None, Label("联系方式", "phone", also=("联系电话",)), PHONE, PRACTICE] = None
    """Phone of the official."""

    appointed_on: Annotated[
        date, Label("聘任日期", "appointed on", also=("聘任时间", "任职日期")), PUBLIC, _RULES, CALENDAR_DAY
    ]
    """Day of appointment."""

    term_ends_on: Annotated[
        date | None,
        Label("届满日期", "term ends on", also=("聘期届满日期", "聘任截止日期")),
        PUBLIC,
        _RULES,
        CALENDAR_DAY,
    ] = None
    """Last day of the appointment, three years as a rule."""

    left_on: Annotated[
        date | None, Label("解聘日期", "left on", also=("离任日期",)), PUBLIC, _RULES, CALENDAR_DAY
    ] = None
    """Day on which the official gave up the post; empty while in it."""

    yearly_lessons: Annotated[
        int | None,
        Label("年授课次数", "lessons per year", also=("授课次数", "年法治教育课次数")),
        PUBLIC,
        _RULES,
        TIMES,
        COUNT,
    ] = None
    """Number of lessons on the law given in the last full year."""

    trainings: Annotated[
        int | None,
        Label("年参加培训次数", "trainings per year", also=("参加培训次数",)),
        PUBLIC,
        _RULES,
        TIMES,
        COUNT,
    ] = None
    """Number of trainings attended in the last full year."""
