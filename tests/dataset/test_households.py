"""Households as the list of residents shows them."""

from collections.abc import Mapping

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from jiceng.dataset import ROW, SOURCE, derive_households, table_schema
from jiceng.models import Resident

HEAD, SPOUSE, SON = "02", "10", "20"


def residents(*rows: Mapping[str, object]) -> pl.DataFrame:
    numbered = [{SOURCE: 0, ROW: row, **values} for row, values in enumerate(rows, start=2)]
    return pl.DataFrame(numbered, schema=table_schema(Resident), orient="row")


def person(
    household: str | None, relation: str | None, name: str = "张三", grid: str | None = "53992510120101"
) -> dict[str, object]:
    return {"household_number": household, "relation_to_head": relation, "name": name, "grid_code": grid}


def test_one_row_per_household_in_order_of_appearance() -> None:
    frame = derive_households(
        residents(person("2", HEAD, "甲"), person("1", HEAD, "乙"), person("2", SON, "丙"))
    )
    assert frame.select("number", "head_name", "member_count", ROW).rows() == [
        ("2", "甲", 2, 2),
        ("1", "乙", 1, 3),
    ]


def test_the_same_number_in_two_townships_is_two_households() -> None:
    frame = derive_households(residents(person("1", HEAD), person("1", HEAD, grid="53992510220101")))
    assert frame.height == 2


def test_a_member_without_a_grid_belongs_to_the_others() -> None:
    frame = derive_households(residents(person("1", HEAD), person("1", SPOUSE, grid=None)))
    assert frame["member_count"].to_list() == [2]


def test_a_household_without_a_head_or_with_two_names_none() -> None:
    frame = derive_households(residents(person("1", SON), person("2", HEAD), person("2", HEAD)))
    assert frame["head_name"].to_list() == [None, None]


def test_a_person_without_a_household_number_is_in_none() -> None:
    assert derive_households(residents(person(None, HEAD))).height == 0


@given(
    st.lists(
        st.builds(
            person,
            st.sampled_from(["1", "2", "3", None]),
            st.sampled_from([HEAD, SPOUSE, SON, None]),
            st.just("张三"),
            st.sampled_from(["53992510120101", "53992510220101", None]),
        ),
        max_size=12,
    )
)
def test_every_member_is_in_exactly_one_household(rows: list[dict[str, object]]) -> None:
    frame = derive_households(residents(*rows))
    assert frame["member_count"].sum() == sum(row["household_number"] is not None for row in rows)
