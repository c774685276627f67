"""What may stand in an extension file: the shape of its four kinds of entry, one by one."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from jiceng.labels import Stage

__all__ = ["AddedCode", "AddedField", "AddedHeading", "Entry", "Tightening"]

_PLAIN = r"^[^{}\x00-\x1f\x7f]+$"  # braces would be placeholders in the sentences of rules
_Line = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_PLAIN, max_length=200)]
_Heading = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_PLAIN, max_length=60)]
_Number = Annotated[int, Field(strict=True)] | Annotated[Decimal, Field(strict=True, allow_inf_nan=False)]
_Length = Annotated[int, Field(strict=True, ge=1, le=10_000)]


class Entry(BaseModel):
    """One entry of an extension."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class AddedField(Entry):
    """`[[field]]`: a field of the county. It says all that a field of the library says of itself.

    `type` and `sensitivity` are names of `kinds`; a field without a sensitivity is refused.
    """

    entity: str
    name: Annotated[str, Field(pattern=r"^x_[a-z][a-z0-9_]*$", max_length=60)]
    zh: _Heading
    en: _Line
    doc: _Line
    type: str
    sensitivity: str
    source: _Line
    clause: Annotated[str, StringConstraints(max_length=100)] = ""
    also: tuple[_Heading, ...] = ()
    codes: str | None = None
    max_length: _Length | None = None
    unit: _Heading | None = None
    at_least: _Number | None = None
    at_most: _Number | None = None
    required: Stage | None = None


class AddedHeading(Entry):
    """`[[heading]]`: other names under which the ledgers of the county carry a field of the library."""

    entity: str
    field: str
    also: Annotated[tuple[_Heading, ...], Field(min_length=1)]


class Tightening(Entry):
    """`[[tighten]]`: what the county demands of a field of the library, beyond what the library does."""

    entity: str
    field: str
    required: Stage | None = None
    max_length: _Length | None = None
    at_least: _Number | None = None
    at_most: _Number | None = None


class AddedCode(Entry):
    """`[[code]]`: a row of the county in a code table that is open or local."""

    table: str
    code: Annotated[str, Field(min_length=1, max_length=20)]
    zh: _Heading
    en: _Line
    also: tuple[_Heading, ...] = ()
