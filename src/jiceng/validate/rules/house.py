"""Rules on 房屋: who rents it, and what became of a danger found there."""

from jiceng.codes import HiddenDanger
from jiceng.expr import coalesce, eq, fields, ge, literal, ne, present
from jiceng.labels import Source
from jiceng.models import House, Tenancy
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(House)
house = rules.field
tenancy = fields(Tenancy)

# A county that keeps no list of tenancies names the tenant with the house.
_tenancies = rules.count(
    "tenancies", Tenancy, [(house.code, tenancy.house_code)], where=~present(tenancy.left_on)
)

rules.add(
    "rental.lessee-required",
    check=Row(
        when=eq(house.is_rented, literal(value=True)),
        must=present(house.tenant_name)
        | present(house.tenant_id_number)
        | coalesce(ge(_tenancies.value, 1), literal(value=False)),
    ),
    zh="登记为出租房屋，却没有承租人信息。请补填承租人姓名和公民身份号码，或补报承租登记；已不出租的请改“是否出租”。",
    en="let, but no tenant is named; enter the tenant here or in the list of tenancies, or correct that it is let",
    basis=Source("GB/T 31000-2015"),
    marks=("tenant_name", "is_rented"),
    needs=("tenant_name",),
    passes={
        "house": [{"code": "FW5399251010001", "is_rented": True}],
        "tenancy": [{"house_code": "FW5399251010001", "tenant_name": "某某"}],
    },
    fails={
        "house": [{"code": "FW5399251010001", "is_rented": True}],
        "tenancy": [
            {"house_code": "FW5399251010001", "tenant_name": "某某", "left_on": "2026-08-31"},
        ],
    },
)
rules.add(
    "rental.hazard-followup",
    severity=Severity.WARNING,
    check=Row(
        when=present(house.hidden_danger) & ne(house.hidden_danger, HiddenDanger.NONE),
        must=present(house.rectification) | present(house.rectified_on),
    ),
    zh="登记了隐患，却没有整改记录。请督促整改，并补填隐患整改情况和整改日期。",
    en="a danger is registered without any record of what was done; have it removed, and enter it",
    basis=Source("基层治理台账审核惯例"),
    marks=("rectification", "hidden_danger"),
    needs=("rectification",),
    passes={"hidden_danger": "02", "rectification": "已更换老化线路"},
    fails={"hidden_danger": "02"},
)
