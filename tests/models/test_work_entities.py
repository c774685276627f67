"""Entities of the work: closed lists are enums, references are whole, places on the map are on the earth."""

import pytest

from jiceng.codes import CodeEnum
from jiceng.labels import Reference, Stage
from jiceng.models import ENTITIES, RecordError, terms

WHOLE_REFERENCES = {
    ("governance_centre_room", "centre_name"): Reference(
        "governance_centre", "name", along=("division_code",)
    ),
    ("mediation_agreement", "sequence"): Reference("mediation", "sequence", along=("dispute_number",)),
    ("mediation_committee_member", "committee_name"): Reference(
        "mediation_committee", "name", along=("division_code",)
    ),
    ("party_rectification", "organization_name"): Reference(
        "party_organization", "name", along=("division_code",)
    ),
    ("task_progress", "task_number"): Reference("responsibility_task", "number", along=("year",)),
}

ON_THE_MAP = ("governance_centre", "grid_event", "school", "video_point", "visit")

FROM_THE_BEGINNING = {
    "legal_aid_case": ("means_basis", "matter", "applied_on", "applicant"),
    "petition": ("category", "form", "nature", "petitioner_count", "received_on"),
    "video_point": ("longitude", "latitude", "place_type", "owner_org", "is_joined"),
    "visit": ("visited_on", "visitor_name", "purposes"),
}


@pytest.mark.parametrize(("entity", "field"), WHOLE_REFERENCES)
def test_a_key_of_two_parts_is_named_by_both(entity: str, field: str) -> None:
    assert terms(ENTITIES[entity])[field].reference == WHOLE_REFERENCES[entity, field]


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_division_and_grid_of_an_entity_is_looked_up(entity: str) -> None:
    known = terms(ENTITIES[entity])
    if "division_code" in known:
        assert known["division_code"].reference is not None
    if "grid_code" in known:
        assert known["grid_code"].reference == Reference("grid", "code")


@pytest.mark.parametrize("entity", ON_THE_MAP)
@pytest.mark.parametrize(("field", "furthest"), [("longitude", 180), ("latitude", 90)])
def test_a_place_is_on_the_earth(entity: str, field: str, furthest: int) -> None:
    model = ENTITIES[entity]
    if (
        entity == "video_point"
    ):  # takes a longitude as a latitude, so that a rule can say that they are swapped
        furthest = 180
    assert model.from_row({**model.entity.example, field: -furthest}).row()[field] == -furthest
    with pytest.raises(RecordError) as refused:
        model.from_row({**model.entity.example, field: f"{furthest}.000001"})
    assert field in [problem.field for problem in refused.value.problems]


@pytest.mark.parametrize(("entity", "fields"), FROM_THE_BEGINNING.items())
def test_what_a_registered_record_carries(entity: str, fields: tuple[str, ...]) -> None:
    known = terms(ENTITIES[entity])
    assert all(known[field].required is Stage.REGISTERED for field in fields)
    assert all(known[field].optional for field in fields)  # a mark makes no record impossible


@pytest.mark.parametrize(
    "entity", sorted({*ON_THE_MAP, *FROM_THE_BEGINNING, *(entity for entity, _ in WHOLE_REFERENCES)})
)
def test_an_enum_is_of_a_table_that_lists_all_of_its_codes(entity: str) -> None:
    """A place may add codes to an open table, so that a field of one is text."""
    for term in terms(ENTITIES[entity]).values():
        if issubclass(term.type, CodeEnum):
            assert not term.type.table.is_open, term.name
