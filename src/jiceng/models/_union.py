"""A list that mixes several entities, told apart by the one code that each of them has in a field.

The discriminator of pydantic quotes the whole row when its kind is unknown, so a union is checked in two
steps as a record is: what is refused first becomes a `Refusal`, and only that can be quoted.
"""

from typing import Any, get_args

import attrs
from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, core_schema

from jiceng.errors import DeclarationError
from jiceng.labels import Label
from jiceng.models._masked_row import in_two_steps
from jiceng.models._refusals import FieldProblem, RecordError, Refusal
from jiceng.models._terms import terms_of

__all__ = ["ToldApartBy"]

_SAYINGS = {
    "union_tag_not_found": ("missing", "没有填写"),
    "union_tag_invalid": ("not-in-table", "不是本名单的类别"),
}


@attrs.frozen
class ToldApartBy:
    """Marks a union of entities: which field tells them apart, and what the whole list is called."""

    field: str
    label: Label

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read a row as the entity whose code it carries; a record of one of them is taken as it is."""
        choices: dict[object, CoreSchema] = {}
        for model in get_args(source):
            constant = terms_of(model)[self.field].constant
            if constant is None or constant in choices:
                raise DeclarationError(f"{model.__name__}: {self.field} does not tell it from its sisters")
            choices[constant] = handler.generate_schema(model)
        return in_two_steps(
            core_schema.tagged_union_schema(choices, discriminator=self.field),
            self._refusal,
            lambda refusal: RecordError(self.label.zh, refusal.problems),
        )

    def _refusal(self, error: ValidationError) -> Refusal:
        problems: list[FieldProblem] = []
        for detail in error.errors(include_url=False, include_input=False):
            made = detail.get("ctx", {}).get("error")
            if isinstance(made, RecordError):
                problems += made.problems
            else:
                code, saying = _SAYINGS.get(detail["type"], ("not-a-record", "不是一条记录"))
                field = self.field if detail["type"] in _SAYINGS else None
                problems.append(
                    FieldProblem(field, code, f"“{self.label.zh}类别”{saying}" if field else saying)
                )
        return Refusal(tuple(problems))
