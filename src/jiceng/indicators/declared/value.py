"""Where the value of an indicator comes from: a measure, a reported number, or a count or share of rows."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from jiceng.indicators.forms import Better, Declared
from jiceng.indicators.measures import Criterion

__all__ = ["Counted", "Measured", "Reported", "Shared", "Value", "Where"]

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


class Counted(Declared):
    """The number of rows of an entity that meet the conditions."""

    count: str
    where: Where = Field(default_factory=dict)
    dated_by: str | None = None
    unit: str = "件"
    better: Better | None = None


class Shared(Declared):
    """Of the rows of an entity that meet `of`, the share that meets `where` too."""

    share: str
    where: Where
    of: Where = Field(default_factory=dict)
    dated_by: str | None = None
    better: Better | None = None


_KINDS = {"measure": "Measured", "reported": "Reported", "count": "Counted", "share": "Shared"}


def _kind(value: object) -> str | None:
    """Tell the kinds of value apart by the key that names them."""
    keys = value if isinstance(value, Mapping) else ()
    return next((kind for key, kind in _KINDS.items() if key in keys), None)


Value: TypeAlias = Annotated[
    Annotated[Measured, Tag("Measured")]
    | Annotated[Reported, Tag("Reported")]
    | Annotated[Counted, Tag("Counted")]
    | Annotated[Shared, Tag("Shared")],
    Discriminator(
        _kind,
        custom_error_type="value_kind",
        custom_error_message="value 要写明来源：measure、reported = true、count 或 share",
    ),
]
"""Any source of a value, told apart by its first key."""
