"""From what a cell holds to the type of its field.

The forms are a closed list. What is not on it is unreadable and stays as text for its finding; nothing
is guessed. A number in the column of an identifier has lost its last digits for good where it is longer
than a spreadsheet can hold, so it is shown as the spreadsheet shows it (5.39925E+17) and never repaired.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

import attrs

from jiceng.codes import CodeEnum
from jiceng.dataset import Cell, Column, Kind
from jiceng.identifiers import Identifier, Phone
from jiceng.ledger.folding import folded
from jiceng.ledger.phones import phones_in
from jiceng.models import SEPARATOR, CalendarDay

__all__ = ["LONGEST_LABEL", "Reading", "cell_text", "reader_for"]

LONGEST_LABEL = 200
"""Signs: a longer cell holds no label and no day, and none is looked for in it."""

_EXACT = 2**53  # the first integer after which a spreadsheet number is no longer exact
_LONGEST_OF_CODES = 2_000
_BLANK = frozenset({"", "-", "--", "—", "——", "－", "/", "\\", "空", "无", "未填"})


@attrs.frozen
class Reading:
    """What one cell says: its value, or the text that could not be read, and whether writing was repaired."""

    value: object = None
    kept: str | None = None
    repaired: bool = False


_NOTHING = Reading()


def cell_text(cell: Cell) -> str:
    """Return a cell as the text a clerk sees, the empty string for an empty cell.

    A number too long to be exact comes in the scientific form, as the spreadsheet shows it.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _number_text(number: float) -> str:
    if number != number or number in (float("inf"), float("-inf")):
        return str(number)
    if abs(number) >= _EXACT:
        mantissa, exponent = f"{Decimal(number):.5E}".split("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    return str(int(number)) if number == int(number) else repr(number)


def reader_for(column: Column) -> Callable[[str], Reading]:
    """Return the function that reads the cells of a column; it raises on no text."""
    symbol = "" if column.term.unit is None else column.term.unit.symbol
    match column.kind:
        case Kind.TEXT:
            return _read_text
        case Kind.IDENTIFIER:
            return lambda text: _read_identifier(column.term.type, text)
        case Kind.CODE:
            return lambda text: _read_code(column.term.type, text)
        case Kind.CODES:
            return lambda text: _read_codes(column.term.type, text)
        case Kind.DATE:
            return lambda text: _kept(text, _day_or_month(text, column.term.calendar))
        case Kind.INTEGER:
            return lambda text: _kept(text, _integer(_without(text, symbol)))
        case Kind.DECIMAL:
            percent = symbol == "%"
            return lambda text: _kept(
                text, _decimal(_tidy(text) if percent else _without(text, symbol), percent)
            )
        case Kind.FLAG:
            return _read_flag


def _tidy(text: str) -> str:
    return "".join(text.split())


def _without(text: str, symbol: str) -> str:
    """Return a number without the sign of its unit."""
    return _tidy(text).removesuffix(symbol)


def _is_blank(text: str) -> bool:
    return _tidy(text) in _BLANK


def _kept(text: str, value: object) -> Reading:
    if value is not None:
        return Reading(value)
    return _NOTHING if _is_blank(text) else Reading(kept=text.strip())


_WIDE_NUMBER = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d]+")


def _read_text(text: str) -> Reading:
    """Read a text as it stands; a number typed in full width, such as that of a household, is the same number."""
    if _is_blank(text):
        return _NOTHING
    plain = text.strip()
    if _WIDE_NUMBER.fullmatch(plain):
        return Reading(folded(plain), repaired=True)
    return Reading(plain)


def _read_identifier(kind: type, text: str) -> Reading:
    if not issubclass(kind, Identifier):
        return _NOTHING
    if _is_plain(text, kind):
        return Reading(text)
    if _is_blank(text):
        return _NOTHING
    tidy = kind.normalise((phones_in(text) or (text,))[0] if issubclass(kind, Phone) else text)
    return Reading(tidy.text, repaired=bool(tidy.changes)) if tidy.text else _NOTHING


_PLAIN = re.compile(r"[0-9A-Z]{1,20}")


def _is_plain(text: str, kind: type[Identifier]) -> bool:
    """Tell whether a number needs no repair: digits and capitals only, and no beginning that may go."""
    return _PLAIN.fullmatch(text) is not None and not (kind.prefix and re.match(kind.prefix, text))


def _read_code(kind: type, text: str) -> Reading:
    if len(text) > LONGEST_LABEL or not issubclass(kind, CodeEnum):
        return _kept(text, None)
    found = kind.find(text) or _code_with_name(kind, text)
    return _kept(text, None if found is None else found.value)


_CODE_WITH_NAME = re.compile(r"([0-9A-Z]{1,8})[-—.、:：_ ]*([^0-9A-Z\s].*)", re.DOTALL)


def _code_with_name(table: type[CodeEnum], text: str) -> CodeEnum | None:
    """Return the code of a cell that holds it with its name, `1-男`; both must say the same."""
    parts = _CODE_WITH_NAME.fullmatch(folded(text).strip())
    if parts is None:
        return None
    code, name = table.find(parts[1]), table.find(parts[2])
    return code if code is not None and code.value == parts[1] and code is name else None


_BETWEEN_CODES = re.compile(r"[|、,，;；/\n]+")


def _read_codes(kind: type, text: str) -> Reading:
    """Read several codes or labels; one that is not known leaves the whole cell unreadable."""
    if _is_blank(text) or not issubclass(kind, CodeEnum):
        return _NOTHING
    if len(text) > _LONGEST_OF_CODES:
        return Reading(kept=text.strip())
    whole = kind.find(text)  # a label may itself hold one of the signs that stand between labels
    parts = [part for part in _BETWEEN_CODES.split(text) if part.strip()]
    found = [whole] if whole is not None else [kind.find(part) for part in parts]
    codes = [code.value for code in found if code is not None]
    if len(codes) < len(found):
        return Reading(kept=text.strip())
    return Reading(SEPARATOR.join(dict.fromkeys(codes)))


_FLAGS: Mapping[str, bool] = {
    **dict.fromkeys(("是", "有", "√", "✓", "对", "1", "y", "yes", "true"), True),
    **dict.fromkeys(("否", "无", "没有", "×", "✗", "x", "0", "n", "no", "false"), False),
}


def _read_flag(text: str) -> Reading:
    return _kept(text, _FLAGS.get(folded(_tidy(text)).casefold()) if len(text) <= LONGEST_LABEL else None)


_DATE_FORMS = (
    re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})日?"),
    re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})日?"),
    re.compile(r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})[.日]?"),
    re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]?"),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:\.0+)?"),
)
_TIME_OF_DAY = re.compile(
    r"(?:T|\s+)(?:[上下]午)?[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:\s*[AaPp][Mm])?\Z"
)
_SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?")
_SERIAL_ORIGIN = date(1899, 12, 30)  # day 0 of the 1900 date system, after its day 60 that never was
_AS_TYPED = str.maketrans(
    {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}  # full-width digits, dashes, slashes, stops
    | dict.fromkeys(map(ord, "‐‑‒–—―−"), ord("-"))
    | dict.fromkeys(map(ord, "。｡"), ord("."))
    | dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
)


@lru_cache(maxsize=4096)  # the same few days stand in many rows
def _date(text: str) -> date | None:
    """Return a written day; a time of day behind it does not matter to a day, nor a text mark before it."""
    typed = text.translate(_AS_TYPED).strip().lstrip("'’‘")
    day = "".join(_TIME_OF_DAY.sub("", typed).split())
    for form in _DATE_FORMS:
        parts = form.fullmatch(day)
        if parts is not None:
            try:
                return date(*(int(part) for part in parts.groups()))
            except ValueError:
                return None
    return _SERIAL_ORIGIN + timedelta(days=int(float(day))) if _SERIAL.fullmatch(day) else None


_MONTH_FORMS = (
    re.compile(r"([0-9]{4})(0[1-9]|1[0-2])"),
    re.compile(r"([0-9]{4})[-/.](0[1-9]|1[0-2])"),
    re.compile(r"([0-9]{4})[-/年]([1-9]|0[1-9]|1[0-2])月?份?"),
)


def _day_or_month(text: str, calendar: CalendarDay | None) -> date | None:
    """Return a written day; a month as its first day, where the field takes months."""
    if len(text) > LONGEST_LABEL:
        return None
    if calendar is None or not calendar.takes_months:
        return _date(text)
    typed = "".join(text.translate(_AS_TYPED).split()).lstrip("'’‘")
    parts = next((found for form in _MONTH_FORMS if (found := form.fullmatch(typed))), None)
    day = (
        _date(text)
        if parts is None
        else date(int(parts[1]), int(parts[2]), 1)
        if parts[1] != "0000"
        else None
    )
    return day.replace(day=1) if day is not None and calendar.is_month else day


_INTEGER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.0+)?")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,20})(?:\.[0-9]{1,10})?")


def _integer(text: str) -> int | None:
    return int(text.split(".", maxsplit=1)[0].replace(",", "")) if _INTEGER.fullmatch(text) else None


def _decimal(text: str, percent: bool) -> Decimal | None:
    bare = text.removesuffix("%").removesuffix("％")
    if _DECIMAL.fullmatch(bare) is None:
        return None
    number = Decimal(bare.replace(",", ""))
    return number / 100 if bare != text and not percent else number
