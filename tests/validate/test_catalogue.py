"""The contract of the catalogue: every rule is said, based, exemplified, and gives one verdict on every target."""

from collections.abc import Mapping

import polars as pl
import pytest

from jiceng.dataset import Dataset, columns, table_schema
from jiceng.expr import Context, compile_python, kept_text
from jiceng.models import ENTITIES
from jiceng.validate import CATALOGUE, Exists, Row, Severity, rules_by_code
from jiceng.validate.derived import UNREADABLE
from jiceng.validate.rules import WRITTEN
from jiceng.validate.verdicts import Verdict, verdicts
from tests.validate.examples import context_of_the_examples, dataset_of, entity_for, rows_of, typed

CONTEXT = context_of_the_examples()
PLACES = range(
    len(WRITTEN)
)  # those that follow from the models are run entity by entity in tests/validate/derived


def name_of(place: int) -> str:
    rule = CATALOGUE[place]
    return f"{rule.code}-{rule.model.__name__}-{rule.marks[0]}"


def verdicts_of(place: int, example: object) -> list[Verdict]:
    model = entity_for(CATALOGUE[place])
    return verdicts(dataset_of(model, example), model, [place], CONTEXT).column(place)


@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_the_passing_example_does_not_fail(place: int) -> None:
    assert Verdict.FAILED not in verdicts_of(place, CATALOGUE[place].passes)


@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_the_failing_example_fails(place: int) -> None:
    assert Verdict.FAILED in verdicts_of(place, CATALOGUE[place].fails)


def verdict_on_object(check: Row, row: Mapping[str, object], context: Context) -> Verdict:
    if check.when is not None:
        applies = compile_python(check.when, context)(row)
        if applies is None:
            return Verdict.UNKNOWN
        if not applies:
            return Verdict.NOT_APPLICABLE
    holds = compile_python(check.must, context)(row)
    return Verdict.UNKNOWN if holds is None else Verdict.PASSED if holds else Verdict.FAILED


@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_object_and_frame_agree_on_the_examples(place: int) -> None:
    rule = CATALOGUE[place]
    if rule.gathers:
        for example in (rule.passes, rule.fails):
            assert not isinstance(example, Mapping) or all(
                isinstance(rows, list) for rows in example.values()
            ), "a check across records needs lists of records as examples"
        return
    for example in (rule.passes, rule.fails, {}):
        row = typed(entity_for(rule), rows_of(example)[0])
        assert verdicts_of(place, [row]) == [verdict_on_object(rule.row, row, CONTEXT)]


@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_both_sentences_say_what_to_do_and_hold_no_open_placeholder(place: int) -> None:
    rule = CATALOGUE[place]
    chinese = rule.sentence(CONTEXT)
    english = rule.sentence(CONTEXT, "en")
    assert chinese.endswith("。")
    assert "请" in chinese, "a clerk is told what to do, kindly"
    assert english.strip()
    assert "{" not in chinese + english
    assert rule.basis.document


def test_codes_keep_one_severity_and_one_place_in_the_order() -> None:
    for code, rules in rules_by_code().items():
        assert len({rule.severity for rule in rules}) == 1, f"{code}: one code, one severity"


def test_what_is_given_is_the_code_of_a_rule_on_the_same_record() -> None:
    for rule in CATALOGUE:
        model = entity_for(rule)
        codes = {other.code for other in CATALOGUE if issubclass(model, other.model)}
        assert set(rule.given) <= codes, (
            f"{rule.code}: no rule of {model.__name__} is {set(rule.given) - codes}"
        )


def test_every_entity_has_rules_and_every_reference_a_target() -> None:
    for model in ENTITIES.values():
        assert any(issubclass(model, rule.model) for rule in CATALOGUE), model.__name__
    for rule in CATALOGUE:
        if isinstance(rule.check, Exists):
            assert rule.check.target.entity.name in ENTITIES


def test_every_field_that_can_be_unreadable_has_a_rule_that_says_so() -> None:
    for model in ENTITIES.values():
        told = {
            field
            for rule in CATALOGUE
            if issubclass(model, rule.model) and rule.code in UNREADABLE
            for field in rule.marks
        }
        kept = {column.name for column in columns(model).values() if column.kept is not None}
        assert kept <= told


def test_an_unreadable_value_gives_one_finding() -> None:
    model = ENTITIES["resident"]
    frame = pl.DataFrame(
        [{"name": "张三", kept_text("birth_date"): "某日", "sex": "1", "political_affiliation": "01"}],
        schema=table_schema(model),
        orient="row",
    )
    places = [place for place, rule in enumerate(CATALOGUE) if issubclass(model, rule.model)]
    told = verdicts(Dataset({"resident": frame}), model, places, CONTEXT)
    failed = [
        CATALOGUE[place].code
        for place in places
        if CATALOGUE[place].severity is not Severity.INFO and told.failed(place)[0]
    ]
    assert failed == ["value.unreadable"]


def test_severities_are_the_three() -> None:
    assert {rule.severity for rule in CATALOGUE} <= set(Severity)
