"""The published cases."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

__all__ = ["ASEM", "SCORING", "asem", "case", "close", "matrix", "tai"]

_FOLDER = Path(__file__).parents[2] / "data" / "conformance"
SCORING = _FOLDER / "scoring"
ASEM = _FOLDER / "asem"


def case(name: str) -> dict[str, Any]:
    """A published case by its id."""
    found: dict[str, Any] = json.loads((SCORING / f"{name}.json").read_text("utf-8"))
    return found


def close(found: npt.ArrayLike, expected: npt.ArrayLike, given: dict[str, Any]) -> None:
    """Assert that numbers agree to the tolerance of their case."""
    assert np.max(np.abs(np.asarray(found) - np.asarray(expected))) <= given["tolerance"] + 1e-12


def matrix(given: dict[str, Any]) -> npt.NDArray[np.float64]:
    """The matrix of a case, from itself or from the file that it names."""
    if "matrix" in given["input"]:
        return np.asarray(given["input"]["matrix"], dtype=np.float64)
    return tai().select(given["input"]["columns"]).to_numpy().astype(np.float64)


def tai() -> pl.DataFrame:
    """The Technology Achievement Index, 23 countries."""
    return pl.read_csv(SCORING / "tai_23_raw.csv")


def asem(name: str) -> pl.DataFrame:
    """A file of the connectivity index; its numbers as floats, missing ones null."""
    frame = pl.read_csv(ASEM / f"{name}.csv", null_values=["", "NA", "NaN"], infer_schema_length=None)
    return frame.with_columns(pl.col(pl.Int64).cast(pl.Float64))
