"""Rules on 视频建设汇总: the totals of a unit are those of its points."""

from decimal import Decimal
from functools import reduce
from operator import and_

from jiceng.codes import VideoPointStatus
from jiceng.expr import Node, coalesce, eq, fields, le, length, literal, matches, ne, present, slice_of
from jiceng.labels import Source
from jiceng.models import VideoPoint, VideoSummary
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(VideoSummary)
summary = rules.field
point = fields(VideoPoint)

_in_use = coalesce(ne(point.status, VideoPointStatus.SCRAPPED), literal(value=True))
_LEVELS = (6, 9, 12)
"""How many digits the code of the unit has: a county, township or village with everything below it."""

# A list of points has no period: it can be held against the one period that a unit reports.
_periods = rules.distinct("periods", None, summary.period, [(summary.division_code, summary.division_code)])
_within = {digits: [(summary.division_code, slice_of(point.division_code, 0, digits))] for digits in _LEVELS}
_points = {
    digits: rules.count(f"points_{digits}", VideoPoint, match, _in_use) for digits, match in _within.items()
}


def _at_each_level(told: dict[int, Node]) -> Node:
    return reduce(and_, [ne(length(summary.division_code), digits) | holds for digits, holds in told.items()])


# A unit of which the list names no point is not held against it.
_LISTED = _at_each_level({digits: count.at_least(1) for digits, count in _points.items()})

for _name, _stated, _zh, _en in (
    ("points", summary.points, "视频点位总数", "points"),
    ("cameras", summary.cameras, "视频探头总数", "cameras"),
    ("channels", summary.channels, "公共安全视频总路数", "channels"),
    ("device_sets", summary.device_sets, "视频监控设备总套数", "sets of equipment"),
):
    _sums: dict[int, Node] = (
        {digits: eq(count.value, _stated) for digits, count in _points.items()}
        if _name == "points"
        else {
            digits: eq(
                rules.total(f"{_name}_{digits}", VideoPoint, getattr(point, _name), match, _in_use), _stated
            )
            for digits, match in _within.items()
        }
    )
    _rows = [
        {"device_code": f"5399251000131100000{place}", "division_code": "539925101201", "cameras": 1}
        | {"channels": 1, "device_sets": 1, "longitude": Decimal(101), "latitude": Decimal(f"25.{place + 3}")}
        for place in (1, 2)
    ]
    rules.add(
        "video.coverage-total",
        check=Row(
            when=present(_stated)
            & matches(summary.division_code, "[0-9]{6}|[0-9]{9}|[0-9]{12}")
            & le(_periods, 1)
            & _LISTED,
            must=_at_each_level(_sums),
        ),
        zh=f"“{_zh}”与本批视频点位明细的合计不一致（报废的不算）。请核对汇总数，或补报缺少的点位。",
        en=f"the total of {_en} differs from that of the points in the list; correct it, or add the missing points",
        basis=Source("县级基层治理工作部署", "视频建设"),
        marks=(_name,),
        given=("value.out-of-range",),
        passes={
            "video_summary": [{"division_code": "539925101", "period": "2026-Q3", _name: 2}],
            "video_point": _rows,
        },
        fails={
            "video_summary": [{"division_code": "539925101", "period": "2026-Q3", _name: 3}],
            "video_point": _rows,
        },
    )
