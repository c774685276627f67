"""留守儿童汇总 — how many left-behind children a unit counts on one day, by age, school, carer and how well they are cared for.

The table is annex 3 of the survey of left-behind children in rural areas of 2016. Of its 32 columns those are here
whose headings could be read from the registration form of the same survey: 1 to 18 and 26 to 32. Columns 19 to 25
are left out, and with them the two sums that they enter (1 = 19 + 20 = 21 + … + 25, and 13 + 14 = 24 + 25).
"""

from datetime import date
from typing import Annotated, ClassVar

from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, PEOPLE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PUBLIC

__all__ = ["LeftBehindSummary"]

_SURVEY = Source("民发〔2016〕42号", "附件3")


class LeftBehindSummary(Record):
    """留守儿童汇总 / left-behind summary.

    Counts of a village may be of single children, so that they are for the offices and not for the public.
    """

    entity: ClassVar[Entity] = Entity(
        name="left_behind_summary",
        label=Label("留守儿童汇总", "left-behind summary", also=("农村留守儿童汇总表", "留守儿童统计表")),
        key=("division_code", "counted_on"),
        source=_SURVEY,
        example={
            "division_code": "539925102",
            "counted_on": "2026-09-30",
            "total": 60,
            "aged_0_5": 14,
            "boys_0_5": 8,
            "girls_0_5": 6,
            "aged_6_13": 38,
            "boys_6_13": 20,
            "girls_6_13": 18,
            "aged_14_16": 8,
            "boys_14_16": 5,
            "girls_14_16": 3,
            "in_kindergarten": 10,
            "not_in_kindergarten": 4,
            "in_primary_school": 34,
            "in_junior_secondary": 9,
            "in_senior_secondary": 1,
            "in_secondary_vocational": 1,
            "dropped_out": 0,
            "out_of_school": 1,
            "with_grandparents": 52,
            "with_relatives": 5,
            "with_unable_parent": 3,
            "unattended": 0,
            "care_good": 48,
            "care_fair": 10,
            "care_poor": 2,
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("填报单位代码", "division code", also=("单位代码", "所属区划", "区划代码")),
        PUBLIC,
        _SURVEY,
        Reference("division", "code"),
    ]
    """Unit that reports, with everything below it."""

    counted_on: Annotated[
        date,
        Label("统计截止日期", "counted on", also=("截止日期", "统计日期", "填报时间")),
        PUBLIC,
        _SURVEY,
        CALENDAR_DAY,
    ]
    """Day on which the children are counted and their age is taken."""

    total: Annotated[
        int | None,
        Label("留守儿童总数", "total", also=("留守儿童合计", "农村留守儿童总数", "总人数")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        REGISTERED,
        COUNT,
    ] = None
    """All left-behind children, below sixteen years of age (column 1)."""

    aged_0_5: Annotated[
        int | None,
        Label("0—5周岁人数", "aged 0 to 5", also=("0-5周岁", "0-5岁小计", "0—5周岁小计")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children from 0 to 5 years of age (column 2)."""

    boys_0_5: Annotated[
        int | None,
        Label("0—5周岁男", "boys aged 0 to 5", also=("0-5周岁男", "0-5岁男")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Boys among them (column 3)."""

    girls_0_5: Annotated[
        int | None,
        Label("0—5周岁女", "girls aged 0 to 5", also=("0-5周岁女", "0-5岁女")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Girls among them (column 4)."""

    aged_6_13: Annotated[
        int | None,
        Label("6—13周岁人数", "aged 6 to 13", also=("6-13周岁", "6-13岁小计", "6—13周岁小计")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children from 6 to 13 years of age (column 5)."""

    boys_6_13: Annotated[
        int | None,
        Label("6—13周岁男", "boys aged 6 to 13", also=("6-13周岁男", "6-13岁男")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Boys among them (column 6)."""

    girls_6_13: Annotated[
        int | None,
        Label("6—13周岁女", "girls aged 6 to 13", also=("6-13周岁女", "6-13岁女")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Girls among them (column 7)."""

    aged_14_16: Annotated[
        int | None,
        Label("14—16周岁人数", "aged 14 to 16", also=("14-16周岁", "14-16岁小计", "14—16周岁小计")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children from 14 to 16 years of age (column 8)."""

    boys_14_16: Annotated[
        int | None,
        Label("14—16周岁男", "boys aged 14 to 16", also=("14-16周岁男", "14-16岁男")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Boys among them (column 9)."""

    girls_14_16: Annotated[
        int | None,
        Label("14—16周岁女", "girls aged 14 to 16", also=("14-16周岁女", "14-16岁女")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Girls among them (column 10)."""

    in_kindergarten: Annotated[
        int | None,
        Label("幼儿园人数", "in kindergarten", also=("幼儿园",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children in kindergarten (column 11)."""

    not_in_kindergarten: Annotated[
        int | None,
        Label("未入园人数", "not in kindergarten", also=("未入园",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children too young for school who are in no kindergarten (column 12)."""

    in_primary_school: Annotated[
        int | None,
        Label("小学人数", "in primary school", also=("小学",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children in primary school (column 13)."""

    in_junior_secondary: Annotated[
        int | None,
        Label("初中人数", "in junior secondary school", also=("初中",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children in junior secondary school (column 14)."""

    in_senior_secondary: Annotated[
        int | None,
        Label("高中人数", "in senior secondary school", also=("高中",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children in senior secondary school (column 15)."""

    in_secondary_vocational: Annotated[
        int | None,
        Label("中职人数", "in secondary vocational school", also=("中职",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children in secondary vocational school (column 16)."""

    dropped_out: Annotated[
        int | None,
        Label("辍学人数", "dropped out", also=("辍学",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children who have left compulsory school (column 17)."""

    out_of_school: Annotated[
        int | None,
        Label("不在学人数", "out of school", also=("不在学",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children from fourteen on who are at no school (column 18)."""

    with_grandparents: Annotated[
        int | None,
        Label("祖父母监护人数", "with grandparents", also=("祖父母监护", "（外）祖父母监护")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children whom grandparents look after (column 26)."""

    with_relatives: Annotated[
        int | None,
        Label("亲友监护人数", "with relatives or friends", also=("亲友监护", "亲戚朋友监护")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children whom relatives or friends look after (column 27)."""

    with_unable_parent: Annotated[
        int | None,
        Label(
            "一方外出另一方无监护能力人数", "with a parent unable to care", also=("一方外出另一方无监护能力",)
        ),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children whose one parent is away and the other unable to look after them (column 28)."""

    unattended: Annotated[
        int | None,
        Label("无人监护人数", "unattended", also=("无人监护",)),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children whom nobody looks after (column 29)."""

    care_good: Annotated[
        int | None,
        Label("监护情况较好人数", "care good", also=("监护较好", "监护情况较好")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children who are well looked after (column 30)."""

    care_fair: Annotated[
        int | None,
        Label("监护情况一般人数", "care fair", also=("监护一般", "监护情况一般")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children who are looked after passably (column 31)."""

    care_poor: Annotated[
        int | None,
        Label("监护情况差人数", "care poor", also=("监护差", "监护情况差")),
        INTERNAL,
        _SURVEY,
        PEOPLE,
        COUNT,
    ] = None
    """Children who are badly looked after (column 32)."""
