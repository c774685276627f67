"""登记信息 — what the certificate of an organisation says: who it is, where, and who stands for it."""

from datetime import date
from typing import Annotated

from pydantic import Field

from jiceng.codes import (
    CertificateType,
    EconomicType,
    EnterpriseType,
    Holding,
    OrganizationKind,
    OrganizationStatus,
    SocialOrganizationType,
)
from jiceng.identifiers import CreditCode, DivisionCode, GridCode, Phone
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, EXPORTED, GB31000, PRACTICE, REGISTERED
from jiceng.privacy import INTERNAL, NAME, PERSONAL, PHONE, PUBLIC, RESIDENT_NUMBER

__all__ = ["OrganizationRegistration"]


class OrganizationRegistration(Record):
    """登记信息 / registration: the block that the registering authority knows."""

    credit_code: Annotated[
        CreditCode,
        Label(
            "统一社会信用代码",
            "unified social credit code",
            also=("信用代码", "社会信用代码", "统一信用代码"),
        ),
        PUBLIC,
        Source("GB 32100-2015"),
    ]
    """Eighteen characters; the last is a check character."""

    name: Annotated[
        str,
        Label("名称", "name", also=("单位名称", "组织名称", "企业名称", "机构名称")),
        PUBLIC,
        GB31000,
        Field(max_length=100),
    ]
    """Registered name."""

    kind: Annotated[
        OrganizationKind | None,
        Label("组织类别", "kind", also=("类别", "组织类型", "单位类型", "单位类别", "机构类型")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
    ] = None
    """What sort of body it is."""

    enterprise_type: Annotated[
        EnterpriseType | None, Label("企业类型", "enterprise type"), PUBLIC, GB31000
    ] = None
    """Sort of enterprise; empty for a body that is none."""

    social_organization_type: Annotated[
        SocialOrganizationType | None, Label("社会组织类型", "social organisation type"), PUBLIC, GB31000
    ] = None
    """Sort of social organisation; empty for a body that is none."""

    economic_type: Annotated[
        EconomicType | None,
        Label("登记注册类型", "registration type", also=("经济类型",)),
        PUBLIC,
        Source("GB/T 12402-2000"),
    ] = None
    """Whose capital it is."""

    holding: Annotated[Holding | None, Label("控股情况", "holding"), PUBLIC, GB31000] = None
    """Who holds the majority."""

    business_scope: Annotated[
        str | None,
        Label("经营范围", "business scope", also=("业务范围",)),
        PUBLIC,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What it may do: a code of the open table 经营范围, or the words of the certificate."""

    registration_number: Annotated[
        str | None,
        Label("登记证号", "registration number", also=("登记证书号",)),
        PUBLIC,
        GB31000,
        Field(max_length=32),
    ] = None
    """Number of the certificate of a social organisation."""

    registration_authority: Annotated[
        str | None,
        Label("登记管理机关", "registering authority", also=("登记管理机关代码", "登记机关")),
        PUBLIC,
        GB31000,
        Field(max_length=100),
    ] = None
    """Authority that registered it, its code or its name."""

    registered_on: Annotated[
        date | None,
        Label("批准登记日期", "registered on", also=("登记日期", "成立日期")),
        PUBLIC,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which it was registered."""

    funding_source: Annotated[
        str | None, Label("资金来源", "funding source"), PUBLIC, GB31000, Field(max_length=100)
    ] = None
    """Where the money of a social organisation comes from."""

    has_foreign_background: Annotated[
        bool | None, Label("是否有境外背景", "foreign background"), INTERNAL, GB31000
    ] = None
    """Whether it is tied to a body abroad."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division code", also=("所属区划代码", "区划代码", "所在区划", "所在地")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Township, village or community in which it sits."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which it sits."""

    address: Annotated[
        str | None,
        Label("地址", "address", also=("住所", "单位地址", "注册地址")),
        PUBLIC,
        GB31000,
        Field(max_length=200),
    ] = None
    """Address as registered."""

    legal_representative: Annotated[
        str | None,
        Label("法定代表人姓名", "legal representative", also=("法定代表人", "法人代表")),
        NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Name of the legal representative."""

    legal_representative_certificate_type: Annotated[
        CertificateType | None,
        Label(
            "法定代表人证件类型", "certificate type of the legal representative", also=("法定代表人证件代码",)
        ),
        PERSONAL,
        Source("GA/T 517-2004"),
    ] = None
    """Kind of the document whose number is given."""

    legal_representative_certificate_number: Annotated[
        str | None,
        Label(
            "法定代表人证件号码",
            "certificate number of the legal representative",
            also=("法定代表人身份证号", "法定代表人公民身份号码"),
        ),
        RESIDENT_NUMBER,
        GB31000,
        Field(max_length=30),
    ] = None
    """Number of the document of the legal representative."""

    legal_representative_phone: Annotated[
        Phone | None,
        Label("法定代表人联系方式", "phone of the legal representative", also=("法定代表人联系电话",)),
        PHONE,
        GB31000,
    ] = None
    """Phone of the legal representative."""

    status: Annotated[
        OrganizationStatus | None,
        Label("登记状态", "registration status", also=("存续状态", "经营状态")),
        PUBLIC,
        PRACTICE,
    ] = None
    """Whether it is in being, struck off the register, or its licence was revoked."""

    deregistered_on: Annotated[
        date | None, Label("注销日期", "deregistered on", also=("吊销日期",)), PUBLIC, PRACTICE, CALENDAR_DAY
    ] = None
    """Day on which it ceased to exist; empty while it does."""
