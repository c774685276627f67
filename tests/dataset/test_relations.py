"""Records that belong together: members of a household, and what refers to what."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from jiceng.dataset import ROW, SOURCE, Dataset, derive_households, table_schema
from jiceng.errors import DataError, DeclarationError
from jiceng.identifiers import DivisionCode, GridCode
from jiceng.labels import Label, Reference, Source
from jiceng.models import ENTITIES, Entity, Household, Record, RecordError, Resident, Visit
from jiceng.privacy import PUBLIC

FORM = Source("县平安建设台账（2026）")
HEAD, SON = "02", "20"
HERE, THERE = "53992510120101", "53992510220101"


class Patrol(Record):
    """巡逻 / patrol."""

    entity: ClassVar[Entity] = Entity("patrol", Label("巡逻", "patrol"), key=("number",), source=FORM)

    number: Annotated[str, Label("巡逻编号", "number"), PUBLIC, FORM, Field(min_length=1, max_length=20)]
    """Number in the ledger."""

    after: Annotated[
        str | None,
        Label("上一次巡逻", "patrol before"),
        PUBLIC,
        FORM,
        Reference("patrol", "number"),
        Field(max_length=20),
    ] = None
    """Patrol before this one."""


class Sighting(Record):
    """发现 / sighting."""

    entity: ClassVar[Entity] = Entity("sighting", Label("发现", "sighting"), key=("what",), source=FORM)

    what: Annotated[str, Label("情况", "what"), PUBLIC, FORM, Field(min_length=1, max_length=20)]
    """What was seen."""

    patrol: Annotated[
        str | None,
        Label("所属巡逻", "patrol"),
        PUBLIC,
        FORM,
        Reference("patrol", "number"),
        Field(max_length=20),
    ] = None
    """Patrol on which it was seen."""


FIRST, SECOND, THIRD = Patrol(number="1"), Patrol(number="2", after="1"), Patrol(number="3", after="2")
LIGHT, GATE, LOST = Sighting(what="灯", patrol="1"), Sighting(what="门", patrol="1"), Sighting(what="犬")
WALKS = Dataset.from_records([FIRST, SECOND, THIRD, LIGHT, GATE, LOST])


def test_a_record_finds_what_refers_to_it() -> None:
    assert WALKS.related(FIRST, Sighting) == [LIGHT, GATE]
    assert WALKS.related(THIRD, Sighting) == []


def test_a_record_finds_what_it_refers_to() -> None:
    assert WALKS.related(GATE, Patrol) == [FIRST]
    assert WALKS.related(LOST, Patrol) == []


class Task(Record):
    """任务 / task."""

    entity: ClassVar[Entity] = Entity("job", Label("任务", "task"), key=("number", "year"), source=FORM)

    number: Annotated[str, Label("任务编号", "number"), PUBLIC, FORM, Field(min_length=1, max_length=20)]
    """Number within the year."""

    year: Annotated[int | None, Label("年度", "year"), PUBLIC, FORM, Field(le=2100)] = None
    """Year of the task."""


class Step(Record):
    """进展 / step."""

    entity: ClassVar[Entity] = Entity("step", Label("进展", "step"), key=("what",), source=FORM)

    what: Annotated[str, Label("情况", "what"), PUBLIC, FORM, Field(min_length=1, max_length=20)]
    """What was done."""

    task: Annotated[
        str | None,
        Label("所属任务", "task"),
        PUBLIC,
        FORM,
        Reference("job", "number", along=("year",)),
        Field(max_length=20),
    ] = None
    """Task that it belongs to."""

    year: Annotated[int | None, Label("年度", "year"), PUBLIC, FORM, Field(le=2100)] = None
    """Year of the task."""


@pytest.mark.parametrize("year", [2025, 2026, None])
def test_what_goes_along_with_a_reference_must_be_equal_too(year: int | None) -> None:
    tasks = {other: Task(number="1", year=other) for other in (2025, 2026, None)}
    steps = {other: Step(what=f"{other}", task="1", year=other) for other in (2025, 2026, None)}
    data = Dataset.from_records([*tasks.values(), *steps.values(), Step(what="无", year=year)])
    assert data.related(tasks[year], Step) == [steps[year]]
    assert data.related(steps[year], Task) == [tasks[year]]
    assert data.related(Step(what="无", year=year), Task) == []


def test_a_reference_within_an_entity_is_followed_both_ways() -> None:
    assert WALKS.related(SECOND, Patrol) == [FIRST, THIRD]


def test_without_a_reference_there_is_nothing_to_follow() -> None:
    with pytest.raises(DeclarationError, match="no field of sighting or household refers"):
        WALKS.related(LIGHT, Household)


@pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)
def test_every_reference_of_the_library_can_be_followed(model: type[Record]) -> None:
    from jiceng.models import terms

    for name, term in terms(model).items():
        if term.reference is not None:
            target = ENTITIES[term.reference.entity]
            left, right = table_schema(model)[name], table_schema(target)[term.reference.field]
            assert left == right, f"{name} is of another type than what it refers to"


def test_models_of_ones_own_are_known_to_their_dataset() -> None:
    assert WALKS.models["patrol"] is Patrol
    assert WALKS.records(Patrol) == [FIRST, SECOND, THIRD]
    assert "patrol" not in ENTITIES


def residents(*rows: Mapping[str, object]) -> Dataset:
    numbered = [
        {SOURCE: 0, ROW: row, "name": f"人{row}", **values} for row, values in enumerate(rows, start=2)
    ]
    frame = pl.DataFrame(numbered, schema=table_schema(Resident), orient="row")
    return Dataset({"resident": frame, "household": derive_households(frame)})


def person(
    household: str | None, grid: str | None = HERE, relation: str | None = SON, sheet: int | None = 0
) -> dict[str, object]:
    return {"household_number": household, "relation_to_head": relation, "grid_code": grid, SOURCE: sheet}


def names(found: list[Resident]) -> list[str]:
    return [resident.name for resident in found]


def test_a_household_has_its_members_in_their_order() -> None:
    data = residents(person("1"), person("2"), person("1", relation=HEAD))
    first, second = data.records(Household)
    assert names(data.members(first)) == ["人2", "人4"]
    assert names(data.members(second)) == ["人3"]
    assert data.related(first, Resident) == data.members(first)
    assert data.related(data.members(second)[0], Household) == [second]


def test_the_same_number_in_another_township_is_another_household() -> None:
    data = residents(person("1", HERE), person("1", THERE), person("1", None, sheet=1))
    here, there, unplaced = data.records(Household)
    assert [names(data.members(one)) for one in (here, there, unplaced)] == [["人2"], ["人3"], ["人4"]]
    assert data.related(data.members(there)[0], Household) == [there]


def test_a_member_without_a_grid_is_with_the_others() -> None:
    data = residents(person("1", HERE), person("1", None))
    (household,) = data.records(Household)
    assert names(data.members(household)) == ["人2", "人3"]


def test_lists_without_grids_are_told_apart_by_their_sheet() -> None:
    data = residents(person("1", None, HEAD, 0), person("1", None, HEAD, 1), person("1", None, sheet=None))
    first, second, third = data.records(Household)
    assert [names(data.members(one)) for one in (first, second, third)] == [["人2"], ["人3"], ["人4"]]


def test_households_that_nothing_tells_apart_are_not_guessed() -> None:
    data = residents(person("1", None, sheet=0), person("1", None, sheet=1))
    first, second = data.records(Household)
    assert first == second
    with pytest.raises(DataError) as raised:
        data.members(first)
    assert raised.value.code == "household.ambiguous"
    assert "1" not in raised.value.message


def test_a_list_of_households_of_its_own_finds_residents_without_grids() -> None:
    data = residents(person("1", None), person("2", None))
    own = Household(number="1", grid_code=HERE, member_count=1)
    assert names(data.members(own)) == ["人2"]
    assert data.members(Household(number="9", member_count=0)) == []


def test_a_resident_without_a_number_is_in_no_household() -> None:
    data = residents(person("1"), person(None))
    assert data.related(data.records(Resident)[1], Household) == []


def test_a_member_that_is_no_valid_record_is_told() -> None:
    data = residents({**person("1"), "name": None})
    with pytest.raises(RecordError):
        data.members(data.records(Household)[0])


@given(
    st.lists(
        st.builds(
            person,
            st.sampled_from(["1", "2", None]),
            st.sampled_from([HERE, THERE, None]),
            st.sampled_from([HEAD, SON, None]),
            st.sampled_from([0, 1, None]),
        ),
        max_size=10,
    )
)
def test_every_derived_household_has_as_many_members_as_it_counts(rows: list[dict[str, object]]) -> None:
    data = residents(*rows)
    households = data.records(Household)
    for household in households:
        if households.count(household) == 1:
            members = data.members(household)
            assert len(members) == household.member_count
            assert all(household in data.related(member, Household) for member in members)


def test_records_of_two_models_of_one_entity_are_refused() -> None:
    class Other(Record):
        """巡逻 / another patrol."""

        entity: ClassVar[Entity] = Patrol.entity

        number: Annotated[str, Label("巡逻编号", "number"), PUBLIC, FORM, Field(min_length=1, max_length=20)]
        """Number in the ledger."""

    with pytest.raises(DeclarationError, match="of one model or of what extends it"):
        Dataset.from_records([FIRST, Other(number="1")])


def test_the_code_of_the_division_tells_the_township_where_there_is_no_grid() -> None:
    places = ("539925101201", "539925102201")
    homes = [Household(number="1", division_code=DivisionCode(place), member_count=1) for place in places]
    people = [
        Resident(name=name, household_number="1", division_code=DivisionCode(place))
        for name, place in zip("甲乙", places, strict=True)
    ]
    data = Dataset.from_records([*homes, *people])
    assert [[person.name for person in data.members(home)] for home in homes] == [["甲"], ["乙"]]
    assert [data.related(person, Household) for person in people] == [[home] for home in homes]


def visit(number: str, division: str | None) -> Visit:
    return Visit.from_row({"number": number, "household_number": "1", "division_code": division})


def test_a_visit_is_to_the_household_of_its_township() -> None:
    here, there = (
        Household(number="1", grid_code=GridCode(grid), member_count=1, head_name=grid)
        for grid in (HERE, THERE)
    )
    seen, other, nowhere = visit("甲", HERE[:12]), visit("乙", THERE[:12]), visit("丙", None)
    data = Dataset.from_records([here, there, seen, other, nowhere])
    assert [data.related(one, Visit) for one in (here, there)] == [[seen], [other]]
    assert [data.related(one, Household) for one in (seen, other)] == [[here], [there]]
    with pytest.raises(DataError) as raised:
        data.related(nowhere, Household)
    assert raised.value.code == "household.ambiguous"


def test_a_visit_without_a_place_is_to_the_only_household_of_its_number() -> None:
    here, nowhere = Household(number="1", grid_code=GridCode(HERE), member_count=1), visit("丙", None)
    data = Dataset.from_records([here, nowhere])
    assert data.related(here, Visit) == [nowhere]
    assert data.related(nowhere, Household) == [here]
    assert data.related(visit("乙", THERE[:12]), Household) == []
    unplaced = Household(number="1", member_count=1)
    assert Dataset.from_records([unplaced]).related(visit("甲", HERE[:12]), Household) == [unplaced]
