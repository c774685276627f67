"""Where the value of an indicator comes from: a measure, a reported number, or a count, share or sum of rows."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator

from jiceng.indicators.forms import Better, Declared
from jiceng.indicators.measures import Criterion
from jiceng.indicators.numbers import Positive

__all__ = ["Counted", "Measured", "Reported", "SameAs", "Shared", "Summed", "Value", "Where"]

Where: TypeAlias = Mapping[str, Criterion]
"""Conditions by field, joined by “and”."""


class Measured(Declared):
    """Computed by a measure of the library."""

    measure: str


class Reported(Declared):
    """Reported by the unit or a department; looked up by the id or the title of what carries it."""

    reported: Literal[True]
    unit: str = ""
    better: Better | None = None


class SameAs(Declared):
    """The value of another indicator, by its id."""

    same_as: str


class PerHead(Declared):
    """A number divided by a column of the register of units (`resident_population`), times so many (10000)."""

    per: str | None = None
    times: Positive | None = None

    @model_validator(mode="after")
    def _times_of_something(self) -> Self:
        if self.times is not None and self.per is None:
            raise ValueError("times 要同 per 一起用")
        return self


class Counted(PerHead):
    """The number of rows of an entity that meet the conditions."""

    count: str
    where: Where = Field(default_factory=dict)
    dated_by: str | None = None
    unit: str = "件"
    better: Better | None = None


class Summed(PerHead):
    """The sum of a field (`entity.field`) over the rows that meet the conditions."""

    sum: str
    where: Where = Field(default_factory=dict)
    dated_by: str | None = None
    unit: str = ""
    better: Better | None = None


class Shared(Declared):
    """Of the rows of an entity that meet `of`, the share that meets `where` too."""

    share: str
    where: Where
    of: Where = Field(default_factory=dict)
    dated_by: str | None = None
    better: Better | None = None


_KINDS: Mapping[str, type[Declared]] = {
    "measure": Measured,
    "reported": Reported,
    "same_as": SameAs,
    "count": Counted,
    "share": Shared,
    "sum": Summed,
}


def _kind(value: object) -> str | None:
    """Tell the kinds of value apart by the key that names them."""
    if isinstance(value, Declared):
        return type(value).__name__
    keys = value if isinstance(value, Mapping) else ()
    return next((kind.__name__ for key, kind in _KINDS.items() if key in keys), None)


Value: TypeAlias = Annotated[
    Annotated[Measured, Tag("Measured")]
    | Annotated[Reported, Tag("Reported")]
    | Annotated[SameAs, Tag("SameAs")]
    | Annotated[Counted, Tag("Counted")]
    | Annotated[Shared, Tag("Shared")]
    | Annotated[Summed, Tag("Summed")],
    Discriminator(
        _kind,
        custom_error_type="value_kind",
        custom_error_message="value 要写明来源：measure、reported = true、same_as、count、share 或 sum",
    ),
]
"""Any source of a value, told apart by its first key."""
