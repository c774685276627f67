"""Merges the dated layers into periods, in this order: annual lists, the ministry's list, the patch."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import attrs

from jiceng.codes.divisions.files import patch, rows
from jiceng.codes.divisions.kinds import Certainty

__all__ = ["LISTED_ON", "Span", "day_of", "merged_spans", "sure", "year_end"]

LISTED_ON: Final = date(2026, 9, 11)
"""The day of the ministry's list; a constant, so that no file is read to know it. `register.toml` says the same."""

_SERIES_ENDS: Final = date(2020, 12, 31)
"""The day of the last annual list. What changed later has its date from the patch."""

_NOISE_ENDS: Final = 1984
"""From this year on the annual lists agree with each other."""


@attrs.define
class Span:
    """A period while it is being merged."""

    name: str
    begins: date | None
    ends: date | None
    origin: str
    listed: bool
    certainty: Certainty

    def end(self, day: date, certainty: Certainty) -> None:
        """Set the end; the certainty is that of the end only where the beginning is open."""
        self.ends = day
        if self.begins is None:
            self.certainty = certainty


def year_end(year: int) -> date:
    """Return the day that stands for a year: that of its list, and never later than the ministry's."""
    return min(date(year, 12, 31), LISTED_ON)


def day_of(entry: Mapping[str, Any]) -> tuple[date, Certainty]:
    """Return the day of a patch entry and how sure it is."""
    if "on" in entry:
        return entry["on"], Certainty.DAY
    return year_end(entry["year"]), Certainty.YEAR


def sure(year: int) -> Certainty:
    """Return how sure a change is that the annual lists show in this year."""
    return Certainty.YEAR if year >= _NOISE_ENDS else Certainty.NOISY


def _span(row: Sequence[str]) -> Span:
    """Make a period of a row: the change lies in the first year, and in the year after the last."""
    _code, name, first, last, origin, listed = row
    begins = year_end(int(first)) if first else None
    ends = year_end(int(last) + 1) if last else None
    if origin == "X":
        if begins is not None and begins == ends:  # given and taken back between two lists
            begins = date(begins.year, 1, 1)
        certainty = Certainty.UNLISTED
    elif origin == "M":
        begins, certainty = LISTED_ON, Certainty.LISTED
    else:
        certainty = sure(min(int(first or _NOISE_ENDS), int(last or _NOISE_ENDS)))
    return Span(name, begins, ends, origin, listed == "1", certainty)


def _drop_misprints(spans: Mapping[str, list[Span]]) -> None:
    for entry in patch()["dropped"]:
        of_code = spans[entry["code"]]
        at = [(span.name, span.begins) for span in of_code].index((entry["name"], year_end(entry["first"])))
        following = of_code[at + 1]
        if at and of_code[at - 1].name == following.name:
            following.begins = of_code[at - 1].begins
            del of_code[at - 1 : at + 1]
        else:
            following.begins = of_code[at].begins
            del of_code[at]


def _correct_days(spans: Mapping[str, list[Span]]) -> None:
    for entry in patch()["dated"]:
        listed = year_end(entry["listed"])
        for span in [span for code in entry["codes"] for span in spans[code]]:
            if span.begins == listed:
                span.begins, span.certainty = day_of(entry)
            if span.ends == listed:
                span.end(*day_of(entry))


def _date_after_the_lists(spans: Mapping[str, list[Span]]) -> None:
    """End what the ministry's list no longer has, and begin what only it has, when the patch says."""
    for entry in (*patch()["change"], *patch()["established"]):
        day, certainty = day_of(entry)
        for span in spans[entry["from"]] if "from" in entry else ():
            if span.origin == "S" and span.ends is None and not span.listed:
                span.end(day, certainty)
        for span in spans[entry["to"] if "to" in entry else entry["code"]]:
            if span.begins is not None and span.begins > _SERIES_ENDS:
                span.begins, span.certainty = day, certainty


def merged_spans() -> Mapping[str, Sequence[Span]]:
    """Return the periods of every code of 6 digits in order of time."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for row in rows("counties.csv.gz"):
        spans[row[0]].append(_span(row))
    _drop_misprints(spans)
    _correct_days(spans)
    _date_after_the_lists(spans)
    for entry in patch()["always"]:
        (spans[entry["code"]][0].begins, spans[entry["code"]][0].certainty) = (None, Certainty.YEAR)
    for entry in patch()["side_code"]:
        for span in spans[entry["code"]]:
            span.certainty = Certainty.UNLISTED
    return spans
