"""Transfer: a share of the score of another scheme (其他考核得分折算)."""

from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from jiceng.indicators.forms.form import Amount, Better, Form, Told
from jiceng.indicators.numbers import Positive, written

__all__ = ["Transfer"]


class Transfer(Form):
    """`coefficient` × the total of the scheme `of` (`what = "score"`), or P − coefficient × the points lost there.

    The total comes from the scorecard of that scheme where it is given, otherwise it is reported. Points lost
    are counted from `full_marks` of the other scheme.
    """

    example: ClassVar[str] = (
        'score = { form = "transfer", of = "pingan-2026", coefficient = 0.25, what = "score" }'
    )

    form: Literal["transfer"]
    of: Annotated[str, Field(min_length=1)]
    coefficient: Positive
    what: Literal["score", "lost"]
    full_marks: Positive | None = None

    @model_validator(mode="after")
    def _full_marks_of_what_is_lost(self) -> Self:
        if (self.what == "lost") != (self.full_marks is not None):
            raise ValueError("what 为 lost 时要写对方的 full_marks，其他情形不写")
        return self

    @property
    def wants(self) -> Better:
        """More points are better."""
        return "higher"

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return the share of the other score, or P less the share of what was lost."""
        got, share = written(amount.number), written(self.coefficient)
        if self.full_marks is None:
            scored = self.coefficient * amount.number
            return scored, lambda: f"{self.of} 得 {got} 分，{got} × {share} = {written(scored)} 分"
        lost = self.full_marks - amount.number
        scored = points - self.coefficient * lost
        return (
            scored,
            lambda: (
                f"{self.of} 失 {written(lost)} 分，{written(points)} − {written(lost)} × {share} = {written(scored)} 分"
            ),
        )
