"""Not run, only type-checked: what an editor and a type checker know of the models.

Each `type: ignore` is an assertion: mypy says so when the line is no error, and pyright reads its own.
"""

from datetime import date
from typing import assert_type

from jiceng.codes import Sex
from jiceng.identifiers import GridCode, ResidentId
from jiceng.models import ENTITIES, Dispute, Record, RecordError, Resident, Term, masked_key, terms
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

Resident()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Resident(name=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Resident(name="某某", birth_date="1949-12-31")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Resident(name="某某", sex="2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Resident(name="某某", nickname="某")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Dispute(number="1", involved_count="2")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
_ = resident.nickname  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
resident.name = "别人"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
Resident.from_row(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
reveal("核对", "县委政法委")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

try:
    Resident.model_validate({})
except RecordError as error:
    assert_type(error.code, str)
    assert_type([problem.field for problem in error.problems], list[str | None])
