"""Rules on 指标值: a part is not more than the whole, and totals add up."""

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from operator import or_

from jiceng.expr import eq, fields, ge, gt, le, length, literal, lt, minus, present, slice_of, times
from jiceng.expr.verbs import lift
from jiceng.identifiers import CreditCode, DivisionCode, GridCode, Identifier
from jiceng.labels import Source
from jiceng.models import Division, IndicatorValue
from jiceng.validate.derived.identity import well_formed
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(IndicatorValue)
reported = rules.field

_PRACTICE = Source("县级考核报表审核惯例")

rules.add(
    "rate.num-le-den",
    check=Row(
        when=present(reported.numerator) & present(reported.denominator),
        must=le(reported.numerator, reported.denominator),
    ),
    zh="分子大于分母（如化解数大于受理数）。请核对两个数，改正写错的一处。",
    en="the numerator is larger than the denominator; correct the number that is wrong",
    basis=_PRACTICE,
    marks=("numerator", "denominator"),
    passes={"numerator": 187, "denominator": 187},
    fails={"numerator": 188, "denominator": 187},
)


def _reports(own: int, below: int, name: str, *, total: int, parts: Sequence[int]) -> list[dict[str, object]]:
    """Return what a unit and those below it report, as an example."""
    units = ["539925101"[:own], *(f"539925{place:03}001"[:below] for place in range(101, 101 + len(parts)))]
    told: dict[str, object] = {"indicator": "调解件数", "period": "2026Q3"}
    return [
        told | {"unit_code": unit, name: number} for unit, number in zip(units, [total, *parts], strict=True)
    ]


_UNITS: tuple[type[Identifier], ...] = (DivisionCode, GridCode, CreditCode)
rules.add(
    "indicator.unit-code",
    severity=Severity.WARNING,
    check=Row(
        when=present(reported.unit_code),
        must=reduce(or_, (well_formed(lift(reported.unit_code), kind) for kind in _UNITS)),
    ),
    zh="“单位代码”既不是区划代码，也不是网格编码或统一社会信用代码。请核对；没有代码的单位请填所属区划的代码。",
    en="no code of a division or a grid and no credit code; check it, or enter that of the division",
    basis=_PRACTICE,
    marks=("unit_code",),
    passes={"unit_code": "539925101"},
    fails={"unit_code": "5399251"},
)

_HALF_A_POINT = Decimal("0.5")
_off_by = minus(times(reported.value, reported.denominator), times(reported.numerator, 100))
_half = times(reported.denominator, literal(_HALF_A_POINT))
rules.add(
    "rate.range",
    check=Row(
        when=gt(reported.denominator, 0) & gt(reported.numerator, 0) & present(reported.value),
        must=~(gt(reported.value, 1) & le(_off_by, _half) & ge(_off_by, minus(0, _half))),
    ),
    zh="数值填成了百分数（如 96.9），这里应填比值（如 0.969）。请按分子除以分母改正。",
    en="the value is written in percent (96.9) where the ratio is wanted (0.969); correct it",
    basis=_PRACTICE,
    marks=("value",),
    given=("rate.num-le-den",),
    passes={"value": Decimal("0.969"), "numerator": 187, "denominator": 193},
    fails={"value": Decimal("96.9"), "numerator": 187, "denominator": 193},
)

_part, _place = fields(IndicatorValue), fields(Division)
_UNDER = {
    6: 9,
    9: 12,
}  # digits of a county's code and of its townships', of a township's and of its villages'
_TOTALS = (
    ("count", reported.count, _part.count),
    ("numerator", reported.numerator, _part.numerator),
    ("denominator", reported.denominator, _part.denominator),
)
for _own, _below in _UNDER.items():
    _under = [
        (reported.unit_code, slice_of(_part.unit_code, 0, _own)),
        (reported.indicator, _part.indicator),
        (reported.period, _part.period),
    ]
    _told = rules.distinct(
        f"told_{_below}", None, _part.unit_code, _under, eq(length(_part.unit_code), _below)
    )
    _there = rules.count(
        f"there_{_below}",
        Division,
        [(reported.unit_code, slice_of(_place.code, 0, _own))],
        eq(length(_place.code), _below),
    )
    for _name, _field, _other in _TOTALS:
        _sum = rules.total(
            f"{_name}_{_below}", None, _other, _under, where=eq(length(_part.unit_code), _below)
        )
        rules.add(
            "total.children-sum",
            # A total above the sum is wrong only where no unit below is missing: the list of divisions tells.
            check=Row(
                when=eq(length(reported.unit_code), _own)
                & present(_sum)
                & (le(_field, _sum) | eq(_told, _there.value)),
                must=eq(_field, _sum),
            ),
            zh="汇总数与下级单位的合计不一致。请核对汇总数和下级各单位的数，改正填错的一处。",
            en="the total differs from the sum of the units below; correct the one that is wrong",
            basis=_PRACTICE,
            marks=(_name,) if _below == 9 else (_name, "unit_code"),
            passes=_reports(_own, _below, _name, total=3, parts=[3]),
            fails=_reports(_own, _below, _name, total=2, parts=[3]),
        )

_before = rules.before(
    "count_before",
    reported.count,
    by=(reported.unit_code, reported.indicator, slice_of(reported.period, 0, 4), length(reported.period)),
    order=(reported.period,),
)
rules.add(
    "total.period-cumulative",
    severity=Severity.WARNING,
    check=Row(
        when=eq(reported.is_cumulative, literal(value=True)) & present(_before) & present(reported.count),
        must=~lt(reported.count, _before),
    ),
    zh="本期累计数小于上期累计数。请核对两期的数；有核减的，请在说明里写明。",
    en="the running total is smaller than in the period before; check both, or explain what was taken back",
    basis=_PRACTICE,
    marks=("count", "period"),
    passes=[
        {"unit_code": "539925101", "indicator": "a", "period": "2026-08", "count": 3, "is_cumulative": True},
        {"unit_code": "539925101", "indicator": "a", "period": "2026-09", "count": 3, "is_cumulative": True},
    ],
    fails=[
        {"unit_code": "539925101", "indicator": "a", "period": "2026-08", "count": 3, "is_cumulative": True},
        {"unit_code": "539925101", "indicator": "a", "period": "2026-09", "count": 2, "is_cumulative": True},
    ],
)
