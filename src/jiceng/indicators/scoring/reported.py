"""The reported values: what units and departments filled in, by unit and by what it is about.

A count of 0 and a missing row are different things. A wrong value never stops the scoring: it is named as a
problem and counts as not reported, so that the scheme's own policy for a missing value applies.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

import attrs

from jiceng.dataset import Dataset
from jiceng.expr import kept_text
from jiceng.indicators.declared.problems import nearest
from jiceng.indicators.measures import record_of
from jiceng.indicators.scorecard import Problem, Record
from jiceng.models import IndicatorValue
from jiceng.periods import Period, PeriodError, parse_period

__all__ = ["Asked", "Figures", "Kind", "ReportedValues"]

_FIGURES = ("value", "count", "numerator", "denominator")
_COMPARED = (*_FIGURES, *(kept_text(name) for name in _FIGURES))
_Row: TypeAlias = Mapping[str, Any]

Kind: TypeAlias = Literal["value", "rate", "count"]
"""What a reported number is: any number, a ratio, or how often something happened."""

_STATED_NOT_APPLICABLE = frozenset({"不适用", "不涉及"})
_ROUNDED_OFF = Fraction(1, 200)  # a reported rate may be rounded to whole percents


@attrs.frozen
class Figures:
    """One reported row: its number, the parts of a rate, and its place. `number` is `None` when not applicable."""

    number: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    count: Fraction | None
    records: tuple[Record, ...]


@attrs.frozen
class Asked:
    """What a name in the reported values means: the id, what kind of number it is, and whether one is wanted."""

    id: str
    kind: Kind
    wanted: bool = True


class ReportedValues:
    """The rows of one period, found by unit and name."""

    def __init__(
        self, data: Dataset, period: Period, units: Mapping[str, str], asked: Mapping[str, Asked]
    ) -> None:
        """`asked` has every id and title of the scheme. Rows of other periods are passed over."""
        self._data = data
        self._units = units
        self._asked = asked
        self._problems: list[Problem] = []
        grouped: dict[tuple[str, Asked], list[_Row]] = {}
        for row in data.frame(IndicatorValue).iter_rows(named=True):
            about = self._about(row, period)
            if about is not None:
                grouped.setdefault((row["unit_code"], about), []).append(row)
        self._figures: dict[tuple[str, str], Figures] = {}
        for (unit, about), rows in grouped.items():
            read = self._one(rows, about)
            if read is not None:
                self._figures[unit, about.id] = read

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the reported rows of the period."""
        return tuple(self._problems)

    def look_up(self, unit: str, name: str) -> Figures | None:
        """Return what was reported, `None` for a missing row or a wrong one."""
        return self._figures.get((unit, name))

    def _about(self, row: _Row, period: Period) -> Asked | None:
        """Return what a row of the period is about; name the problem of one that fits nothing."""
        try:
            if parse_period(str(row["period"] or "")) != period:
                return None
        except PeriodError:
            self._problem("reported.period-unreadable", "上报数据的期间无法识别，这一行没有计入。", [row])
            return None
        if row["unit_code"] not in self._units:
            self._problem(
                "reported.unknown-unit", "上报数据的单位代码不在本次考核的单位之内，这一行没有计入。", [row]
            )
            return None
        name = str(row["indicator"] or "").strip()[:100]
        about = self._asked.get(name)
        if about is None:
            hint = nearest(name, self._asked)
            self._problem(
                "reported.unknown-indicator", f"上报数据的指标名称不在方案里{hint}，这一行没有计入。", [row]
            )
            return None
        if not about.wanted:
            self._problem(
                "reported.not-asked", "这一项由台账或各事件的次数算出，不用上报，这一行没有采用。", [row]
            )
            return None
        return about

    def _one(self, rows: list[_Row], about: Asked) -> Figures | None:
        if len(rows) > 1:
            same = len({tuple(row[name] for name in _COMPARED) for row in rows}) == 1
            told = "数值相同，按一行计" if same else "数值不同，都不计入"
            code = "reported.duplicate" if same else "reported.contradiction"
            self._problem(code, f"同一单位、同一指标、同一期间上报了 {len(rows)} 行，{told}。", rows)
            if not same:
                return None
        return self._read(rows[0], about)

    def _read(self, row: _Row, about: Asked) -> Figures | None:
        records = self._records([row])
        kept = {str(row[kept_text(name)]).strip() for name in _FIGURES if row[kept_text(name)] is not None}
        if kept & _STATED_NOT_APPLICABLE:
            return Figures(None, None, None, None, records)
        value, count, numerator, denominator = (_fraction(row[name]) for name in _FIGURES)
        fault = next(
            _faults(value, count, numerator, denominator, unreadable=bool(kept), kind=about.kind), None
        )
        if fault is not None:
            self._problem(*fault, [row])
            return None
        if numerator is None or denominator is None:
            return Figures(count if value is None else value, None, None, count, records)
        if denominator == 0:
            return Figures(None, numerator, denominator, count, records)
        rate = numerator / denominator
        if value is not None and abs(rate - value) > _ROUNDED_OFF:
            self._problem(
                "reported.inconsistent", "上报的数值同分子、分母算出的不一致，按分子、分母计。", [row]
            )
        return Figures(rate, numerator, denominator, count, records)

    def _records(self, rows: Iterable[_Row]) -> tuple[Record, ...]:
        return tuple(record_of(row, IndicatorValue, self._data) for row in rows)

    def _problem(self, code: str, message: str, rows: Iterable[_Row]) -> None:
        self._problems.append(Problem(code, message, self._records(rows)))


def _fraction(value: object) -> Fraction | None:
    return Fraction(value) if isinstance(value, int | Decimal) else None


def _faults(
    value: Fraction | None,
    count: Fraction | None,
    numerator: Fraction | None,
    denominator: Fraction | None,
    *,
    unreadable: bool,
    kind: Kind,
) -> Iterator[tuple[str, str]]:
    """Return why a row cannot be used, the first reason first."""
    if unreadable:
        yield "reported.unreadable", "上报的数值、次数、分子或分母无法识别，这一行按未上报计。"
    if any(number is not None and number < 0 for number in (count, numerator, denominator)):
        yield "reported.negative", "上报的次数、分子或分母小于 0，这一行按未上报计。"
    if (numerator is None) != (denominator is None):
        yield "reported.half-a-rate", "分子和分母只填了一个，这一行按未上报计。"
    if numerator is None and value is None and count is None:
        yield "reported.empty", "上报了这一行，但数值和次数都没有填，按未上报计。"
    number = count if value is None else value
    if kind == "count" and number is not None and number < 0:
        yield "reported.negative", "上报的次数小于 0，这一行按未上报计。"
    if kind == "rate" and numerator is None and number is not None and number > 1:
        yield (
            "reported.above-one",
            "上报的比率大于 100%，疑似漏写百分号，这一行按未上报计：写 93.5% 或 0.935；确实超过的请填分子、分母。",
        )
