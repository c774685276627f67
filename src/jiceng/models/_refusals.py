"""What is said of data that is no record: which fields are wrong and in which way, never their values.

An error of pydantic quotes what it was given, in its text, in `errors()`, in `json()` and in the frames
behind it. So the check of a record has two steps: the first turns wrong data into a `Refusal`, the second
complains of that, and there is nothing else left to quote.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar, cast

import attrs
from pydantic import BaseModel, ValidationError

from jiceng.errors import DataError
from jiceng.models._terms import Entity, terms_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["FieldProblem", "RecordError", "Refusal", "complaint", "refusal_of", "refusing"]


@attrs.frozen
class FieldProblem:
    """One thing that is wrong with the data of a record.

    `field` is its name in programs, `None` where the whole is wrong; `code` says for programs what is the
    matter (`missing`, `too-long`, `resident-id.check-digit`), `message` tells a clerk.
    """

    field: str | None
    code: str
    message: str


class RecordError(DataError):
    """The data is no record of the entity. `problems` lists everything that is wrong, without values."""

    def __init__(self, entity: str, problems: tuple[FieldProblem, ...]) -> None:
        super().__init__(
            "record.invalid", f"{entity}：{'；'.join(problem.message for problem in problems)}。"
        )
        self.entity = entity
        self.problems = problems

    def __reduce__(self) -> "tuple[type[RecordError], tuple[str, tuple[FieldProblem, ...]]]":
        return type(self), (self.entity, self.problems)


@attrs.frozen
class Refusal:
    """Stands in for data that is no record: all that an error of pydantic may quote."""

    problems: tuple[FieldProblem, ...]


_SAYINGS: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("missing", "没有填写"),
    "extra_forbidden": ("unknown-field", "没有这个字段"),
    "string_type": ("not-text", "应为文字"),
    "string_too_short": ("too-short", "不能少于 {min_length} 个字"),
    "string_too_long": ("too-long", "不能超过 {max_length} 个字"),
    "enum": ("not-in-table", "不是代码表中的代码"),
    "greater_than_equal": ("too-small", "不能小于 {ge}"),
    "less_than_equal": ("too-large", "不能大于 {le}"),
    "json_invalid": ("not-json", "不是有效的 JSON"),
}
_SAYINGS_BY_STEM: Final[Mapping[str, tuple[str, str]]] = {
    "date": ("not-a-day", "不是有效的日期，请写成 2026-09-30"),
    "int": ("not-whole", "应为整数"),
    "finite": ("not-a-number", "应为数字，小数不超过 10 位"),
    "decimal": ("not-a-number", "应为数字，小数不超过 10 位"),
    "bool": ("not-a-flag", "应为“是”或“否”"),
    "model": ("not-a-record", "不是一条记录"),
    "dict": ("not-a-record", "不是一条记录"),
}
_OTHERWISE: Final = ("invalid", "不符合要求")


def refusal_of(model: type[BaseModel], error: ValidationError) -> Refusal:
    """Return what an error of pydantic says of a record, without what it quotes."""
    problems: list[FieldProblem] = []
    for detail in error.errors(include_url=False, include_input=False):
        made = detail.get("ctx", {}).get("error")
        problems += made.problems if isinstance(made, RecordError) else [_problem(model, detail)]
    return Refusal(tuple(dict.fromkeys(problems)))


def _problem(model: type[BaseModel], detail: "ErrorDetails") -> FieldProblem:
    context = detail.get("ctx", {})
    name = next((str(part) for part in detail["loc"] if part in model.model_fields), None)
    subject = f"“{terms_of(model)[name].label.zh}”" if name is not None else ""
    if detail["type"] == "identifier":  # examined by the identifier itself, whose sentence is without a value
        return FieldProblem(name, str(context["code"]), f"{subject}：{str(context['message']).rstrip('。')}")
    stem = detail["type"].split("_")[0]
    code, saying = _SAYINGS.get(detail["type"]) or _SAYINGS_BY_STEM.get(stem) or _OTHERWISE
    return FieldProblem(name, code, subject + saying.format_map(context))


def _entity_name(model: type[BaseModel]) -> str:
    entity = getattr(model, "entity", None)
    return entity.label.zh if isinstance(entity, Entity) else model.__name__


_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def refusing(function: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Let a function of a model or record raise `RecordError` where pydantic refuses its data.

    The error is raised where nothing of the data is in sight: no context, and no frame that holds it.
    """

    @wraps(function)
    def guarded(*args: _Given.args, **kwargs: _Given.kwargs) -> _Made:
        try:
            return function(*args, **kwargs)
        except ValidationError as error:
            owner: object = args[0]
            model = cast("type[BaseModel]", owner if isinstance(owner, type) else type(owner))
            refused = complaint(model, refusal_of(model, error))
        del owner, args, kwargs
        raise refused

    return guarded


def complaint(model: type[BaseModel], refusal: Refusal) -> RecordError:
    """Return the error that a refusal becomes."""
    return RecordError(_entity_name(model), refusal.problems)
