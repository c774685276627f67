"""Rules on 留守儿童汇总: each way to divide the children adds up to all of them."""

from functools import reduce

from jiceng.expr import Node, eq, plus, present
from jiceng.labels import Source
from jiceng.models import LeftBehindSummary, terms
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(LeftBehindSummary)
summary = rules.field

_SUMS = (
    ("total", ("aged_0_5", "aged_6_13", "aged_14_16"), "各年龄段", "the ages"),
    ("aged_0_5", ("boys_0_5", "girls_0_5"), "男女", "boys and girls"),
    ("aged_6_13", ("boys_6_13", "girls_6_13"), "男女", "boys and girls"),
    ("aged_14_16", ("boys_14_16", "girls_14_16"), "男女", "boys and girls"),
    (
        "total",
        (
            "in_kindergarten",
            "not_in_kindergarten",
            "in_primary_school",
            "in_junior_secondary",
            "in_senior_secondary",
            "in_secondary_vocational",
            "dropped_out",
            "out_of_school",
        ),
        "各就学情况",
        "the schools",
    ),
    (
        "total",
        ("with_grandparents", "with_relatives", "with_unable_parent", "unattended"),
        "各监护类型",
        "the carers",
    ),
    ("total", ("care_good", "care_fair", "care_poor"), "各监护情况", "the grades of care"),
)

for _total, _parts, _zh, _en in _SUMS:
    _whole = getattr(summary, _total)
    _sum: Node = reduce(plus, (getattr(summary, part) for part in _parts))
    _label = terms(LeftBehindSummary)[_total].label
    rules.add(
        "leftbehind.bands-sum",
        check=Row(when=present(_whole) & present(_sum), must=eq(_whole, _sum)),
        zh=f"{_zh}人数之和不等于“{_label.zh}”。请逐项核对，改正写错的一栏。",
        en=f"{_en} do not add up to {_label.en}; check each number",
        basis=Source("民发〔2016〕42号", "附件3 注2"),
        marks=(_total, *_parts),
        given=("value.out-of-range",),
        passes=dict.fromkeys(_parts, 1) | {_total: len(_parts)},
        fails=dict.fromkeys(_parts, 1) | {_total: len(_parts) + 1},
    )
