"""A county as those who report it split it up: people by township, everything else in one list each."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import Dataset
from jiceng.models import Division, Household, Record, Resident

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Ledger", "ledgers"]

_TOWNSHIP_DIGITS = 9
_BY_TOWNSHIP = {Resident.entity.name, Household.entity.name}


@attrs.frozen(eq=False)
class Ledger:
    """One list to submit: the name of its file, what it lists, and its records."""

    name: str
    model: type[Record]
    frame: "pl.DataFrame"


def ledgers(data: Dataset) -> Iterator[Ledger]:
    """Yield the ledgers of a county; every record stands in just one."""
    import polars as pl

    towns = [
        (code, name)
        for code, name in data.frame(Division).select("code", "name").iter_rows()
        if len(code) == _TOWNSHIP_DIGITS
    ]
    for entity, frame in data.frames.items():
        model = data.models[entity]
        label = model.entity.label.zh
        if entity not in _BY_TOWNSHIP:
            yield Ledger(f"{label}台账", model, frame)
            continue
        for code, name in towns:
            own = frame.filter(pl.col("division_code").str.starts_with(code))
            if own.height:
                yield Ledger(f"{name}{label}", model, own)
