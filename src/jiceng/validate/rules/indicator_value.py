"""Rules on 指标值: a part is not more than the whole, and totals add up."""

from decimal import Decimal

from jiceng.expr import eq, fields, ge, gt, le, length, literal, lt, minus, present, slice_of, times
from jiceng.labels import Source
from jiceng.models import IndicatorValue
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

_part = fields(IndicatorValue)
_UNDER = {
    6: 9,
    9: 12,
}  # digits of a county's code and of its townships', of a township's and of its villages'
for _own, _below in _UNDER.items():
    for _name, _field, _other in (
        ("count", reported.count, _part.count),
        ("numerator", reported.numerator, _part.numerator),
        ("denominator", reported.denominator, _part.denominator),
    ):
        _sum = rules.total(
            f"{_name}_{_below}",
            None,
            _other,
            [
                (reported.unit_code, slice_of(_part.unit_code, 0, _own)),
                (reported.indicator, _part.indicator),
                (reported.period, _part.period),
            ],
            where=eq(length(_part.unit_code), _below),
        )
        rules.add(
            "total.children-sum",
            check=Row(when=eq(length(reported.unit_code), _own) & present(_sum), must=eq(_field, _sum)),
            zh="汇总数与本批下级单位的合计不一致。请核对汇总数和下级各单位的数，补齐漏报的单位或改正。",
            en="the total differs from the sum of the units below in this batch; correct it, or send what is missing",
            basis=_PRACTICE,
            marks=(_name,) if _below == 9 else (_name, "unit_code"),
            passes=[
                {
                    "unit_code": "539925101"[:_own].ljust(_own, "0"),
                    "indicator": "调解件数",
                    "period": "2026Q3",
                    _name: 3,
                },
                {"unit_code": "539925101001"[:_below], "indicator": "调解件数", "period": "2026Q3", _name: 3},
            ],
            fails=[
                {
                    "unit_code": "539925101"[:_own].ljust(_own, "0"),
                    "indicator": "调解件数",
                    "period": "2026Q3",
                    _name: 4,
                },
                {"unit_code": "539925101001"[:_below], "indicator": "调解件数", "period": "2026Q3", _name: 3},
            ],
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
