"""The fields that every entity carries: last, unambiguous, and the entity's own word goes first."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, ClassVar

import pytest
from pydantic import Field

from jiceng.codes import RecordingChannel
from jiceng.errors import DeclarationError
from jiceng.labels import Label, Source
from jiceng.models import (
    ENTITIES,
    Entity,
    Record,
    RecordError,
    Recording,
    RelapseWork,
    Resident,
    Visit,
    terms,
)
from jiceng.privacy import PUBLIC

EACH_ENTITY = pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)
COMMON = ["recorded_by", "recorded_on", "recorded_through", "valid_from", "valid_to"]
FORM = Source("县级台账惯例")


@EACH_ENTITY
def test_every_entity_carries_them_behind_its_own(model: type[Record]) -> None:
    assert list(Recording.model_fields) == COMMON
    assert list(terms(model))[-len(COMMON) :] == COMMON
    assert [name for name, term in terms(model).items() if term.is_common] == COMMON
    assert list(model.from_row(model.entity.example).row()) == list(terms(model))


def test_they_are_a_part_of_the_record() -> None:
    record = Resident(
        name="某某某",
        recorded_by="张三",
        recorded_on=date(2026, 9, 30),
        recorded_through=RecordingChannel.VISIT,
        valid_to=date(2027, 9, 30),
    )
    assert Resident.from_row(record.row()) == record
    assert "张三" not in repr(record)
    assert repr(record).endswith(
        "recorded_through=<RecordingChannel.VISIT: '1'>, valid_to=datetime.date(2027, 9, 30))"
    )


def declared(label: Label) -> type[Record]:
    class Patrol(Record):
        """巡逻 / patrol."""

        entity: ClassVar[Entity] = Entity("patrol", Label("巡逻", "patrol"), key=("walker",), source=FORM)

        walker: Annotated[str, label, PUBLIC, FORM, Field(min_length=1, max_length=20)]
        """Who walked."""

    return Patrol


def test_a_heading_that_the_entity_uses_is_its_own() -> None:
    model = declared(Label("巡逻人", "walker", also=("采集人",)))
    assert "采集人" in terms(Resident)["recorded_by"].label.names
    assert "采集人" not in terms(model)["recorded_by"].label.names
    assert terms(model)["recorded_by"].label.zh == terms(Resident)["recorded_by"].label.zh


def test_their_official_labels_are_theirs_everywhere() -> None:
    with pytest.raises(DeclarationError, match="the heading 信息采集人 is claimed by recorded_by and walker"):
        declared(Label("信息采集人", "walker"))


@pytest.mark.parametrize("nothing", [(), [], "", None])
def test_no_codes_are_nothing(nothing: object) -> None:
    visit = Visit.model_validate({"number": "1", "purposes": nothing})
    assert visit.purposes is None
    assert Visit.from_row(visit.row()) == visit


@pytest.mark.parametrize("given", ["2026-09", "2026-09-01", "2026-09-17", date(2026, 9, 17)])
def test_a_month_is_its_first_day(given: object) -> None:
    record = RelapseWork.model_validate({"certificate_number": "1", "period": given})
    assert record.period == date(2026, 9, 1)


@pytest.mark.parametrize("given", ["202609", "2026-13", "2026-9", 202609, True])
def test_what_is_no_month_is_refused(given: object) -> None:
    with pytest.raises(RecordError) as raised:
        RelapseWork.model_validate({"certificate_number": "1", "period": given})
    assert [problem.code for problem in raised.value.problems] == ["not-a-day"]


def outcome(way: Callable[[], Resident]) -> object:
    """Return the day that was read, or what is said of it."""
    try:
        return way().birth_date
    except RecordError as error:
        return tuple(problem.code for problem in error.problems)


@pytest.mark.parametrize(
    "text", ["2026-09-30", "2026-9-30", "86400", "２０２６-09-30", "2026-09-30\n", "2026-02-30"]
)
def test_a_day_is_read_alike_from_values_json_and_strings(text: str) -> None:
    ways = (
        lambda: Resident.model_validate({"name": "某某", "birth_date": text}),
        lambda: Resident.model_validate_json(f'{{"name": "某某", "birth_date": {text!r}}}'.replace("'", '"')),
        lambda: Resident.model_validate_strings({"name": "某某", "birth_date": text}),
    )
    made = [outcome(way) for way in ways]
    assert made == [date(2026, 9, 30) if text == "2026-09-30" else ("not-a-day",)] * 3
