"""Deadlines: the last lawful day of a clock that started on a day, and everything that led to it.

Where the law does not say whether a last day on a day of rest moves (`roll_over` is `unstated`), the reading
that helps whoever has to act is taken, after 民法典第二百零三条: a last day to act moves to the next working
day, a minimum or a term does not grow. `roll_over=False` counts strictly, `roll_over=True` always moves.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from attrs import field, frozen

from jiceng.errors import DeclarationError
from jiceng.law.book import LawBook
from jiceng.law.counting import Suspension, count_days
from jiceng.law.entries import Clock
from jiceng.law.errors import DeadlineError
from jiceng.law.wording import UNITS, basis, day_zh, moment_zh
from jiceng.periods import WorkCalendar

__all__ = ["Deadline", "deadline", "overdue"]

_YEARS = range(1900, 2200)


@frozen
class Deadline:
    """When a clock ends, and why then.

    >>> found = deadline("petition.close", date(2026, 7, 10), extension=30)
    >>> found.day, found.counted_to, found.rolled_over
    (datetime.date(2026, 10, 8), datetime.date(2026, 10, 8), False)
    """

    clock: Clock = field(repr=lambda clock: clock.slug)
    """The clock, in the edition in force on the start day, or the one that was passed."""

    start: date
    """The day (for hours the moment) of the event; itself not counted."""

    day: date
    """The last lawful day; of a minimum or a term its last day; counted back, the day that many before."""

    moment: datetime | None
    """The last lawful moment of a clock that runs in hours, otherwise `None`."""

    extension: int
    """Units added by an approved extension."""

    suspensions: tuple[Suspension, ...]
    """The suspensions that touched the count."""

    suspended: int
    """Days that did not count because of them, working days where the clock counts those."""

    counted_to: date
    """Where the count ended, before a day of rest moved it."""

    @property
    def rolled_over(self) -> bool:
        """Whether the last day fell on a day of rest and moved."""
        return self.day != self.counted_to

    @property
    def days(self) -> int:
        """Calendar days from the start to the last lawful day; negative when counted back."""
        return (self.day - self.start_day).days

    @property
    def start_day(self) -> date:
        """The day of the event."""
        return _day(self.start)

    @property
    def basis(self) -> str:
        """Law and article in Chinese, with a warning where the text was not read."""
        unread = "，未核对原文" if self.clock.certainty == "known" else ""
        return basis(self.clock) + unread

    def passed(self, at: date) -> bool:
        """Whether the deadline lies before a day (for hours before a moment). Raises `DeadlineError`."""
        if self.moment is not None:
            return _moment(at) > self.moment
        return _day(at) > self.day

    def overdue(self, *, as_of: date, done: date | None = None) -> bool:
        """Whether the act came too late, or on `as_of` has not come although its time is over.

        Raises `DeclarationError` for a minimum or a term: nobody can be late for those.
        """
        if self.clock.bound != "latest":
            raise DeclarationError(
                f"the clock {self.clock.slug} sets no last day to act; ask passed or too_early"
            )
        return self.passed(as_of if done is None else done)

    def too_early(self, done: date) -> bool:
        """Whether an act came before a minimum was over, or before its time window opened.

        Raises `DeclarationError` for a clock that sets no minimum.
        """
        if self.clock.bound != "earliest":
            raise DeclarationError(f"the clock {self.clock.slug} sets no minimum; ask overdue")
        return _day(done) < self.day if self.clock.direction == "before" else not self.passed(done)

    def explain(self) -> str:
        """Say in one Chinese sentence how the day came about."""
        unit, back = UNITS[self.clock.unit], self.clock.direction == "before"
        total = self.clock.limit + self.extension
        if self.moment is not None:
            counted = f"自{self.clock.starts}（{moment_zh(_moment(self.start))}）起{total}{unit}"
            return f"{counted}，至{moment_zh(self.moment)}止（{self.basis}）。"
        event = self.clock.starts.removesuffix("前") if back else self.clock.starts
        begun = f"{event}（{day_zh(self.start_day)}）"
        parts = [f"以{begun}倒推{total}{unit}" if back else f"自{begun}次日起计{total}{unit}"]
        if self.extension:
            parts.append(f"其中经批准延长{self.extension}{unit}")
        if self.suspended:
            reasons = "、".join(dict.fromkeys(one.reason for one in self.suspensions if one.reason))
            parts.append(
                f"扣除{reasons}{self.suspended}{'个工作日' if self.clock.unit == 'working-day' else '日'}"
            )
        if self.rolled_over:
            parts.append(f"{day_zh(self.counted_to)}为休息日，顺延")
        return "，".join(parts) + f"，{'为' if back else '至'}{day_zh(self.day)}（{self.basis}）。"


def deadline(
    clock: str | Clock,
    start: date,
    *,
    extension: int = 0,
    suspensions: Iterable[Suspension] = (),
    roll_over: bool | None = None,
    region: str = "CN",
    calendar: WorkCalendar | None = None,
    book: LawBook | None = None,
) -> Deadline:
    """Return when a clock ends that started with an event on `start`.

    `clock` is a slug, looked up for the start day and `region`, or a `Clock`. `extension` is in units of the
    clock. Raises `UnknownSlugError`, `NotInForceError`; `UnknownYearError` where working days of an unknown
    year are needed; `DeadlineError` where the dates or the extension are wrong; `DeclarationError` for
    arguments that no data can justify.
    """
    if not isinstance(calendar, WorkCalendar | None) or not isinstance(book, LawBook | None):
        raise DeclarationError("calendar is a WorkCalendar and book a LawBook, or left out")
    first_day = _in_range(start)
    found = (
        clock
        if isinstance(clock, Clock)
        else (book or LawBook.bundled()).clock(clock, on=first_day, region=region)
    )
    _check_extension(found, extension)
    held = tuple(suspensions) if isinstance(suspensions, Iterable) else (suspensions,)
    if not all(isinstance(one, Suspension) for one in held):
        raise DeclarationError("suspensions are Suspension objects")
    rolls = _rolls(found, roll_over)
    total = found.limit + extension
    if held and (found.unit == "hour" or found.direction == "before"):
        raise DeclarationError(
            f"the clock {found.slug} runs in hours or back from an event and cannot be suspended"
        )
    if found.unit == "hour":
        # 民法典第二百零一条: hours run from the moment, not from the next day.
        moment = _moment(start) + (-1 if found.direction == "before" else 1) * timedelta(hours=total)
        return Deadline(found, start, moment.date(), moment, extension, (), 0, moment.date())
    for one in held:
        _in_range(one.first)
        _in_range(one.last)
    days = calendar or WorkCalendar.bundled()
    counted_to, suspended = count_days(
        first_day, -total if found.direction == "before" else total, found.unit, held, days
    )
    day = days.next_working_day(counted_to) if rolls else counted_to
    touching = tuple(one for one in held if one.last > first_day and one.first <= counted_to)
    return Deadline(found, start, day, None, extension, touching, suspended, counted_to)


def overdue(
    clock: str | Clock,
    start: date,
    *,
    as_of: date,
    done: date | None = None,
    extension: int = 0,
    suspensions: Iterable[Suspension] = (),
    roll_over: bool | None = None,
    region: str = "CN",
    calendar: WorkCalendar | None = None,
    book: LawBook | None = None,
) -> bool:
    """Whether an act was done too late, or is not done on `as_of` although its time is over.

    Arguments and errors as for `deadline`; `DeclarationError` also for a minimum or a term.

    >>> overdue("petition.inform.direct", date(2026, 9, 1), as_of=date(2026, 9, 16))
    False
    """
    end = deadline(
        clock,
        start,
        extension=extension,
        suspensions=suspensions,
        roll_over=roll_over,
        region=region,
        calendar=calendar,
        book=book,
    )
    return end.overdue(as_of=as_of, done=done)


def _rolls(clock: Clock, asked: bool | None) -> bool:
    """Decide whether a last day on a day of rest moves."""
    if clock.unit == "hour" or clock.direction == "before":
        if asked:
            raise DeclarationError(
                f"the clock {clock.slug} runs in hours or back from an event and cannot roll over"
            )
        return False
    if isinstance(asked, bool):
        return asked
    if asked is not None:
        raise DeclarationError("roll_over is True, False or None")
    return clock.bound == "latest" if clock.roll_over == "unstated" else clock.roll_over == "yes"


def _check_extension(clock: Clock, extension: int) -> None:
    if not isinstance(extension, int) or isinstance(extension, bool) or extension < 0:
        raise DeclarationError("an extension is a whole number of units of the clock, 0 or more")
    if extension > (clock.extension_limit or 0):
        allowed = (
            f"最多可延长{clock.extension_limit}{UNITS[clock.unit]}"
            if clock.extension_limit
            else "没有延长的规定"
        )
        raise DeadlineError(
            "deadline.extension-too-long",
            f"{basis(clock)}对“{clock.zh}”{allowed}，请核对延期天数和审批手续。",
        )


def _day(moment: date) -> date:
    if isinstance(moment, datetime):
        return moment.date()
    if not isinstance(moment, date):
        raise DeclarationError(
            "deadlines are counted from a datetime.date or, in hours, from a datetime.datetime"
        )
    return moment


def _in_range(moment: date) -> date:
    day = _day(moment)
    if day.year not in _YEARS:
        raise DeadlineError(
            "deadline.out-of-range", f"日期应在{_YEARS[0]}年至{_YEARS[-1]}年之间，请核对填写的日期。"
        )
    return day


def _moment(moment: date) -> datetime:
    """Return a local time; a clock in hours cannot run from a mere day."""
    if not isinstance(moment, date):
        raise DeclarationError("deadlines in hours are counted from a datetime.datetime")
    if not isinstance(moment, datetime):
        raise DeadlineError("deadline.time-missing", "该期限按小时计算，请把日期填写到时、分。")
    if moment.tzinfo is not None:
        raise DeclarationError("times are local (Asia/Shanghai) and carry no time zone")
    return moment
