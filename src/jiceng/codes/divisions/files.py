"""Reads the files of the register. Nothing here knows what they mean."""

import csv
import gzip
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["head", "patch", "rows"]


def _content(name: str) -> bytes:
    return (files("jiceng.codes.divisions") / "data" / name).read_bytes()


def rows(name: str) -> Iterator[list[str]]:
    """Return the rows of a packed CSV file, without its head."""
    reader = csv.reader(io.StringIO(gzip.decompress(_content(name)).decode()))
    next(reader)
    return reader


@cache
def patch() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Return the hand-written layer, by kind of entry."""
    return tomllib.loads(_content("patch.toml").decode())


def head() -> Mapping[str, Any]:
    """Return the provenance of the downloaded layers."""
    return tomllib.loads(_content("register.toml").decode())
