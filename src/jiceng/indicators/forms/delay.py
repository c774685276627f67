"""Delay: points off for each period that something is late (逾期递减)."""

from datetime import date
from fractions import Fraction
from typing import ClassVar, Literal

from dateutil.relativedelta import relativedelta

from jiceng.indicators.forms.form import Amount, Better, Form, Told
from jiceng.indicators.numbers import DAY, Day, Number, Positive, said, written

__all__ = ["Delay"]


class Delay(Form):
    """P − per × the days, weeks or months that a task was done after `due`; one not done gets `undone`.

    The value is the day on which it was done. `steps` says whether a period that is begun counts (`started`) or
    only a full one (`whole`).
    """

    example: ClassVar[str] = (
        'score = { form = "delay", due = 2026-05-31, every = "month", steps = "started", per = 10, undone = 0 }'
    )

    form: Literal["delay"]
    due: Day
    every: Literal["day", "week", "month"]
    steps: Literal["whole", "started"]
    per: Positive
    undone: Number

    @property
    def wants(self) -> Better:
        """Earlier is better."""
        return "lower"

    @property
    def takes_day(self) -> bool:
        """The value is a day."""
        return True

    @property
    def stated(self) -> tuple[Fraction, ...]:
        """The points of what is not done."""
        return (self.undone,)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return P less the price of the delay."""
        if amount.number < 1:
            return self.undone, lambda: f"没有完成，得 {written(self.undone)} 分"
        done = date.fromordinal(min(int(amount.number), date.max.toordinal()))
        late = self._late(done)
        scored = points - self.per * late
        told = (
            "按时完成"
            if late == 0
            else f"逾期 {late} 个{ {'day': '日', 'week': '周', 'month': '月'}[self.every] }"
        )
        return (
            scored,
            lambda: (
                f"{said(amount.number, DAY)} 完成，期限 {self.due.isoformat()}，{told}，"
                f"{written(points)} − {written(self.per)} × {late} = {written(scored)} 分"
            ),
        )

    def _late(self, done: date) -> int:
        """Return how many periods lie between the day that it was due and the day that it was done."""
        days = max((done - self.due).days, 0)
        if self.every == "month":
            whole = max((done.year - self.due.year) * 12 + done.month - self.due.month, 0)
            whole -= self.due + relativedelta(months=whole) > done and whole > 0
            rest = days > 0 and self.due + relativedelta(months=whole) < done
        else:
            whole, over = divmod(days, 7 if self.every == "week" else 1)
            rest = over > 0
        return whole + (rest and self.steps == "started")
