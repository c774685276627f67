"""Rules on 流动人口: the house, the permit, and that somebody came from elsewhere."""

from jiceng.codes import PermitType
from jiceng.expr import (
    add_months,
    as_of,
    coalesce,
    eq,
    ge,
    gt,
    literal,
    ne,
    parameter,
    present,
    slice_of,
)
from jiceng.labels import Source
from jiceng.models import FloatingPerson
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(FloatingPerson)
floating = rules.field

_REGULATION = "居住证暂行条例"
_PERMIT: dict[str, object] = {
    "permit_type": "01",
    "permit_number": "539925202400001234",
    "permit_issued_on": "2024-03-05",
    "permit_expires_on": "2027-03-04",
}
# A list without a column for the day of leaving is one of those who are here.
_lives_here = ge(coalesce(floating.left_on, as_of), as_of)
_home = floating.registered_division
_here = coalesce(floating.residence_division, floating.division_code)
_holds_permit = eq(floating.permit_type, PermitType.RESIDENCE_PERMIT)
_is_entitled = (
    eq(floating.has_stable_work, literal(value=True))
    | eq(floating.has_stable_dwelling, literal(value=True))
    | eq(floating.is_enrolled, literal(value=True))
)

rules.add(
    "floating.half-year",
    severity=Severity.INFO,
    check=Row(
        when=_lives_here
        & _is_entitled
        & ne(slice_of(_home, 0, 4), slice_of(_here, 0, 4))
        & ge(as_of, add_months(floating.inflow_on, parameter("residence.min_stay"))),
        must=present(floating.permit_type),
    ),
    zh="来本地已满 {months} 个月，又有稳定就业、稳定住所或连续就读之一，可以申领居住证。请提醒本人办理，并补填办证类型。",
    en="here for {months} months and entitled to a residence permit; tell the person, and enter the permit",
    basis=Source(_REGULATION, "第二条"),
    marks=("permit_type", "inflow_on"),
    given=("date.future", "floating.registered-elsewhere"),
    numbers={"months": parameter("residence.min_stay")},
    passes={
        "registered_division": "539901",
        "residence_division": "530102",
        "inflow_on": "2026-06-01",
        "has_stable_work": True,
    },
    fails={
        "registered_division": "539901",
        "residence_division": "530102",
        "inflow_on": "2026-03-01",
        "has_stable_work": True,
    },
)
rules.add(
    "floating.permit-expired",
    severity=Severity.WARNING,
    check=Row(
        when=_lives_here & _holds_permit,
        must=~gt(
            as_of,
            add_months(
                coalesce(floating.endorsed_on, floating.permit_issued_on),
                parameter("residence.sign.interval"),
            ),
        ),
    ),
    zh="居住证已超过 {months} 个月没有签注，使用功能已中止。请提醒本人补办签注（补办后恢复），并更新签注日期。",
    en="the residence permit has not been endorsed for more than {months} months and is suspended; remind the person",
    basis=Source(_REGULATION, "第十条"),
    marks=("endorsed_on", "permit_issued_on"),
    needs=("endorsed_on",),
    given=("date.future", "date.order"),
    numbers={"months": parameter("residence.sign.interval")},
    passes=_PERMIT | {"endorsed_on": "2026-03-01"},
    fails=_PERMIT | {"endorsed_on": "2025-03-01"},
)
rules.add(
    "floating.needs-house",
    severity=Severity.WARNING,
    check=Row(when=_lives_here, must=present(floating.house_code)),
    zh="没有关联房屋，而流动人口是按房屋管理的（以房管人）。请补填所住房屋的房屋编号；房屋还没有登记的，请先登记。",
    en="no house is given, by which people from elsewhere are looked after; enter its number",
    basis=Source("县级台账惯例"),
    marks=("house_code",),
    passes={"house_code": "FW5399251010001"},
    fails={"name": "某某某"},
)
rules.add(
    "floating.permit-no-required",
    check=Row(when=_holds_permit, must=present(floating.permit_number) & present(floating.permit_expires_on)),
    zh="办证类型是居住证，但证件号码或到期日期没有填。请对照居住证补填。",
    en="a residence permit without its number or last day; enter both",
    basis=Source("GB/T 31000-2015"),
    marks=("permit_number", "permit_expires_on"),
    passes={
        "permit_type": "01",
        "permit_number": "539925202600001234",
        "permit_expires_on": "2027-03-04",
    },
    fails={"permit_type": "01", "permit_number": "539925202600001234"},
)
rules.add(
    "floating.registered-elsewhere",
    severity=Severity.WARNING,
    check=Row(when=present(_home) & present(_here), must=ne(slice_of(_home, 0, 6), slice_of(_here, 0, 6))),
    zh="流动人口的户籍地和现住地在同一个县（市、区）。请核对两处区划；本县口径把县内跨乡镇流动也算在内的，可以保留。",
    en="registered in the county of residence; check both, and keep it where the county counts moves within it",
    basis=Source("流动人口计划生育工作条例", "第二条"),
    marks=("registered_division", "residence_division"),
    passes={"registered_division": "539901", "residence_division": "539925"},
    fails={"registered_division": "539925", "residence_division": "539925"},
)
