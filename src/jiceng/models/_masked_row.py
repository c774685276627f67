"""What makes a model one flat row that is checked without quoting it and printed masked.

Each field says in its annotation what it is called (`Label`), how protected it is (`Sensitivity`) and where
it comes from (`Source`); the docstring below it says what it means. A model that leaves one of these out
cannot be declared.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, core_schema

from jiceng.errors import DeclarationError
from jiceng.models._marks import SEPARATOR
from jiceng.models._printing import printable, protected_fields, values_of
from jiceng.models._refusals import RecordError, Refusal, complaint, refusal_of, refusing
from jiceng.models._terms import problems_of, terms_of
from jiceng.privacy import is_revealed, note_revealed

__all__ = ["MaskedRow", "in_two_steps"]


def in_two_steps(
    schema: CoreSchema,
    refused: Callable[[ValidationError], Refusal],
    complain_of: Callable[[Refusal], RecordError],
    serialization: "core_schema.SerSchema | None" = None,
) -> CoreSchema:
    """Return a check whose errors quote a `Refusal` and never the data: the second step sees nothing else."""

    def examine(value: object, check: Callable[[object], object]) -> object:
        try:
            return check(value)
        except ValidationError as error:
            return refused(error)

    def complain(value: object) -> object:
        if isinstance(value, Refusal):
            raise complain_of(value)
        return value

    return core_schema.chain_schema(
        [
            core_schema.no_info_wrap_validator_function(examine, schema),
            core_schema.no_info_plain_validator_function(complain),
        ],
        serialization=serialization,
    )


class MaskedRow(BaseModel):
    """A row that is valid by type. Prints masked values; `reveal` lets it be dumped in plain.

    Whatever makes a record raises `RecordError` for data that is none; no error holds a value of the data.
    Attributes and `row` give the plain values, for code that works with them and shows them to nobody.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        use_attribute_docstrings=True,
        defer_build=True,
    )

    def __init__(self, /, **data: Any) -> None:
        try:  # as `refusing` has it, for the most used way to make a record
            self.__pydantic_validator__.validate_python(data, self_instance=self)
        except ValidationError as error:
            refused = complaint(type(self), refusal_of(type(self), error))
        else:
            return
        del self, data
        raise refused

    # As on the `__init__` of BaseModel: `model_validate` need not come through here.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # pyright: ignore[reportFunctionMemberAccess]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        """Refuse a model whose terms are incomplete or whose headings are ambiguous. Lists all problems."""
        if problems := problems_of(cls):
            raise DeclarationError(f"{cls.__name__}: {'; '.join(problems)}")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check in two steps; print what may be printed."""
        return in_two_steps(
            handler(source),
            lambda error: refusal_of(cls, error),
            lambda refusal: complaint(cls, refusal),
            core_schema.plain_serializer_function_ser_schema(
                printable, info_arg=True, return_schema=core_schema.dict_schema(core_schema.str_schema())
            ),
        )

    @classmethod
    @refusing
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """Make a record of a mapping or of another record, with the options of pydantic."""
        return super().model_validate(obj, **options)

    @classmethod
    @refusing
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """Make a record of a JSON object, with the options of pydantic."""
        return super().model_validate_json(json_data, **options)

    @classmethod
    @refusing
    def model_validate_strings(cls, obj: Any, **options: Any) -> Self:
        """Make a record of a mapping to texts, with the options of pydantic."""
        return super().model_validate_strings(obj, **options)

    @classmethod
    @refusing
    def from_row(cls, row: Mapping[str, object]) -> Self:
        """Make a record of a row of the table; columns that are not fields are passed over."""
        fields = cls.model_fields
        return super().model_validate(
            {name: value for name, value in row.items() if value is not None and name in fields}
        )

    def row(self) -> dict[str, object]:
        """Return the plain values by field name: one row of the entity's table, for the engine.

        Several codes are one text, joined by `|`.
        """
        values = {name: getattr(self, name) for name in terms_of(type(self))}
        for name, value in values.items():
            if isinstance(value, tuple):
                values[name] = SEPARATOR.join(value)
        return values

    @refusing
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy; with `update`, a record of the same values and these, checked like any other."""
        if update is None:
            return super().model_copy(deep=deep)
        values = {name: getattr(self, name) for name in self.model_fields_set}
        return super().model_validate({**values, **update})

    def __iter__(self) -> Iterator[tuple[str, Any]]:  # type: ignore[override]  # as in BaseModel
        """Yield names and printable values, as `dict(record)` wants them."""
        yield from values_of(self, plain=is_revealed())

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        return [(name, value) for name, value in values_of(self, plain=False) if value is not None]

    def __str__(self) -> str:
        return self.__repr__()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        del value  # so that no frame of the error holds it
        raise AttributeError(
            f"a record does not change: make another with model_copy(update={{{name!r}: …}})"
        )

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a record does not change")

    def __reduce_ex__(self, protocol: Any) -> Any:
        if not is_revealed():
            raise TypeError(
                "a record holds plain values and is pickled inside reveal(purpose=…, actor=…) only"
            )
        note_revealed(protected_fields(type(self)))
        return super().__reduce_ex__(protocol)
