"""Made-up numbers: valid, different, and refused when the days are used up."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.identifiers import CreditCode, ResidentId
from jiceng.models import Division
from jiceng.synth.numbers import credit_codes, resident_numbers
from jiceng.synth.strategies import KINDS, identifiers, records
from jiceng.synth.tables import table

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(st.lists(st.tuples(DAYS, st.booleans()), max_size=6))
@settings(max_examples=50)
def test_a_number_tells_the_day_and_the_sex(people: list[tuple[object, bool]]) -> None:
    births = np.array([day for day, _ in people], dtype="datetime64[D]")
    numbers = resident_numbers(births, np.array([male for _, male in people], dtype=bool)).to_list()
    assert len(set(numbers)) == len(numbers)
    for number, (day, male) in zip(numbers, people, strict=True):
        parsed = ResidentId.parse(number)
        assert (parsed.birth_date, parsed.sex.value) == (day, "1" if male else "2")


def test_a_day_has_so_many_numbers_and_no_more() -> None:
    most = 499
    births = np.full(most, np.datetime64("1990-01-01"))
    numbers = resident_numbers(births, np.zeros(most, dtype=bool))
    assert numbers.is_unique().all()
    assert ResidentId.columns(numbers)["valid"].all()
    with pytest.raises(ValueError, match="too many"):
        resident_numbers(np.append(births, births[0]), np.zeros(most + 1, dtype=bool))


def test_credit_codes_are_valid_and_different() -> None:
    codes = credit_codes(100)
    assert codes.is_unique().all()
    assert CreditCode.columns(codes)["valid"].all()


def test_a_table_has_only_columns_of_its_entity() -> None:
    with pytest.raises(ValueError, match="no column colour"):
        table(Division, {"colour": "red"})


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.slug)
@given(data=st.data())
def test_strategies_give_valid_numbers(kind: type[ResidentId], data: st.DataObject) -> None:
    assert kind.is_valid(data.draw(identifiers(kind)))


@given(records(Division, full=True))
def test_strategies_give_valid_records(division: Division) -> None:
    assert Division.from_row(division.row()) == division
    assert division.abolished_on is not None
