"""A small scheme and a small batch of made-up data, to be varied by each test."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme
from jiceng.models import Division, IndicatorValue, Record

BASE = """
format = 1
id = "small"
title = "小方案"
level = "township"
full_marks = 10
rounding = { places = 2, mode = "half-up", at = "item" }
[basis]
document = "虚构"
number = "虚构〔2026〕1号"
issued_on = 2026-01-01
[in_force]
from = 2026-01-01
[[part]]
id = "all"
title = "全部"
points = 10
[[indicator]]
id = "rate"
part = "all"
clause = "第一条"
title = "比率"
points = 10
value = { reported = true }
score = { form = "proportion" }
missing = "zero"
not_applicable = "redistribute"
"""

UNITS = {"539925101": "柳河镇", "539925102": "青石镇", "539925201": "白杨乡"}


@pytest.fixture
def scheme() -> Callable[..., Scheme]:
    """`scheme(("old", "new"), …, more="…")`: the small scheme with pieces replaced and text put at the end."""

    def build(*changes: tuple[str, str], more: str = "") -> Scheme:
        text = BASE
        for old, new in changes:
            assert old in text, f"the base scheme has no {old!r}"
            text = text.replace(old, new, 1)
        return Scheme.parse((text + more).encode())

    return build


@pytest.fixture
def batch() -> Callable[..., Dataset]:
    """`batch(records, reported={("539925101", "比率"): {"value": "0.5"}})`: three townships and what is given.

    A third part of a key is another period; `units` are other divisions, or the same with more columns.
    """

    def build(
        records: Iterable[Record] = (),
        *,
        reported: Mapping[tuple[str, ...], Mapping[str, object]] | None = None,
        period: str = "2026Q3",
        units: Iterable[Mapping[str, object]] = tuple(
            {"code": code, "name": name} for code, name in UNITS.items()
        ),
    ) -> Dataset:
        divisions = [Division.model_validate(unit) for unit in units]
        values = [
            IndicatorValue.model_validate(
                {"unit_code": unit, "indicator": name, "period": when[0] if when else period}
                | {
                    key: Decimal(value) if isinstance(value, str) and key != "note" else value
                    for key, value in row.items()
                }
            )
            for (unit, name, *when), row in (reported or {}).items()
        ]
        return Dataset.from_records([*divisions, *values, *records])

    return build
