"""Tables that are read column by column and piece by piece: what they give is what the frame has."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jiceng as jc
from jiceng.dataset import ROW, SOURCE, Dataset, Table, tables
from jiceng.errors import DataError
from jiceng.models import Dispute, Resident

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
NAMES = ["household_number", "no such column", "used_name", "id_number", ROW]


@contextmanager
def both(data: Dataset) -> Iterator[tuple[Table, Table]]:
    """Give the residents as a table in memory and as one in a file."""
    with TemporaryDirectory() as folder:
        data.write_parquet(folder)
        yield data.table(Resident), Dataset.read(folder).table(Resident)


@pytest.fixture(scope="module")
def county() -> Dataset:
    frame = jc.read(COUNTY).frame(Resident).head(90)
    return Dataset({"resident": frame.with_columns(pl.lit(None, pl.UInt32()).alias(SOURCE))})


@settings(max_examples=15, deadline=None)
@given(at_once=st.integers(1, 100), places=st.sets(st.integers(0, 89)))
def test_pieces_put_together_are_the_table(county: Dataset, at_once: int, places: set[int]) -> None:
    frame = county.frame(Resident).select(name for name in NAMES if name != "no such column")
    wanted = pl.Series(sorted(places), dtype=pl.UInt32())
    with both(county) as given_tables:
        for table in given_tables:
            pieces = list(table.pieces(NAMES, at_once))
            assert [start for start, _ in pieces] == list(range(0, 90, at_once))
            assert pl.concat(piece for _, piece in pieces).equals(frame)
            assert table.taken(NAMES, wanted).equals(frame[wanted])
            assert table.empty == county.table(Resident).empty


def test_a_table_without_rows_is_one_piece_without_rows(county: Dataset) -> None:
    with both(Dataset({"resident": county.frame(Resident).clear()})) as given_tables:
        for table in given_tables:
            ((start, piece),) = table.pieces(NAMES)
            assert (start, piece.height, piece.columns) == (0, 0, [*NAMES[:1], *NAMES[2:]])
            assert table.empty == set(table.schema)


def test_rows_far_apart_are_found_in_their_pieces(county: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 7)
    places = pl.Series([0, 6, 7, 60, 89], dtype=pl.UInt32())
    with both(county) as given_tables:
        for table in given_tables:
            assert table.taken([ROW], places).equals(county.frame(Resident).select(ROW)[places])


def test_a_dataset_that_was_written_over_stays_what_was_opened(county: Dataset, tmp_path: Path) -> None:
    county.write_parquet(tmp_path)
    opened = Dataset.read(tmp_path)
    Dataset({"resident": county.frame(Resident).head(1)}).write_parquet(tmp_path)
    assert opened.equals(county)
    assert repr(opened) == repr(county) == "Dataset(resident=90; sheets=0, refused=0)"
    assert list(opened.frames) == ["resident"]
    assert len(opened.frames) == 1
    assert opened.table(Dispute).height == 0


def test_pages_that_are_damaged_under_a_right_digest_are_refused_when_they_are_read(
    county: Dataset, tmp_path: Path
) -> None:
    county.write_parquet(tmp_path)
    path = tmp_path / "resident.parquet"
    content = bytearray(path.read_bytes())
    content[4:2000] = bytes(1996)
    account = tmp_path / "dataset.json"
    digests = digest_of(path.read_bytes()), digest_of(bytes(content))
    path.write_bytes(content)
    account.write_text(account.read_text("utf-8").replace(*digests), "utf-8")
    with pytest.raises(DataError) as raised:
        jc.check(Dataset.read(tmp_path), as_of="2026-09-30")
    assert raised.value.code == "dataset.damaged"


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
