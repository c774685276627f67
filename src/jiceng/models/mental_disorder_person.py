"""严重精神障碍患者 — people with a severe mental disorder, their guardians, and the care they get.

The list serves care and the prevention of harm; it is a list of diagnoses and among the most sensitive there are.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from jiceng.codes import (
    AssistanceProvider,
    DangerLevel,
    Diagnosis,
    FamilyEconomy,
    HospitalReason,
    MentalDangerLevel,
    ParticipatingManager,
    SpecialPersonKind,
    Treatment,
)
from jiceng.identifiers import Phone, ResidentId
from jiceng.labels import Label, Source
from jiceng.models._marks import CALENDAR_DAY, COUNT, EXPORTED, GB31000, PRACTICE, REGISTERED, SEVERAL, TIMES
from jiceng.models._terms import Entity
from jiceng.models.listed_person import ListedPerson
from jiceng.privacy import NAME, PHONE, RESIDENT_NUMBER, SENSITIVE

__all__ = ["MentalDisorderPerson"]


class MentalDisorderPerson(ListedPerson):
    """肇事肇祸等严重精神障碍患者 / person with a severe mental disorder."""

    entity: ClassVar[Entity] = Entity(
        name="mental_disorder_person",
        label=Label(
            "肇事肇祸等严重精神障碍患者",
            "person with a severe mental disorder",
            also=("严重精神障碍患者", "精神障碍患者"),
        ),
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
            "kind": "03",
            "family_economy": "02",
            "has_minimum_living": False,
            "guardian_id_number": "53992519491231048X",
            "guardian_name": "某某",
            "guardian_phone": "13900000012",
            "onset_on": "2015-06-01",
            "diagnosis": "01",
            "has_caused_trouble": False,
            "trouble_count": 0,
            "danger_level": "02",
            "assessed_danger": "1",
            "followed_up_on": "2026-08-20",
            "follow_up_count": 3,
            "is_stable": True,
            "treatment": "02",
            "managed_by": "01|02|05",
            "helped_by": "01|05",
        },
    )

    kind: Annotated[
        Literal[SpecialPersonKind.SEVERE_MENTAL_DISORDER],
        Label("特殊人群类别", "kind of special person", also=("特殊人群分类", "特殊人群类型")),
        SENSITIVE,
        GB31000,
    ] = SpecialPersonKind.SEVERE_MENTAL_DISORDER
    """Always that of people with a severe mental disorder; it tells them apart in a list of all special groups."""

    family_economy: Annotated[
        FamilyEconomy | None, Label("家庭经济状况", "family economic condition"), SENSITIVE, GB31000
    ] = None
    """What the family lives on."""

    has_minimum_living: Annotated[
        bool | None,
        Label("是否纳入低保", "receives the minimum living allowance", also=("是否低保",)),
        SENSITIVE,
        GB31000,
    ] = None
    """Whether the household gets the minimum living allowance."""

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
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the guardian."""

    guardian_phone: Annotated[
        Phone | None,
        Label("监护人联系方式", "phone of the guardian", also=("监护人联系电话", "监护人电话")),
        PHONE,
        GB31000,
        EXPORTED,
    ] = None
    """Phone of the guardian."""

    onset_on: Annotated[
        date | None,
        Label("初次发病日期", "first onset on", also=("初次发病时间",)),
        SENSITIVE,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which the disorder first showed."""

    diagnosis: Annotated[
        Diagnosis | None,
        Label("目前诊断类型", "present diagnosis", also=("诊断类型", "诊断")),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Present diagnosis in the classes of the standard."""

    has_caused_trouble: Annotated[
        bool | None,
        Label("有无肇事肇祸史", "history of harm", also=("是否有肇事肇祸史",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Whether the person has done harm to others or to public order before."""

    trouble_count: Annotated[
        int | None, Label("肇事肇祸次数", "times of harm"), SENSITIVE, GB31000, TIMES, COUNT
    ] = None
    """How often harm was done."""

    last_trouble_on: Annotated[
        date | None,
        Label("上次肇事肇祸日期", "last harm on", also=("上次肇事肇祸时间",)),
        SENSITIVE,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which harm was last done."""

    danger_level: Annotated[
        DangerLevel | None,
        Label("目前危险性评估等级", "present danger level", also=("危险性评估等级", "危险性等级")),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Level found at the last assessment; the code 01 stands for level 0."""

    assessed_danger: Annotated[
        MentalDangerLevel | None,
        Label("危险性级别", "danger level in figures", also=("危险性评估级别", "风险评估级别")),
        SENSITIVE,
        PRACTICE,
    ] = None
    """The same level as the health service counts it, from 0 to 5; it is one less than the code above."""

    followed_up_on: Annotated[
        date | None,
        Label("最近随访日期", "last follow-up on", also=("最近随访时间", "随访日期")),
        SENSITIVE,
        Source("国家基本公共卫生服务规范（第三版）", "严重精神障碍患者管理服务规范"),
        CALENDAR_DAY,
    ] = None
    """Day of the last follow-up by the medical staff."""

    follow_up_count: Annotated[
        int | None,
        Label("本年随访次数", "follow-ups this year", also=("年随访次数", "随访次数")),
        SENSITIVE,
        Source("国家基本公共卫生服务规范（第三版）", "严重精神障碍患者管理服务规范"),
        TIMES,
        COUNT,
    ] = None
    """Follow-ups since the beginning of the year; the service standard wants four in a full year."""

    referred_on: Annotated[
        date | None,
        Label("转诊（对症处理）日期", "referred or treated on", also=("转诊日期", "对症处理日期")),
        SENSITIVE,
        Source("国家基本公共卫生服务规范（第三版）", "严重精神障碍患者管理服务规范"),
        CALENDAR_DAY,
    ] = None
    """Day on which somebody found unstable was referred or treated; the next follow-up is due within two weeks."""

    is_stable: Annotated[
        bool | None,
        Label("病情是否稳定", "stable", also=("是否稳定",)),
        SENSITIVE,
        Source("国家基本公共卫生服务规范（第三版）", "严重精神障碍患者管理服务规范"),
    ] = None
    """Whether the last follow-up found the state stable."""

    treatment: Annotated[Treatment | None, Label("治疗情况", "treatment"), SENSITIVE, GB31000, REGISTERED] = (
        None
    )
    """How the person is treated."""

    hospital: Annotated[
        str | None,
        Label("治疗医院名称", "hospital", also=("治疗医院",)),
        SENSITIVE,
        GB31000,
        Field(max_length=100),
    ] = None
    """Hospital that treats the person."""

    hospital_reasons: Annotated[
        tuple[HospitalReason, ...] | None,
        Label("实施住院治疗原因", "reasons for hospital treatment", also=("住院治疗原因",)),
        SENSITIVE,
        GB31000,
        SEVERAL,
    ] = None
    """Why the person was taken into hospital."""

    rehabilitation_org: Annotated[
        str | None,
        Label("接受康复训练机构名称", "rehabilitation institution", also=("康复训练机构",)),
        SENSITIVE,
        GB31000,
        Field(max_length=100),
    ] = None
    """Institution that trains the person."""

    managed_by: Annotated[
        tuple[ParticipatingManager, ...] | None,
        Label("参与管理人员", "managing persons"),
        SENSITIVE,
        GB31000,
        SEVERAL,
    ] = None
    """Who takes part in looking after the person."""

    helped_by: Annotated[
        tuple[AssistanceProvider, ...] | None,
        Label("帮扶情况", "assistance provided by"),
        SENSITIVE,
        GB31000,
        SEVERAL,
    ] = None
    """Which bodies help the person and the family."""
