"""The user's own places on top of the bundled ones."""

from datetime import date

import pytest

from jiceng.codes.divisions import Certainty, Divisions, Level, RegisterFaultKind, Standing

F = RegisterFaultKind
ROWS = [
    ("539925101201001", "第一网格", "539925101201"),  # children may stand above their parents
    ("539925", "云岭县", None),
    ("539925101", "柳河镇", "539925"),
    ("539925101201", " 河东村 ", None),
    ("330110005001", "五常村", None),
    ("3301100050010101", "一号网格", "330110005001"),
]
MERGED, FAULTS = Divisions.with_register(ROWS)
VIEW = MERGED.at(date(2026, 9, 30))


def test_good_rows_become_places() -> None:
    assert FAULTS == ()
    assert VIEW.full_name("539925101201001") == "云岭县柳河镇河东村第一网格"
    assert VIEW.full_name("3301100050010101") == "浙江省杭州市余杭区五常街道五常村一号网格"
    assert VIEW["539925101201001"].level is Level.GRID
    assert VIEW["539925101201"].level is Level.VILLAGE
    assert VIEW["539925"].certainty is Certainty.OWN
    assert [place.name for place in VIEW.children("539925101")] == ["河东村"]
    assert [place.name for place in VIEW.children("330110005")] == ["五常村"]
    assert [place.code for place in VIEW.find("河东", within="539925")] == ["539925101201"]
    assert {code for code, _name, _parent in ROWS} <= set(VIEW)


def test_the_bundled_register_is_left_alone() -> None:
    assert "539925" not in Divisions.at(date(2026, 9, 30))
    assert Divisions.standing("539925").standing is Standing.UNASSIGNED


@pytest.mark.parametrize(
    ("code", "standing"),
    [
        ("539925", Standing.CURRENT),
        ("539925101201", Standing.CURRENT),
        ("539925102", Standing.NOT_LISTED),
        ("539925101202", Standing.NOT_LISTED),
        ("330110005002", Standing.NOT_LISTED),
        ("330110009002", Standing.BEYOND),
        ("539926", Standing.UNASSIGNED),
        ("110103001", Standing.ABOLISHED),
    ],
)
def test_standing_knows_own_places(code: str, standing: Standing) -> None:
    assert MERGED.standing(code).standing is standing


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("5399", "云岭", None), F.CODE),
        (("539925101", "  ", None), F.NAME),
        (("330110005", "五常", None), F.BUNDLED),
        (("330110", "余杭", None), F.BUNDLED),
        (("539925101", "柳河镇", None), F.PARENT_UNKNOWN),
        (("330110998", "新镇", "539927"), F.PARENT_UNKNOWN),
        (("330110998", "新镇", "余杭区"), F.PARENT_UNKNOWN),
        (("539925", "云岭县", "539900"), F.PARENT_UNKNOWN),
        (("330110998", "新镇", "330111998"), F.PARENT_NOT_ABOVE),
        (("330110998", "新镇", "330110005"), F.PARENT_NOT_ABOVE),
        (("330110998", "新镇", "330110005001"), F.PARENT_NOT_ABOVE),
    ],
)
def test_a_bad_row_is_left_out_with_its_reason(row: tuple[str, str, str | None], kind: F) -> None:
    merged, faults = Divisions.with_register([("539926", "青石县", None), row])
    assert [(fault.row, fault.kind) for fault in faults] == [(2, kind)]
    assert set(merged.own.places) == {"539926"}
    assert kind.zh.endswith("。")


def test_a_code_counts_once() -> None:
    row = ("539925", "云岭县", None)
    merged, faults = Divisions.with_register([row, row])
    assert [(fault.row, fault.kind) for fault in faults] == [(2, F.DUPLICATE)]
    again, faults = merged.with_register([row, ("539925101", "柳河镇", "539925000000")])
    assert [(fault.row, fault.kind) for fault in faults] == [(1, F.DUPLICATE)]
    assert set(again.own.places) == {"539925", "539925101"}


def test_a_county_may_stand_below_a_known_prefecture() -> None:
    merged, faults = Divisions.with_register([("330198", "云岭区", "330100"), ("330199", "青石区", None)])
    assert faults == ()
    view = merged.at(date(2026, 9, 30))
    assert view.full_name("330198") == "浙江省杭州市云岭区"
    assert view.full_name("330199") == "浙江省杭州市青石区"


def test_the_nearest_known_prefix_is_the_parent() -> None:
    merged, faults = Divisions.with_register([("33011099820101", "一号网格", None)])
    assert faults == ()
    assert merged.own.places["33011099820101"].parent_code == "330110"
