"""What an expression can come to, told from empty columns, holds for what it does come to."""

from datetime import date

import pytest

from jiceng.dataset import columns
from jiceng.expr import compile_python, lower
from jiceng.models import ENTITIES
from jiceng.validate import CATALOGUE, Row, Rule
from jiceng.validate.possible import can_fail, possible, settled
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
    for rule in CATALOGUE:
        if rule.gathers or not issubclass(model, rule.model):
            continue
        for node in (rule.row.must, rule.row.when):
            if node is None:
                continue
            lowered = lower(node, CONTEXT)
            truth = compile_python(node, CONTEXT)
            for row in rows:
                empty = {name for name, value in row.items() if value is None}
                filled = row.keys() - empty
                told = truth(row)
                for known in (set[str](), filled):
                    assert told in possible(lowered, empty, known), rule.code
                    short = settled(lowered, empty, known)
                    assert compile_python(short, CONTEXT)(row) is told, rule.code
                    assert compile_python(short, CONTEXT, filled)(row) is told, rule.code
        check = _lowered(rule)
        for row in ({name: row[name] for name in row if name not in kept} for row in rows):
            empty = {name for name in row if row[name] is None} | kept
            applies = rule.row.when is None or compile_python(rule.row.when, CONTEXT)(row) is True
            if applies and compile_python(rule.row.must, CONTEXT)(row) is False:
                assert can_fail(check, empty), rule.code
                assert can_fail(check, empty, row.keys() - empty), rule.code


def _lowered(rule: Rule) -> Row:
    when = None if rule.row.when is None else lower(rule.row.when, CONTEXT)
    return Row(lower(rule.row.must, CONTEXT), when)


def test_a_rule_can_fail_on_its_failing_example() -> None:
    for rule in ON_ONE_RECORD:
        model = entity_for(rule)
        row = typed(model, rows_of(rule.fails)[0])
        names = {name for column in columns(model).values() for name in (column.name, column.kept) if name}
        empty = {name for name in names if row.get(name) is None}
        assert can_fail(_lowered(rule), empty, names - empty), rule.code


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
