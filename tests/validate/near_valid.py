"""Tables of rows that are nearly in order, by the hundred thousand: few values to a column, so that rows meet each other."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import polars as pl

from jiceng.codes import CodeEnum
from jiceng.dataset import ROW, SOURCE, Column, Kind, columns, table_schema
from jiceng.models import Record

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
    """A table of an entity: a tenth of the values missing, a few unreadable, most in order."""
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
    return pl.DataFrame(series).select(list(schema))


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
