"""How codes stand, why, and that no sentence gives a code away."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.codes.divisions import BirthHint, Divisions, Standing
from jiceng.codes.divisions.layers import counties, townships

CASES = [
    ("330110", None, Standing.CURRENT),
    ("330110000000", None, Standing.CURRENT),
    ("110103", None, Standing.ABOLISHED),
    ("110103", date(2010, 6, 30), Standing.CURRENT),
    ("110103", date(2010, 7, 1), Standing.ABOLISHED),
    ("330113", date(2021, 4, 8), Standing.NOT_YET),
    ("330113", date(2021, 4, 9), Standing.CURRENT),
    ("659011", date(2021, 1, 1), Standing.CURRENT),  # 2021, day not known: in doubt for the code
    ("659011", date(2020, 12, 31), Standing.NOT_YET),
    ("659013", date(2025, 1, 1), Standing.CURRENT),  # on the list, beginning not known
    ("330171", None, Standing.PSEUDO),  # 开发区 counted like a county
    ("330170", None, Standing.UNASSIGNED),
    ("110100", None, Standing.PSEUDO),  # 市辖区
    ("632857", None, Standing.PSEUDO),  # 大柴旦行政委员会
    ("830000", None, Standing.PSEUDO),
    ("539925", None, Standing.UNASSIGNED),
    ("539971", None, Standing.UNASSIGNED),
    ("999999", None, Standing.UNASSIGNED),
    ("539925101001", None, Standing.UNASSIGNED),
    ("330110005", None, Standing.CURRENT),
    ("330110999", None, Standing.NOT_LISTED),
    ("330110999201", None, Standing.NOT_LISTED),
    ("330110005201", None, Standing.BEYOND),  # a village; no villages are bundled
    ("33011000520101", None, Standing.BEYOND),
    ("659003100", None, Standing.BEYOND),  # the list has no townships there
    ("441900003", None, Standing.BEYOND),
    ("110103001", None, Standing.ABOLISHED),
    ("330702207", None, Standing.ABOLISHED),  # the list itself says 撤销
    ("330702207", date(2020, 1, 1), Standing.CURRENT),
    ("33", None, Standing.MALFORMED),
    ("３３０１１０", None, Standing.MALFORMED),
    ("330110 ", None, Standing.MALFORMED),
    (330110, None, Standing.MALFORMED),
    (None, None, Standing.MALFORMED),
]


@pytest.mark.parametrize(("code", "on", "standing"), CASES)
def test_standing(code: object, on: date | None, standing: Standing) -> None:
    judgement = Divisions.standing(code, on=on)
    assert judgement.standing is standing
    assert judgement.is_current == (standing is Standing.CURRENT)
    assert judgement.is_known == (standing.value in {"current", "abolished", "not-yet", "pseudo"})


@given(st.one_of(st.from_regex(r"[0-9]{6}([0-9]{3}){0,2}", fullmatch=True), st.text()), st.dates())
def test_the_sentence_names_no_code(code: str, on: date) -> None:
    judgement = Divisions.standing(code, on=on, birth_year=1990)
    assert judgement.zh.endswith("。")
    assert not re.search(r"[0-9]{5}", judgement.zh + repr(judgement))


@given(st.sampled_from([*counties(), *list(townships())[::40]]), st.dates(date(1975, 1, 1), date(2028, 1, 1)))
def test_a_code_of_the_day_is_never_warned_about(code: str, day: date) -> None:
    if code in Divisions.at(day):
        assert Divisions.standing(code, on=day).is_current


@given(st.integers(min_value=100000, max_value=999999))
def test_what_no_list_has_is_unknown(number: int) -> None:
    code = str(number)
    standing = Divisions.standing(code).standing
    assert (standing in (Standing.UNASSIGNED, Standing.PSEUDO)) or code in counties()


def test_the_example_prefix_is_unknown_whatever_follows() -> None:
    assert {Divisions.standing(f"5399{rest:02}").standing for rest in range(100)} == {Standing.UNASSIGNED}


def test_successors_are_those_of_today() -> None:
    found = Divisions.standing("330104")
    assert [place.name for place in found.successors] == ["上城区", "钱塘区"]
    assert Divisions.standing("330110").successors == ()


HINTS = [
    ("330110", 1975, BirthHint.CODE_IS_NEWER),
    ("330110", 2001, BirthHint.NONE),
    ("110103", 2010, BirthHint.NONE),
    ("110103", 2012, BirthHint.CODE_IS_OLDER),
    ("110101", 1940, BirthHint.NONE),
    ("539925", 1990, BirthHint.NONE),
    ("330113", 1990, BirthHint.CODE_IS_NEWER),
]


@pytest.mark.parametrize(("code", "year", "hint"), HINTS)
def test_birth_year_is_a_hint(code: str, year: int, hint: BirthHint) -> None:
    judgement = Divisions.standing(code, birth_year=year)
    assert judgement.hint is hint
    assert judgement.standing is Divisions.standing(code).standing
    assert judgement.zh == judgement.standing.zh + hint.zh
