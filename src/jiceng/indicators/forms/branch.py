"""Branch: one form or another, by a stated condition (分情形计分)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Self

import attrs
from pydantic import Field, model_validator

from jiceng.indicators.forms.condition import Conditions, all_hold, named
from jiceng.indicators.forms.form import Amount, Better, Form, Mark, Named, Told
from jiceng.indicators.forms.plain import PlainForm

__all__ = ["Branch"]


class Branch(Form):
    """`then` when all conditions of `when` hold, otherwise `else`. The bounds are those of the form that is taken.

    A condition is about an indicator, a measure, or a value reported under that name.
    """

    example: ClassVar[str] = (
        'score = { form = "branch", when = { projects = { equals = 0 } }, then = { form = "met", '
        'condition = { true = true } }, else = { form = "add", per = 1 } }'
    )
    monotone: ClassVar[bool] = False

    form: Literal["branch"]
    when: Conditions = Field(min_length=1)
    then: PlainForm
    else_: Annotated[PlainForm, Field(alias="else")]

    @model_validator(mode="after")
    def _bounds_stand_inside(self) -> Self:
        if self.model_fields_set & {"floor", "cap", "zero_if_none", "scorer"}:
            raise ValueError("floor、cap、zero_if_none、scorer 写在 then 和 else 里面")
        if self.then.takes_day != self.else_.takes_day or self.then.range != self.else_.range:
            raise ValueError("then 和 else 要的是不同的数值，不能放在同一条指标里")
        return self

    @property
    def branches(self) -> tuple[Form, Form]:
        """Both forms."""
        return self.then, self.else_

    @property
    def wants(self) -> Better | None:
        """The direction, when both forms have the same."""
        return self.then.wants if self.then.wants == self.else_.wants else None

    @property
    def takes_ratio_only(self) -> bool:
        """Whether both forms take rates only."""
        return self.then.takes_ratio_only and self.else_.takes_ratio_only

    @property
    def takes_day(self) -> bool:
        """Whether both forms take a day."""
        return self.then.takes_day

    @property
    def range(self) -> Literal["any", "points"]:
        """Whether the value is points."""
        return self.then.range

    @property
    def counts(self) -> tuple[Named, ...]:
        """What either form counts."""
        return tuple(dict.fromkeys(name for form in self.branches for name in form.counts))

    @property
    def also_counts(self) -> tuple[Named, ...]:
        """What either form counts beside the value."""
        return tuple(dict.fromkeys(name for form in self.branches for name in form.also_counts))

    @property
    def compares_with(self) -> frozenset[str]:
        """The values that the condition is about, and what either form needs."""
        return named(self.when) | self.then.needs | self.else_.needs

    def lacks(self, references: Mapping[str, Fraction]) -> bool:
        """Tell whether a condition cannot be judged, or the form that it leads to has nothing to compare with."""
        if not named(self.when) <= references.keys():
            return True
        held, _ = all_hold(self.when, references)
        return (self.then if held else self.else_).lacks(references)

    def raw(self, amount: Amount, points: Fraction) -> tuple[Fraction, Told]:
        """Return the points of the form that is taken, before its bounds."""
        taken, told = self._taken(amount)
        scored, why = taken.raw(amount, points)
        return scored, lambda: told() + why()

    def score(self, amount: Amount, points: Fraction) -> Mark:
        """Return the mark of the form that is taken, with its own bounds."""
        taken, told = self._taken(amount)
        mark = taken.score(amount, points)
        return attrs.evolve(mark, told=lambda: told() + mark.told())

    def _taken(self, amount: Amount) -> tuple[Form, Told]:
        held, told = all_hold(self.when, amount.references)
        taken, which = (self.then, "第一") if held else (self.else_, "第二")
        return taken, lambda: f"{told}，按{which}种情形计，"
