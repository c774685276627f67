"""What became of a code: the chain ends, goes forward in time, and can be walked back."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiceng.codes.divisions import Change, Divisions
from jiceng.codes.divisions.layers import changes, counties
from jiceng.codes.divisions.succession import later_changes

CODES = st.sampled_from(list(counties()))
DAYS = st.dates(min_value=date(1979, 1, 1), max_value=date(2027, 1, 1))


@given(CODES, DAYS)
def test_a_chain_goes_forward_and_ends(code: str, since: date) -> None:
    chain = Divisions.successors(code, since)
    assert list(chain) == sorted(set(chain))
    assert all(change.on > since for change in chain)
    reached = {code} | {change.new_code for change in chain}
    assert {change.old_code for change in chain} <= reached
    assert len(chain) <= len(changes())


@given(CODES, DAYS)
def test_a_chain_goes_back_and_ends(code: str, until: date) -> None:
    chain = Divisions.predecessors(code, until)
    assert list(chain) == sorted(set(chain))
    assert all(change.on <= until for change in chain)
    assert {change.new_code for change in chain} <= {code} | {change.old_code for change in chain}


@given(st.sampled_from(changes()))
def test_every_change_is_found_from_both_ends(change: Change) -> None:
    eve = change.on - timedelta(days=1)
    assert change in later_changes(change.old_code, eve)
    assert change in Divisions.successors(change.old_code, eve)
    assert change in Divisions.predecessors(change.new_code, change.on)


def test_a_code_given_out_again_is_another_place() -> None:
    """513229 was 汶川县 until 1982, then 马尔康县: what came of the first is not what came of the second."""
    first = {change.new_code for change in Divisions.successors("513229")}
    second = {change.new_code for change in Divisions.successors("513229", date(1990, 1, 1))}
    assert second == {"513201"}
    assert not first & second


def test_unknown_codes_have_no_history() -> None:
    for code in ("539925", "", "三", "53992510100000000000001"):
        assert Divisions.successors(code) == ()
        assert Divisions.predecessors(code) == ()


def test_a_code_may_be_written_in_12_digits() -> None:
    assert Divisions.successors("110103000000") == Divisions.successors("110103") != ()
    assert Divisions.predecessors("110101000000") == Divisions.predecessors("110101") != ()
