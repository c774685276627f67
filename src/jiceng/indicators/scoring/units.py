"""The units that are scored: the divisions of the scheme's level."""

import re
from collections.abc import Mapping

from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.indicators.measures import DIGITS, Level
from jiceng.models import Division

__all__ = ["units_at"]

_SAID = {"county": "县（6 位代码）", "township": "乡镇（9 位代码）", "village": "村（12 位代码）"}


def units_at(level: Level, data: Dataset) -> Mapping[str, str]:
    """Return the names of the units by code, in the order of the codes; of a code listed twice the first row counts.

    Raises `DataError` when the batch lists no division of the level.
    """
    code = re.compile(rf"[0-9]{{{DIGITS[level]}}}")
    found: dict[str, str] = {}
    for number, name in data.frame(Division).select("code", "name").iter_rows():
        if number is not None and code.fullmatch(number):
            found.setdefault(number, name or number)
    if not found:
        raise DataError(
            "scheme.no-units", f"没有找到要考核的{_SAID[level]}：请把区划表（区划代码、名称）一并放入。"
        )
    return dict(sorted(found.items()))
