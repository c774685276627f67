"""重点青少年 — young people between 6 and 25 who need help so that they do not come to harm or do any.

Most are minors, so that everything here is sensitive; the list serves help and schooling.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import ConductLevel, FamilyRelation, KeyYouthType, Schooling
from jiceng.identifiers import Phone, ResidentId
from jiceng.labels import Label, Source
from jiceng.models._marks import CALENDAR_DAY, GB31000, PRACTICE, REGISTERED, SEVERAL
from jiceng.models._terms import Entity
from jiceng.models.listed_person import ListedPerson
from jiceng.privacy import ADDRESS, NAME, PHONE, RESIDENT_NUMBER, SENSITIVE, SENSITIVE_TEXT

__all__ = ["KeyYouth"]


class KeyYouth(ListedPerson):
    """重点青少年 / key youth."""

    entity: ClassVar[Entity] = Entity(
        name="key_youth",
        label=Label("重点青少年", "key youth"),
        key=("id_number",),
        source=GB31000,
        membership=SENSITIVE,
        example={
            "name": "某某某",
            "sex": "1",
            "birth_date": "2011-05-06",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "listed_on": "2026-03-02",
            "responsible_org": "柳河镇团委",
            "responsible_person": "某某",
            "next_visit_on": "2026-10-15",
            "register_status": "01",
            "youth_types": "02",
            "family": "01",
            "guardian_id_number": "53992519491231048X",
            "guardian_name": "某某",
            "relation_to_guardian": "40",
            "guardian_phone": "13900000012",
            "guardian_address": "柳河镇北坪村3组12号",
            "has_offence": False,
            "conduct_level": "1",
            "schooling": "04",
            "school_name": "柳河中学",
            "has_specialised_education": False,
            "helper_name": "某某",
            "helper_phone": "13900000013",
            "help_means": "02",
            "help": "每周与家长、班主任联系一次。",
        },
    )

    youth_types: Annotated[
        tuple[KeyYouthType, ...] | None,
        Label("人员类型", "types of key youth", also=("青少年类型", "重点青少年类型")),
        SENSITIVE,
        GB31000,
        REGISTERED,
        SEVERAL,
    ] = None
    """Why the young person is on the list."""

    family: Annotated[
        str | None, Label("家庭情况", "family situation"), SENSITIVE, GB31000, Field(max_length=20)
    ] = None
    """Family situation by its code in GB/T 31000-2015 or, as the rows of that table are not published, in words."""

    guardian_id_number: Annotated[
        ResidentId | None,
        Label(
            "监护人公民身份号码",
            "identity number of the guardian",
            also=("监护人身份证号", "监护人身份证号码"),
        ),
        RESIDENT_NUMBER,
        GB31000,
    ] = None
    """Identity number of the guardian."""

    guardian_name: Annotated[
        str | None,
        Label("监护人姓名", "name of the guardian", also=("监护人",)),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Name of the guardian."""

    relation_to_guardian: Annotated[
        FamilyRelation | None, Label("与监护人关系", "relation to the guardian"), SENSITIVE, GB31000
    ] = None
    """Relation to the guardian, after GB/T 4761."""

    guardian_phone: Annotated[
        Phone | None,
        Label("监护人联系方式", "phone of the guardian", also=("监护人联系电话", "监护人电话")),
        PHONE,
        GB31000,
    ] = None
    """Phone of the guardian."""

    guardian_address: Annotated[
        str | None,
        Label("监护人居住详址", "address of the guardian", also=("监护人住址", "监护人居住地址")),
        ADDRESS,
        GB31000,
        Field(max_length=200),
    ] = None
    """Where the guardian lives."""

    has_offence: Annotated[
        bool | None,
        Label("是否违法犯罪", "has broken the law", also=("有无违法犯罪",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Whether the young person has broken the law."""

    offence: Annotated[
        str | None, Label("违法犯罪情况", "offences"), SENSITIVE_TEXT, GB31000, Field(max_length=1024)
    ] = None
    """Which offences, and what followed."""

    conduct_level: Annotated[
        ConductLevel | None,
        Label("不良行为层级", "level of misconduct", also=("不良行为等级",)),
        SENSITIVE,
        Source("预防未成年人犯罪法", "第二十八条、第三十八条"),
    ] = None
    """How grave the conduct is, as the law tells it apart: 无, 不良行为, 严重不良行为 or 犯罪."""

    schooling: Annotated[
        Schooling | None,
        Label("就学就业情况", "schooling or work", also=("就学情况", "就业就学情况")),
        SENSITIVE,
        PRACTICE,
    ] = None
    """Whether the young person is at school, at work or neither."""

    school_name: Annotated[
        str | None,
        Label("就读学校", "school", also=("学校名称", "就读学校名称")),
        SENSITIVE,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """School that the young person attends."""

    has_specialised_education: Annotated[
        bool | None,
        Label("是否接受专门教育", "in specialised education", also=("是否专门教育",)),
        SENSITIVE,
        Source("预防未成年人犯罪法", "第四十三条至第四十五条"),
    ] = None
    """Whether specialised education was decided."""

    specialised_education_decided_on: Annotated[
        date | None,
        Label("专门教育决定日期", "specialised education decided on", also=("专门教育决定时间",)),
        SENSITIVE,
        Source("预防未成年人犯罪法", "第四十三条至第四十五条"),
        CALENDAR_DAY,
    ] = None
    """Day of the decision for specialised education."""

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

    help_means: Annotated[
        str | None,
        Label("帮扶手段", "means of help", also=("帮扶方式",)),
        SENSITIVE,
        GB31000,
        Field(max_length=20),
    ] = None
    """Means of help by its code in GB/T 31000-2015 or, as the rows of that table are not published, in words."""

    help: Annotated[
        str | None,
        Label("帮扶情况", "help given", also=("帮扶措施",)),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What help is given, and how often."""
