"""How a number stands in a pydantic model: strict, and without its value in any error."""

from typing import TYPE_CHECKING

import attrs

from jiceng.identifiers.reasons import IdentifierError

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

    from jiceng.identifiers.identifier import Identifier

__all__ = ["Refused", "field_schema"]


@attrs.frozen
class Refused:
    """Stands in for a value that is no number of the kind: all that a pydantic error may quote."""

    code: str
    message: str


def field_schema(kind: "type[Identifier]") -> "CoreSchema":
    """Return the schema of a field of this kind.

    It has two steps, since an error of pydantic quotes what its step was given: the first turns a wrong
    value into `Refused`, the second complains of that.
    """
    from pydantic_core import PydanticCustomError, core_schema

    first_failure = kind.first_failure

    def examine(value: object) -> "Identifier | Refused":
        if type(value) is str:  # nearly all are, or else a number that was examined when it was made
            if first_failure(value) is None:
                return str.__new__(kind, value)
        elif isinstance(value, kind):
            return value
        try:
            return kind(value)
        except IdentifierError as error:
            return Refused(error.code, error.message)

    def complain(value: "Identifier | Refused") -> "Identifier":
        if isinstance(value, Refused):
            raise PydanticCustomError(
                "identifier", "{message}", {"code": value.code, "message": value.message}
            )
        return value

    return core_schema.chain_schema(
        [
            core_schema.no_info_plain_validator_function(examine),
            core_schema.no_info_plain_validator_function(complain),
        ],
        serialization=core_schema.to_string_ser_schema(when_used="json"),
    )
