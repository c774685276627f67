"""Tables of rows that are nearly in order, by the hundred thousand: few values to a column, so that rows meet each other.

Every other row starts from a failing example of a rule, so that every rule is broken somewhere: half of them hold
nothing else, the others are filled up like the rest. Rows of one example stand together, those of other entities at
the same place of their table.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import polars as pl

from jiceng.codes import CodeEnum
from jiceng.dataset import ROW, SOURCE, Column, Kind, columns, table_schema
from jiceng.models import ENTITIES, Record
from jiceng.validate.rules import WRITTEN
from tests.validate.examples import entity_for, rows_of, typed

AS_OF = date(2026, 9, 30)
RESIDENTS = ("53992519491231048X", "539925199404184731")
TEXTS: dict[str, Sequence[str]] = {
    "ResidentId": (
        *RESIDENTS,
        "539925194912310481",
        "539925194913310019",
        "539925491231002",
        "5.39925E+17",
        "110101200007280007",
    ),
    "CreditCode": ("515399250NLUDK523F", "515399250NLUDK523E", "91330106MA2CFXXX0I"),
    "DivisionCode": ("539925", "539925101", "539925101001", "539925102", "9", "110101"),
    "GridCode": ("53992510100101", "539925101001001", "53992510200101", "x"),
    "Phone": ("13900000012", "12345", "0879-1234567"),
}
DAYS = [
    AS_OF + timedelta(days=days) for days in (-9000, -4000, -800, -400, -100, -60, -31, -15, -7, -1, 0, 1, 40)
]


def near_valid(model: type[Record], rows: int, seed: int = 0) -> pl.DataFrame:
    """A table of an entity: a tenth of the values missing, a few unreadable, most in order; every other row from an example."""
    random = np.random.default_rng([seed, *model.entity.name.encode()])
    series: dict[str, pl.Series] = {}
    schema = table_schema(model)
    for column in columns(model).values():
        pool = _pool(column, model.entity.example.get(column.name))
        picked = random.integers(0, len(pool), rows)
        missing = random.random(rows) < 0.1
        values = pl.Series(pool, dtype=schema[column.name])[picked]
        if column.kept is not None:
            unread = random.random(rows) < 0.02
            series[column.kept] = pl.Series(["看不懂", None])[np.where(unread, 0, 1)]
            missing |= unread
        series[column.name] = values.set(pl.Series(missing), None)
    series[SOURCE] = pl.Series([None] * rows, dtype=pl.UInt32())
    series[ROW] = pl.Series(np.arange(rows, dtype=np.uint32))
    return _from_examples(pl.DataFrame(series).select(list(schema)), model)


def _from_examples(frame: pl.DataFrame, model: type[Record]) -> pl.DataFrame:
    """Lay the failing examples over every other row, again and again: once with the row below, once without."""
    starts = _examples(model)
    if not starts:
        return frame
    place = np.arange(frame.height)
    turn = place // 2
    wanted = pl.Series(np.where(place % 2 == 0, turn % len(starts), len(starts)), dtype=pl.UInt32())
    bare = pl.Series((place % 2 == 0) & (turn // len(starts) % 2 == 0))
    schema = {name: kind for name, kind in table_schema(model).items() if name not in (SOURCE, ROW)}
    laid = pl.DataFrame([*starts, {}], schema=schema, orient="row")[wanted]
    over = [
        pl.when(bare).then(laid[name]).otherwise(pl.coalesce(laid[name], pl.col(name))).alias(name)
        for name in schema
    ]
    return frame.with_columns(over)


def _examples(model: type[Record]) -> list[dict[str, object]]:
    """The rows of this entity in the failing examples of the rules written by hand."""
    found: list[dict[str, object]] = []
    for rule in WRITTEN:
        example: object = rule.fails
        if isinstance(example, Mapping) and example and set(example) <= set(ENTITIES):
            rows = example.get(model.entity.name, [])
        else:
            rows = rows_of(rule.fails) if entity_for(rule) is model or issubclass(model, rule.model) else []
        found += [typed(model, row) for row in rows]
    return found


def _pool(column: Column, example: object) -> list[object]:
    kind = column.term.type
    match column.kind:
        case Kind.CODE | Kind.CODES:
            assert issubclass(kind, CodeEnum)
            members = [member.value for member in kind]
            some = [*members[:4], *members[-2:]]
            both = ["|".join(members[:2])] if column.kind is Kind.CODES else []
            return [*some, *both]
        case Kind.IDENTIFIER:
            own = [str(example)] * 3 if example is not None else []
            return [*own, *TEXTS.get(kind.__name__, ("0", "1234567890"))]
        case Kind.TEXT:
            return [
                *([str(example)] * 3 if example is not None else []),
                "甲",
                "乙",
                "1",
                "2",
                "",
                "??",
                "无",
            ]
        case Kind.DATE:
            return list(DAYS)
        case Kind.INTEGER:
            return [0, 1, 2, 3, 4, 5, 6, 9, 12, 40, 90, 400, -1, 2026]
        case Kind.DECIMAL:
            return [
                Decimal(text)
                for text in ("0", "0.5", "1", "3", "99.99", "100", "1000", "12000", "-1", "102.5")
            ]
        case Kind.FLAG:
            return [True, False]
