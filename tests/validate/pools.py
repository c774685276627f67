"""What the columns of made-up rows are filled from: few values each, in order and out of order."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from jiceng.codes import CodeEnum
from jiceng.dataset import Column, Kind, columns
from jiceng.models import Record
from jiceng.validate import CATALOGUE
from jiceng.validate.rules import WRITTEN
from tests.validate.examples import AS_OF
from tests.validate.small_worlds import rows_in

__all__ = ["pools"]

RESIDENTS = ("53992519491231048X", "539925199404184731")
TEXTS: dict[str, Sequence[str]] = {
    "ResidentId": (
        *RESIDENTS,
        "539925194912310481",
        "539925194913310019",
        "539925491231002",
        "5.39925E+17",
        "110101200007280007",
        "53992519491231048x",
        "53992519491231048X ",
        "５３９９２５１９４９１２３１０４８Ｘ",
    ),
    "CreditCode": ("515399250NLUDK523F", "515399250NLUDK523E", "510099250NLUDK523H", "91330106MA2CFXXX0I"),
    "DivisionCode": ("539925", "539925101", "539925101001", "539925102", "9", "110101"),
    "GridCode": ("53992510100101", "539925101001001", "53992510200101", "x"),
    "Phone": ("13900000012", "12345", "0879-1234567"),
}
EDGES = [date.min, date(1582, 10, 10), date(1899, 12, 31), date(1900, 3, 1), date.max]
DAYS = [
    AS_OF + timedelta(days=days)
    for days in (-9000, -5900, -4000, -800, -400, -100, -60, -31, -15, -7, -1, 0, 1, 40, 400)
]
NUMBERS = [
    "0",
    "0.5",
    "1",
    "3",
    "99.99",
    "100",
    "1000",
    "12000",
    "-1",
    "102.5",
    "0.0000000001",
    "9999999999999.9999999999",
]
WORDS = ["甲", "甲 ", "乙", "A", "a", "1", "１", "2", "", "??", "无"]


@cache
def pools(model: type[Record]) -> dict[str, list[object]]:
    """The values of each column: of its kind, and those of the examples of rules that follow from the model."""
    found = {
        column.name: _of_kind(column, model.entity.example.get(column.name))
        for column in columns(model).values()
    }
    for rule in CATALOGUE[len(WRITTEN) :]:
        for row in (*rows_in(rule.fails, rule, model), *rows_in(rule.passes, rule, model)):
            for name, value in row.items():
                if value is not None and value not in found.get(name, [value]):
                    found[name].append(value)
    return found


def _of_kind(column: Column, example: object) -> list[object]:
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
            return [*([str(example)] * 3 if example is not None else []), *WORDS]
        case Kind.DATE:
            return [*DAYS, *DAYS, *EDGES]
        case Kind.INTEGER:
            return [0, 1, 2, 3, 4, 5, 6, 9, 12, 40, 90, 400, -1, 2026, 2**63 - 1]
        case Kind.DECIMAL:
            return [Decimal(text) for text in NUMBERS]
        case Kind.FLAG:
            return [True, False]
