"""Looking up, suggesting and admitting, on every table and with junk of every kind."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from jiceng.codes import (
    TABLES,
    BuildingUse,
    CodeEnum,
    CorrectionType,
    DeviceType,
    DisputeType,
    DrugControl,
    Education,
    Ethnicity,
    FamilyRelation,
    HealthLevel,
    NotInTableError,
    Sex,
    enum_of,
)
from jiceng.codes.spelling import normal_form
from jiceng.errors import DeclarationError, UnknownCodeError

KINDS = [enum_of(table_id) for table_id in sorted(TABLES)]
kinds = st.sampled_from(KINDS)
rows = st.sampled_from([row for kind in KINDS for row in kind])
junk = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.decimals(), st.binary(), st.dates(),
    st.lists(st.text()), st.dictionaries(st.text(), st.text()),
)  # fmt: skip
blanks = st.text(alphabet=" \t\r\n\u3000\u00a0\u200b\ufeff", max_size=3)


def widen(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


@given(rows, blanks, blanks)
def test_blanks_and_full_width_signs_make_no_difference(row: CodeEnum, before: str, after: str) -> None:
    for text in (row.value, row.label, row.name, *row.also):
        assert type(row).find(before + widen(text) + after) is row


@given(rows)
def test_a_row_is_its_plain_code(row: CodeEnum) -> None:
    assert str(row) == row.value == row
    assert json.loads(json.dumps(row)) == row.value
    assert type(row)(row.value) is row
    assert type(row).find(row) is row
    assert type(row).admit(row.label) == row.value


@given(kinds, junk)
def test_junk_that_is_no_text_finds_nothing(kind: type[CodeEnum], thing: object) -> None:
    assert kind.find(thing) is None
    assert kind.suggest(thing) == ()
    assert kind.admit(thing) is None


@given(st.sampled_from([kind for kind in KINDS if len(kind)]), st.one_of(junk, st.text()))
def test_a_member_is_made_of_a_code_of_the_table_or_not_at_all(kind: type[CodeEnum], thing: object) -> None:
    if isinstance(thing, str) and thing in {row.value for row in kind}:
        assert kind(thing).value == thing
        return
    with pytest.raises(NotInTableError) as caught:
        kind(thing)  # type: ignore[arg-type]
    assert str(caught.value) == f"{kind.__name__}: not a code of the table {kind.table.id}"


@given(kinds, st.text())
def test_any_text_gives_a_row_that_is_spelt_so_or_nothing(kind: type[CodeEnum], text: str) -> None:
    found = kind.find(text)
    assert found is None or isinstance(found, kind)
    assert found is kind.find(normal_form(text))
    assert (kind.admit(text) is None) or found is not None or kind.table.is_open


@given(kinds, st.text(max_size=80), st.integers(-2, 6))
def test_suggestions_are_bounded_distinct_and_always_the_same(
    kind: type[CodeEnum], text: str, n: int
) -> None:
    first = kind.suggest(text, n)
    assert first == kind.suggest(text, n)
    assert len(set(first)) == len(first) <= max(n, 0)
    assert all(isinstance(row, kind) for row in first)
    assert first == kind.suggest(text, 6)[: max(n, 0)]


@given(rows)
def test_a_label_suggests_its_own_row_first(row: CodeEnum) -> None:
    assert type(row).suggest(row.label, 1) == (row,)


def test_a_row_of_another_table_is_not_found_by_its_code() -> None:
    assert Sex.find(HealthLevel.HEALTHY) is None
    assert Sex.find(str(HealthLevel.HEALTHY.value)) is Sex.MALE
    assert BuildingUse.admit(Ethnicity.HAN) is None


def test_the_nearest_rows_for_an_unknown_label() -> None:
    assert Ethnicity.find("客家族") is None
    assert Education.suggest("大学")[0] is Education.UNDERGRADUATE_EDUCATION
    assert DisputeType.suggest("邻居纠纷", 1) == (DisputeType.NEIGHBOUR,)
    assert FamilyRelation.suggest("zzz") == ()
    assert Sex.suggest("男" * 61) == ()
    assert Sex.suggest("　") == ()


def test_a_shared_label_finds_the_row_of_the_top_level() -> None:
    assert DisputeType.find("其他") is DisputeType.OTHER
    assert DisputeType.find("其他（邻里纠纷）") is DisputeType.NEIGHBOUR_OTHER
    assert DisputeType.find("其他(邻里纠纷)") is DisputeType.NEIGHBOUR_OTHER


def test_a_code_within_a_range_finds_the_range() -> None:
    assert DeviceType.find("125") is DeviceType.RESERVED_MAIN_DEVICE
    assert DeviceType.find("131") is DeviceType.CAMERA
    assert DeviceType.find("212") is None


def test_an_open_table_admits_a_code_of_its_form() -> None:
    assert list(BuildingUse) == []
    assert BuildingUse.find("01") is None
    assert BuildingUse.suggest("住宅") == ()
    assert BuildingUse.admit("０1 ") == "01"
    assert BuildingUse.admit("住宅") is None
    assert DrugControl.admit("失控") == "02"
    assert DrugControl.admit("07") == "07"
    assert Sex.admit("7") is None


def test_an_unknown_code_is_a_typed_error_without_the_value() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        Sex("53992519491231002x")
    assert isinstance(caught.value, NotInTableError | ValueError)
    assert not isinstance(caught.value, KeyError)
    assert str(caught.value) == "Sex: not a code of the table gbt-2261.1-2003"
    assert caught.value.__context__ is None


def test_pydantic_reads_codes_and_reports_others() -> None:
    class Person(BaseModel):
        sex: Sex

    assert Person(sex=Sex.MALE) == Person.model_validate({"sex": "1"})
    assert Person.model_validate_json('{"sex": "2"}').sex is Sex.FEMALE
    with pytest.raises(ValidationError, match="Input should be '0', '1', '2' or '9'"):
        Person.model_validate({"sex": "7"})


@given(st.dates())
def test_a_row_without_dates_is_valid_on_every_day(day: date) -> None:
    assert Sex.MALE.is_valid_on(day)


def test_a_row_is_valid_from_its_first_to_its_last_day() -> None:
    class Dated(CodeEnum, table=Sex.table):
        BOTH = "1", "一", "one", "", (), "2020-07-01", "2026-06-30"
        FROM = "2", "二", "two", "", (), "2020-07-01"

    first, last, day = date(2020, 7, 1), date(2026, 6, 30), timedelta(days=1)
    assert Dated.BOTH.is_valid_on(first)
    assert Dated.BOTH.is_valid_on(last)
    assert not Dated.BOTH.is_valid_on(first - day)
    assert not Dated.BOTH.is_valid_on(last + day)
    assert Dated.FROM.is_valid_on(last + day)
    assert not Dated.FROM.is_valid_on(first - day)


def test_a_code_that_has_ended_is_still_found() -> None:
    ended = CorrectionType.find("剥夺政治权利")
    assert ended is not None
    assert ended.valid_from is None
    assert ended.valid_until == date(2012, 12, 31)
    assert not ended.is_valid_on(date(2013, 1, 1))


def test_a_number_is_not_a_code() -> None:
    assert Sex.find(1) is None
    assert Sex.find(Decimal(1)) is None


@pytest.mark.parametrize("name", ["MALEE", "539925199404184731", "", None, 3, []], ids=repr)
def test_a_member_that_is_not_there_is_not_quoted(name: object) -> None:
    with pytest.raises(NotInTableError) as caught:
        Sex[name]  # type: ignore[misc]  # pyright: ignore[reportArgumentType]
    assert str(caught.value) == "Sex: no member of this name"
    assert Sex["MALE"] is Sex.MALE


def test_a_code_is_valid_on_a_day_and_on_nothing_else() -> None:
    row = CorrectionType.DEPRIVED_POLITICAL_RIGHTS
    for junk in (None, "2026-09-30", 20260930):
        with pytest.raises(DeclarationError):
            row.is_valid_on(junk)  # type: ignore[arg-type]
    assert not row.is_valid_on(datetime(2026, 9, 30, tzinfo=UTC))
