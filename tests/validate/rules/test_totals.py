"""A total and the sum of the units below: wrong where it cannot be otherwise, and nowhere else."""

from collections.abc import Sequence

import polars as pl
import pytest

from jiceng.dataset import Dataset, table_schema
from jiceng.models import Division, IndicatorValue
from jiceng.validate import check

TOWNSHIPS = ("539925101", "539925102", "539925103")


def verdict(total: int, told: Sequence[int | None], listed: Sequence[str] = ()) -> tuple[int, int, int]:
    """Failed, unknown and checked, for a county that reports a total and townships that report their parts."""
    rows = [("539925", total), *((unit, number) for unit, number in zip(TOWNSHIPS, told, strict=False))]
    reports = [
        {"unit_code": unit, "indicator": "调解件数", "period": "2026Q3", "count": number}
        for unit, number in rows
    ]
    frames = {"indicator_value": pl.DataFrame(reports, schema=table_schema(IndicatorValue), orient="row")}
    if listed:
        places = [{"code": code} for code in ("539925", *listed, "539925101201")]
        frames["division"] = pl.DataFrame(places, schema=table_schema(Division), orient="row")
    data = Dataset(frames)
    count = check(data, as_of="2026-09-30", rules=["total.children-sum"]).counts["total.children-sum"]
    return count.failed, count.unknown, count.checked


def test_a_total_that_adds_up() -> None:
    assert verdict(6, [1, 2, 3]) == (0, 0, 1)
    assert verdict(6, [1, 2, 3], TOWNSHIPS) == (0, 0, 1)


def test_a_total_below_the_sum_is_wrong_whoever_is_missing() -> None:
    assert verdict(2, [1, 2]) == (1, 0, 1)
    assert verdict(2, [1, 2], TOWNSHIPS) == (1, 0, 1)


def test_a_total_above_the_sum_is_wrong_only_where_nobody_is_missing() -> None:
    failed, unknown, _ = verdict(6, [1, 2])  # the third may not have reported
    assert (failed, unknown) == (0, 1)
    assert verdict(6, [1, 2], TOWNSHIPS) == (0, 0, 0)  # and did not
    assert verdict(7, [1, 2, 3], TOWNSHIPS) == (1, 0, 1)


@pytest.mark.parametrize("total", [1, 3, 9])
def test_a_part_without_a_number_leaves_the_sum_open(total: int) -> None:
    assert verdict(total, [1, None, 2], TOWNSHIPS)[0] == 0
