"""What a table tells together with those of the same subject that were published before it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jiceng.share.release.published import Place, Release

if TYPE_CHECKING:
    import polars as pl

__all__ = ["changed_too_little", "same_shape"]


def same_shape(table: "pl.DataFrame", label: str, earlier: Sequence[Release]) -> str:
    """Return what is wrong with a table beside earlier ones; the empty string where rows and columns are the same.

    Where a row is left out, the totals tell it; nothing could be said of the counts then.
    """
    rows = {str(name) for name in table[label]}
    columns = set(table.columns) - {label}
    if all(set(before.rows) == rows and set(before.columns) == columns for before in earlier):
        return ""
    return "a table of counts has the rows and columns of the earlier ones of its subject"


def changed_too_little(place: Place, count: int, k: int, earlier: Sequence[Release]) -> bool:
    """Tell whether a count, published, would show beside an earlier table a change of 1 to k - 1 people.

    Where the earlier count is hidden, it would come too close to it: whoever takes the two for equal learns both.
    """
    for before in earlier:
        least, most = before.interval(place)
        if least == most:
            if 0 < abs(count - least) < k:
                return True
        elif least - k < count and (most is None or count < most + k):
            return True
    return False
