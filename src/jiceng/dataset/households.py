"""Households as the list of residents shows them.

Counties keep the household inside the list of people: a number and the relation to the head. A number
is unique in its township, so a household is known by both.
"""

from collections.abc import Collection
from string import digits
from typing import TYPE_CHECKING

from jiceng.codes import FamilyRelation
from jiceng.dataset.schema import ROW, SOURCE, empty_frame
from jiceng.models import Household, Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["HEAD_RELATIONS", "TOWNSHIP", "derive_households", "stated_township", "township_of"]

_TOWNSHIP_DIGITS = 9

HEAD_RELATIONS = (FamilyRelation.HEAD, FamilyRelation.SELF)
"""Who is the head by his relation to the head: 户主, and 本人 as household registers write it (GB/T 4761)."""

TOWNSHIP = "_township"


def township_of(grid: str = "grid_code", within: str = "household_number") -> "pl.Expr":
    """Return the township of each row from its grid code, or else from the code of its division.

    A member without either belongs to the township of the others with the same household number on
    the same sheet, provided they agree. Otherwise the sheet stands for the township: two lists without
    codes that both count from 1 do not share their households.
    """
    import polars as pl

    own = pl.coalesce(_township(grid), _township("division_code"))
    household = [pl.col(within), pl.col(SOURCE)]
    agreed = pl.when(own.drop_nulls().n_unique().over(household) == 1).then(own.max().over(household))
    return pl.coalesce(own, agreed, pl.format("sheet {}", SOURCE))


def stated_township(columns: Collection[str]) -> "pl.Expr":
    """Return the township that a row itself names, by its grid or else its division; nothing where it names none."""
    import polars as pl

    places = [_township(name) for name in ("grid_code", "division_code") if name in columns]
    return pl.coalesce(*places, pl.lit(None, dtype=pl.String()))


def _township(column: str) -> "pl.Expr":
    """Return the first nine digits of a code; of a county's code or of a name, which tell no township, nothing."""
    import polars as pl

    code = pl.col(column)
    is_code = (code.str.len_chars() >= _TOWNSHIP_DIGITS) & code.str.slice(0, 1).is_in(list(digits))
    return pl.when(is_code).then(code.str.slice(0, _TOWNSHIP_DIGITS))


def derive_households(residents: "pl.DataFrame", model: type[Record] = Household) -> "pl.DataFrame":
    """Return one row per household number and township, in the order of first appearance: a table of `model`.

    A household without a head, or with two, has no head name: the rule on heads speaks of it.
    """
    import polars as pl

    head = pl.col("relation_to_head").is_in([relation.value for relation in HEAD_RELATIONS])
    single_head = head.sum() == 1
    grouped = (
        residents.filter(pl.col("household_number").is_not_null())
        .with_columns(township_of().alias(TOWNSHIP))
        .group_by(TOWNSHIP, "household_number", maintain_order=True)
        .agg(
            pl.when(single_head).then(pl.col("name").filter(head).first()).alias("head_name"),
            pl.when(single_head).then(pl.col("id_number").filter(head).first()).alias("head_id_number"),
            pl.col("grid_code", "division_code").drop_nulls().first(),
            pl.col("residence_address").drop_nulls().first().alias("address"),
            pl.len().cast(pl.Int64).alias("member_count"),
            pl.col(SOURCE).first(),
            pl.col(ROW).first(),
        )
        .rename({"household_number": "number"})
        .drop(TOWNSHIP)
    )
    return pl.concat([empty_frame(model), grouped], how="diagonal")
