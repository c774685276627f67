"""What is said of a heading that no field claims, and of how many of them."""

import pytest

from jiceng.ledger.lookalikes import lookalikes, nearest_fields
from jiceng.models import Household, Resident

HAS_NAME = ("name",)


def test_a_number_is_worth_a_word_under_a_heading_that_is_only_somewhat_near() -> None:
    assert lookalikes(Resident, HAS_NAME, ["身份号码（必填）"]) == {"身份号码（必填）": "公民身份号码"}
    assert lookalikes(Resident, ("name", "id_number", "household_number"), ["身份号码（必填）"]) == {}


def test_a_field_that_is_no_number_has_to_be_nearer() -> None:
    near = nearest_fields(Household, ("household_number",), {4: "网格员电话", 6: "所属网格代"})
    assert near == {6: "grid_code"}


@pytest.mark.parametrize("others", [0, 199, 200])
def test_only_the_first_headings_of_a_table_are_looked_at(others: int) -> None:
    unmapped = {column: f"＃{column}" for column in range(others)} | {others: "公民身份号码"}
    assert nearest_fields(Resident, (), unmapped) == ({others: "id_number"} if others < 200 else {})


def test_a_sentence_is_like_no_heading() -> None:
    assert nearest_fields(Resident, (), {0: "公民身份号码" + "某" * 34}) == {0: "id_number"}
    assert nearest_fields(Resident, (), {0: "公民身份号码" + "某" * 35}) == {}
