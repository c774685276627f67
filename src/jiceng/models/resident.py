"""实有人口 — everybody who lives in the grid or is registered there."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import (
    DisabilityCategory,
    DisabilityGrade,
    FamilyRelation,
    HouseholdConsistency,
    PopulationKind,
    RegistrationState,
    Schooling,
    SpecialPersonKind,
)
from jiceng.identifiers import DisabilityCertificate, Phone, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._marks import CALENDAR_DAY, EXPORTED, GB31000, PRACTICE, REGISTERED, SEVERAL
from jiceng.models._terms import Entity
from jiceng.models.local_person import LocalPerson
from jiceng.privacy import (
    ADDRESS,
    NAME,
    PERSONAL,
    PERSONAL_TEXT,
    PHONE,
    RECORD_NUMBER,
    RESIDENT_NUMBER,
    SENSITIVE,
)

__all__ = ["Resident"]


class Resident(LocalPerson):
    """实有人口 / resident."""

    entity: ClassVar[Entity] = Entity(
        name="resident",
        label=Label("实有人口", "resident", also=("人口", "居民")),
        key=("id_number",),
        source=GB31000,
        membership=PERSONAL,
        example={
            "name": "某某某",
            "certificate_type": "111",
            "id_number": "53992519491231048X",
            "sex": "2",
            "birth_date": "1949-12-31",
            "ethnicity": "15",
            "native_place": "539925",
            "marital_status": "20",
            "political_affiliation": "13",
            "education": "81",
            "religion": "00",
            "occupation_code": "50000",
            "occupation": "农民",
            "phone": "13900000012",
            "registered_division": "539925",
            "registered_address": "柳河镇北坪村3组12号",
            "residence_division": "539925",
            "residence_address": "柳河镇北坪村3组12号",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "population_kind": "01",
            "is_usual_resident": True,
            "household_number": "10200031",
            "relation_to_head": "02",
            "head_name": "某某某",
            "head_id_number": "53992519491231048X",
            "household_consistency": "01",
            "migration_status": "01",
            "has_medical_insurance": True,
            "has_pension_insurance": True,
            "is_deceased": False,
        },
    )

    population_kind: Annotated[
        PopulationKind | None,
        Label("人口类型", "kind of population", also=("人口类别", "人员类别", "人口性质")),
        PERSONAL,
        GB31000,
        REGISTERED,
    ] = None
    """Registered here, staying here, left behind or from abroad: what tells the kinds apart in the list of everybody."""

    household_number: Annotated[
        str | None,
        Label(
            "户号",
            "household number",
            also=("户编号", "家庭编号", "户籍号", "家庭户编号", "家庭户号", "户口编号"),
        ),
        RECORD_NUMBER,
        GB31000,
        Reference("household", "number"),
        REGISTERED,
        Field(max_length=20),
    ] = None
    """Number of the household in the register of the township."""

    relation_to_head: Annotated[
        FamilyRelation | None,
        Label(
            "与户主关系",
            "relation to the head",
            also=("户主关系", "与户主的关系", "家庭关系", "和户主关系", "与户主之间关系"),
        ),
        PERSONAL,
        GB31000,
        REGISTERED,
    ] = None
    """Relation to the head of the household, after GB/T 4761."""

    is_usual_resident: Annotated[
        bool | None, Label("是否常住", "usual resident", also=("是否常住人口",)), PERSONAL, PRACTICE
    ] = None
    """Whether the person has lived here for half a year or will."""

    head_name: Annotated[
        str | None, Label("户主姓名", "name of the head"), NAME, GB31000, Field(max_length=50)
    ] = None
    """Name of the head of the household."""

    head_id_number: Annotated[
        ResidentId | None,
        Label("户主公民身份号码", "identity number of the head", also=("户主身份证号", "户主身份证号码")),
        RESIDENT_NUMBER,
        GB31000,
        EXPORTED,
    ] = None
    """Identity number of the head of the household, who may be registered in another county."""

    head_phone: Annotated[
        Phone | None,
        Label("户主联系方式", "phone of the head", also=("户主联系电话", "户主电话")),
        PHONE,
        GB31000,
    ] = None
    """Phone of the head of the household."""

    household_consistency: Annotated[
        HouseholdConsistency | None,
        Label("人户一致标识", "registered and actual address agree", also=("人户一致", "是否人户一致")),
        PERSONAL,
        GB31000,
        EXPORTED,
    ] = None
    """Whether the person lives where the household is registered."""

    building_name: Annotated[
        str | None,
        Label("所属楼栋", "building", also=("楼栋",)),
        ADDRESS,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Building in which the person lives, as the list of buildings names it."""

    building_entrance: Annotated[
        str | None,
        Label("所属单元", "entrance of the building", also=("单元",)),
        ADDRESS,
        PRACTICE,
        Field(max_length=20),
    ] = None
    """Entrance (单元) of the building."""

    floor: Annotated[
        str | None,
        Label("房屋楼层", "floor", also=("楼层", "所在楼层")),
        ADDRESS,
        PRACTICE,
        Field(max_length=10),
    ] = None
    """Floor as it is signed; may be below ground."""

    house_code: Annotated[
        str | None,
        Label("房屋编号", "house code", also=("所属房屋", "房屋编码")),
        ADDRESS,
        GB31000,
        Reference("house", "code"),
        Field(max_length=50),
    ] = None
    """Number of the house or flat in the list of houses."""

    migration_status: Annotated[
        RegistrationState | None,
        Label("户籍状态", "state of the registration", also=("迁移状态",)),
        PERSONAL,
        PRACTICE,
    ] = None
    """Whether the registration is here (正常), was moved in (迁入) or out (迁出), or was cancelled (注销)."""

    migrated_on: Annotated[
        date | None,
        Label("户籍变动时间", "registration changed on", also=("户籍变动日期", "迁移日期", "迁入迁出日期")),
        PERSONAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the registration was moved in, moved out or cancelled."""

    migration_reason: Annotated[
        str | None,
        Label("迁入、迁出原因", "reason of the change", also=("户籍变动原因", "迁移原因")),
        PERSONAL_TEXT,
        PRACTICE,
        Field(max_length=200),
    ] = None
    """Why the registration was changed."""

    is_deceased: Annotated[
        bool | None, Label("是否死亡", "deceased", also=("是否去世",)), PERSONAL, PRACTICE, EXPORTED
    ] = None
    """Whether the person has died and still stands on the list."""

    died_on: Annotated[
        date | None, Label("死亡日期", "died on", also=("死亡时间",)), PERSONAL, PRACTICE, CALENDAR_DAY
    ] = None
    """Day of death; empty for the living."""

    has_medical_insurance: Annotated[
        bool | None,
        Label(
            "是否参加基本医疗保险",
            "has basic medical insurance",
            also=("是否参加医疗保险", "是否参加医保", "医保参保"),
        ),
        PERSONAL,
        PRACTICE,
    ] = None
    """Whether the person is covered by the basic medical insurance of residents or employees this year."""

    has_pension_insurance: Annotated[
        bool | None,
        Label(
            "是否参加基本养老保险",
            "has basic pension insurance",
            also=("是否参加养老保险", "养老保险参保"),
        ),
        PERSONAL,
        PRACTICE,
    ] = None
    """Whether the person pays into or draws from the basic pension insurance."""

    schooling: Annotated[
        Schooling | None,
        Label("就学情况", "schooling", also=("就学状况", "就读情况")),
        PERSONAL,
        PRACTICE,
    ] = None
    """Stage of the schooling, or that a child is out of school."""

    in_school: Annotated[
        str | None,
        Label("在校生状况", "grade at school", also=("在校生情况", "在校年级")),
        PERSONAL,
        PRACTICE,
        Field(max_length=30),
    ] = None
    """Grade at school by its code in the table 在校生状况 or in words: the table lists some of its grades only, so that no
    other is refused."""

    school_name: Annotated[
        str | None,
        Label("就读学校", "school", also=("就读学校名称", "学校名称")),
        PERSONAL,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """School that the person attends."""

    disability_certificate: Annotated[
        DisabilityCertificate | None,
        Label("残疾证号", "number of the disability certificate", also=("残疾人证号", "残疾证号码")),
        RESIDENT_NUMBER,
        Source("GB/T 26341-2010"),
    ] = None
    """Number of the disability certificate: the identity number, the kind and the grade."""

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

    special_kinds: Annotated[
        tuple[SpecialPersonKind, ...] | None,
        Label("特殊人群分类", "special groups", also=("特殊人群类别",)),
        SENSITIVE,
        GB31000,
        SEVERAL,
    ] = None
    """Special groups to which the person belongs, each of which has a list of its own."""
