"""Pictures of an assessment as SVG: each is one text, looks the same everywhere, and always shows Chinese.

Writing is drawn with outlines that travel with the library, not with fonts of the reader's machine; a title and a
description are kept as text for those who listen. The same input gives the same bytes.
"""

from jiceng.report.plots.canvas import Picture, outlines_of
from jiceng.report.plots.changes import rank_changes
from jiceng.report.plots.heat_map import correlation_heat_map
from jiceng.report.plots.intervals import rank_intervals
from jiceng.report.plots.ranking import ranking_bars
from jiceng.report.plots.waterfall import waterfall

__all__ = [
    "Picture",
    "correlation_heat_map",
    "outlines_of",
    "rank_changes",
    "rank_intervals",
    "ranking_bars",
    "waterfall",
]
