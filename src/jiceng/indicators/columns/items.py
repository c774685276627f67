"""The points of every indicator as columns: by expressions where the points follow from the value alone, else by the engine."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DataError
from jiceng.indicators.columns.forms import follows_from_value, points_of
from jiceng.indicators.columns.marking import Marker
from jiceng.indicators.columns.sheet import Sheet
from jiceng.indicators.columns.width import width_of
from jiceng.indicators.declared import Indicator, own_source, stratum_code, stratum_term
from jiceng.indicators.forms import Form
from jiceng.indicators.numbers import CARRIED_PLACES, half_up

if TYPE_CHECKING:
    import polars as pl

__all__ = ["ItemColumn", "items_of"]

_SHOWN = 20


@attrs.frozen
class ItemColumn:
    """The points of an indicator in units of the last decimal, 0 where it is left out; `out` says where, `None` when nowhere.

    `lacks` are the rows without a value that the scheme calls an error.
    """

    points: "pl.Expr"
    out: "pl.Expr | None"
    lacks: "pl.Expr | None"


def items_of(
    sheet: Sheet, markers: Mapping[str, Marker], places: int
) -> "tuple[pl.DataFrame, dict[str, ItemColumn]]":
    """Return the table, with the marks that the engine made beside it, and the columns of all indicators.

    Raises `DataError` that lists all values which must not be missing.
    """
    frame = sheet.frame
    found: dict[str, ItemColumn] = {}
    for one in sheet.document.indicator:
        if all(follows_from_value(form, one.points) for form in one.forms) and sheet.columns(one):
            found[one.id] = _by_value(sheet, one, places)
        else:
            frame, found[one.id] = _by_engine(frame, markers[one.id])
    _require_values(sheet, frame, found)
    return frame, found


def _by_engine(frame: "pl.DataFrame", marker: Marker) -> "tuple[pl.DataFrame, ItemColumn]":
    import polars as pl

    marks = marker.marks()
    name = marker.indicator.id
    columns = {key: f"{key}:{name}" for key in ("=points", "=out", "=lacks")}
    joined = frame.join(
        marks.rename(columns),
        on=list(marker.columns),
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    points, out, lacks = (pl.col(column) for column in columns.values())
    return joined, ItemColumn(
        points, out if marks["=out"].any() else None, lacks if marks["=lacks"].any() else None
    )


def _by_value(sheet: Sheet, indicator: Indicator, places: int) -> ItemColumn:
    import polars as pl

    document = sheet.document
    better = own_source(document, indicator).better or "higher"
    value = sheet.ratio(indicator)
    points = points_of(indicator.score, value, indicator.points, better, places)
    for group, form in _by_stratum(sheet, indicator):
        points = (
            pl.when(group).then(points_of(form, value, indicator.points, better, places)).otherwise(points)
        )
    missing, none = sheet.missing(indicator), sheet.none(indicator)
    full = int(half_up(indicator.points, places).scaleb(places))
    for states, policy in ((none, indicator.not_applicable), (missing, indicator.missing)):
        if states is not None:
            points = pl.when(states).then(full if policy == "full" else 0).otherwise(points)
    out = _left_out(indicator, missing, none)
    lacks = missing if indicator.missing == "error" else None
    if indicator.waiver is not None:
        held = (pl.col(indicator.waiver.holders_of) > 0).fill_null(value=False)
        points = pl.when(held).then(full).otherwise(points)
        out, lacks = (None if one is None else one & ~held for one in (out, lacks))
    if (
        places < CARRIED_PLACES
    ):  # a float becomes a whole number much faster without the check, and this one always fits
        points = points.cast(width_of(document), wrap_numerical=True)
    return ItemColumn(points, out, lacks)


def _by_stratum(sheet: Sheet, indicator: Indicator) -> "Iterable[tuple[pl.Expr, Form]]":
    import polars as pl

    strata = sheet.document.strata
    if strata is None:
        return
    term = stratum_term(sheet.document.level, strata.by)
    for name, form in indicator.by_stratum.items():
        yield pl.col("=stratum-code") == stratum_code(term, name), form


def _left_out(indicator: Indicator, missing: "pl.Expr | None", none: "pl.Expr | None") -> "pl.Expr | None":
    """Return whether an item is left out and redistributed, `None` when it never is."""
    if indicator.not_applicable != "redistribute":
        none = None
    elif none is not None and missing is not None and indicator.missing != "redistribute":
        none = none & ~missing
    if indicator.missing != "redistribute":
        missing = None
    return none if missing is None else missing if none is None else missing | none


def _require_values(sheet: Sheet, frame: "pl.DataFrame", items: Mapping[str, ItemColumn]) -> None:
    wanted = [(one.title, items[one.id].lacks) for one in sheet.document.indicator]
    others = [one for one in sheet.document.carriers if not isinstance(one, Indicator)]
    wanted += [(one.title, sheet.missing(one)) for one in others if one.missing == "error"]
    lines: list[str] = []
    for title, lacks in wanted:
        units = [] if lacks is None else frame.filter(lacks)["unit"].to_list()
        if units:
            more = f" 等 {len(units)} 个" if len(units) > _SHOWN else ""
            lines.append(f"  {title}：{'、'.join(units[:_SHOWN])}{more}")
    if lines:
        raise DataError(
            "scheme.value-missing",
            f"有 {len(lines)} 项数值没有取得，而方案规定不得缺少，没有计分：\n" + "\n".join(lines),
        )
