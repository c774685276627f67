"""Numbers in another unit than that of their field: 万元 for 元, shares of 1 for percentages.

What a heading says of its unit counts for the whole column. Only units that differ by a power of ten are
converted; a number in any other unit is not taken as it is, and its column is left alone.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import attrs

from jiceng.dataset import Column, Kind
from jiceng.labels import Unit
from jiceng.ledger.brackets import in_brackets
from jiceng.ledger.folding import folded

__all__ = [
    "Percentages",
    "conversion",
    "is_percentage",
    "named_unit",
    "percentages",
    "unit_by_power",
    "units_of_line",
]

_SAME_UNIT = {
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "km2": "平方公里",
    "km²": "平方公里",
    "度": "°",
    "周岁": "岁",
    "千米": "公里",
    "百分比": "%",
    "百分数": "%",
}
_UNITS = frozenset(
    [
        "元",
        "千元",
        "万元",
        "百万元",
        "亿元",
        "亩",
        "公顷",
        "平方米",
        "平方公里",
        "米",
        "公里",
        "人",
        "户",
        "件",
        "次",
        "个",
        "%",
        "天",
        "月",
        "年",
        "岁",
        "°",
    ]
)
_POWERS = {
    "元": ("money", 0),
    "千元": ("money", 3),
    "万元": ("money", 4),
    "百万元": ("money", 6),
    "亿元": ("money", 8),
    "米": ("length", 0),
    "公里": ("length", 3),
    "平方米": ("area", 0),
    "平方公里": ("area", 6),
}
_REMEMBERED = 2**10  # headings: those of a batch are the same few hundred
_SAYS_UNIT = re.compile(r"^单位[::]?")


_LINE = re.compile(r"单位\s*[::]\s*([^()\[\]【】〔〕]+)")
_BETWEEN = re.compile(r"[、,,;;/\s和]+")


def units_of_line(text: str) -> tuple[str, ...]:
    """Return the units that a line above the headings names, none when it names the reporting office.

    >>> units_of_line("单位：人、万元"), units_of_line("收入统计表（单位：万元）"), units_of_line("填报单位：柳河镇")
    (('人', '万元'), ('万元',), ())
    """
    found = _LINE.search(folded(text))
    named = [_SAME_UNIT.get(unit, unit) for unit in _BETWEEN.split(found[1].strip())] if found else []
    return tuple(named) if all(unit in _UNITS for unit in named) else ()


def unit_by_power(own: Unit, power: int) -> str:
    """Return the unit a number is in when it becomes one in its `own` by a power of ten.

    >>> unit_by_power(Unit("元"), 4)
    '万元'
    """
    return next(name for name in _POWERS if conversion(own, name) == power)


@lru_cache(_REMEMBERED)
def named_unit(headings: tuple[str, ...]) -> str | None:
    """Return the unit that a heading names in brackets, `None` when it names none.

    >>> named_unit(("合同金额（万元）",)), named_unit(("面积【单位：㎡】",)), named_unit(("住址（必填）",))
    ('万元', '平方米', None)
    """
    for heading in headings:
        for text in in_brackets(folded(heading)):
            unit = _SAYS_UNIT.sub("", "".join(text.split()))
            unit = _SAME_UNIT.get(unit, unit)
            if unit in _UNITS:
                return unit
    return None


def conversion(own: Unit | None, named: str | None) -> int | None:
    """Return the power of ten by which a number in the `named` unit becomes one in its `own`, `None` when there is none.

    >>> conversion(Unit("元"), "万元"), conversion(Unit("万元"), "元"), conversion(Unit("亩"), "公顷")
    (4, -4, None)
    """
    if own is None or named is None:
        return 0
    symbol = _SAME_UNIT.get(own.symbol, own.symbol)
    if symbol == named:
        return 0
    (kind, power), (other, own_power) = _POWERS.get(named, ("", 0)), _POWERS.get(symbol, ("none", 0))
    return power - own_power if kind == other else None


def is_percentage(column: Column) -> bool:
    """Tell whether a column holds percentages."""
    return column.kind is Kind.DECIMAL and column.term.unit is not None and column.term.unit.symbol == "%"


@attrs.frozen
class Percentages:
    """How the numbers of a percentage column are written.

    `are_shares` is true when all of them are shares of 1; `unclear` are the places of those that may be
    shares, where others are not.
    """

    are_shares: bool = False
    unclear: tuple[int, ...] = ()


def percentages(numbers: Sequence[Decimal | None], signed: Sequence[bool]) -> Percentages:
    """Decide for a whole column whether 0.969 means 96.9 %.

    `signed` tells which cells have a percent sign: what they mean is plain. Of the others, 0 fits either way. If
    none is above 1 and one lies between 0 and 1, all are shares. A column of nothing but 0 and 1 is unclear.
    """
    bare = [
        (place, number)
        for place, (number, has_sign) in enumerate(zip(numbers, signed, strict=True))
        if number is not None and number != 0 and not has_sign
    ]
    small = tuple(place for place, number in bare if 0 < number <= 1)
    if not small:
        return Percentages()
    if len(small) == len(bare) and any(number < 1 for _, number in bare):
        return Percentages(are_shares=True)
    return Percentages(unclear=small)
