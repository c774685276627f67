"""No rule raises on anything: junk of every type in every field, on frames and on rows of an application."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import polars as pl
import pytest

from jiceng.dataset import Dataset, Kind, columns, table_schema
from jiceng.expr import compile_python
from jiceng.models import ENTITIES, Record
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import verdicts
from tests.validate.examples import context_of_the_examples

CONTEXT = context_of_the_examples()
ROWS = 60
TEXTS = (
    "",
    " ",
    "\u202e\u200b",
    "𠮷😀",
    "١٢٣",
    "５３９９",
    "x" * 3000,
    "|",
    "||0|",
    "\n\t",
    "1E400",
    "-0",
    "NaN",
    "e\u0301",
    "[a-z",
    "\\",
)
DAYS = (date.min, date.max, date(1582, 10, 10), date(2024, 2, 29), date(1, 12, 31), date(9999, 1, 1))
NUMBERS = (0, -1, 2**63 - 1, -(2**63), 10**12)
DECIMALS = tuple(
    Decimal(text)
    for text in ("0", "-0.0000000001", "9" * 28, "-" + "9" * 28, "0.5", "9" * 28 + "." + "9" * 10)
)
ODD = (
    *TEXTS,
    *DAYS,
    *NUMBERS,
    *DECIMALS,
    True,
    1.5,
    float("nan"),
    b"\xff",
    [],
    {},
    datetime(1, 1, 1),  # noqa: DTZ001 - junk
    Decimal("NaN"),
    Decimal("Infinity"),
    object(),
)
POOLS: Mapping[Kind, Sequence[object]] = {
    Kind.TEXT: TEXTS,
    Kind.IDENTIFIER: (*TEXTS, "53992519491231048X", "0" * 18, "9" * 15, "5.39925E+17"),
    Kind.CODE: TEXTS,
    Kind.CODES: TEXTS,
    Kind.DATE: DAYS,
    Kind.INTEGER: NUMBERS,
    Kind.DECIMAL: DECIMALS,
    Kind.FLAG: (True, False),
}


def junk(model: type[Record]) -> pl.DataFrame:
    """A table of an entity whose every column holds the oddest values that it can hold."""
    random = np.random.default_rng([*model.entity.name.encode()])
    schema = table_schema(model)
    series: dict[str, pl.Series] = {}
    for column in columns(model).values():
        pool = [*POOLS[column.kind], None]
        picked = random.integers(0, len(pool), ROWS)
        series[column.name] = pl.Series(pool, dtype=schema[column.name])[picked]
        if column.kept is not None:
            texts = [*TEXTS, None]
            series[column.kept] = pl.Series(texts)[random.integers(0, len(texts), ROWS)]
    return pl.DataFrame(series, schema_overrides=schema).select(
        pl.col(name) if name in series else pl.lit(None, dtype=kind).alias(name)
        for name, kind in schema.items()
    )


@pytest.fixture(scope="module")
def data() -> Dataset:
    return Dataset({name: junk(model) for name, model in ENTITIES.items()})


@pytest.mark.parametrize("entity", ENTITIES)
def test_no_rule_raises_on_a_table_of_junk(entity: str, data: Dataset) -> None:
    model = ENTITIES[entity]
    places = [place for place, rule in enumerate(CATALOGUE) if issubclass(model, rule.model)]
    told = verdicts(data, model, places, CONTEXT)
    for place in places:
        tally = told.tally(place)
        assert tally.failed + tally.unknown + tally.not_applicable <= ROWS


@pytest.mark.parametrize("entity", ENTITIES)
def test_no_rule_raises_on_a_row_of_junk(entity: str) -> None:
    model = ENTITIES[entity]
    names = [name for column in columns(model).values() for name in (column.name, column.kept) if name]
    rows = [
        {name: ODD[(start + place * 7) % len(ODD)] for place, name in enumerate(names)}
        for start in range(len(ODD))
    ]
    for rule in CATALOGUE:
        if issubclass(model, rule.model) and not rule.gathers:
            for node in (rule.row.must, rule.row.when):
                if node is not None:
                    truth = compile_python(node, CONTEXT)
                    assert {truth(row) for row in rows} <= {True, False, None}, rule.code
