"""How a record behaves: it does not change, it prints masked, it is dumped plain only inside `reveal`."""

import copy
import logging
import pickle
from datetime import date

import pytest

from jiceng.codes import Sex
from jiceng.identifiers import ResidentId
from jiceng.models import Division, RecordError, Resident, terms
from jiceng.privacy import reveal

RESIDENT = Resident(
    name="某某某", id_number=ResidentId("539925194912310025"), sex=Sex.FEMALE, birth_date=date(1949, 12, 31)
)
MASKED = {"name": "某*", "id_number": "539925************", "sex": "***", "birth_date": "***"}


def test_a_record_prints_masked() -> None:
    assert (
        repr(RESIDENT) == "Resident(name='某*', id_number='539925************', sex='***', birth_date='***')"
    )
    assert str(RESIDENT) == repr(RESIDENT)
    assert RESIDENT.model_dump(exclude_none=True) == MASKED
    assert dict(RESIDENT) == MASKED | {name: None for name in Resident.model_fields if name not in MASKED}


def test_public_fields_print_as_they_are() -> None:
    place = Division.model_validate({"code": "539925101", "name": "柳河镇", "households": 350})
    assert place.model_dump(exclude_none=True) == {"code": "539925101", "name": "柳河镇", "households": 350}


def test_code_works_with_plain_values() -> None:
    assert RESIDENT.name == "某某某"
    assert RESIDENT.row()["birth_date"] == date(1949, 12, 31)


def test_a_dump_takes_the_usual_options() -> None:
    assert RESIDENT.model_dump(include={"name", "sex", "phone"}) == {
        "name": "某*",
        "sex": "***",
        "phone": None,
    }
    assert RESIDENT.model_dump(exclude=set(Resident.model_fields) - {"name"}) == {"name": "某*"}
    assert RESIDENT.model_dump(exclude_unset=True) == MASKED
    assert RESIDENT.model_dump(exclude_defaults=True) == MASKED
    assert RESIDENT.model_dump(mode="json", exclude_none=True) == MASKED
    assert RESIDENT.model_dump_json(include={"name"}) == '{"name":"某*"}'


def test_reveal_dumps_plain_values_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="jiceng.audit"), reveal(purpose="入户核对", actor="网格员"):
        assert RESIDENT.model_dump(include={"name", "birth_date"}) == {
            "name": "某某某",
            "birth_date": date(1949, 12, 31),
        }
        assert '"id_number":"539925194912310025"' in RESIDENT.model_dump_json()
        assert dict(RESIDENT)["sex"] is Sex.FEMALE
        assert "某某某" not in repr(RESIDENT), "what is printed by accident stays masked"
    audit = " ".join(entry.getMessage() for entry in caplog.records)
    assert "actor=网格员 purpose=入户核对 records=3 fields=Resident.birth_date," in audit
    assert not [value for value in ("某某某", "539925194912310025", "1949") if value in audit]


def test_a_record_does_not_change() -> None:
    with pytest.raises(AttributeError, match="make another with model_copy"):
        RESIDENT.name = "别人"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="does not change"):
        del RESIDENT.name
    assert RESIDENT.name == "某某某"


def test_copies_are_equal_and_updates_are_checked() -> None:
    for twin in (
        copy.copy(RESIDENT),
        copy.deepcopy(RESIDENT),
        RESIDENT.model_copy(),
        RESIDENT.model_copy(deep=True),
    ):
        assert twin == RESIDENT
        assert twin.model_fields_set == RESIDENT.model_fields_set
    assert RESIDENT.model_copy(update={"name": "别人"}).name == "别人"
    assert RESIDENT.model_copy(update={"name": "别人"}).model_fields_set == RESIDENT.model_fields_set
    with pytest.raises(RecordError, match="不是代码表中的代码"):
        RESIDENT.model_copy(update={"sex": "7"})


def test_a_record_is_pickled_inside_reveal_only(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(TypeError, match="inside reveal"):
        pickle.dumps(RESIDENT)
    with caplog.at_level(logging.INFO, logger="jiceng.audit"), reveal(purpose="传给子进程", actor="核验程序"):
        assert pickle.loads(pickle.dumps(RESIDENT)) == RESIDENT  # noqa: S301 - our own bytes
    assert "records=1" in caplog.text


def test_records_are_values() -> None:
    twin = Resident.from_row(RESIDENT.row())
    assert {RESIDENT: 1}[twin] == 1
    assert twin != RESIDENT.model_copy(update={"name": "别人"})
    assert RESIDENT != "某某某"


def test_a_term_says_all_there_is_to_know_of_a_field() -> None:
    term = terms(Resident)["birth_date"]
    assert (term.name, term.type, term.optional, term.label.zh, term.doc) == (
        "birth_date",
        date,
        True,
        "出生日期",
        "Day of birth as registered.",
    )
    assert terms(Division)["households"].unit is not None


def test_the_schemas_can_be_exported() -> None:
    schema = Resident.model_json_schema()
    assert schema["required"] == ["name"]
    assert schema["properties"]["birth_date"]["anyOf"][0] == {"format": "date", "type": "string"}
    assert Resident.model_json_schema(mode="serialization")["type"] == "object"
