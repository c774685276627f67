"""吸毒人员 — people who have used drugs, how they are looked after, and the measures they are under.

The Regulations on Drug Rehabilitation (戒毒条例) protect the data of those who give drugs up.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from jiceng.codes import DrugReason, RehabilitationMeasure, SpecialPersonKind
from jiceng.identifiers import Phone
from jiceng.labels import Label, Source
from jiceng.models._marks import CALENDAR_DAY, CLOSED, COUNT, DAYS, EXPORTED, GB31000, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.models.listed_person import ListedPerson
from jiceng.privacy import NAME, PHONE, SENSITIVE, SENSITIVE_TEXT

__all__ = ["DrugUser"]


class DrugUser(ListedPerson):
    """吸毒人员 / drug user."""

    entity: ClassVar[Entity] = Entity(
        name="drug_user",
        label=Label("吸毒人员", "drug user", also=("戒毒人员", "涉毒人员")),
        key=("id_number",),
        source=GB31000,
        membership=SENSITIVE,
        example={
            "name": "某某某",
            "id_number": "539925199404184731",
            "sex": "1",
            "birth_date": "1994-04-18",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "listed_on": "2026-03-02",
            "concern_level": "02",
            "responsible_org": "柳河镇司法所",
            "responsible_person": "某某",
            "responsible_phone": "13900000013",
            "next_visit_on": "2026-10-15",
            "register_status": "01",
            "kind": "04",
            "first_found_on": "2021-05-11",
            "last_found_on": "2024-07-02",
            "control": "06",
            "controller_name": "某某",
            "controller_phone": "13900000013",
            "help": "每月谈心一次，介绍就业。",
            "helper_name": "某某",
            "helper_phone": "13900000012",
            "has_criminal_record": False,
            "reason": "02",
            "rehabilitation_measure": "02",
            "decided_on": "2024-07-08",
            "decision_received_on": "2024-07-10",
            "reported_on": "2024-07-15",
            "measure_started_on": "2024-07-15",
            "term_ends_on": "2027-07-14",
        },
    )

    kind: Annotated[
        Literal[SpecialPersonKind.DRUG_USER],
        Label("特殊人群类别", "kind of special person", also=("特殊人群分类", "特殊人群类型")),
        SENSITIVE,
        GB31000,
    ] = SpecialPersonKind.DRUG_USER
    """Always that of drug users; it tells them apart in a list of all special groups."""

    first_found_on: Annotated[
        date | None,
        Label("初次发现日期", "first found on", also=("初次发现时间",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which drug use was first found."""

    last_found_on: Annotated[
        date | None,
        Label("最后发现日期", "last found on", also=("最近发现日期", "末次发现日期")),
        SENSITIVE,
        Source("戒毒条例", "第七条"),
        CALENDAR_DAY,
    ] = None
    """Day on which drug use was last found; the three years without relapse count from it."""

    control: Annotated[
        str | None,
        Label("管控情况", "state of control", also=("管控现状",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
        Field(max_length=30),
    ] = None
    """Whether and where the person is looked after, by its code in the table 管控情况（吸毒人员） or in words: the published
    table has more rows than could be read, so that no other state is refused."""

    controller_name: Annotated[
        str | None,
        Label("管控人姓名", "name of the controller", also=("管控人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who is charged with looking after the person."""

    controller_phone: Annotated[
        Phone | None,
        Label("管控人联系方式", "phone of the controller", also=("管控人联系电话",)),
        PHONE,
        GB31000,
    ] = None
    """Phone of the controller."""

    help: Annotated[
        str | None,
        Label("帮扶情况", "help given", also=("帮扶措施",)),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What help is given, and how often."""

    helper_name: Annotated[
        str | None,
        Label("帮扶人姓名", "name of the helper", also=("帮扶人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Who gives the help from day to day."""

    helper_phone: Annotated[
        Phone | None,
        Label("帮扶人联系方式", "phone of the helper", also=("帮扶人联系电话", "帮扶人电话")),
        PHONE,
        GB31000,
    ] = None
    """Phone of the helper."""

    has_criminal_record: Annotated[
        bool | None,
        Label("有无犯罪史", "criminal record", also=("是否有犯罪史",)),
        SENSITIVE,
        GB31000,
        EXPORTED,
    ] = None
    """Whether the person has been sentenced before."""

    criminal_record: Annotated[
        str | None, Label("犯罪情况", "crimes"), SENSITIVE_TEXT, GB31000, Field(max_length=1024)
    ] = None
    """Which crimes the person was sentenced for."""

    reason: Annotated[DrugReason | None, Label("吸毒原因", "reason of drug use"), SENSITIVE, GB31000] = None
    """How the person came to use drugs."""

    consequence: Annotated[
        str | None, Label("吸毒后果", "consequence of drug use"), SENSITIVE, GB31000, Field(max_length=20)
    ] = None
    """Consequence by its code in GB/T 31000-2015 or, as the rows of that table are not published, in words."""

    drug: Annotated[
        str | None,
        Label("毒品种类", "drug", also=("滥用毒品种类", "吸食毒品种类")),
        SENSITIVE,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Drug that was used, in words."""

    rehabilitation_measure: Annotated[
        RehabilitationMeasure | None,
        Label("戒毒措施", "rehabilitation measure", also=("戒毒方式",)),
        SENSITIVE,
        Source("戒毒条例", "第二条"),
    ] = None
    """Measure that the person is under: 自愿戒毒, 社区戒毒, 强制隔离戒毒 or 社区康复."""

    decided_on: Annotated[
        date | None,
        Label("戒毒决定日期", "measure decided on", also=("决定日期", "作出决定日期")),
        SENSITIVE,
        Source("戒毒条例", "第二十七条"),
        CALENDAR_DAY,
    ] = None
    """Day of the decision, from which the two years of compulsory isolation run."""

    decision_received_on: Annotated[
        date | None,
        Label("收到决定书日期", "decision received on", also=("决定书送达日期",)),
        SENSITIVE,
        Source("戒毒条例", "第十四条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the person received the decision; the report is due within 15 days of it."""

    reported_on: Annotated[
        date | None,
        Label("报到日期", "reported on", also=("报到时间",)),
        SENSITIVE,
        Source("戒毒条例", "第十四条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the person reported for rehabilitation in the community."""

    measure_started_on: Annotated[
        date | None,
        Label("戒毒措施开始日期", "measure starts on", also=("戒毒开始日期",)),
        SENSITIVE,
        Source("戒毒条例", "第十四条"),
        CALENDAR_DAY,
    ] = None
    """First day of the measure."""

    term_ends_on: Annotated[
        date | None,
        Label("戒毒措施期满日期", "term ends on", also=("戒毒期满日期", "社区康复期满日期")),
        SENSITIVE,
        Source("戒毒条例", "第三十七条"),
        CALENDAR_DAY,
    ] = None
    """Last day of the measure as ordered: three years at most for rehabilitation and for recovery in the community."""

    extended_until: Annotated[
        date | None,
        Label("延长期限至", "extended until", also=("强制隔离戒毒延长至",)),
        SENSITIVE,
        Source("戒毒条例", "第二十七条"),
        CALENDAR_DAY,
    ] = None
    """Last day of an approved extension of compulsory isolation, a year at most."""

    suspended_days: Annotated[
        int | None,
        Label("中止天数", "days suspended", also=("戒毒中止天数",)),
        SENSITIVE,
        Source("戒毒条例", "第二十四条"),
        DAYS,
        COUNT,
    ] = None
    """Days of detention or arrest, which do not count towards the term."""

    measure_ended_on: Annotated[
        date | None,
        Label("戒毒措施结束日期", "measure ended on", also=("戒毒结束日期", "解除戒毒日期")),
        SENSITIVE,
        Source("戒毒条例", "第十四条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the measure was lifted or changed."""
