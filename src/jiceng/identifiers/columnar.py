"""The columnar twin of `Identifier.parse`: the same layouts and criteria on the bytes of a column."""

from typing import TYPE_CHECKING

from jiceng.expr.check_digits import byte_columns
from jiceng.identifiers.misfits import misfit_reasons
from jiceng.identifiers.normalising import fold_column, normalise_column
from jiceng.identifiers.reasons import Reason

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    from jiceng.identifiers.identifier import Identifier
    from jiceng.identifiers.layout import Layout

__all__ = ["examine_column"]

_REASONS = tuple(Reason)
_CODES = {reason: code for code, reason in enumerate(_REASONS)}
_HOLDS, _NO_LAYOUT = len(_REASONS), len(_REASONS) + 1


def examine_column(kind: "type[Identifier]", series: "pl.Series") -> "pl.DataFrame":
    """Return `Identifier.columns` of a kind; see there."""
    import numpy as np
    import polars as pl

    given = _texts(kind, series)
    outcome = _outcomes(kind, given)
    value = given.clone()  # scatter works in place
    odd = pl.Series(outcome == _NO_LAYOUT) & given.is_not_null()
    if odd.any():
        second = _second_reading(kind, given.filter(odd))
        outcome[odd.to_numpy()] = second["outcome"].to_numpy()
        value = value.scatter(odd.arg_true(), second["plain"])
    missing = given.is_null().to_numpy()
    names = [reason.value for reason in _REASONS]
    known = pl.Series([*names, None, None], dtype=pl.Enum(names))
    frame = pl.DataFrame(
        {
            "valid": pl.Series(outcome == _HOLDS).set(pl.Series(missing), None),
            "reason": known.gather(np.where(missing, _HOLDS, outcome)),
            "value": value.set(pl.Series(outcome != _HOLDS), None),
        }
    )
    return frame.with_columns(
        (pl.col("value") != given).fill_null(value=False).alias("changed"),
        *(part.column(pl.col("value")).alias(name) for name, part in kind.parts.items()),
    )


def _texts(kind: "type[Identifier]", series: "pl.Series") -> "pl.Series":
    import polars as pl

    if isinstance(series, pl.Series):
        if series.dtype == pl.String:
            return series
        if isinstance(series.dtype, pl.Null | pl.Categorical | pl.Enum):
            return series.cast(pl.String)
    raise kind.refusal(series)


def _outcomes(kind: "type[Identifier]", texts: "pl.Series") -> "npt.NDArray[np.uint8]":
    """Return for each text that it holds, that it fits no layout, or the number of the reason it fails for."""
    import numpy as np

    outcomes = np.full(len(texts), _NO_LAYOUT, dtype=np.uint8)
    lengths = texts.str.len_bytes()
    for length, layouts in kind.by_length.items():
        there = (lengths == length).fill_null(value=False)
        if there.any():
            fitting = texts if there.all() else texts.filter(there)
            outcomes[there.to_numpy()] = _outcomes_of_length(layouts, fitting, length)
    return outcomes


def _outcomes_of_length(
    layouts: "tuple[Layout, ...]", texts: "pl.Series", length: int
) -> "npt.NDArray[np.uint8]":
    import numpy as np

    outcomes = np.full(len(texts), _NO_LAYOUT, dtype=np.uint8)
    for start, columns in byte_columns(texts, length):
        chunk = outcomes[start : start + columns.shape[1]]
        for layout in layouts:
            fits = layout.fits_columns(columns) & (chunk == _NO_LAYOUT)
            if fits.any():
                fitting = columns if fits.all() else columns.compress(fits, axis=1)  # stays row by row
                chunk[fits] = _outcomes_of_layout(layout, fitting)
    return outcomes


def _outcomes_of_layout(layout: "Layout", columns: "npt.NDArray[np.uint8]") -> "npt.NDArray[np.uint8]":
    """Return the outcomes of texts that fit the layout."""
    import numpy as np

    outcomes = np.full(columns.shape[1], _HOLDS, dtype=np.uint8)
    for criterion in layout.criteria:
        failed = ~criterion.holds_columns(columns) & (outcomes == _HOLDS)
        outcomes[failed] = _CODES[criterion.reason]
    return outcomes


def _second_reading(kind: "type[Identifier]", given: "pl.Series") -> "pl.DataFrame":
    """Return the plain form of texts that fit no layout as given, and what is found then."""
    import polars as pl

    text = pl.col("given")
    frame = pl.DataFrame({"given": given}).select(
        plain=normalise_column(text, separators=kind.separators, prefix=kind.prefix), folded=fold_column(text)
    )
    outcomes = pl.Series("outcome", _outcomes(kind, frame["plain"]))
    reason = misfit_reasons(pl.col("folded"), pl.col("plain"), tuple(kind.by_length))
    code = reason.replace_strict(_CODES, return_dtype=pl.UInt8)
    return frame.with_columns(outcomes).with_columns(
        outcome=pl.when(pl.col("outcome") == _NO_LAYOUT).then(code).otherwise("outcome")
    )
