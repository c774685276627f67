"""监测户收入 — the income of a household under watch in one year, by where it comes from."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import COUNT, DECIMAL, PEOPLE, REGISTERED, YUAN
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PUBLIC, RECORD_NUMBER, SENSITIVE

__all__ = ["RelapseIncome"]

_EXPORT = Source("省级防返贫监测系统规则集（2023）")


class RelapseIncome(Record):
    """监测户收入 / relapse income."""

    entity: ClassVar[Entity] = Entity(
        name="relapse_income",
        label=Label("监测户收入", "relapse income", also=("监测户家庭收入",)),
        key=("household_number", "year"),
        source=_EXPORT,
        membership=SENSITIVE,
        example={
            "household_number": "10100001",
            "year": 2026,
            "member_count": 3,
            "wage_income": "24000",
            "business_income": "12000",
            "property_income": "300",
            "transfer_income": "9000",
            "business_expense": "5000",
            "compliant_self_payment": "2500",
            "claim_income": "0",
            "net_income": "37800",
            "per_capita_income": "12600",
        },
    )

    household_number: Annotated[
        str,
        Label("户编号", "household number", also=("监测户编号", "户号")),
        RECORD_NUMBER,
        _EXPORT,
        Reference("relapse_monitoring", "household_number"),
        Field(min_length=1, max_length=20),
    ]
    """Household under watch."""

    year: Annotated[int, Label("收入年度", "year", also=("年度",)), PUBLIC, _EXPORT, Field(ge=1949, le=2999)]
    """Year in which the income was earned."""

    member_count: Annotated[
        int | None, Label("家庭人口数", "members", also=("家庭人口",)), INTERNAL, _EXPORT, PEOPLE, COUNT
    ] = None
    """Number of members over whom the income is divided."""

    wage_income: Annotated[
        Decimal | None, Label("工资性收入", "wages"), SENSITIVE, _EXPORT, YUAN, REGISTERED, DECIMAL
    ] = None
    """Wages of the year, in yuan."""

    business_income: Annotated[
        Decimal | None,
        Label("生产经营性收入", "business income", also=("家庭经营性收入",)),
        SENSITIVE,
        _EXPORT,
        YUAN,
        REGISTERED,
        DECIMAL,
    ] = None
    """What farming and trade brought in, before expenses, in yuan."""

    property_income: Annotated[
        Decimal | None, Label("财产性收入", "property income"), SENSITIVE, _EXPORT, YUAN, DECIMAL
    ] = None
    """Rents, dividends and the like, in yuan."""

    transfer_income: Annotated[
        Decimal | None, Label("转移性收入", "transfers"), SENSITIVE, _EXPORT, YUAN, DECIMAL
    ] = None
    """Pensions, assistance, subsidies and what children send, in yuan."""

    business_expense: Annotated[
        Decimal | None,
        Label("生产经营性支出", "business expense", also=("家庭经营性支出",)),
        SENSITIVE,
        _EXPORT,
        YUAN,
        DECIMAL,
    ] = None
    """What farming and trade cost, in yuan."""

    compliant_self_payment: Annotated[
        Decimal | None,
        Label("合规自付支出", "medical cost borne", also=("医疗合规自付支出",)),
        SENSITIVE,
        _EXPORT,
        YUAN,
        DECIMAL,
    ] = None
    """Medical cost on the list of the insurance that the household itself bore, in yuan."""

    claim_income: Annotated[
        Decimal | None, Label("理赔收入", "insurance claims"), SENSITIVE, _EXPORT, YUAN, DECIMAL
    ] = None
    """What insurers paid out, in yuan."""

    net_income: Annotated[
        Decimal | None, Label("家庭纯收入", "net income"), SENSITIVE, _EXPORT, YUAN, DECIMAL
    ] = None
    """Net income of the household, in yuan; may be below zero."""

    per_capita_income: Annotated[
        Decimal | None,
        Label("家庭人均纯收入", "net income per head", also=("人均纯收入",)),
        SENSITIVE,
        _EXPORT,
        YUAN,
        REGISTERED,
        DECIMAL,
    ] = None
    """Net income divided by the members, in yuan, held against the line of the province and year."""
