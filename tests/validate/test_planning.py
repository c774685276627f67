"""What a plan says fails is what the rule, asked by itself, says of the record, whatever the record holds."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.expr import compile_python, lower
from jiceng.models import ENTITIES, Record, Resident
from jiceng.validate import CATALOGUE, Row
from jiceng.validate.planning import Planner
from tests.models.made_up import rows_of
from tests.validate.examples import context_of_the_examples
from tests.validate.near_valid import near_valid

CONTEXT = context_of_the_examples()
JUNK: tuple[object, ...] = (
    *(None, True, 0, -1, 2**70, 1.5, float("nan"), Decimal("NaN"), Decimal("-Infinity"), Decimal("1E+30")),
    *("", "1", "２", "😴", "\ud800", b"1", ("01", "02"), (None, 1), [], {}, object(), int),
    *(date(1, 1, 1), date(9999, 12, 31), datetime(2026, 1, 1, 12, tzinfo=UTC)),
)


def _checks(model: type[Record]) -> dict[int, Row]:
    return {
        place: rule.row
        for place, rule in enumerate(CATALOGUE)
        if issubclass(model, rule.model) and not rule.gathers and not rule.of_forms
    }


def _planner(model: type[Record]) -> Planner:
    lowered = {
        place: Row(lower(row.must, CONTEXT), None if row.when is None else lower(row.when, CONTEXT))
        for place, row in _checks(model).items()
    }
    return Planner(model, lowered, CONTEXT)


PLANNERS = {entity: _planner(model) for entity, model in ENTITIES.items()}
ASKED = {
    entity: {
        place: (
            None if row.when is None else compile_python(row.when, CONTEXT),
            compile_python(row.must, CONTEXT),
        )
        for place, row in _checks(model).items()
    }
    for entity, model in ENTITIES.items()
}


def _agree(entity: str, record: Record) -> None:
    values = PLANNERS[entity].values_of(record)
    failed = [
        place
        for place, (applies, holds) in ASKED[entity].items()
        if (applies is None or applies(values) is True) and holds(values) is False
    ]
    assert PLANNERS[entity].failed(record) == failed


@pytest.mark.parametrize("entity", ENTITIES)
def test_near_valid_records(entity: str) -> None:
    model = ENTITIES[entity]
    for row in near_valid(model, 20).to_dicts():
        _agree(entity, model.model_construct(**{name: row[name] for name in model.model_fields}))


@pytest.mark.parametrize("entity", ENTITIES)
@settings(max_examples=5)
@given(data=st.data())
def test_made_up_records(entity: str, data: st.DataObject) -> None:
    model = ENTITIES[entity]
    _agree(entity, model.from_row(data.draw(rows_of(model))))


@pytest.mark.parametrize("entity", ENTITIES)
@settings(max_examples=10)
@given(data=st.data())
def test_records_made_of_junk_without_a_check(entity: str, data: st.DataObject) -> None:
    model = ENTITIES[entity]
    names = data.draw(st.lists(st.sampled_from(sorted(model.model_fields)), unique=True))
    junk = {name: data.draw(st.sampled_from(JUNK)) for name in names}
    _agree(entity, model.model_construct(**junk))


def test_records_with_the_same_fields_filled_in_share_a_plan() -> None:
    planner = _planner(Resident)
    wrong = Resident(name="李四", id_number="539925199404184731", sex="2")
    right = Resident(name="李四", id_number="539925199404184731", sex="1")
    assert [CATALOGUE[place].code for place in planner.failed(wrong)] == ["id.sex-match"]
    assert planner.failed(right) == []
