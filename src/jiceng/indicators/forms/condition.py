"""Conditions on a number, as forms, exemptions and branches state them."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

from jiceng.indicators.numbers import Number, said, written

__all__ = ["Condition", "Conditions", "Declared", "all_hold", "named"]


class Declared(BaseModel):
    """A piece of a scheme as its author writes it: closed keys, never changed after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Condition(Declared):
    """One bound that a value keeps: `at_least`, `at_most` or `equals`, each inclusive; or `true`, a yes."""

    at_least: Number | None = None
    at_most: Number | None = None
    equals: Number | None = None
    true: Literal[True] | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if sum(bound is not None for bound in (self.at_least, self.at_most, self.equals, self.true)) != 1:
            raise ValueError("写一个条件：at_least、at_most、equals 或 true")
        return self

    def holds(self, number: Fraction) -> bool:
        """Tell whether the number keeps the bound."""
        if self.at_least is not None:
            return number >= self.at_least
        if self.at_most is not None:
            return number <= self.at_most
        return number == self.equals if self.equals is not None else number != 0

    def said(self, unit: str) -> str:
        """Return the bound in words."""
        for word, bound in (("不低于", self.at_least), ("不高于", self.at_most), ("等于", self.equals)):
            if bound is not None:
                return f"{word} {said(bound, unit)}"
        return "为是"


Conditions: TypeAlias = Mapping[str, Condition]
"""Conditions by the name of the value they are about: an indicator, a measure, or a reported value."""

_NAMED = "value:"


def named(names: Iterable[str]) -> frozenset[str]:
    """Return the references under which a form finds the values of these names."""
    return frozenset(_NAMED + name for name in names)


def all_hold(conditions: Conditions, references: Mapping[str, Fraction]) -> tuple[bool, str]:
    """Tell whether all conditions hold, and say what the values are. All of them must be among the references."""
    told = [f"{name} {written(references[_NAMED + name])}" for name in conditions]
    held = all(condition.holds(references[_NAMED + name]) for name, condition in conditions.items())
    return held, "、".join(told)
