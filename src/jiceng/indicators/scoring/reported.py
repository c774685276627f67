"""The reported values: what units and departments filled in, by unit and by what it is about.

A count of 0 and a missing row are different things. A wrong value never stops the scoring: it is named as a
problem and counts as not reported, so that the scheme's own policy for a missing value applies.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

import attrs
from dateutil.relativedelta import relativedelta

from jiceng.dataset import Dataset
from jiceng.expr import kept_text
from jiceng.indicators.declared import nearest
from jiceng.indicators.measures import record_of
from jiceng.indicators.numbers import written
from jiceng.indicators.records import LazyRecords, chained
from jiceng.indicators.scorecard import Problem, Record
from jiceng.models import IndicatorValue
from jiceng.periods import Period, PeriodError, parse_period

__all__ = ["Asked", "Figures", "Kind", "ReportedValues"]

_FIGURES = ("value", "count", "numerator", "denominator")
_COMPARED = (*_FIGURES, *(kept_text(name) for name in _FIGURES))
_Row: TypeAlias = Mapping[str, Any]

Kind: TypeAlias = Literal["value", "rate", "count", "day"]
"""What a reported number is: any number, a ratio, how often something happened, or the day it was done."""

_STATED_NOT_APPLICABLE = frozenset({"不适用", "不涉及"})
_DAY_WRITTEN = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?(?:\s*00:00:00)?")
_ROUNDED_OFF = Fraction(1, 200)  # a reported rate may be rounded to whole percents


@attrs.frozen
class Figures:
    """One reported row: its number, the parts of a rate, and its place. `number` is `None` when not applicable."""

    number: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    count: Fraction | None
    records: Sequence[Record]


@attrs.frozen
class Asked:
    """What a name in the reported values means: the id, what kind of number it is, and whether one is wanted.

    `most` bounds points that somebody gives; `lasts` keeps the value of earlier periods for so many months.
    """

    id: str
    kind: Kind
    wanted: bool = True
    most: Fraction | None = None
    lasts: int = 0


class ReportedValues:
    """The rows of the periods that are asked for, found by unit, name and period."""

    def __init__(
        self, data: Dataset, periods: Iterable[Period], units: Mapping[str, str], asked: Mapping[str, Asked]
    ) -> None:
        """`asked` has every id and title of the scheme; the first of `periods` is the one that is scored.

        Rows of other periods are passed over. Rows of units below the scored ones are summed up for them.
        """
        self._data = data
        self._units = units
        self._asked = asked
        self._periods = list(dict.fromkeys(periods))
        self._problems: list[Problem] = []
        self._figures: dict[tuple[str, str, Period], Figures] = {}
        grouped: dict[tuple[str, Asked, Period], list[_Row]] = {}
        for row in data.frame(IndicatorValue).iter_rows(named=True):
            found = self._about(row)
            if found is not None:
                grouped.setdefault((row["unit_code"], *found), []).append(row)
        below: dict[tuple[str, Asked, Period], list[Figures]] = {}
        for (unit, about, period), rows in grouped.items():
            read = self._one(rows, about)
            if read is None:
                continue
            if unit in units:
                self._figures[unit, about.id, period] = read
            else:
                below.setdefault((str(self._above(unit)), about, period), []).append(read)
        for (unit, about, period), parts in below.items():
            if (unit, about.id, period) not in self._figures:
                summed = self._summed(parts, about)
                if summed is not None:
                    self._figures[unit, about.id, period] = summed

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the reported rows of the period."""
        return tuple(self._problems)

    def look_up(self, unit: str, name: str, period: Period) -> Figures | None:
        """Return what was reported, `None` for a missing row or a wrong one."""
        return self._figures.get((unit, name, period))

    def still_holding(self, unit: str, name: str, months: int) -> list[tuple[Period, Figures]]:
        """Return what was reported for periods before the one that is scored, or inside it, and lasts so many months."""
        found = [
            (period, figures)
            for (one, about, period), figures in self._figures.items()
            if (one, about) == (unit, name) and self._still_holds(period, months)
        ]
        return sorted(found, key=lambda pair: pair[0].last_day)

    def _about(self, row: _Row) -> tuple[Asked, Period] | None:
        """Return what a row is about and when; name the problem of one of these periods that fits nothing."""
        try:
            period = parse_period(str(row["period"] or ""))
        except PeriodError:
            self._problem("reported.period-unreadable", "上报数据的期间无法识别，这一行没有计入。", [row])
            return None
        name = str(row["indicator"] or "").strip()[:100]
        about = self._asked.get(name)
        if period not in self._periods and not (about is not None and self._still_holds(period, about.lasts)):
            return None
        if row["unit_code"] not in self._units and self._above(row["unit_code"]) is None:
            self._problem(
                "reported.unknown-unit", "上报数据的单位代码不在本次考核的单位之内，这一行没有计入。", [row]
            )
            return None
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
        return about, period

    def _still_holds(self, period: Period, months: int) -> bool:
        """Tell whether something of another period lasts into the one that is scored, or happened inside it."""
        scored = self._periods[0]
        before = period.last_day < scored.first_day <= period.last_day + relativedelta(months=months)
        inside = scored.first_day <= period.first_day and period.last_day <= scored.last_day
        return months > 0 and period != scored and (before or inside)

    def _above(self, code: str | None) -> str | None:
        """Return the scored unit that a smaller division lies in."""
        return next(
            (code[:size] for size in (12, 9, 6) if code and len(code) > size and code[:size] in self._units),
            None,
        )

    def _summed(self, parts: list[Figures], about: Asked) -> Figures | None:
        """Sum up what smaller units report: numerators and denominators, or counts. A mean of rates is none."""
        records = chained(part.records for part in parts)
        stated = [part for part in parts if part.number is not None or part.denominator is not None]
        if not stated:
            return Figures(None, None, None, None, records)
        rates = [(part.numerator, part.denominator) for part in stated]
        if all(top is not None and bottom is not None for top, bottom in rates):
            numerator = sum((top for top, _ in rates if top is not None), Fraction(0))
            denominator = sum((bottom for _, bottom in rates if bottom is not None), Fraction(0))
            number = numerator / denominator if denominator else None
            return Figures(number, numerator, denominator, None, records)
        counts = [part.count if about.kind == "value" else part.number for part in stated]
        if about.kind in ("count", "value") and all(count is not None for count in counts):
            total = sum((count for count in counts if count is not None), Fraction(0))
            return Figures(total, None, None, total, records)
        self._problems.append(
            Problem(
                "reported.not-summable",
                "下级单位上报的数值没有分子、分母（或次数），不能汇总，按未上报计。",
                records,
            )
        )
        return None

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
        if about.kind == "day":
            return self._day(row, kept, records)
        value, count, numerator, denominator = (_fraction(row[name]) for name in _FIGURES)
        fault = next(
            _faults(value, count, numerator, denominator, unreadable=bool(kept), kind=about.kind), None
        )
        number = count if value is None else value
        if fault is None and about.most is not None and number is not None and not 0 <= number <= about.most:
            fault = (
                "reported.outside-points",
                f"评议打分要在 0 到 {written(about.most)} 分之间，这一行按未上报计。",
            )
        if fault is not None:
            self._problem(*fault, [row])
            return None
        if numerator is None or denominator is None:
            return Figures(number, None, None, count, records)
        if denominator == 0:
            if numerator:
                told = "上报的分母为 0，分子却大于 0，按没有应计的事项计。"
                self._problem("reported.inconsistent", told, [row])
            return Figures(None, numerator, denominator, count, records)
        rate = numerator / denominator
        if value is not None and abs(rate - value) > _ROUNDED_OFF:
            self._problem(
                "reported.inconsistent", "上报的数值同分子、分母算出的不一致，按分子、分母计。", [row]
            )
        return Figures(rate, numerator, denominator, count, records)

    def _day(self, row: _Row, kept: set[str], records: Sequence[Record]) -> Figures | None:
        """Read the day on which something was done (2026-07-15, 20260715); 0 or 未完成 says that it is not."""
        number = row["value"] if row["count"] is None else row["count"]
        text = next(iter(kept), "" if number is None else f"{number:f}".split(".")[0])
        if text in ("0", "未完成"):
            return Figures(Fraction(0), None, None, None, records)
        parts = _DAY_WRITTEN.fullmatch(text)
        try:
            day = date(*(int(part) for part in parts.groups())) if parts is not None else None
        except ValueError:
            day = None
        if day is None:
            self._problem(
                "reported.day-unreadable",
                "这一项要填完成日期（如 2026-07-15），没有完成的填 0，这一行按未上报计。",
                [row],
            )
            return None
        return Figures(Fraction(day.toordinal()), None, None, None, records)

    def _records(self, rows: Sequence[_Row]) -> Sequence[Record]:
        return LazyRecords(
            len(rows), lambda: tuple(record_of(row, IndicatorValue, self._data) for row in rows)
        )

    def _problem(self, code: str, message: str, rows: Sequence[_Row]) -> None:
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
