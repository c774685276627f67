"""The examples of the models as of another day: all that has happened lies as long before it as it did before."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from jiceng.models import Record, terms
from jiceng.periods import Year, parse_period
from jiceng.validate.derived.dates import may_lie_ahead

__all__ = ["AS_OF", "example_as_of"]

AS_OF: Final = date(2026, 9, 30)
"""The day on which the examples were written."""

_QUARTER: Final = 3
_LAST_MONTH: Final = 12
_RECENT: Final = relativedelta(months=3)
_IN_TIME: Final = {"year", "period"}
_BIRTHS: Final = "birth_date"
_NEXT: Final = "next_visit_on"
_SENT: Final = "legality_sent_on"
_TWO_WEEKS: Final = timedelta(days=14)
"""By so much a review of seven working days begins earlier, which then holds whichever holidays it falls on."""


def example_as_of(model: type[Record], as_of: date) -> Record:
    """Return the example of a model, its days, years and periods moved by months so that none is after `as_of`.

    Days of birth stay: they stand in identity numbers. An example that tells of a time after its own day is
    moved back by quarters, as its periods are. What was over long ago is moved by whole years, because terms in
    working days depend on the holidays.

    >>> from jiceng.models import Visit
    >>> str(example_as_of(Visit, date(2024, 6, 30)).visited_on)
    '2024-06-12'
    """
    example = model.entity.example
    last = max(_happened(model, example), default=AS_OF)
    months = (as_of.year - AS_OF.year) * 12 + as_of.month - AS_OF.month
    base = AS_OF + relativedelta(months=months)
    nearer = last + relativedelta(months=months + 1) <= as_of and as_of.month < _LAST_MONTH
    if base < as_of and nearer:  # as near to the day as may be: terms run from what was done last
        months += 1
    if base > as_of and last + relativedelta(months=months) > as_of:
        months -= 1
    if last + _RECENT < AS_OF and not _IN_TIME & example.keys():
        years = as_of.year - last.year
        months = 12 * (years if last + relativedelta(years=years) <= as_of else years - 1)
    while last + relativedelta(months=months) > as_of:
        months -= _QUARTER
    return model.from_row(
        {name: _moved(model, name, value, months, as_of) for name, value in example.items()}
    )


def _happened(model: type[Record], example: Mapping[str, object]) -> Iterator[date]:
    for name, term in terms(model).items():
        if issubclass(term.type, date) and name in example and not may_lie_ahead(name):
            yield date.fromisoformat(str(example[name]))


def _moved(model: type[Record], name: str, value: object, months: int, as_of: date) -> object:
    if name.endswith(_BIRTHS):
        return value
    if issubclass(terms(model)[name].type, date):
        day = date.fromisoformat(str(value))
        moved = day + relativedelta(months=months)
        if name == _SENT and months:
            moved -= _TWO_WEEKS
        return max(moved, as_of + (day - AS_OF) if name == _NEXT else moved).isoformat()
    years = (AS_OF + relativedelta(months=months)).year - AS_OF.year
    if name == "period":
        period = parse_period(str(value))
        by = relativedelta(years=years) if isinstance(period, Year) else relativedelta(months=months)
        return str(type(period).of(period.first_day + by))
    return value + years if name == "year" and isinstance(value, int) else value
