"""村级财务 — the money of one village in one period: what came in, what went out, what is left, and when it was made public."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, DAYS, DECIMAL, PRACTICE, YUAN
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["VillageFinance"]

_ACT = "村民委员会组织法（2025修正）"
_LAW = Source(_ACT, "第三十五条")


class VillageFinance(Record):
    """村级财务 / village finance."""

    entity: ClassVar[Entity] = Entity(
        name="village_finance",
        label=Label("村级财务", "village finance", also=("村级财务收支", "村集体财务", "村级资金")),
        key=("division_code", "period"),
        source=_LAW,
        example={
            "division_code": "539925101201",
            "period": "2026Q3",
            "opening_balance": "52000",
            "collective_income": "48600.50",
            "operating_income": "12000",
            "contract_income": "30000",
            "investment_income": "600.50",
            "subsidy_income": "6000",
            "other_income": "0",
            "superior_funds": "150000",
            "superior_funds_spent": "90000",
            "spending": "31000",
            "management_spending": "9000",
            "welfare_spending": "22000",
            "closing_balance": "69600.50",
            "assets": "1860000",
            "debts": "120000",
            "is_bookkeeping_entrusted": True,
            "reviewed_on": "2026-10-08",
            "publicised_on": "2026-10-10",
            "posted_days": 20,
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("村（社区）代码", "division code", also=("村代码", "所属村", "行政村代码", "所属区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Village or community whose money it is."""

    period: Annotated[
        str,
        Label("期间", "period", also=("所属期间", "统计期间", "会计期间")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=20),
    ]
    """Period that the sums are about, such as 2026, 2026Q3 or 2026-09."""

    opening_balance: Annotated[
        Decimal | None,
        Label("期初余额", "opening balance", also=("上期结余", "期初结余")),
        PUBLIC,
        PRACTICE,
        YUAN,
        DECIMAL,
    ] = None
    """Money at the beginning of the period in yuan; below zero where the village owes."""

    collective_income: Annotated[
        Decimal | None,
        Label(
            "村集体经济收入", "collective income", also=("村级集体经济收入", "集体经济收入", "集体收入合计")
        ),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Income of the village collective in yuan: the sum of the five below."""

    operating_income: Annotated[
        Decimal | None,
        Label("经营收入", "operating income", also=("经营性收入",)),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Income from the business of the collective in yuan."""

    contract_income: Annotated[
        Decimal | None,
        Label("发包及上交收入", "contract income", also=("发包收入", "承包收入")),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Income from land and ventures that are contracted out, in yuan."""

    investment_income: Annotated[
        Decimal | None,
        Label("投资收益", "investment income", also=("投资收入",)),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Income from what the collective has invested, in yuan."""

    subsidy_income: Annotated[
        Decimal | None,
        Label("补助收入", "subsidy income", also=("财政补助收入",)),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Subsidies from the budget to the collective in yuan."""

    other_income: Annotated[
        Decimal | None, Label("其他收入", "other income"), PUBLIC, PRACTICE, YUAN, Field(ge=0), DECIMAL
    ] = None
    """Income of any other sort in yuan."""

    superior_funds: Annotated[
        Decimal | None,
        Label("上级拨付资金", "funds from above", also=("上级资金", "财政专项资金")),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Money for projects and tasks that came from above in yuan; not income of the collective."""

    superior_funds_spent: Annotated[
        Decimal | None,
        Label("上级拨付资金支出", "funds from above spent", also=("上级资金支出", "专项资金支出")),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Spending out of that money in yuan."""

    spending: Annotated[
        Decimal | None,
        Label("支出合计", "spending", also=("村集体支出", "支出总额", "集体支出合计")),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Spending of the collective in yuan."""

    management_spending: Annotated[
        Decimal | None,
        Label("管理费用", "management costs", also=("管理支出",)),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Spending on management in yuan, part of the spending."""

    welfare_spending: Annotated[
        Decimal | None,
        Label("公益支出", "welfare spending", also=("公益性支出",)),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Spending on public welfare in yuan, part of the spending."""

    closing_balance: Annotated[
        Decimal | None,
        Label("期末余额", "closing balance", also=("本期结余", "期末结余")),
        PUBLIC,
        PRACTICE,
        YUAN,
        DECIMAL,
    ] = None
    """Money at the end of the period in yuan; below zero where the village owes."""

    assets: Annotated[
        Decimal | None,
        Label("资产总额", "assets", also=("集体资产总额",)),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Assets of the collective at the end of the period in yuan."""

    debts: Annotated[
        Decimal | None,
        Label("负债总额", "debts", also=("村级债务", "村级负债")),
        PUBLIC,
        PRACTICE,
        YUAN,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Debts of the collective at the end of the period in yuan."""

    is_bookkeeping_entrusted: Annotated[
        bool | None,
        Label("是否委托代理记账", "bookkeeping entrusted", also=("是否村账乡代理", "是否村财乡管")),
        PUBLIC,
        PRACTICE,
    ] = None
    """Whether the township or an office keeps the books for the village."""

    reviewed_on: Annotated[
        date | None,
        Label("民主理财日期", "reviewed on", also=("村务监督审核日期", "审核日期")),
        PUBLIC,
        Source(_ACT, "第三十七条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the supervisory body of the village examined the books."""

    publicised_on: Annotated[
        date | None,
        Label("财务公开日期", "made public on", also=("公开日期", "公示日期")),
        PUBLIC,
        _LAW,
        CALENDAR_DAY,
    ] = None
    """Day on which the books were posted for the villagers."""

    posted_days: Annotated[
        int | None, Label("公开天数", "days posted", also=("公示天数", "公布天数")), PUBLIC, _LAW, DAYS, COUNT
    ] = None
    """For how many days they were posted; fifteen at least."""
