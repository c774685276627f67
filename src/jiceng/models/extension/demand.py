"""What a county demands of one field, as a mark on it: the rules of `jiceng.validate` are derived from that."""

from decimal import Decimal

import attrs

from jiceng.labels import Source, Stage
from jiceng.models import Record

__all__ = ["Demand", "demands_on"]


@attrs.frozen
class Demand:
    """A field that a county adds or makes stricter: on which paper it rests, and what it demands of the values.

    `is_added` tells a field of the county from one of the library; `required` is the stage from which the
    field has to be filled in.
    """

    source: Source
    is_added: bool
    required: Stage | None = None
    max_length: int | None = None
    at_least: int | Decimal | None = None
    at_most: int | Decimal | None = None


def demands_on(model: type[Record]) -> dict[str, Demand]:
    """Return what a county demands of the fields of a model, by field name; nothing of a model of the library."""
    return {
        name: mark
        for name, field in model.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Demand)
    }
