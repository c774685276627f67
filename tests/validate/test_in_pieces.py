"""A list checked in pieces gets the verdicts of a list checked at once, from a file as from memory."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiceng as jc
from jiceng.dataset import Dataset
from jiceng.law import lawful_context
from jiceng.models import ENTITIES, Dispute, Household, Record, Resident
from jiceng.validate import CATALOGUE
from jiceng.validate.findings import columns_pointed_at, failures_of
from jiceng.validate.lists import Lists
from jiceng.validate.verdicts import verdicts_in_pieces

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
CONTEXT = lawful_context(date(2026, 9, 30))
LISTS: Sequence[type[Record]] = (Resident, Household, Dispute)
MOST = 24  # rows of a list


@cache
def county() -> Dataset:
    """Return a few rows of each ledger, faults and all, some of them twice."""
    data = jc.read(COUNTY)
    frames = {
        entity: pl.concat([frame.head(MOST - 6), frame.slice(3, 6)]) for entity, frame in data.frames.items()
    }
    return Dataset(frames, data.sources)


def without_places(data: Dataset, rows: set[int]) -> Dataset:
    """Return the data with residents and households that name no place in these rows."""
    frames = dict(data.frames)
    for entity in ("resident", "household"):
        frame = frames[entity].with_row_index("row")
        named = pl.when(~pl.col("row").is_in(sorted(rows)))
        frames[entity] = frame.with_columns(
            named.then(name).alias(name) for name in ("grid_code", "division_code")
        ).drop("row")
    return Dataset(frames, data.sources)


def told(data: Dataset, model: type[Record], at_once: int) -> tuple[list[object], pl.DataFrame]:
    """Return the tallies and the failures, of pieces put together."""
    places = [
        place
        for place, rule in enumerate(CATALOGUE)
        if issubclass(model, rule.model) and rule.is_in_force(CONTEXT)
    ]
    also = {name for place in places for name in columns_pointed_at(CATALOGUE[place])}
    pieces = list(verdicts_in_pieces(Lists(data, at_once), model, places, CONTEXT, also=also))
    assert [piece.start for piece in pieces] == list(range(0, max(data.table(model).height, 1), at_once))
    tallies: list[object] = []
    for place in places:
        first, *others = (piece.told.tally(place) for piece in pieces)
        for other in others:
            first = first.plus(other)
        tallies.append(first)
    failures = pl.concat(failures_of(piece, places, model.entity.name) for piece in pieces)
    return tallies, failures.sort("record", "position")


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(LISTS),
    st.integers(1, MOST),
    st.sets(st.integers(0, MOST - 1)),
)
def test_pieces_of_any_size_give_the_same_verdicts(
    model: type[Record], at_once: int, placeless: set[int]
) -> None:
    data = without_places(county(), placeless)
    tallies, failures = told(data, model, at_once)
    wanted, at_a_time = told(data, model, 1 << 20)
    assert tallies == wanted
    assert failures.equals(at_a_time)
    assert failures.height or model is not Resident


@pytest.mark.parametrize("at_once", [1, 7])
def test_a_written_dataset_gets_the_verdicts_of_the_one_in_memory(at_once: int, tmp_path: Path) -> None:
    county().write_parquet(tmp_path)
    stored = Dataset.read(tmp_path)
    for model in LISTS:
        tallies, failures = told(stored, model, at_once)
        wanted, at_a_time = told(county(), model, 1 << 20)
        assert tallies == wanted
        assert failures.equals(at_a_time)


def test_lists_without_rows_have_verdicts_on_none() -> None:
    nothing = Dataset({entity: frame.clear() for entity, frame in county().frames.items()})
    for model in LISTS:
        tallies, failures = told(nothing, model, 1)
        assert {(tally.failed, tally.unknown, tally.not_applicable) for tally in tallies} == {(0, 0, 0)}
        assert failures.is_empty()


def test_a_check_of_a_written_dataset_reads_no_frame_whole(tmp_path: Path) -> None:
    county().write_parquet(tmp_path)
    stored = Dataset.read(tmp_path)
    report = jc.check(stored, as_of="2026-09-30")
    assert report.to_json() == jc.check(county(), as_of="2026-09-30").to_json()
    report.write_failures(tmp_path / "failures.parquet")
    assert pl.read_parquet(tmp_path / "failures.parquet").height == report.failures.height > 0
    assert not stored.frames._frames  # type: ignore[attr-defined]  # what was read stays there
    assert set(stored.frames) <= set(ENTITIES)
