"""医疗救助 — one settlement of medical cost: what it came to, and who bore which part of it.

One person may have several in a year, for grave illness (重大疾病) or for chronic disease (慢病).
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, DECIMAL, PRACTICE, REGISTERED, YUAN
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PUBLIC, RECORD_NUMBER, RESIDENT_NUMBER, SENSITIVE

__all__ = ["MedicalAssistance"]


class MedicalAssistance(Record):
    """医疗救助 / medical assistance."""

    entity: ClassVar[Entity] = Entity(
        name="medical_assistance",
        label=Label("医疗救助", "medical assistance", also=("医疗救助结算", "慢病报销")),
        key=("number",),
        source=Source("社会救助法"),
        membership=SENSITIVE,
        example={
            "number": "YL2026-0031",
            "assistance_number": "DB53992510100001",
            "name": "张三",
            "id_number": "53992519491231048X",
            "division_code": "539925101201",
            "disease": "慢性肾功能衰竭",
            "is_chronic": True,
            "hospital": "云岭县人民医院",
            "treated_on": "2026-08-02",
            "settled_on": "2026-08-20",
            "total_cost": "18600",
            "insurance_paid": "12000",
            "serious_illness_paid": "2600",
            "assistance_paid": "2800",
            "self_paid": "1200",
        },
    )

    number: Annotated[
        str,
        Label("结算编号", "number", also=("医疗救助编号", "结算单号")),
        RECORD_NUMBER,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number of the settlement."""

    assistance_number: Annotated[
        str | None,
        Label("救助编号", "assistance number", also=("救助证号",)),
        RECORD_NUMBER,
        PRACTICE,
        Reference("assistance", "number"),
        Field(max_length=50),
    ] = None
    """The grant by which the person has a claim to it."""

    name: Annotated[
        str | None,
        Label("患者姓名", "patient", also=("救助对象姓名", "姓名")),
        NAME,
        PRACTICE,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Who was treated."""

    id_number: Annotated[
        ResidentId | None,
        Label(
            "患者公民身份号码",
            "identity number of the patient",
            also=("患者身份证号", "公民身份号码", "身份证号", "身份证号码"),
        ),
        RESIDENT_NUMBER,
        PRACTICE,
        REGISTERED,
        Reference("resident", "id_number"),
    ] = None
    """Identity number of the patient."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所在村代码", "division code", also=("所属村社区代码", "所属村社区")),
        INTERNAL,
        PRACTICE,
        Reference("division", "code"),
    ] = None
    """Village or community of the patient."""

    disease: Annotated[
        str | None,
        Label("病种", "disease", also=("疾病名称", "疾病", "慢病病种")),
        SENSITIVE,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Disease as the hospital names it."""

    is_chronic: Annotated[
        bool | None, Label("是否慢病", "chronic disease", also=("是否慢性病",)), SENSITIVE, PRACTICE
    ] = None
    """Whether it is on the list of chronic diseases for outpatients."""

    hospital: Annotated[
        str | None,
        Label("就医机构", "hospital", also=("就诊医院", "定点医疗机构")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Where the person was treated."""

    treated_on: Annotated[
        date | None,
        Label("就医日期", "treated on", also=("就医时间", "入院日期")),
        SENSITIVE,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """First day of the treatment."""

    settled_on: Annotated[
        date | None,
        Label("结算日期", "settled on", also=("结算时间",)),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day of the settlement."""

    total_cost: Annotated[
        Decimal | None,
        Label("医疗总费用", "total cost", also=("总费用",)),
        SENSITIVE,
        PRACTICE,
        YUAN,
        REGISTERED,
        Field(ge=0),
        DECIMAL,
    ] = None
    """All that the treatment cost, in yuan: the sum of the four parts below."""

    insurance_paid: Annotated[
        Decimal | None,
        Label("基本医保报销", "paid by basic insurance", also=("医保报销", "基本医保支付")),
        SENSITIVE,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Part borne by basic medical insurance, in yuan."""

    serious_illness_paid: Annotated[
        Decimal | None,
        Label("大病保险报销", "paid by serious illness insurance", also=("大病保险", "大病报销")),
        SENSITIVE,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Part borne by serious illness insurance, in yuan."""

    assistance_paid: Annotated[
        Decimal | None,
        Label("医疗救助支付", "paid by medical assistance", also=("医疗救助金额", "大病救助")),
        SENSITIVE,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Part borne by medical assistance, in yuan."""

    self_paid: Annotated[
        Decimal | None,
        Label("个人自付", "paid by the patient", also=("自付", "自付金额", "个人负担")),
        SENSITIVE,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Part borne by the patient, in yuan."""
