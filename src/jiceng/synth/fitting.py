"""Numbers that one list states of another: set to what the other one holds."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

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
    return changed
