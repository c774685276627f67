"""Numbers that one list states of another: set to what the other one holds."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jiceng.codes import AssessmentGrade

if TYPE_CHECKING:
    import polars as pl

__all__ = ["fitted"]


def fitted(frames: "Mapping[str, pl.DataFrame]") -> "dict[str, pl.DataFrame]":
    """Return the tables that state something of others, corrected; entities that there are not are passed over."""
    import polars as pl

    changed: dict[str, pl.DataFrame] = {}
    tasks = frames.get("responsibility_task")
    if tasks is not None and "task_plan" in frames:
        changed["task_plan"] = frames["task_plan"].with_columns(
            pl.lit(tasks.height, dtype=pl.Int64).alias("tasks"),
            pl.lit(tasks["aspect"].n_unique(), dtype=pl.Int64).alias("aspects"),
        )
    if "assessment_result" in frames:  # the example is the best of many, and several are not
        results = frames["assessment_result"]
        changed["assessment_result"] = results.with_columns(
            pl.lit(AssessmentGrade.GOOD.value).alias("grade"),
            *(pl.lit(None, dtype=results.schema[name]).alias(name) for name in ("declared_full", "rank")),
        )
    if "video_summary" in frames and "video_point" in frames:
        changed["video_point"] = _apart(frames["video_point"])
        changed["video_summary"] = _summed(frames["video_summary"], frames["video_point"])
    return changed


_STEP: Final = Decimal("0.0001")
"""About ten metres, in degrees."""


def _apart(points: "pl.DataFrame") -> "pl.DataFrame":
    """Return points of which each stands north of the one before."""
    import polars as pl

    kind = points.schema["latitude"]
    return points.with_columns(
        (
            pl.col("latitude") + (pl.int_range(pl.len()).cast(kind) * pl.lit(_STEP, dtype=kind)).cast(kind)
        ).cast(kind)
    )


def _summed(summaries: "pl.DataFrame", points: "pl.DataFrame") -> "pl.DataFrame":
    """Return the summaries with the totals of the points below each division; without any nothing is told of them."""
    import polars as pl

    counted = ("cameras", "channels")
    rows = []
    for code in summaries["division_code"]:
        own = points.filter(pl.col("division_code").str.starts_with(code))
        rows.append([own.height or None, *(own[name].sum() or None for name in counted)])
    columns = dict(zip(("points", *counted), zip(*rows, strict=True), strict=True))
    return summaries.with_columns(
        *(pl.Series(name, values, dtype=summaries.schema[name]) for name, values in columns.items()),
        pl.lit(None, dtype=summaries.schema["device_sets"]).alias("device_sets"),
    ).with_columns(
        pl.min_horizontal("new_channels", "channels").alias("new_channels"),
        pl.col("points").alias("joined_points"),
    )
