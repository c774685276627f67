"""Records become rows and rows become records, without loss, for every entity."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.expr.sorts import fits
from jiceng.models import ENTITIES, IndicatorValue, Record, RecordError, Resident, masked_key
from jiceng.privacy import reveal
from tests.models.made_up import rows_of

EACH_ENTITY = pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)


@EACH_ENTITY
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_row_comes_back_as_it_was(model: type[Record], data: st.DataObject) -> None:
    row = data.draw(rows_of(model))
    record = model.from_row(row)
    assert record.row() == row
    assert model.from_row(record.row()) == record
    assert hash(model.from_row(record.row())) == hash(record)


@EACH_ENTITY
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_revealed_dump_comes_back_as_the_record(model: type[Record], data: st.DataObject) -> None:
    record = model.from_row(data.draw(rows_of(model)))
    with reveal(purpose="往返测试", actor="测试"):
        assert model.model_validate(record.model_dump()) == record
        assert model.model_validate_json(record.model_dump_json()) == record


@EACH_ENTITY
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_table_keeps_every_value(model: type[Record], data: st.DataObject) -> None:
    row = model.from_row(data.draw(rows_of(model))).row()
    for name, value in row.items():
        held = (
            pl.Series([Decimal(value)], dtype=pl.Decimal(38, 10))
            if isinstance(value, Decimal)
            else pl.Series([value])
        )
        assert held.item() == value, name


def test_columns_that_are_no_fields_are_passed_over() -> None:
    assert Resident.from_row({"name": "某某", "_row": 3, "sex:text": "?"}) == Resident(name="某某")


@pytest.mark.parametrize("text", ["0E+50", "0E-50", "1E+28", "0.12345678901", "NaN", "Infinity", "1" * 5000])
def test_a_number_that_a_table_cannot_hold_is_refused(text: str) -> None:
    row = {"unit_code": "539925", "indicator": "a", "period": "2026Q3", "value": text}
    with pytest.raises(RecordError) as raised:
        IndicatorValue.model_validate(row)
    assert [problem.field for problem in raised.value.problems] == ["value"]


@given(st.decimals())
def test_what_is_taken_as_a_number_fits(number: Decimal) -> None:
    row = {"unit_code": "539925", "indicator": "a", "period": "2026Q3", "value": number}
    try:
        record = IndicatorValue.model_validate(row)
    except RecordError:
        assert not fits(number)
    else:
        assert record.value == number
        assert fits(number)


@pytest.mark.parametrize(
    "value", [0, 86400, 20260930, 46000.0, "86400", "20260930", "２０２６-09-30", "2026-9-30", True]
)
def test_a_number_is_no_day(value: object) -> None:
    with pytest.raises(RecordError) as raised:
        Resident.model_validate({"name": "某某", "birth_date": value})
    assert [problem.code for problem in raised.value.problems] == ["not-a-day"]


def test_a_day_is_a_date_or_its_iso_text() -> None:
    given_as = [date(2026, 9, 30), "2026-09-30"]
    made = [Resident.model_validate({"name": "某某", "birth_date": value}).birth_date for value in given_as]
    assert made == [date(2026, 9, 30), date(2026, 9, 30)]


def test_a_key_is_printed_masked_and_joined() -> None:
    assert masked_key(Resident, {"id_number": "539925194912310025", "name": "某某"}) == "539925************"
    row = {"unit_code": "539925", "indicator": "纠纷化解率", "period": None}
    assert masked_key(IndicatorValue, row) == "539925/纠纷化解率"
