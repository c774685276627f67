"""What is no day, no year and no name, where the register asks for one."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from jiceng.codes.divisions import Divisions, RegisterFaultKind, standing_column
from jiceng.errors import DeclarationError

JUNK = ["2026-09-30", 20260930, True, 1.5, object()]
MOMENT = datetime(2026, 9, 30, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize("junk", [None, *JUNK], ids=lambda junk: type(junk).__name__)
def test_a_view_is_of_a_day(junk: object) -> None:
    with pytest.raises(DeclarationError, match="a day is"):
        Divisions.at(junk)  # type: ignore[arg-type]


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: type(junk).__name__)
def test_changes_are_asked_from_a_day(junk: object) -> None:
    for ask in (Divisions.successors, Divisions.predecessors):
        with pytest.raises(DeclarationError):
            ask("330110", junk)  # type: ignore[operator]
    with pytest.raises(DeclarationError):
        Divisions.standing("330110", on=junk)  # type: ignore[arg-type]


def test_of_a_moment_the_day_counts() -> None:
    assert Divisions.at(MOMENT)["330110"] == Divisions.at(date(2026, 9, 30))["330110"]
    assert Divisions.successors("330125", MOMENT) == Divisions.successors("330125", MOMENT.date())
    assert Divisions.standing("330110", on=MOMENT) == Divisions.standing("330110", on=MOMENT.date())


@pytest.mark.parametrize("year", ["1990", Decimal("NaN"), True, 0, -5, 3000, 1.5])
def test_a_year_in_which_nobody_was_born_is_not_told(year: object) -> None:
    assert Divisions.standing("330110", birth_year=year) == Divisions.standing("330110")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [True, 3, None, "", "  "])
def test_a_name_that_is_none_is_a_fault(name: object) -> None:
    _, faults = Divisions.with_register([("539925101001", name, None)])  # type: ignore[list-item]
    assert [fault.kind for fault in faults] == [RegisterFaultKind.NAME]


def test_a_column_is_judged_on_a_day() -> None:
    import polars as pl

    with pytest.raises(DeclarationError):
        standing_column(pl.Series(["330110"]), on="x")  # type: ignore[arg-type]
