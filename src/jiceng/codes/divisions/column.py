"""How the division codes of a whole column stand: the same judgement, made once for each different code."""

from datetime import date
from typing import TYPE_CHECKING

from jiceng.codes.divisions.register import DivisionRegister

if TYPE_CHECKING:
    import polars as pl

__all__ = ["standing_column"]


def standing_column(
    codes: "pl.Series", register: DivisionRegister | None = None, *, on: date | None = None
) -> "pl.Series":
    """Return the standing of each code as text (`current`, `abolished`, …), null for null.

    The codes are judged as `DivisionRegister.standing` does (`register` is the bundled one by default), each
    different code once, and joined back to the rows: a million rows of a county have some dozens of codes.
    """
    import polars as pl

    asked = register or DivisionRegister()
    rows = codes.cast(pl.String).to_frame("code")
    distinct = rows.get_column("code").drop_nulls().unique()
    standings = [asked.standing(code, on=on).standing.value for code in distinct.to_list()]
    judged = pl.DataFrame({"code": distinct, "standing": pl.Series(standings, dtype=pl.String)})
    joined = rows.join(judged, on="code", how="left", maintain_order="left")
    return joined.get_column("standing").rename(codes.name)
