"""Totals that are made of other totals: of the periods inside, or of other schemes."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from jiceng.errors import DeclarationError
from jiceng.indicators.columns.ratio import half_up_of
from jiceng.indicators.declared import Document
from jiceng.indicators.scorecard import ComposedShare

if TYPE_CHECKING:
    import polars as pl

__all__ = ["components_of", "composed"]

_SAID = {"months": "月度平均", "quarters": "季度平均", "half_years": "半年平均"}


def _weights(document: Document) -> dict[str, Fraction]:
    """Return the weight of everything that a total is made of, apart from the period itself."""
    compose = document.compose
    if compose is None:
        return {}
    periods = {"months": compose.months, "quarters": compose.quarters, "half_years": compose.half_years}
    return {
        **{name: weight for name, weight in periods.items() if weight is not None},
        **compose.schemes,
    }


def composed(
    document: Document, scored: "pl.DataFrame", components: "Mapping[str, Sequence[pl.DataFrame]]"
) -> "pl.DataFrame":
    """Replace the totals by the weighted sums; each component has unit, total and rank. Raises `DeclarationError` for components that are not given."""
    import polars as pl

    weights = _weights(document)
    absent = [name for name in weights if not components.get(name)]
    if absent:
        raise DeclarationError(
            f"the total is made of {', '.join(absent)}, which are not among the components"
        )
    own = document.compose.year if document.compose is not None else None
    places = document.rounding.places
    tables = {name: components[name] for name in weights}
    counts = lcm(*(number for found in tables.values() for number in range(1, len(found) + 1)))
    scales = {name: max(_scale(one) for one in found) for name, found in tables.items()}
    finest = max([places, *scales.values()])
    shared = lcm(*(weight.denominator for weight in [*weights.values(), *([own] if own else [])]))
    exact = pl.lit(0, dtype=pl.Int128())
    frame = scored
    for name, weight in weights.items():
        frame = frame.join(_summed(tables[name], finest), on="unit", how="left", maintain_order="left")
        frame = frame.rename({"=sum": f"=sum:{name}", "=count": f"=count:{name}"})
        total, count = pl.col(f"=sum:{name}"), pl.col(f"=count:{name}").fill_null(0)
        mean = pl.when(count > 0).then(total * (counts // pl.max_horizontal(count, 1))).otherwise(0)
        exact = exact + mean * int(weight * shared)
    if own is not None:
        exact = exact + pl.col("total").cast(pl.Int128) * (
            10 ** (finest - places) * counts * int(own * shared)
        )
    size = 10 ** (finest - places) * counts * shared
    return frame.with_columns(half_up_of(exact * 2, size, pl.Int128()).cast(pl.Int64).alias("total"))


def _scale(frame: "pl.DataFrame") -> int:
    import polars as pl

    kind = frame.schema["total"]
    return kind.scale if isinstance(kind, pl.Decimal) else 0


def _summed(frames: "Sequence[pl.DataFrame]", places: int) -> "pl.DataFrame":
    """Return the sum of the totals of the units that have a place, in units of so many decimals, and how many those are."""
    import polars as pl

    whole = [
        frame.filter(pl.col("rank").is_not_null()).select(
            "unit", pl.col("total").to_physical().cast(pl.Int128) * 10 ** (places - _scale(frame))
        )
        for frame in frames
    ]
    sums = pl.concat(whole).group_by("unit")
    return sums.agg(pl.col("total").sum().alias("=sum"), pl.len().cast(pl.Int128).alias("=count"))


def components_of(
    document: Document, components: "Mapping[str, Sequence[pl.DataFrame]]", unit: str
) -> list[ComposedShare]:
    """Return the weighted shares of one unit's total, as a scorecard has them."""
    import polars as pl

    found: list[ComposedShare] = []
    for name, weight in _weights(document).items():
        totals: list[Decimal] = []
        for one in components[name]:
            own = one.filter((pl.col("unit") == unit) & pl.col("rank").is_not_null())
            totals += own["total"].to_list()
        mean = sum(map(Fraction, totals), Fraction(0)) / len(totals) if totals else None
        found.append(ComposedShare(_SAID.get(name, name), weight, mean))
    if document.compose is not None and document.compose.year is not None:
        found.append(ComposedShare("本期", document.compose.year, None, own=True))
    return found
