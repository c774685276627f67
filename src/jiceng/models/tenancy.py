"""承租登记 — one tenant of one house, from the day of moving in to the day of leaving."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import CertificateType, RentalUse
from jiceng.identifiers import Phone, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import (
    CALENDAR_DAY,
    CLOSED,
    COUNT,
    DECIMAL,
    GB31000,
    PEOPLE,
    PRACTICE,
    REGISTERED,
    YUAN,
)
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL, PHONE, RECORD_NUMBER, RESIDENT_NUMBER, SENSITIVE

__all__ = ["Tenancy"]


class Tenancy(Record):
    """承租登记 / tenancy."""

    entity: ClassVar[Entity] = Entity(
        name="tenancy",
        label=Label("承租登记", "tenancy", also=("承租", "租赁登记", "承租人")),
        key=("house_code", "tenant_name", "started_on"),
        source=PRACTICE,
        membership=PERSONAL,
        example={
            "house_code": "FW5399251010001",
            "tenant_name": "某某",
            "tenant_id_number": "539925199404184731",
            "tenant_phone": "13900000034",
            "rental_use": "02",
            "occupants": 2,
            "started_on": "2026-03-01",
            "term_ends_on": "2027-02-28",
            "monthly_rent": "600",
            "has_contract": True,
            "filed_on": "2026-03-10",
        },
    )

    house_code: Annotated[
        str,
        Label("房屋编号", "house code", also=("房屋编码", "承租房屋编号")),
        RECORD_NUMBER,
        GB31000,
        Reference("house", "code"),
        Field(min_length=1, max_length=50),
    ]
    """House that is let."""

    tenant_name: Annotated[
        str,
        Label("承租人姓名", "name of the tenant", also=("承租人", "租客姓名")),
        NAME,
        GB31000,
        Field(min_length=1, max_length=100),
    ]
    """Name of the tenant, a person or an organisation."""

    tenant_id_number: Annotated[
        ResidentId | None,
        Label(
            "承租人公民身份号码", "identity number of the tenant", also=("承租人身份证号", "承租人身份证号码")
        ),
        RESIDENT_NUMBER,
        GB31000,
    ] = None
    """Identity number of the tenant; empty for one who has none."""

    tenant_certificate_type: Annotated[
        CertificateType | None,
        Label("承租人证件类型", "certificate type of the tenant"),
        PERSONAL,
        Source("GA/T 517-2004"),
    ] = None
    """Kind of another document, for a tenant without a resident identity number."""

    tenant_certificate_number: Annotated[
        str | None,
        Label("承租人其他证件号码", "certificate number of the tenant"),
        RESIDENT_NUMBER,
        PRACTICE,
        Field(max_length=30),
    ] = None
    """Number of that other document."""

    tenant_phone: Annotated[
        Phone | None,
        Label("承租人联系方式", "phone of the tenant", also=("承租人联系电话", "承租人电话")),
        PHONE,
        GB31000,
        REGISTERED,
    ] = None
    """Phone of the tenant."""

    rental_use: Annotated[
        RentalUse | None,
        Label("出租用途", "use of the rented premises", also=("承租用途",)),
        PERSONAL,
        GB31000,
        REGISTERED,
    ] = None
    """What the tenant rents it for."""

    occupants: Annotated[
        int | None, Label("居住人数", "occupants", also=("同住人数",)), PERSONAL, PRACTICE, PEOPLE, COUNT
    ] = None
    """Number of people who live there under this tenancy, the tenant among them."""

    started_on: Annotated[
        date,
        Label("起租日期", "started on", also=("租期起", "租赁开始日期", "入住日期")),
        PERSONAL,
        PRACTICE,
        CALENDAR_DAY,
    ]
    """First day of the tenancy."""

    term_ends_on: Annotated[
        date | None,
        Label("租期截止日期", "term ends on", also=("租期止", "租赁到期日期")),
        PERSONAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Last day of the agreed term."""

    left_on: Annotated[
        date | None,
        Label("退租日期", "left on", also=("搬离日期",)),
        PERSONAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the tenant left; empty while the tenant is there."""

    monthly_rent: Annotated[
        Decimal | None, Label("月租金", "monthly rent"), SENSITIVE, PRACTICE, YUAN, Field(ge=0), DECIMAL
    ] = None
    """Rent per month in yuan."""

    has_contract: Annotated[
        bool | None, Label("是否签订租赁合同", "contract signed", also=("是否签订合同",)), PERSONAL, PRACTICE
    ] = None
    """Whether there is a written contract."""

    filed_on: Annotated[
        date | None,
        Label("租赁备案日期", "filed on", also=("备案日期",)),
        INTERNAL,
        Source("商品房屋租赁管理办法"),
        CALENDAR_DAY,
    ] = None
    """Day on which the contract was filed with the housing authority."""
