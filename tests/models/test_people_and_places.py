"""People, places and special groups: closed lists, open ones, what leads to which register, what is needed when."""

import pytest

from jiceng.codes import CodeEnum, DrugControl
from jiceng.labels import Reference, Stage
from jiceng.models import ENTITIES, DrugUser, LeftBehindPerson, Record, RecordError, terms

GROUPS = (
    "released_person",
    "community_correction_person",
    "mental_disorder_person",
    "drug_user",
    "hiv_concern_person",
)
PEOPLE = (
    "resident",
    "floating_person",
    "foreign_person",
    "left_behind_person",
    "extreme_poverty_support",
    "key_youth",
    *GROUPS,
)
PLACES = ("household", "building", "house", "tenancy", "grid", "grid_worker", "grid_assignment", "division")
PLACED = (*PEOPLE, "household", "building", "house", "grid_worker")
EACH_LIST = pytest.mark.parametrize("entity", [*PEOPLE, *PLACES])
EACH_PLACED = pytest.mark.parametrize("entity", PLACED)
EACH_GROUP = pytest.mark.parametrize("entity", GROUPS)


def example(model: type[Record], **changed: object) -> dict[str, object]:
    return {**model.entity.example, **changed}


@EACH_LIST
def test_a_code_that_an_open_table_does_not_list_is_refused_nowhere(entity: str) -> None:
    """A table that does not list its codes is named in the docstring of a text; left-behind people are the exception
    that their docstring reasons."""
    open_tables = {
        f"{entity}.{term.name}"
        for term in terms(ENTITIES[entity]).values()
        if issubclass(term.type, CodeEnum) and term.type.table.is_open
    }
    assert open_tables <= {"left_behind_person.left_behind_type"}


@pytest.mark.parametrize("control", ["07", "强制隔离戒毒中", DrugControl.IN_CONTROL.value])
def test_a_state_of_control_by_its_code_or_in_words(control: str) -> None:
    assert DrugUser.from_row(example(DrugUser, control=control)).control == control


@pytest.mark.parametrize(
    ("entity", "field"),
    [
        ("drug_user", "register_status"),
        ("drug_user", "control_level"),
        ("drug_user", "rehabilitation_measure"),
        ("key_youth", "conduct_level"),
        ("key_youth", "schooling"),
        ("left_behind_person", "schooling"),
        ("resident", "schooling"),
        ("resident", "migration_status"),
        ("grid_worker", "role"),
        ("grid_assignment", "role"),
        ("extreme_poverty_support", "care_level"),
    ],
)
def test_a_closed_list_refuses_what_is_not_on_it(entity: str, field: str) -> None:
    model = ENTITIES[entity]
    term = terms(model)[field]
    assert issubclass(term.type, CodeEnum)
    assert term.type.table.sources
    for code in term.type:
        assert getattr(model.from_row(example(model, **{field: code.value})), field) is code
    with pytest.raises(RecordError) as raised:
        model.from_row(example(model, **{field: "没有这一项"}))
    assert [(problem.field, problem.code) for problem in raised.value.problems] == [(field, "not-in-table")]


@EACH_PLACED
def test_whoever_is_on_a_list_belongs_to_a_village_and_a_grid_of_the_county(entity: str) -> None:
    known = terms(ENTITIES[entity])
    assert known["division_code"].reference == Reference("division", "code")
    assert known["division_code"].required is Stage.EXPORTED
    assert known["grid_code"].reference == Reference("grid", "code")


def test_a_grid_names_its_people_by_the_list_of_grid_workers() -> None:
    grid = terms(ENTITIES["grid"])
    assert grid["leader_id_number"].reference == Reference("grid_worker", "id_number")
    assert grid["police_id_number"].reference == Reference("grid_worker", "id_number")
    assert terms(ENTITIES["household"])["head_id_number"].reference == Reference("resident", "id_number")


@EACH_LIST
def test_nobody_is_looked_for_in_a_register_where_the_county_keeps_none(entity: str) -> None:
    """Parents, guardians, carers, owners and tenants may live anywhere; so may everybody's native place."""
    kept = {"household.head_id_number", "grid.leader_id_number", "grid.police_id_number"}
    kept |= {"grid_assignment.worker_id_number"}
    for term in terms(ENTITIES[entity]).values():
        if term.reference is not None and term.reference.field == "id_number":
            assert f"{entity}.{term.name}" in kept
        if term.name in {"native_place", "registered_division", "residence_division", "origin_division"}:
            assert term.reference is None


@EACH_LIST
def test_what_is_needed_later_never_stands_in_the_way_of_a_record(entity: str) -> None:
    model = ENTITIES[entity]
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    bare = {name: value for name, value in model.entity.example.items() if name in needed}
    assert model.from_row(bare).row()


@EACH_GROUP
def test_a_special_group_says_who_answers_and_how_it_ended(entity: str) -> None:
    known = terms(ENTITIES[entity])
    stages = {name: known[name].required for name in ("responsible_person", "register_status", "exited_on")}
    assert stages == {
        "responsible_person": Stage.REGISTERED,
        "register_status": Stage.EXPORTED,
        "exited_on": Stage.CLOSED,
    }
    assert all(not known[name].sensitivity.shown for name in stages)


def test_residents_and_released_persons_are_marked() -> None:
    def marked(entity: str, stage: Stage) -> set[str]:
        return {term.name for term in terms(ENTITIES[entity]).values() if term.required is stage}

    registered = {"name", "population_kind", "household_number", "relation_to_head"}
    assert registered <= marked("resident", Stage.REGISTERED)
    assert {"id_number", "sex", "birth_date", "head_id_number"} <= marked("resident", Stage.EXPORTED)
    # The fields that a public form of GB/T 31000-2015 does not let be left blank.
    asked = {"is_recidivist", "original_crime", "sentence", "prison", "released_on", "risk", "has_reoffended"}
    assert asked <= marked("released_person", Stage.REGISTERED)
    assert {"linked_on", "linkage"} <= marked("released_person", Stage.EXPORTED)


def test_the_rules_on_left_behind_children_find_their_fields() -> None:
    child = LeftBehindPerson.from_row(LeftBehindPerson.entity.example)
    assert (child.contact_interval, child.has_told_school, child.carer_is_barred) == (7, True, False)
    assert not terms(LeftBehindPerson)["carer_is_barred"].sensitivity.shown
