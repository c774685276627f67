"""What an expression can come to, told from empty columns, holds for what it does come to."""

from datetime import date

import pytest

from jiceng.dataset import columns
from jiceng.expr import compile_python, lower
from jiceng.models import ENTITIES
from jiceng.validate import CATALOGUE, Row
from jiceng.validate.deciding import Decider
from jiceng.validate.possible import fields_to_fail, possible, settled
from jiceng.validate.rules import WRITTEN
from jiceng.validate.sharing import SharedParts
from tests.validate.examples import context_of_the_examples, entity_for, rows_of, typed
from tests.validate.near_valid import near_valid

CONTEXT = context_of_the_examples()
ON_ONE_RECORD = [rule for rule in WRITTEN if not rule.gathers]


@pytest.mark.parametrize("entity", ["resident", "dispute", "petition", "village_finance", "drug_user"])
def test_shortened_conditions_say_the_same(entity: str) -> None:
    model = ENTITIES[entity]
    rows = near_valid(model, 24).to_dicts()
    kept = {column.kept for column in columns(model).values() if column.kept is not None}
    decider = Decider(CONTEXT)
    for rule in CATALOGUE:
        if rule.gathers or not issubclass(model, rule.model):
            continue
        for node in (rule.row.must, rule.row.when):
            if node is None:
                continue
            lowered = lower(node, CONTEXT)
            truth = compile_python(node, CONTEXT)
            is_true, is_false = decider.is_true(lowered), decider.is_false(lowered)
            for row in rows:
                empty = {name for name, value in row.items() if value is None}
                told = truth(row)
                assert told in possible(lowered, empty), rule.code
                assert compile_python(settled(lowered, empty), CONTEXT)(row) is told, rule.code
                assert (is_true(dict(row)), is_false(dict(row))) == (told is True, told is False), rule.code
        lowered_row = Row(
            lower(rule.row.must, CONTEXT), None if rule.row.when is None else lower(rule.row.when, CONTEXT)
        )
        needed = fields_to_fail(lowered_row)
        for row in ({name: row[name] for name in row if name not in kept} for row in rows):
            applies = rule.row.when is None or compile_python(rule.row.when, CONTEXT)(row) is True
            if applies and compile_python(rule.row.must, CONTEXT)(row) is False:
                assert needed is not None, rule.code
                assert all(row.get(name) is not None for name in needed), rule.code


def test_the_failing_example_of_a_rule_fills_in_what_it_takes_to_fail() -> None:
    for rule in ON_ONE_RECORD:
        row = typed(entity_for(rule), rows_of(rule.fails)[0])
        when = None if rule.row.when is None else lower(rule.row.when, CONTEXT)
        needed = fields_to_fail(Row(lower(rule.row.must, CONTEXT), when))
        assert any(name.endswith(":text") for name in row) or (
            needed is not None and needed <= {name for name, value in row.items() if value is not None}
        ), rule.code


def test_a_costly_part_is_one_column_however_many_ask_it() -> None:
    shared = SharedParts()
    ages = [rule for rule in CATALOGUE if rule.code == "id.birth-valid" and rule.marks == ("id_number",)]
    assert ages
    one, *others = (shared.taken_from(lower(rule.row.must, CONTEXT)) for rule in ages)
    assert all(other == one for other in others)
    frame = near_valid(ENTITIES["resident"], 50).lazy()
    added = shared.beside(frame, CONTEXT).collect_schema().names()[len(frame.collect_schema()) :]
    assert added == ["~part0"]
    assert CONTEXT.as_of == date(2026, 9, 30)
