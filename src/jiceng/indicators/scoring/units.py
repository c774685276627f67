"""The units that are scored: the divisions, grids or organisations of the scheme's level, with their peer group."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from jiceng.codes import CodeEnum
from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.indicators.declared import REGISTERS, Document, Strata, head_column, stratum_term
from jiceng.indicators.measures import DIGITS, Level
from jiceng.indicators.scorecard import Problem
from jiceng.models import Term

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Register", "Unit", "register_of", "told_bare"]

_SAID = {
    "county": "县（6 位代码）",
    "township": "乡镇（9 位代码）",
    "village": "村（12 位代码）",
    "grid": "网格",
    "organization": "单位",
}
_LISTED_IN = {"grid": "网格表（网格编码、名称）", "organization": "组织机构表（统一社会信用代码、名称）"}


@attrs.frozen
class Unit:
    """One unit: its code, its name, and its peer group, empty where the scheme or the register has none."""

    code: str
    name: str
    stratum: str = ""
    stratum_code: str = ""


@attrs.frozen
class Register:
    """The units in the order of their codes, and the columns of the register that numbers are divided by."""

    units: Mapping[str, Unit]
    heads: Mapping[str, Mapping[str, Fraction]]

    @property
    def names(self) -> dict[str, str]:
        """Names by code."""
        return {code: unit.name for code, unit in self.units.items()}

    def peers(self, unit: str) -> list[str]:
        """Return the codes of the units of the same peer group, the unit among them."""
        stratum = self.units[unit].stratum_code
        return [code for code, one in self.units.items() if one.stratum_code == stratum]


def register_of(document: Document, data: Dataset, heads: Iterable[str]) -> Register:
    """Return the units that the batch lists; of a code listed twice the first row counts.

    `heads` are the columns to divide by; a division without a number of its own has the sum of those below it,
    when all of them have one. Raises `DataError` when the batch lists no unit of the level.
    """
    level = document.level
    model, code_field, name_field = REGISTERS[level]
    frame = data.frame(model)
    term = None if document.strata is None else stratum_term(level, document.strata.by)
    columns = [code_field, name_field, *(() if term is None else (term.name,))]
    pattern = _pattern(level)
    found: dict[str, Unit] = {}
    for code, name, *group in frame.select(columns).iter_rows():
        if code is not None and pattern.fullmatch(code) and code not in found:
            text = (group[0] or "") if group else ""
            found[code] = Unit(code, name or code, _label(term, text), text)
    if not found:
        listed = _LISTED_IN.get(level, "区划表（区划代码、名称）")
        raise DataError("scheme.no-units", f"没有找到要考核的{_SAID[level]}：请把{listed}一并放入。")
    units = dict(sorted(found.items()))
    found_heads = {
        head: _heads(frame, code_field, head_column(level, head), units) for head in dict.fromkeys(heads)
    }
    return Register(units, found_heads)


def told_bare(strata: Strata, names: Sequence[str]) -> Problem:
    """Return that some units have no peer group and make one of their own."""
    told = f"有 {len(names)} 个单位没有填 {strata.by}，单独成为一组：{'、'.join(names[:20])}。"
    return Problem("units.no-stratum", told, ())


def _pattern(level: Level) -> re.Pattern[str]:
    return re.compile(rf"[0-9]{{{DIGITS[level]}}}" if level in DIGITS else r"\S+")


def _label(term: Term | None, text: str) -> str:
    if term is None or not text or not issubclass(term.type, CodeEnum):
        return text
    found = term.type.find(text)
    return text if found is None else found.zh


def _heads(frame: "pl.DataFrame", code_field: str, head: str, units: Iterable[str]) -> dict[str, Fraction]:
    rows: dict[str, Fraction | None] = {}
    for code, number in frame.select(code_field, head).iter_rows():
        if code is not None:
            rows.setdefault(code, Fraction(number) if isinstance(number, int | Decimal) else None)
    found: dict[str, Fraction] = {}
    for unit in units:
        own = rows.get(unit)
        if own is None:
            below = [code for code in rows if code.startswith(unit) and code != unit]
            nearest = min((len(code) for code in below), default=0)
            parts = [rows[code] for code in below if len(code) == nearest]
            own = (
                sum((part for part in parts if part is not None), Fraction(0))
                if parts and None not in parts
                else None
            )
        if own is not None:
            found[unit] = own
    return found
