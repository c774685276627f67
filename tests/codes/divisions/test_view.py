"""The divisions of one day as a mapping."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.codes.divisions import Divisions, Level
from jiceng.codes.divisions.layers import counties, townships
from jiceng.errors import UnknownCodeError

NOW = Divisions.at(date(2026, 9, 30))
DAYS = st.dates(min_value=date(1970, 1, 1), max_value=date(2030, 1, 1))
CODES = st.sampled_from([*counties(), *list(townships())[::50]])


@given(CODES, DAYS)
def test_a_code_is_there_exactly_while_it_is_valid(code: str, day: date) -> None:
    view = Divisions.at(day)
    place = view.get(code)
    assert (code in view) == (place is not None)
    if place is not None:
        assert place.is_valid(day)
        assert place.may_be_valid(day)
        assert view[code] == view[code.ljust(12, "0")] == place
        above = view.ancestors(code)
        assert [p.level for p in above] == sorted({p.level for p in above}, reverse=True)
        assert all(p.is_valid(day) for p in above)
        assert view.parent(code) == (above[0] if above else None)
        assert view.full_name(code) == "".join(p.name for p in (*above[::-1], place))


@given(CODES)
def test_children_know_their_parent(code: str) -> None:
    if code in NOW:
        below = NOW.children(code)
        assert [p.code for p in below] == sorted(p.code for p in below)
        assert all(p.parent_code == code and NOW.parent(p.code) == NOW[code] for p in below)


@given(
    st.one_of(
        st.text(), st.none(), st.integers(), st.binary(), st.from_regex(r"5399[0-9]{2}", fullmatch=True)
    )
)
def test_anything_may_be_asked(code: object) -> None:
    assert (code in NOW) == (isinstance(code, str) and NOW.get(code) is not None)


def test_an_unknown_code_is_not_repeated() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        NOW["539925"]
    assert str(caught.value) == "no division with this code is known on 2026-09-30; ask `standing` why"
    with pytest.raises(KeyError):
        NOW.ancestors("110103")


def test_it_is_a_mapping() -> None:
    codes = list(NOW)
    assert codes == sorted(codes)
    assert len(NOW) == len(codes) == sum(1 for _ in NOW.values())
    assert repr(NOW) == "<divisions on 2026-09-30>"
    assert repr(Divisions) == "<divisions as of 2026-09-11>"


def test_the_tree() -> None:
    assert NOW.full_name("110101") == "北京市东城区"
    assert NOW.parent("110101") == NOW["110000"]
    assert NOW.parent("110000") is None
    assert NOW.full_name("659003") == "新疆维吾尔自治区图木舒克市"
    assert {p.name for p in NOW.children("330110")} >= {"良渚街道", "瓶窑镇"}
    assert {p.level for p in NOW.children("330000")} == {Level.PREFECTURE}
    assert NOW["659003"] in NOW.children("650000")
    assert NOW.children("330110005") == ()


def test_a_parent_that_was_not_there_yet_is_passed_over() -> None:
    early = Divisions.at(date(1981, 1, 1))
    assert early["360521"].parent_code == "360500"
    assert "360500" not in early
    assert early.parent("360521") == early["360000"]


def test_codes_beside_the_list_are_not_divisions() -> None:
    assert not {"110100", "429000", "830000", "632857"} & set(NOW)


def test_find() -> None:
    assert [NOW.full_name(p.code) for p in NOW.find("朝阳", level=Level.COUNTY)] == [
        "北京市朝阳区", "辽宁省朝阳市朝阳县", "吉林省长春市朝阳区",
    ]  # fmt: skip
    assert [p.code for p in NOW.find("余杭")] == [p.code for p in NOW.find("余杭", within="330000")]
    assert [p.code for p in NOW.find("余杭区", within="330100000000")] == ["330110"]
    assert NOW.find("余杭区", within="110000") == ()
    assert NOW.find("崇文", level=Level.COUNTY) == ()
    assert [p.code for p in Divisions.at(date(2000, 1, 1)).find("崇文区")] == ["110103"]
    assert NOW.find("区") == NOW.find("") == ()
    assert [p.name for p in NOW.find("瓶窑", level=Level.TOWNSHIP)] == ["瓶窑镇"]
    assert Divisions.at(date(1999, 1, 1)).find("万县区") == ()
