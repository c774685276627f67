"""留守人员 — the old people, women and children whose family works elsewhere.

Many are children, so that the list and all that it says are sensitive. Columns follow GB/T 31000-2015 and the
registration form for left-behind children in rural areas.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import (
    ConcernLevel,
    DisabilityCategory,
    DisabilityGrade,
    FamilyRelation,
    GuardianshipSituation,
    HealthStatus,
    HouseholdConsistency,
    LeftBehindType,
    Schooling,
)
from jiceng.identifiers import Phone, ResidentId
from jiceng.labels import Label, Source
from jiceng.models._marks import CALENDAR_DAY, DAYS, DECIMAL, EXPORTED, GB31000, PRACTICE, REGISTERED, YUAN
from jiceng.models._terms import Entity
from jiceng.models.entrusted_care import EntrustedCare
from jiceng.privacy import NAME, PHONE, RESIDENT_NUMBER, SENSITIVE, SENSITIVE_TEXT

__all__ = ["LeftBehindPerson"]


class LeftBehindPerson(EntrustedCare):
    """留守人员 / left-behind person."""

    entity: ClassVar[Entity] = Entity(
        name="left_behind_person",
        label=Label("留守人员", "left-behind person", also=("留守老人", "留守妇女", "留守儿童")),
        key=("id_number",),
        source=GB31000,
        membership=SENSITIVE,
        example={
            "name": "某某某",
            "sex": "1",
            "birth_date": "2016-05-06",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "left_behind_type": "L3",
            "concern_level": "02",
            "health": "10",
            "household_consistency": "01",
            "member_id_number": "539925199404184731",
            "member_name": "某某",
            "relation_to_member": "20",
            "member_phone": "13900000013",
            "member_workplace": "某省某市某区",
            "household_income": "42000.00",
            "both_parents_away": True,
            "father_name": "某某",
            "father_id_number": "539925199404184731",
            "father_phone": "13900000013",
            "carer_name": "某某某",
            "carer_id_number": "53992519491231048X",
            "carer_phone": "13900000012",
            "carer_relation": "63",
            "carer_birth_date": "1949-12-31",
            "carer_is_barred": False,
            "has_carer_agreement": True,
            "has_told_school": True,
            "has_told_village": True,
            "care_notified_on": "2026-03-02",
            "contact_interval": 7,
            "last_contact_on": "2026-09-27",
            "guardianship": "1",
            "is_unattended": False,
            "lives_alone": False,
            "schooling": "03",
            "school_name": "柳河小学",
            "is_boarding": False,
            "needs": "希望有人辅导作业。",
            "help": "村妇联每月走访一次。",
        },
    )

    left_behind_type: Annotated[
        LeftBehindType | None,
        Label("留守人员类型", "kind of left-behind person", also=("留守类型",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Whether an old person, a woman or a child was left behind: the standard defines these three and no fourth; only its
    codes are not published, which is why the table counts as open."""

    concern_level: Annotated[
        ConcernLevel | None, Label("关注程度", "level of attention", also=("关注等级",)), SENSITIVE, GB31000
    ] = None
    """How much attention the case needs."""

    health: Annotated[
        HealthStatus | None,
        Label("健康状况", "health", also=("身体情况", "身体状况")),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """State of health, after GB/T 2261.3."""

    illness: Annotated[
        str | None, Label("患病类型", "illness"), SENSITIVE, Source("国发〔2016〕13号"), Field(max_length=100)
    ] = None
    """What the person is ill with."""

    disability_category: Annotated[
        DisabilityCategory | None,
        Label("残疾类别", "kind of disability", also=("残疾类型",)),
        SENSITIVE,
        Source("GB/T 26341-2010"),
    ] = None
    """Kind of disability as certified."""

    disability_grade: Annotated[
        DisabilityGrade | None,
        Label("残疾等级", "grade of disability", also=("残疾级别",)),
        SENSITIVE,
        Source("GB/T 26341-2010"),
    ] = None
    """Grade of disability as certified; the first is the severest."""

    annual_income: Annotated[
        Decimal | None, Label("个人年收入", "yearly income"), SENSITIVE, GB31000, YUAN, Field(ge=0), DECIMAL
    ] = None
    """Income of the person in a year, in yuan."""

    household_consistency: Annotated[
        HouseholdConsistency | None,
        Label("人户一致标识", "registered and actual address agree", also=("人户一致", "是否人户一致")),
        SENSITIVE,
        GB31000,
    ] = None
    """Whether the person lives where the household is registered."""

    is_registered: Annotated[
        bool | None,
        Label("是否登记户口", "has a household registration", also=("有无户口",)),
        SENSITIVE,
        Source("国发〔2016〕13号"),
    ] = None
    """Whether the person stands in a household register."""

    member_id_number: Annotated[
        ResidentId | None,
        Label(
            "家庭主要成员身份号码",
            "identity number of the family member",
            also=("家庭主要成员公民身份号码", "家庭主要成员身份证号"),
        ),
        RESIDENT_NUMBER,
        GB31000,
        EXPORTED,
    ] = None
    """Identity number of the member of the family who works elsewhere."""

    member_name: Annotated[
        str | None,
        Label("家庭主要成员姓名", "name of the family member"),
        NAME,
        GB31000,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the member of the family who works elsewhere."""

    member_health: Annotated[
        HealthStatus | None, Label("家庭主要成员健康状况", "health of the family member"), SENSITIVE, GB31000
    ] = None
    """State of health of that member, after GB/T 2261.3."""

    relation_to_member: Annotated[
        FamilyRelation | None,
        Label("与留守人员关系", "relation to the family member", also=("与家庭主要成员关系",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Relation of the two, after GB/T 4761."""

    member_phone: Annotated[
        Phone | None,
        Label("家庭主要成员联系方式", "phone of the family member", also=("家庭主要成员联系电话",)),
        PHONE,
        GB31000,
        REGISTERED,
    ] = None
    """Phone of that member."""

    member_workplace: Annotated[
        str | None,
        Label(
            "家庭主要成员工作详细地址",
            "workplace of the family member",
            also=("外出务工地", "外出务工地点", "务工地点"),
        ),
        SENSITIVE,
        GB31000,
        Field(max_length=200),
    ] = None
    """Where that member works."""

    household_income: Annotated[
        Decimal | None,
        Label("家庭年收入", "yearly income of the household"),
        SENSITIVE,
        GB31000,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Income of the household in a year, in yuan."""

    income_source: Annotated[
        str | None,
        Label("家庭经济来源", "source of income"),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        Field(max_length=100),
    ] = None
    """What the family lives on."""

    contact_interval: Annotated[
        int | None,
        Label(
            "父母联系间隔", "interval of contact", also=("父母联系间隔（天）", "联系间隔天数", "亲子联系间隔")
        ),
        SENSITIVE,
        Source("未成年人保护法", "第二十三条"),
        DAYS,
        Field(ge=0, le=9999),
    ] = None
    """Days that usually lie between two talks of the parents with the child; the law wants one a week."""

    last_contact_on: Annotated[
        date | None,
        Label("父母最近联系日期", "parents last in touch on", also=("最近联系日期", "父母最近联系时间")),
        SENSITIVE,
        Source("未成年人保护法", "第二十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the parents last talked with the child."""

    guardian_name: Annotated[
        str | None,
        Label("监护人姓名", "name of the guardian", also=("监护人",)),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Name of the guardian of a child, where it is neither parent."""

    guardian_id_number: Annotated[
        ResidentId | None,
        Label(
            "监护人公民身份号码",
            "identity number of the guardian",
            also=("监护人身份证号", "监护人身份证号码"),
        ),
        RESIDENT_NUMBER,
        PRACTICE,
    ] = None
    """Identity number of the guardian."""

    guardian_phone: Annotated[
        Phone | None,
        Label("监护人联系方式", "phone of the guardian", also=("监护人联系电话", "监护人电话")),
        PHONE,
        PRACTICE,
    ] = None
    """Phone of the guardian."""

    guardianship: Annotated[
        GuardianshipSituation | None,
        Label("监护情况", "guardianship", also=("实际监护情况",)),
        SENSITIVE,
        PRACTICE,
    ] = None
    """How well a child is looked after."""

    is_unattended: Annotated[
        bool | None, Label("是否无人看护", "unattended"), SENSITIVE, Source("未成年人保护法", "第二十一条")
    ] = None
    """Whether a child under eight is left without anybody to look after it."""

    lives_alone: Annotated[
        bool | None,
        Label("是否独自居住", "lives alone", also=("是否独居",)),
        SENSITIVE,
        Source("未成年人保护法", "第二十一条"),
    ] = None
    """Whether the person lives alone, which a child under sixteen must not."""

    schooling: Annotated[
        Schooling | None,
        Label("就学情况", "schooling", also=("就学状况",)),
        SENSITIVE,
        Source("国发〔2016〕13号"),
    ] = None
    """Stage of the schooling, or that the child is out of school (失学辍学)."""

    school_name: Annotated[
        str | None,
        Label("就读学校", "school", also=("就读学校名称", "学校名称")),
        SENSITIVE,
        Source("国发〔2016〕13号"),
        Field(max_length=100),
    ] = None
    """School that the child attends."""

    is_boarding: Annotated[
        bool | None,
        Label("是否学校寄宿", "boards at school", also=("是否寄宿",)),
        SENSITIVE,
        Source("国发〔2016〕13号"),
    ] = None
    """Whether the child boards at school."""

    return_to_school: Annotated[
        str | None,
        Label("劝返情况", "efforts to bring back to school", also=("劝返复学情况",)),
        SENSITIVE_TEXT,
        Source("未成年人保护法", "第二十八条"),
        Field(max_length=200),
    ] = None
    """What was done to bring a child back that had left school."""

    needs: Annotated[
        str | None,
        Label("困难及诉求", "needs", also=("困难诉求",)),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """Difficulties, and what the person asks for."""

    help: Annotated[
        str | None,
        Label("帮扶情况", "help given", also=("救助帮扶情况", "帮扶措施")),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What help is given, and how often."""
