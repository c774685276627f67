"""Measures of video points (视频监控) in public places: joined to the platform, and working."""

from jiceng.codes import VideoPointStatus
from jiceng.expr import Node, eq, present
from jiceng.indicators.measures.measure import Selection, Window, measure, reported_measure, yes
from jiceng.models import VideoPoint

__all__ = ["video_coverage", "video_joined_rate", "video_online_rate"]

video_coverage = reported_measure(
    "video_coverage",
    """已覆盖的重点公共部位数 ÷ 应覆盖数.

    Denominator: key public places that have to be covered, as the department lists them. Numerator: those that
    are. No ledger holds the list of places, so both are reported.
    """,
    title="重点公共部位视频覆盖率",
    unit="%",
    better="higher",
)


@measure(VideoPoint, title="视频联网率", unit="%", better="higher")
def video_joined_rate(point: VideoPoint, window: Window) -> Selection:
    """联网数 ÷ 建成数.

    Denominator: points of public systems in use by the last day of the period, without the scrapped. Numerator:
    those joined to the platform of the county.
    """
    return Selection(_in_use(point, window), yes(point.is_joined), share=True)


@measure(VideoPoint, title="视频在线率", unit="%", better="higher")
def video_online_rate(point: VideoPoint, window: Window) -> Selection:
    """在线数 ÷ 联网数.

    Denominator: points in use that are joined to the platform. Numerator: those on line, as the register stands.
    """
    online = present(point.status) & eq(point.status, VideoPointStatus.ONLINE)
    return Selection(_in_use(point, window) & yes(point.is_joined), online, share=True)


def _in_use(point: VideoPoint, window: Window) -> Node:
    public = ~present(point.is_public_system) | yes(point.is_public_system)
    scrapped = present(point.status) & eq(point.status, VideoPointStatus.SCRAPPED)
    return public & ~scrapped & (~present(point.commissioned_on) | window.reached(point.commissioned_on))
