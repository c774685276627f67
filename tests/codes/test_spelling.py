"""Evening out the spelling of labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.codes.spelling import nearness, normal_form


@given(st.text())
def test_the_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("　男　", "男"),
        ("Ｍale", "male"),
        ("退［离］休", "退(离)休"),
        ("【其他】", "(其他)"),
        ("劳动合同，劳务派遣", "劳动合同、劳务派遣"),
        ("劳动合同；劳务派遣", "劳动合同、劳务派遣"),
        ("\ufeff０１\n", "01"),
        ("", ""),
    ],
)
def test_ways_of_writing(text: str, form: str) -> None:
    assert normal_form(text) == form


@given(st.text(max_size=20), st.text(max_size=20))
def test_nearness_is_between_nothing_and_the_same(one: str, other: str) -> None:
    assert 0 <= nearness(one, other) <= 1
    assert nearness(one, one) == 1


def test_a_part_is_nearer_than_shared_letters() -> None:
    assert nearness("本科", "大学本科教育") > nearness("本学", "大学本科教育")
