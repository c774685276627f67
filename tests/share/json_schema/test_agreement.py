"""Schemas and models agree: what the one takes the other takes, what the one refuses the other refuses."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.codes import CodeEnum
from jiceng.identifiers import Identifier
from jiceng.models import ENTITIES, Record, RecordError, Term, terms
from tests.models.made_up import rows_of
from tests.share.json_schema.validators import dumped, validator

EACH_ENTITY = pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)


def problems(model: type[Record], value: object) -> list[str]:
    return [f"{error.json_path}: {error.validator}" for error in validator(model).iter_errors(value)]


@EACH_ENTITY
def test_the_example_fits_the_schema(model: type[Record]) -> None:
    assert model.entity.example, f"{model.__name__} has no example"
    assert problems(model, dumped(model.from_row(model.entity.example))) == []
    for example in validator(model).schema["examples"]:
        assert problems(model, example) == []
        assert model.model_validate(example) == model.from_row(model.entity.example)


@EACH_ENTITY
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_what_the_model_writes_fits_the_schema(model: type[Record], data: st.DataObject) -> None:
    full = data.draw(st.booleans())
    assert problems(model, dumped(model.from_row(data.draw(rows_of(model, full=full))))) == []


def wrong_values(model: type[Record], term: Term) -> Iterator[object]:
    """What is wrong in a field whatever the rest of the record is."""
    yield {"a": 1}
    if not term.optional:
        yield None
    if term.many:
        yield ["无此代码"]
        return
    yield ["a"]
    longest = next(
        (m.max_length for m in model.model_fields[term.name].metadata if hasattr(m, "max_length")), 0
    )
    if issubclass(term.type, CodeEnum):
        yield from ("无此代码", "", 1)
    elif issubclass(term.type, Identifier):
        yield from ("53992", "", " ", 53992519491231048, "5399 2519491231048X")
    elif issubclass(term.type, str):
        yield from ("字" * (longest + 1), 1, True)
    elif issubclass(term.type, bool):
        yield from ("无此说法", 2)
    elif issubclass(term.type, int):
        yield from (-(10**30), 10**30, 1.5, "一")
    elif issubclass(term.type, Decimal):
        yield from ("一", "", "1,5", "NaN", "Infinity", "1.2.3")
    elif issubclass(term.type, date):
        yield from ("2026-02-30", "20260930", "2026-9-30", "2026-09-30T00:00:00", "九月", 20260930, "")


@EACH_ENTITY
def test_both_refuse_a_wrong_value(model: type[Record]) -> None:
    good = dumped(model.from_row(model.entity.example))
    for name, term in terms(model).items():
        for value in wrong_values(model, term):
            record = {**good, name: value}
            assert not validator(model).is_valid(record), f"the schema takes {name}: {value!r}"
            with pytest.raises(RecordError):
                model.model_validate(record)


@EACH_ENTITY
def test_both_refuse_an_unknown_field_and_a_missing_one(model: type[Record]) -> None:
    good = dumped(model.from_row(model.entity.example))
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    wrong = [{**good, "no_such_field": 1}, {**good, "备注二": ""}]
    wrong += [{name: value for name, value in good.items() if name != missing} for missing in needed]
    for record in wrong:
        assert problems(model, record)
        with pytest.raises(RecordError):
            model.model_validate(record)


def takes(model: type[Record], record: dict[str, object]) -> bool:
    try:
        model.model_validate(record)
    except RecordError:
        return False
    return True


WHATEVER = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 10**13),
    st.text(max_size=12),
    st.from_regex(r"\A-?[0-9]{1,30}(\.[0-9]{1,12})?(E[+-][0-9]{1,2})?\Z"),
    st.dates().map(date.isoformat),
    st.sampled_from(["1", "01", "0101", "99", "539925", "13900000012", "2026-02-29"]),
    st.lists(st.sampled_from(["1", "01", "02"]), max_size=3),
)


@EACH_ENTITY
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_the_schema_takes_the_model_takes(model: type[Record], data: st.DataObject) -> None:
    """But for what no pattern says: the check digit of an identifier, the digits a table has room for, bounds of
    decimal numbers, and codes that an open table does not list."""
    good = dumped(model.from_row(model.entity.example))
    name = data.draw(st.sampled_from(sorted(terms(model))))
    record = {**good, name: data.draw(WHATEVER)}
    term = terms(model)[name]
    beyond = issubclass(term.type, (Identifier, Decimal)) or (
        issubclass(term.type, CodeEnum) and term.type.table.is_open
    )
    if problems(model, record) or (beyond and not takes(model, record)):
        return
    assert problems(model, dumped(model.model_validate(record))) == []
