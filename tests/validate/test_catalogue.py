"""The contract of the catalogue: every rule is said, based, exemplified, and gives one verdict on every target."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from jiceng.dataset import Dataset, Kind, columns, table_schema
from jiceng.expr import Context, compile_python, kept_text
from jiceng.law import lawful_context
from jiceng.models import ENTITIES, Record
from jiceng.validate import CATALOGUE, Exists, Row, Rule, Severity, rules_by_code
from jiceng.validate.verdicts import Verdict, verdict_column, verdicts

AS_OF = date(2026, 9, 30)
CONTEXT = lawful_context(AS_OF)
PLACES = range(len(CATALOGUE))


def name_of(place: int) -> str:
    rule = CATALOGUE[place]
    return f"{rule.code}-{rule.model.__name__}-{rule.marks[0]}"


def rows_of(example: Mapping[str, object] | Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    return [example] if isinstance(example, Mapping) else list(example)


def typed(model: type[Record], row: Mapping[str, object]) -> dict[str, object]:
    """A row of an example with its days and decimals as the table holds them."""
    known = columns(model)
    values: dict[str, object] = {}
    for name, value in row.items():
        kind = known[name].kind if name in known else Kind.TEXT
        if kind is Kind.DATE and isinstance(value, str):
            values[name] = date.fromisoformat(value)
        elif kind is Kind.DECIMAL and isinstance(value, int):
            values[name] = Decimal(value)
        else:
            values[name] = value
    return values


def entity_for(rule: Rule) -> type[Record]:
    return next(model for model in ENTITIES.values() if issubclass(model, rule.model))


def verdicts_of(place: int, example: Mapping[str, object] | Sequence[Mapping[str, object]]) -> list[int]:
    model = entity_for(CATALOGUE[place])
    rows = [typed(model, row) for row in rows_of(example)]
    frame = pl.DataFrame(rows, schema=table_schema(model), orient="row")
    table = verdicts(Dataset({model.entity.name: frame}), model, [place], CONTEXT)
    return table.get_column(verdict_column(place)).to_list()


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
    if not isinstance(rule.check, Row):
        assert isinstance(rule.passes, Sequence), "a check across records needs lists of records as examples"
        return
    for example in (rule.passes, rule.fails, {}):
        row = typed(entity_for(rule), rows_of(example)[0])
        assert verdicts_of(place, [row]) == [verdict_on_object(rule.check, row, CONTEXT)]


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


def test_a_rule_comes_after_those_that_silence_it() -> None:
    for place, rule in enumerate(CATALOGUE):
        before = {other.code for other in CATALOGUE[:place]}
        missing = set(rule.given) - before
        assert not missing, f"{rule.code}: move it below {', '.join(missing)}"


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
            if issubclass(model, rule.model)
            and rule.code in {"code.unknown", "value.unreadable", "sex.code-table", "ethnicity.code"}
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
    places = [place for place in PLACES if issubclass(model, CATALOGUE[place].model)]
    table = verdicts(Dataset({"resident": frame}), model, places, CONTEXT)
    failed = [CATALOGUE[place].code for place in places if table[verdict_column(place)][0] == Verdict.FAILED]
    assert failed == ["value.unreadable"]


def test_severities_are_the_three() -> None:
    assert {rule.severity for rule in CATALOGUE} <= set(Severity)
