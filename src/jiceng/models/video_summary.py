"""视频建设汇总 — what a unit reports of its video surveillance in one period, to be compared with its points."""

from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Unit
from jiceng.models._base import Record
from jiceng.models._marks import COUNT, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["VideoSummary"]


class VideoSummary(Record):
    """视频建设汇总 / video summary."""

    entity: ClassVar[Entity] = Entity(
        name="video_summary",
        label=Label("视频建设汇总", "video summary", also=("视频监控建设汇总", "雪亮工程建设情况")),
        key=("division_code", "period"),
        source=PRACTICE,
        example={
            "division_code": "539925101",
            "period": "2026-Q3",
            "device_sets": 86,
            "cameras": 240,
            "channels": 240,
            "points": 118,
            "new_channels": 30,
            "joined_points": 112,
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("视频汇总单位代码", "division code", also=("单位代码", "所属区划", "区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Unit that reports, with everything below it."""

    period: Annotated[
        str,
        Label("汇总期间", "period", also=("期间", "统计期间")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=20),
    ]
    """Month, quarter or year at whose end it is counted, such as 2026-Q3."""

    device_sets: Annotated[
        int | None,
        Label("视频监控设备总套数", "sets of equipment", also=("视频监控设备（套）", "视频监控设备合计")),
        PUBLIC,
        PRACTICE,
        Unit("套"),
        COUNT,
    ] = None
    """Number of sets of equipment."""

    cameras: Annotated[
        int | None,
        Label("视频探头总数", "cameras", also=("视频探头（个）", "探头总数")),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of lenses."""

    channels: Annotated[
        int | None,
        Label("公共安全视频总路数", "channels", also=("公共安全视频（路）", "视频总路数")),
        PUBLIC,
        PRACTICE,
        Unit("路"),
        COUNT,
    ] = None
    """Number of channels that feed the platform."""

    points: Annotated[
        int | None,
        Label("视频点位总数", "points", also=("视频点位（个）", "安全视频点位数", "点位总数")),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        REGISTERED,
        COUNT,
    ] = None
    """Number of points."""

    new_channels: Annotated[
        int | None,
        Label("新建公共安全视频路数", "new channels", also=("新建视频路数",)),
        PUBLIC,
        PRACTICE,
        Unit("路"),
        COUNT,
    ] = None
    """Number of channels that were added in the period."""

    joined_points: Annotated[
        int | None,
        Label("联网点位数", "joined points", also=("已联网点位数",)),
        PUBLIC,
        PRACTICE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of points that are joined to the platform."""
