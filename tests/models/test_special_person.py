"""The five special groups as one type: each row becomes the group that its kind names, and nothing is quoted."""

from typing import Annotated, Any, Literal, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

from jiceng.codes import SpecialPersonKind
from jiceng.errors import DeclarationError
from jiceng.labels import Label, Source
from jiceng.models import (
    CommunityCorrectionPerson,
    DrugUser,
    HivConcernPerson,
    KeyYouth,
    ListedPerson,
    MentalDisorderPerson,
    Record,
    RecordError,
    ReleasedPerson,
    Resident,
    SpecialPerson,
    terms,
)
from jiceng.models._union import ToldApartBy
from jiceng.privacy import SENSITIVE, Level, reveal
from tests.models.made_up import rows_of

GROUPS: dict[SpecialPersonKind, type[ListedPerson]] = {
    SpecialPersonKind.RELEASED: ReleasedPerson,
    SpecialPersonKind.COMMUNITY_CORRECTION: CommunityCorrectionPerson,
    SpecialPersonKind.SEVERE_MENTAL_DISORDER: MentalDisorderPerson,
    SpecialPersonKind.DRUG_USER: DrugUser,
    SpecialPersonKind.HIV_RISK: HivConcernPerson,
}
EACH_GROUP = pytest.mark.parametrize(("kind", "model"), GROUPS.items(), ids=lambda value: str(value)[-24:])
UNION: TypeAdapter[ListedPerson] = TypeAdapter(SpecialPerson)
HIDDEN = "张隐名"
FORM = Source("县表")


def test_the_union_holds_the_five_groups_and_no_more() -> None:
    assert set(get_args(get_args(SpecialPerson)[0])) == set(GROUPS.values())
    assert set(SpecialPersonKind) - set(GROUPS) == {SpecialPersonKind.KEY_YOUTH}
    assert "kind" not in terms(KeyYouth)


@EACH_GROUP
def test_a_group_knows_its_kind(kind: SpecialPersonKind, model: type[ListedPerson]) -> None:
    term = terms(model)["kind"]
    assert term.constant is kind
    assert term.type is SpecialPersonKind
    assert (term.optional, term.many, term.required) == (False, False, None)
    assert model(name="某某").row()["kind"] is kind  # a ledger need not carry the column
    assert model.from_row({"name": "某某", "kind": None}) == model(name="某某")
    assert model.from_row({"name": "某某", "kind": kind.value}).row()["kind"] is kind


@EACH_GROUP
def test_a_group_takes_no_other_kind(kind: SpecialPersonKind, model: type[ListedPerson]) -> None:
    for other in set(SpecialPersonKind) - {kind}:
        with pytest.raises(RecordError) as raised:
            model.from_row({"name": HIDDEN, "kind": other.value})
        assert [problem.field for problem in raised.value.problems] == ["kind"]


@EACH_GROUP
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_row_becomes_the_group_of_its_kind(
    kind: SpecialPersonKind, model: type[ListedPerson], data: st.DataObject
) -> None:
    row = data.draw(rows_of(model))
    record = UNION.validate_python({name: value for name, value in row.items() if value is not None})
    assert type(record) is model
    assert record == model.from_row(row)
    assert UNION.validate_python(record) == record
    assert UNION.validate_python({"name": "某某", "kind": kind}) == model(name="某某")  # as a code, too
    with reveal(purpose="往返测试", actor="测试"):
        assert UNION.validate_json(UNION.dump_json(record)) == record


@EACH_GROUP
def test_a_dump_of_the_union_is_masked(kind: SpecialPersonKind, model: type[ListedPerson]) -> None:
    dumped = UNION.dump_python(model(name=HIDDEN), exclude_none=True)
    assert dumped == {"name": "张*", "kind": "***"}
    assert kind.zh not in str(dumped)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"name": HIDDEN}, ("kind", "missing")),
        ({"name": HIDDEN, "kind": "06"}, ("kind", "not-in-table")),
        ({"name": HIDDEN, "kind": HIDDEN}, ("kind", "not-in-table")),
        ({"name": HIDDEN, "kind": "04", "first_found_on": HIDDEN}, ("first_found_on", "not-a-day")),
        ({"name": HIDDEN, "kind": "04", "route": "01"}, (None, "unknown-field")),
        (HIDDEN, (None, "not-a-record")),
        (Resident(name=HIDDEN), ("kind", "missing")),
        (None, (None, "not-a-record")),
    ],
)
def test_what_is_refused_is_told_and_not_quoted(given: Any, problem: tuple[str | None, str]) -> None:
    with pytest.raises(ValidationError) as raised:
        UNION.validate_python(given)
    (detail,) = raised.value.errors()
    error = detail["ctx"]["error"]
    assert isinstance(error, RecordError)
    assert [(found.field, found.code) for found in error.problems] == [problem]
    assert str(error).startswith("特殊人群：")
    assert HIDDEN not in f"{raised.value} {raised.value!r} {raised.value.errors()} {raised.value.json()}"


def test_everything_on_these_lists_is_sensitive() -> None:
    for model in (*GROUPS.values(), KeyYouth):
        assert model.entity.membership.level is Level.SENSITIVE
        own = set(model.__annotations__) - {"entity"}
        open_fields = {name for name in own if terms(model)[name].sensitivity.level < Level.PERSONAL}
        assert not open_fields, f"{model.__name__} shows {open_fields}"


def test_a_field_that_is_always_the_same_has_it_as_its_default() -> None:
    with pytest.raises(DeclarationError, match="kind: a field that is always the same code has it as its"):

        class Careless(Record):
            kind: Annotated[
                Literal[SpecialPersonKind.DRUG_USER],
                Label("类别", "kind"),
                SENSITIVE,
                FORM,
                Field(description="Kind of the person."),
            ]


@pytest.mark.parametrize(
    "text", [Literal["01"], Literal[SpecialPersonKind.RELEASED, SpecialPersonKind.HIV_RISK]]
)
def test_only_one_code_makes_a_constant(text: Any) -> None:
    annotation = Annotated[
        text, Label("类别", "kind"), SENSITIVE, FORM, Field(description="Kind of the person.")
    ]
    with pytest.raises(DeclarationError, match="kind: a field is of one plain type"):
        type("Careless", (Record,), {"__annotations__": {"kind": annotation}, "__module__": __name__})


@pytest.mark.parametrize(
    ("union", "field"),
    [(ReleasedPerson | KeyYouth, "name"), (DrugUser | HivConcernPerson, "help")],
)
def test_entities_that_nothing_tells_apart_are_no_union(union: Any, field: str) -> None:
    with pytest.raises(DeclarationError, match="does not tell it from its sisters"):
        TypeAdapter(Annotated[union, ToldApartBy(field, Label("名单", "list"))])


def test_two_entities_of_one_kind_are_no_union() -> None:
    class Again(DrugUser):
        """吸毒人员 / drug user."""

    with pytest.raises(DeclarationError, match="Again: kind does not tell it from its sisters"):
        TypeAdapter(Annotated[DrugUser | Again, ToldApartBy("kind", Label("名单", "list"))])
