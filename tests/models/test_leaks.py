"""Canaries: no value of a protected field comes out of a record or of an error, whatever way it is printed.

A canary is a value that stands nowhere else. Each is planted in every protected field of every entity,
once as valid data and once as wrong data, and looked for in every channel.
"""

import copy
import json
import logging
import pprint
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import pydantic.main
import pydantic.type_adapter
import pytest
from annotated_types import MaxLen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model
from pydantic_core import to_json, to_jsonable_python

from jiceng.identifiers import DivisionCode, GridCode, Identifier
from jiceng.models import ENTITIES, Record, RecordError, Term, terms
from jiceng.privacy import reveal
from tests.models.made_up import rows_of

EACH_ENTITY = pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)
WORD = "金丝雀5399"
CANARY_DAY = date(1853, 9, 19)

Channel = Callable[[Record], str]


def holding(model: type[Record]) -> type[BaseModel]:
    """Return a plain pydantic model with a record in it."""
    return create_model("Holding", item=(model, ...), items=(list[model], []))  # type: ignore[valid-type]


def logged(record: Record) -> str:
    entry = logging.LogRecord("app", logging.INFO, __file__, 1, "%s %r", (record, record), None)
    return logging.Formatter().format(entry)


def warned(record: Record) -> str:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        broken = type(record).model_construct(**{name: [value] for name, value in record.row().items()})
        return " ".join(
            [broken.model_dump_json(), repr(broken), *(str(warning.message) for warning in caught)]
        )


def raised(action: Callable[[], object]) -> str:
    """Return everything that can be printed of the error that an action raises."""
    try:
        action()
    except (ValueError, TypeError, AttributeError, LookupError) as error:
        return " ".join(printed(error))
    return ""


def printed(error: BaseException) -> Iterator[str]:
    """Yield every form of an error: itself, what it keeps, what lies behind it, the frames that are ours."""
    yield from (
        str(error),
        repr(error),
        f"{error}",
        repr(error.args),
        repr(vars(error)),
        repr(copy.copy(error)),
    )
    yield "".join(traceback.format_exception(error))
    yield repr((error.__cause__, error.__context__, getattr(error, "__notes__", None)))
    yield from frames_of(error)
    if isinstance(error, RecordError):
        yield from (str(error.problems), repr(error.__reduce__()))
    if isinstance(error, ValidationError):
        yield from (str(error.errors()), error.json(), repr(error.__reduce__()), error.title)


def frames_of(error: BaseException) -> Iterator[str]:
    """Yield the local variables of the frames between the caller, who has the data, and the error.

    Where a caller goes through an object of pydantic's own, its frames are the caller's.
    """
    theirs = {__file__, pydantic.main.__file__, pydantic.type_adapter.__file__}
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename not in (theirs if isinstance(error, ValidationError) else {__file__}):
            yield repr(frame.f_locals)


CHANNELS: Mapping[str, Channel] = {
    "repr": repr,
    "str": str,
    "f-string": lambda record: f"{record} {record!r} {record!s} {record!a}",
    "format": format,
    "percent": lambda record: "%s %r" % (record, record),  # noqa: UP031
    "in a list": lambda record: str([record]),
    "in a mapping": lambda record: str({record: record}),
    "pprint": pprint.pformat,
    "rich": lambda record: str(list(record.__rich_repr__())),
    "devtools": lambda record: str(list(record.__pretty__(repr))),
    "model_dump": lambda record: str(record.model_dump()),
    "model_dump, JSON types": lambda record: str(record.model_dump(mode="json")),
    "model_dump, round trip": lambda record: str(record.model_dump(round_trip=True)),
    "model_dump, included": lambda record: str(record.model_dump(include=set(record.row()))),
    "model_dump, duck-typed": lambda record: str(record.model_dump(serialize_as_any=True)),
    "model_dump_json": lambda record: record.model_dump_json(),
    "dict": lambda record: str(dict(record)),
    "list": lambda record: str(list(record)),
    "json.dumps": lambda record: json.dumps(record, default=str, ensure_ascii=False),
    "to_json": lambda record: to_json(record).decode(),
    "to_jsonable_python": lambda record: str(to_jsonable_python(record)),
    "TypeAdapter": lambda record: TypeAdapter(list[type(record)]).dump_json([record]).decode(),  # type: ignore[misc]
    "TypeAdapter of anything": lambda record: TypeAdapter(object).dump_json(record).decode(),
    "within a model, dumped": lambda record: holding(type(record))(
        item=record, items=[record]
    ).model_dump_json(),
    "within a model, printed": lambda record: repr(holding(type(record))(item=record, items=[record])),
    "copy": lambda record: repr(copy.copy(record)),
    "deepcopy": lambda record: repr(copy.deepcopy(record)),
    "model_copy": lambda record: repr(record.model_copy(deep=True)),
    "model_copy, updated": lambda record: repr(record.model_copy(update={})),
    "logging": logged,
    "in an error": lambda record: raised(lambda: {}[record]),
    "serializer warnings": warned,
    "pickle": lambda record: raised(lambda: record.__reduce_ex__(2)),
    "setting an attribute": lambda record: raised(
        lambda: setattr(record, next(iter(record.row())), record.row())
    ),
    "deleting an attribute": lambda record: raised(lambda: delattr(record, next(iter(record.row())))),
    "a missing attribute": lambda record: raised(lambda: record.no_such_field),  # type: ignore[attr-defined]
    "a comparison": lambda record: raised(lambda: record < record),  # type: ignore[operator]
}


def protected(model: type[Record]) -> list[Term]:
    return [term for term in terms(model).values() if not term.sensitivity.shown]


def found(text: str, canaries: Mapping[str, str]) -> list[str]:
    return [name for name, canary in canaries.items() if canary in text]


def test_there_are_channels_enough() -> None:
    assert len(CHANNELS) >= 25


RARE = 0x3400  # characters that no label and no other value holds


def longest(model: type[Record], term: Term) -> int:
    """Return how many characters a text field takes."""
    return next(
        mark.max_length for mark in model.model_fields[term.name].metadata if isinstance(mark, MaxLen)
    )


PLACES: Mapping[type, str] = {DivisionCode: "539977301209", GridCode: "53997730120907"}


@EACH_ENTITY
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_channel_shows_a_protected_value(model: type[Record], data: st.DataObject) -> None:
    row = data.draw(rows_of(model, full=True))
    canaries: dict[str, str] = {}
    for number, term in enumerate(protected(model)):
        if term.type in PLACES:  # a mask of a number shows its county, so the place must be one of its own
            row[term.name] = canaries[term.name] = PLACES[term.type]
        elif issubclass(term.type, Identifier):
            canaries[term.name] = str(row[term.name])[:-2]
        elif term.type is str:
            canary = f"{WORD}{number}"
            if len(canary) >= (most := longest(model, term)):
                canary = chr(RARE + number) * most
            row[term.name] = canaries[term.name] = canary
        elif term.type is date:
            row[term.name] = CANARY_DAY
            canaries[f"{term.name} in ISO"] = CANARY_DAY.isoformat()
            canaries[f"{term.name} in Python"] = "(1853, 9, 19)"
    for name in model.model_fields.keys() - {term.name for term in protected(model)}:
        if model.model_fields[name].annotation in (str, str | None):
            row[name] = "公开"
    record = model.from_row(row)
    shown = {name: leaks for name, channel in CHANNELS.items() if (leaks := found(channel(record), canaries))}
    assert not shown

    with reveal(purpose="核对", actor="测试"):
        assert found(record.model_dump_json(), canaries) == [
            name for name in canaries if not name.endswith("Python")
        ]


MAKERS: Mapping[str, Callable[[type[Record], dict[str, object]], object]] = {
    "constructor": lambda model, data: model(**data),
    "model_validate": lambda model, data: model.model_validate(data),
    "model_validate, strict": lambda model, data: model.model_validate(data, strict=True),
    "model_validate_json": lambda model, data: model.model_validate_json(json.dumps(data, default=str)),
    "model_validate_strings": lambda model, data: model.model_validate_strings(data),
    "from_row": lambda model, data: model.from_row(data),
    "model_copy": lambda model, data: model.model_construct().model_copy(update=data),
    "TypeAdapter": lambda model, data: TypeAdapter(list[model]).validate_python([data]),  # type: ignore[valid-type]
    "TypeAdapter, JSON": lambda model, data: TypeAdapter(model).validate_json(json.dumps(data, default=str)),
    "within a model": lambda model, data: holding(model)(item=data),
}
OURS = [name for name in MAKERS if not name.startswith(("TypeAdapter", "within"))]


def wrong_values(term: Term) -> list[object]:
    """Return wrong values for a field, each with the canary in it."""
    return [WORD * 1000, [WORD], {WORD: WORD}, {"nested": {"deep": [WORD]}}]


@EACH_ENTITY
@pytest.mark.parametrize("maker", MAKERS)
def test_no_error_quotes_the_data(model: type[Record], maker: str) -> None:
    for term in terms(model).values():
        for value in wrong_values(term):
            with pytest.raises(RecordError if maker in OURS else ValueError) as caught:
                MAKERS[maker](
                    model, {term.name: value, **{other: WORD for other in terms(model) if other != term.name}}
                )
            text = " ".join(printed(caught.value))
            assert WORD not in text, f"{maker}: {term.name}"


@pytest.mark.parametrize("maker", [name for name in MAKERS if name != "from_row"])
def test_an_unknown_column_is_not_named(maker: str) -> None:
    model = ENTITIES["resident"]
    with pytest.raises(ValueError, match="没有这个字段") as caught:
        MAKERS[maker](model, {"name": "某某", f"column_{WORD}": WORD})
    assert WORD not in " ".join(printed(caught.value))


@pytest.mark.parametrize(
    "text", [f'{{"{WORD}', f'["{WORD}"]', f'"{WORD}"', f'{{"name": "{WORD}", }}', f"{WORD}"]
)
def test_text_that_is_no_json_object_is_not_quoted(text: str) -> None:
    with pytest.raises(RecordError) as caught:
        ENTITIES["resident"].model_validate_json(text)
    assert WORD not in " ".join(printed(caught.value))


@pytest.mark.parametrize("data", [WORD, [WORD], (WORD,), {WORD}, 5399, object(), None])
def test_what_is_no_mapping_is_not_quoted(data: object) -> None:
    with pytest.raises(RecordError, match="不是一条记录") as caught:
        ENTITIES["resident"].model_validate(data)
    assert WORD not in " ".join(printed(caught.value))


def test_the_error_has_no_context() -> None:
    with pytest.raises(RecordError) as caught:
        ENTITIES["resident"].model_validate({"name": 5399})
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
