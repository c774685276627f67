"""Grades and places in whole columns: lines, then vetoes, then quotas; see `scoring.grading` and `scoring.ranking`."""

from collections.abc import Mapping
from math import ceil
from typing import TYPE_CHECKING

from jiceng.indicators.declared import Document, Veto
from jiceng.indicators.scorecard import Problem
from jiceng.indicators.scoring import most_places, told_too_few, told_within

if TYPE_CHECKING:
    import polars as pl

__all__ = ["with_grades", "with_places"]

_METHODS = {"same-skip": "min", "same-dense": "dense", "mean": "average"}


def with_places(document: Document, scored: "pl.DataFrame") -> "pl.DataFrame":
    """Put `rank` and, with strata, `stratum_rank` beside the totals; `=order` sorts the units, the best first.

    A unit of which no item counts has no place.
    """
    import polars as pl

    last = [veto for veto in document.veto if veto.effect == "last-rank"]
    counts, then_by = pl.col("=counts"), document.ranking.then_by
    order = -pl.col("total")
    if last or then_by:
        keys = [pl.any_horizontal([_hit(veto) for veto in last]) if last else pl.lit(value=False), order]
        keys += [pl.col("unit") if name == "id" else pl.col(name) * -1 for name in then_by]
        names = [f"k{at}" for at in range(len(keys))]
        order = pl.struct(key.alias(name) for key, name in zip(keys, names, strict=True)).rank("dense")
    frame = scored.with_columns(pl.when(counts).then(order).alias("=order"))
    rank = pl.col("=order").rank(_METHODS[document.ranking.ties])  # type: ignore[arg-type]
    if document.strata is None:
        return frame.with_columns(rank.alias("rank"))
    return frame.with_columns(rank.alias("rank"), rank.over("stratum").alias("stratum_rank"))


def _hit(veto: Veto) -> "pl.Expr":
    import polars as pl

    return pl.col(f"=hit:{veto.id}")


def with_grades(document: Document, scored: "pl.DataFrame") -> "tuple[pl.DataFrame, list[Problem]]":
    """Put `grade` beside the totals and their `=order`, and tell what is to be known of the quotas."""
    import polars as pl

    names = [grade.name for grade in document.grade]
    if not names:
        return scored.with_columns(grade=pl.lit(None, dtype=pl.String())), []
    frame = scored.with_columns(_step(document).alias("=step"))
    problems: list[Problem] = []
    for place, grade in enumerate(document.grade):
        if grade.places is not None:
            frame, told = _within_quota(document, frame, place)
            problems += told
    told_grade = pl.col("=step").cast(pl.UInt8).cat.to(pl.Enum(names))
    return frame.with_columns(told_grade.alias("grade")), problems


def _step(document: Document) -> "pl.Expr":
    """Return the place of the grade, 0 for the best: that of the total, lowered by vetoes."""
    import polars as pl

    names = [grade.name for grade in document.grade]
    size = 10**document.rounding.places
    found: pl.Expr = pl.lit(None, dtype=pl.UInt32())
    for place, grade in reversed(list(enumerate(document.grade))):
        here = pl.lit(place, dtype=pl.UInt32())
        if grade.at_least is None:
            found = here
        else:  # a total is a whole number of units, so that a line between two of them is the upper one
            found = pl.when(pl.col("total") >= ceil(grade.at_least * size)).then(here).otherwise(found)
    for veto in document.veto:
        lowest = {"not-top": 1, "fail": len(names) - 1}.get(veto.effect)
        if veto.grade is not None:
            lowest = names.index(veto.grade)
        if lowest is not None:
            lowered = pl.when(found.is_not_null()).then(
                pl.max_horizontal(found, pl.lit(lowest, dtype=pl.UInt32()))
            )
            found = pl.when(_hit(veto)).then(lowered).otherwise(found)
    return pl.when(pl.col("=counts")).then(found)


def _within_quota(
    document: Document, frame: "pl.DataFrame", place: int
) -> "tuple[pl.DataFrame, list[Problem]]":
    """Move units beyond a quota one grade down; those that share a place stay together."""
    import polars as pl

    grade = document.grade[place]
    quota = grade.places
    if quota is None:
        return frame, []
    group = pl.col("stratum") if quota.of == "stratum" and document.strata is not None else pl.lit("")
    fits = (pl.col("=step") == place).fill_null(value=False)
    groups = frame.group_by(group.alias("=group"), maintain_order=True).agg(
        ranked=pl.col("=counts").sum(), fitting=fits.sum()
    )
    counted = list(groups.iter_rows())
    most = {
        name: places
        for name, ranked, fitting in counted
        if (places := most_places(quota, ranked)) is not None and fitting > places
    }
    frame = _moved(frame, group, place, most, admit=quota.ties == "admit") if most else frame
    left = dict(frame.filter(pl.col("=step") == place).group_by(group.alias("=group")).len().iter_rows())
    problems: list[Problem] = []
    for name, _, fitting in counted:
        where = f"“{name}”" if name else ""
        if quota.at_least_units is not None and fitting < quota.at_least_units:
            problems.append(told_too_few(where, grade, quota.at_least_units, fitting))
        if name in most:
            problems.append(told_within(where, grade, quota, most[name], fitting, left.get(name, 0)))
    return frame, problems


def _moved(
    frame: "pl.DataFrame", group: "pl.Expr", place: int, most: Mapping[str, int], *, admit: bool
) -> "pl.DataFrame":
    """Move the units that do not fit in; `most` are the places of the groups that have too few."""
    import polars as pl

    fits = (pl.col("=step") == place).fill_null(value=False)
    inside = pl.when(fits).then(pl.col("=order")).rank("min" if admit else "max").over("=group")
    bound = pl.col("=group").replace_strict(
        list(most), list(most.values()), default=None, return_dtype=pl.UInt32()
    )
    beyond = (fits & (inside > bound)).fill_null(value=False)
    step = pl.col("=step") + beyond.cast(pl.UInt32())
    return frame.with_columns(group.alias("=group")).with_columns(step.alias("=step")).drop("=group")
