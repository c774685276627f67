"""Which units hold a title that waives the check of an item (免检): by the register of names given, or as reported."""

import re
from collections.abc import Callable, Iterator

from jiceng.codes import AdministrativeLevel, DemonstrationKind
from jiceng.dataset import Dataset
from jiceng.indicators.declared import Document
from jiceng.models import Demonstration
from jiceng.periods import Period

__all__ = ["titles_held"]

_LEVELS = {
    "全国": AdministrativeLevel("01"),
    "国家级": AdministrativeLevel("01"),
    "省级": AdministrativeLevel("02"),
    "市级": AdministrativeLevel("03"),
    "县级": AdministrativeLevel("04"),
}
_WITH_LEVEL = re.compile(rf"({'|'.join(_LEVELS)})?(.+)")


def titles_held(
    document: Document, data: Dataset, period: Period, reported: Callable[[str], set[str]]
) -> frozenset[tuple[str, str]]:
    """Return pairs of unit and title. A name counts from the day it is given until it expires or is taken away.

    A title is written with its level (省级文明村) or without (文明村): a name in the register answers to it by its
    title or its kind.
    """
    wanted = {indicator.waiver.holders_of for indicator in document.indicator if indicator.waiver is not None}
    if not wanted:
        return frozenset()
    held = list(_named(data, period))
    named = {
        (unit, title) for title in wanted for unit, level, names in held if _answers(title, level, names)
    }
    return frozenset(named | {(unit, title) for title in wanted for unit in reported(title)})


def _answers(title: str, level: str | None, names: tuple[str, ...]) -> bool:
    if title in names:
        return True
    found = _WITH_LEVEL.fullmatch(title)
    return found is not None and found[2] in names and (found[1] is None or _LEVELS[found[1]] == level)


def _named(data: Dataset, period: Period) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """Return unit, level and names of every title that is held on the last day."""
    import polars as pl

    day = pl.lit(period.last_day)
    held = (
        (pl.col("named_on") <= day)
        & (pl.col("expires_on").is_null() | (pl.col("expires_on") >= day))
        & (pl.col("revoked_on").is_null() | (pl.col("revoked_on") > day))
    )
    rows = data.frame(Demonstration).filter(held).select("division_code", "level", "kind", "title")
    for unit, level, kind, title in rows.iter_rows():
        known = DemonstrationKind.find(kind) if kind else None
        names = (title, None if known is None else known.zh)
        yield unit, level, tuple(name for name in names if name)
