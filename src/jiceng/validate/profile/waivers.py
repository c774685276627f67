"""Waivers: a record that somebody has looked at and that may break a rule until a day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from jiceng.dataset import Dataset
from jiceng.models import ENTITIES

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Waiver", "waived_rows"]


class Waiver(BaseModel):
    """One rule on one record, waived for a reason, by somebody, until a day.

    `key` gives the key of the record, field by field; it may be personal, so a profile with waivers is kept like the
    ledgers, and nothing prints it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    rule: str
    entity: str
    key: Mapping[str, str | int | date] = Field(min_length=1, repr=False)
    reason: str = Field(min_length=1)
    author: str = Field(min_length=1)
    expires: date

    def problems(self) -> Iterator[str]:
        """Yield what is wrong with the waiver, in Chinese; it excuses one rule on one record, and no more."""
        if "*" in self.rule or "?" in self.rule or "[" in self.rule:
            yield f"豁免“{self.rule}”应写完整的规则代码"
        if self.entity not in ENTITIES:
            yield f"豁免“{self.rule}”：没有名为“{self.entity}”的数据类型"
        elif set(self.key) != set(ENTITIES[self.entity].entity.key):
            yield f"豁免“{self.rule}”的 key 应写 {'、'.join(ENTITIES[self.entity].entity.key)}"

    def is_in_force(self, as_of: date) -> bool:
        """Tell whether the waiver holds on a day; on its last day it still does."""
        return as_of <= self.expires


def waived_rows(
    failures: "pl.DataFrame", waivers: Sequence[Waiver], data: Dataset, as_of: date
) -> "pl.Series":
    """Return for each failing row whether a waiver in force covers it."""
    import polars as pl

    waived = pl.repeat(value=False, n=failures.height, dtype=pl.Boolean(), eager=True)
    for waiver in waivers:
        if not waiver.is_in_force(as_of) or waiver.entity not in data.frames:
            continue
        keys = data.table(data.models[waiver.entity]).lazy().select(list(waiver.key)).with_row_index("record")
        same = [pl.col(field).cast(pl.String()) == str(value) for field, value in waiver.key.items()]
        records = keys.filter(*same).select("record").collect().to_series()
        waived |= failures.select(
            (pl.col("code") == waiver.rule)
            & (pl.col("entity") == waiver.entity)
            & pl.col("record").is_in(records.implode())
        ).to_series()
    return waived
