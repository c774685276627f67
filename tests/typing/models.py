"""Not run, only type-checked: what an editor and a type checker know of the models.

Each `type: ignore` is an assertion: mypy says so when the line is no error, and pyright reads its own.
"""

from datetime import date
from typing import Literal, assert_type

from pydantic import TypeAdapter

from jiceng.codes import HouseholdKind, Sex, SpecialPersonKind
from jiceng.identifiers import DivisionCode, GridCode, ResidentId
from jiceng.models import (
    ENTITIES,
    CommunityCorrectionPerson,
    Dispute,
    DrugUser,
    GridEvent,
    HivConcernPerson,
    Household,
    MentalDisorderPerson,
    Record,
    RecordError,
    ReleasedPerson,
    Resident,
    SpecialPerson,
    Term,
    Visit,
    masked_key,
    terms,
)
from jiceng.privacy import reveal

resident = Resident(
    name="某某某",
    id_number=ResidentId("539925194912310025"),
    sex=Sex.FEMALE,
    birth_date=date(1949, 12, 31),
    grid_code=GridCode("53992510220202"),
)

assert_type(resident.name, str)
assert_type(resident.id_number, ResidentId | None)
assert_type(resident.sex, Sex | None)
assert_type(resident.birth_date, date | None)
assert_type(resident.row(), dict[str, object])
assert_type(Resident.from_row({"name": "某某某"}), Resident)
assert_type(Resident.model_validate({"name": "某某某"}), Resident)
assert_type(Resident.model_validate_json("{}"), Resident)
assert_type(resident.model_copy(update={"name": "某某"}), Resident)
assert_type(ENTITIES["resident"], type[Record])
assert_type(terms(Resident)["name"], Term)
assert_type(masked_key(Resident, {}), str)

assert_type(resident.registered_division, DivisionCode | None)
assert_type(Household(number="1", member_count=2).kinds, tuple[HouseholdKind, ...] | None)
assert_type(DrugUser(name="某某").kind, Literal[SpecialPersonKind.DRUG_USER])


def group_of(person: SpecialPerson) -> str:
    """Tell the groups apart by their kind: a type checker knows the fields of each."""
    match person.kind:
        case SpecialPersonKind.RELEASED:
            assert_type(person, ReleasedPerson)
            return person.prison or ""
        case SpecialPersonKind.COMMUNITY_CORRECTION:
            assert_type(person, CommunityCorrectionPerson)
            return person.crime or ""
        case SpecialPersonKind.SEVERE_MENTAL_DISORDER:
            assert_type(person, MentalDisorderPerson)
            return person.hospital or ""
        case SpecialPersonKind.DRUG_USER:
            assert_type(person, DrugUser)
            return person.drug or ""
        case SpecialPersonKind.HIV_RISK:
            assert_type(person, HivConcernPerson)
            return person.admission_org or ""


any_group: TypeAdapter[SpecialPerson] = TypeAdapter(SpecialPerson)
assert_type(group_of(any_group.validate_python({"kind": "04", "name": "某某"})), str)
DrugUser(name="某某", kind=SpecialPersonKind.RELEASED)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

Resident()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Resident(name=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Resident(name="某某", birth_date="1949-12-31")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Resident(name="某某", sex="2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Resident(name="某某", nickname="某")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Dispute(number="1", involved_count="2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Household(number="1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
GridEvent(number="1", titel="占道")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Visit(number="1", purposes=["1"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
_ = resident.nickname  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
resident.name = "别人"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
Resident.from_row(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
reveal("核对", "县委政法委")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

try:
    Resident.model_validate({})
except RecordError as error:
    assert_type(error.code, str)
    assert_type([problem.field for problem in error.problems], list[str | None])
