"""How the division codes of a whole column stand: the same judgement, made once for each different code."""

from datetime import date
from typing import TYPE_CHECKING

from jiceng.codes.divisions.register import DivisionRegister

if TYPE_CHECKING:
    import polars as pl

__all__ = ["standing_column"]


def standing_column(codes: "pl.Series", register: DivisionRegister, *, on: date | None = None) -> "pl.Series":
    """Return the standing of each code as text (`current`, `abolished`, …), null for null.

    A column has few different codes, so the codes are judged one by one as `DivisionRegister.standing` does and
    joined back to the rows.
    """
    import polars as pl

    rows = codes.to_frame("code")
    distinct = codes.drop_nulls().unique()
    judged = pl.DataFrame(
        {
            "code": distinct,
            "standing": [register.standing(code, on=on).standing.value for code in distinct.to_list()],
        },
        schema={"code": codes.dtype, "standing": pl.String},
    )
    joined = rows.join(judged, on="code", how="left", maintain_order="left")
    return joined.get_column("standing").rename(codes.name)
