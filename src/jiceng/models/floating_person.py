"""流动人口 — people who live here and are registered elsewhere.

They are known by their house, their permit and their work (以房管人、以证管人、以业管人).
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import InflowReason, PermitType, ResidenceType
from jiceng.identifiers import CreditCode, DivisionCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._marks import CALENDAR_DAY, CLOSED, GB31000, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.models.local_person import LocalPerson
from jiceng.privacy import ADDRESS, PERSONAL, RECORD_NUMBER, SENSITIVE

__all__ = ["FloatingPerson"]


class FloatingPerson(LocalPerson):
    """流动人口 / floating person."""

    entity: ClassVar[Entity] = Entity(
        name="floating_person",
        label=Label("流动人口", "floating person", also=("流动人员",)),
        key=("id_number",),
        source=GB31000,
        membership=PERSONAL,
        example={
            "name": "某某某",
            "id_number": "539925199404184731",
            "sex": "1",
            "birth_date": "1994-04-18",
            "ethnicity": "01",
            "phone": "13900000013",
            "registered_division": "539901",
            "registered_address": "某县某镇某村1组",
            "residence_division": "539925",
            "residence_address": "柳河镇老街12号",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "inflow_reason": "01",
            "inflow_on": "2026-03-01",
            "origin_division": "539901",
            "permit_type": "01",
            "permit_number": "539925202600001234",
            "registered_on": "2026-03-05",
            "permit_issued_on": "2026-03-05",
            "permit_expires_on": "2027-03-04",
            "residence_type": "02",
            "house_code": "FW5399251010001",
            "employer_code": "515399250NLUDK523F",
            "employer_name": "某某农业合作社",
            "has_stable_work": True,
            "has_stable_dwelling": True,
            "is_enrolled": False,
            "is_key": False,
        },
    )

    inflow_reason: Annotated[
        InflowReason | None, Label("流入原因", "reason of inflow"), PERSONAL, GB31000, REGISTERED
    ] = None
    """Why the person came here."""

    inflow_on: Annotated[
        date | None,
        Label("流入日期", "came here on", also=("流入时间", "来本地日期", "来本地时间")),
        PERSONAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the person came here."""

    origin_division: Annotated[
        DivisionCode | None,
        Label("来源地", "division of origin", also=("流出地", "来源地代码")),
        PERSONAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Division from which the person came, usually a county after GB/T 2260."""

    permit_type: Annotated[
        PermitType | None,
        Label("办证类型", "kind of permit", also=("居住证类型",)),
        PERSONAL,
        GB31000,
        REGISTERED,
    ] = None
    """Which document of residence the person holds."""

    permit_number: Annotated[
        str | None,
        Label("办证证件号码", "permit number", also=("居住证号", "居住证号码", "居住证编号", "证件号码流入")),
        RECORD_NUMBER,
        GB31000,
        Field(max_length=22),
    ] = None
    """Number of the document of residence."""

    registered_on: Annotated[
        date | None,
        Label("登记日期", "registered on", also=("登记时间", "居住登记日期")),
        PERSONAL,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the person was registered here."""

    permit_issued_on: Annotated[
        date | None,
        Label("签发日期", "permit issued on", also=("居住证签发日期", "发证日期", "办证日期")),
        PERSONAL,
        Source("居住证暂行条例", "第十条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the residence permit was issued; the first endorsement is due a year later."""

    permit_expires_on: Annotated[
        date | None,
        Label("证件到期日期", "permit expires on", also=("证件到期时间", "居住证到期日期")),
        PERSONAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Last day on which the document of residence is valid."""

    endorsed_on: Annotated[
        date | None,
        Label("签注日期", "permit endorsed on", also=("居住证签注日期", "最近签注日期")),
        PERSONAL,
        Source("居住证暂行条例", "第十条"),
        CALENDAR_DAY,
    ] = None
    """Day of the last yearly endorsement of the residence permit."""

    residence_type: Annotated[
        ResidenceType | None, Label("住所类型", "dwelling type"), PERSONAL, GB31000, REGISTERED
    ] = None
    """What sort of dwelling the person lives in."""

    house_code: Annotated[
        str | None,
        Label("房屋编号", "house code", also=("所属房屋", "房屋编码")),
        ADDRESS,
        PRACTICE,
        Reference("house", "code"),
        Field(max_length=50),
    ] = None
    """House in which the person lives, by its number in the list of houses."""

    employer_code: Annotated[
        CreditCode | None,
        Label(
            "用人单位统一社会信用代码",
            "credit code of the employer",
            also=("用工单位统一社会信用代码", "单位统一社会信用代码"),
        ),
        PERSONAL,
        PRACTICE,
        Reference("organization", "credit_code"),
    ] = None
    """Employer of the person, by its credit code."""

    employer_name: Annotated[
        str | None,
        Label("用人单位", "employer", also=("用工单位", "用人单位名称")),
        PERSONAL,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Name of the employer."""

    has_stable_work: Annotated[
        bool | None,
        Label("是否合法稳定就业", "has stable work", also=("有无稳定就业",)),
        PERSONAL,
        Source("居住证暂行条例", "第二条"),
    ] = None
    """First of the three conditions, one of which a residence permit needs: stable and lawful work."""

    has_stable_dwelling: Annotated[
        bool | None,
        Label("是否合法稳定住所", "has a stable dwelling", also=("有无稳定住所",)),
        PERSONAL,
        Source("居住证暂行条例", "第二条"),
    ] = None
    """Second of the three conditions: a stable and lawful dwelling."""

    is_enrolled: Annotated[
        bool | None,
        Label("是否连续就读", "enrolled at a school", also=("是否在本地就读",)),
        PERSONAL,
        Source("居住证暂行条例", "第二条"),
    ] = None
    """Third of the three conditions: enrolled at a school here without a break."""

    is_key: Annotated[
        bool | None, Label("是否重点关注人员", "needs attention", also=("是否重点关注",)), SENSITIVE, GB31000
    ] = None
    """Whether the register marks the person for attention."""

    left_on: Annotated[
        date | None,
        Label("离开日期", "left on", also=("离开时间", "流出日期")),
        PERSONAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the person moved away; empty for those who live here."""
