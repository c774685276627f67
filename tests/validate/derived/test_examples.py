"""Every rule that follows from a model passes and fails on its own examples."""

from collections.abc import Mapping
from datetime import date

import polars as pl
import pytest

from jiceng.dataset import SOURCE, Dataset, table_schema
from jiceng.expr import compile_python
from jiceng.law import lawful_context
from jiceng.models import ENTITIES
from jiceng.validate import CATALOGUE
from jiceng.validate.rules import WRITTEN
from jiceng.validate.verdicts import Verdict, verdicts
from tests.validate.examples import dataset_of, rows_of, typed

CONTEXT = lawful_context(date(2026, 9, 30))
DERIVED = range(len(WRITTEN), len(CATALOGUE))


@pytest.mark.parametrize("entity", ENTITIES)
def test_rules_on_one_record_tell_their_examples_apart(entity: str) -> None:
    model = ENTITIES[entity]
    places = [place for place in DERIVED if CATALOGUE[place].model is model and not CATALOGUE[place].gathers]
    assert places
    rows = [
        typed(model, rows_of(example)[0]) | {SOURCE: 0}
        for place in places
        for example in (CATALOGUE[place].passes, CATALOGUE[place].fails)
    ]
    frame = pl.DataFrame(rows, schema=table_schema(model), orient="row")
    told = verdicts(Dataset({entity: frame}), model, places, CONTEXT)
    for at, place in enumerate(places):
        rule, failed = CATALOGUE[place], told.failed(place)
        assert not failed[2 * at], f"{rule.code} on {rule.marks}: the passing example fails"
        assert failed[2 * at + 1], f"{rule.code} on {rule.marks}: the failing example does not fail"
        holds = compile_python(rule.row.must, CONTEXT)
        assert not holds(rows[2 * at + 1]), f"{rule.code} on {rule.marks}: it holds on the object"


@pytest.mark.parametrize(
    "place",
    [place for place in DERIVED if CATALOGUE[place].gathers],
    ids=lambda place: (
        f"{CATALOGUE[place].code}-{CATALOGUE[place].model.__name__}-{CATALOGUE[place].marks[0]}"
    ),
)
def test_rules_across_records_tell_their_examples_apart(place: int) -> None:
    rule = CATALOGUE[place]
    told = {}
    for wanted, example in (("passes", rule.passes), ("fails", rule.fails)):
        told[wanted] = verdicts(dataset_of(rule.model, example), rule.model, [place], CONTEXT).column(place)
    assert Verdict.FAILED not in told["passes"]
    assert Verdict.FAILED in told["fails"]


def test_sentences_say_what_to_do() -> None:
    for place in DERIVED:
        rule = CATALOGUE[place]
        assert rule.sentence(CONTEXT).endswith("。"), rule.code
        assert "请" in rule.sentence(CONTEXT), rule.code
        assert isinstance(rule.passes, Mapping | list), rule.code
