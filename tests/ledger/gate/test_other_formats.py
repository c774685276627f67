"""Old workbooks, Parquet and CSV before a reader sees them."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.ledger.files import Format
from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import FlawError
from jiceng.ledger.gate.footer import examine_parquet
from jiceng.ledger.gate.thrift import ThriftReader
from tests.ledger.gate.builders import compound, old_stream, record
from tests.ledger.gate.test_bombs import code_of


def old(path: Path, stream: bytes, name: str = "Workbook") -> str:
    path.write_bytes(compound({name: stream}))
    return code_of(path, Format.XLS)


def test_old_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    assert old(path, old_stream([(0, 0, 1.0), (9, 3, 2.0)])) == "read"
    assert old(path, old_stream([(0, 0, 1.0), (9, 3, 2.0)]), "Book") == "read"
    assert old(path, old_stream([(n, 0, 1.0) for n in range(2_000)])) == "read"
    assert old(path, old_stream([], locked=True)) == "file.encrypted"
    assert old(path, b"x", "EncryptedPackage") == "file.encrypted"
    assert old(path, b"x", "WordDocument") == "file.not-a-workbook"
    assert old(path, b"\0\0\0\0") == "file.not-a-workbook"


def test_far_cells_in_old_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    assert old(path, old_stream([(65535, 255, 1.0)])) == "file.cells-far-apart"
    assert old(path, old_stream([(0, 256, 1.0)])) == "file.cell-reference"
    many = old_stream([(0, 0, 1.0)]) + record(0x00BD, struct.pack("<HHHIdH", 65535, 0, 0, 0, 0.0, 255))
    assert old(path, many) == "file.cells-far-apart"


def test_many_wide_sheets_of_an_old_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CELLS", 30)
    one = old_stream([(9, 1, 1.0)])
    assert old(tmp_path / "a.xls", one) == "read"
    second = one[one.index(record(0x000A, b"")) + 4 :]  # from where the first sheet begins
    assert old(tmp_path / "a.xls", one + second) == "file.too-large"


@pytest.mark.parametrize(
    ("at", "form", "number"),
    [
        (26, "<H", 9),
        (28, "<H", 0),
        (30, "<H", 12),
        (44, "<I", 2**31),
        (48, "<I", 9999),
        (56, "<I", 0),
        (72, "<I", 2**30),
        (76, "<I", 9999),
    ],
)
def test_a_broken_head_of_a_compound_file(tmp_path: Path, at: int, form: str, number: int) -> None:
    raw = bytearray(compound({"Workbook": old_stream([(0, 0, 1.0)])}))
    struct.pack_into(form, raw, at, number)
    (tmp_path / "a.xls").write_bytes(raw)
    assert code_of(tmp_path / "a.xls", Format.XLS) == "file.damaged"


def test_a_chain_that_bites_its_tail(tmp_path: Path) -> None:
    raw = bytearray(compound({"Workbook": old_stream([(0, 0, 1.0)])}))
    directory = struct.unpack_from("<I", raw, 48)[0]
    table = 512 * (struct.unpack_from("<I", raw, 76)[0] + 1)
    struct.pack_into("<I", raw, table + 4 * directory, directory)
    (tmp_path / "a.xls").write_bytes(raw)
    assert code_of(tmp_path / "a.xls", Format.XLS) == "file.damaged"


@given(st.integers(0, 2**32 - 1), st.integers(0, 6_000))
def test_a_number_changed_anywhere_in_a_compound_file(
    tmp_path_factory: pytest.TempPathFactory, number: int, at: int
) -> None:
    raw = bytearray(compound({"Workbook": old_stream([(0, 0, 1.0)])}))
    struct.pack_into("<I", raw, min(at, len(raw) - 4), number)
    path = tmp_path_factory.getbasetemp() / "changed.xls"
    path.write_bytes(raw)
    assert code_of(path, Format.XLS) in {
        "read",
        "file.damaged",
        "file.encrypted",
        "file.not-a-workbook",
        "file.structure",
        "file.cells-far-apart",
        "file.cell-reference",
    }


def parquet(path: Path, frame: pl.DataFrame, compression: str = "zstd") -> str:
    frame.write_parquet(path, compression=compression)  # type: ignore[arg-type]
    return code_of(path, Format.PARQUET)


@pytest.mark.parametrize("compression", ["uncompressed", "snappy", "zstd", "gzip", "lz4"])
def test_parquet_that_passes(tmp_path: Path, compression: str) -> None:
    frame = pl.DataFrame(
        {
            "a": ["x", None] * 500,
            "b": list(range(1_000)),
            "c": [[1], []] * 500,
            "d": [{"e": 1.5}] * 1_000,
            "f": [b"\0"] * 1_000,
        }
    ).with_columns(pl.col("a").cast(pl.Categorical).alias("g"))
    assert parquet(tmp_path / "a.parquet", frame, compression) == "read"
    assert parquet(tmp_path / "a.parquet", frame.clear(), compression) == "read"


def test_a_dictionary_that_unfolds_to_too_much(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"a": pl.Series(["x" * 1_000, "y" * 1_000], dtype=pl.Categorical).gather([0] * 2_000_000)}
    )
    assert parquet(tmp_path / "a.parquet", frame) == "file.too-large"
    assert (tmp_path / "a.parquet").stat().st_size < 300_000


def test_too_many_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_VALUES", 100)
    assert parquet(tmp_path / "a.parquet", pl.DataFrame({"a": [1] * 101})) == "file.too-large"


def test_pages_that_unpack_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pl.DataFrame({"a": [n * 1.5 for n in range(10_000)]})
    assert parquet(tmp_path / "a.parquet", frame, "uncompressed") == "read"
    monkeypatch.setattr(limits, "MOST_DECODED_OF_SMALL", 50_000)
    assert parquet(tmp_path / "a.parquet", frame, "uncompressed") == "file.too-large"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda raw: raw[:-4] + b"PARE", "file.encrypted"),
        (lambda raw: raw[:4] + raw[-4:], "file.damaged"),
        (lambda raw: raw[:-8] + struct.pack("<I", 2**31 - 1) + b"PAR1", "file.damaged"),
        (lambda raw: raw[:-8] + struct.pack("<I", 0) + b"PAR1", "file.damaged"),
        (lambda raw: b"XXXX" + raw[4:], "file.damaged"),
        (lambda raw: raw[:4] + b"\0" * 40 + raw[44:], "file.damaged"),
    ],
)
def test_broken_parquet(tmp_path: Path, change: Callable[[bytes], bytes], code: str) -> None:
    stream = io.BytesIO()
    pl.DataFrame({"a": ["x", "y"]}).write_parquet(stream)
    (tmp_path / "a.parquet").write_bytes(change(stream.getvalue()))
    assert code_of(tmp_path / "a.parquet", Format.PARQUET) == code


def test_a_footer_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiceng.ledger.gate.footer._LONGEST_FOOTER", 10)
    assert parquet(tmp_path / "a.parquet", pl.DataFrame({"a": ["x"]})) == "file.too-large"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_struct_or_a_flaw(raw: bytes) -> None:
    try:
        ThriftReader(raw).struct()
    except FlawError as error:
        assert error.flaw.value == "file.damaged"  # noqa: PT017 - most bytes are none


def test_a_million_rows_pass(tmp_path: Path) -> None:
    count = 1_000_000
    numbers = pl.int_range(count, eager=True)
    frame = pl.DataFrame(
        {
            "号": numbers.cast(pl.String),
            "户号": numbers,
            "性别": (numbers % 2).cast(pl.String).replace("0", "男"),
        }
    )
    frame.write_parquet(tmp_path / "a.parquet")
    examine_parquet(tmp_path / "a.parquet", limits.MOST_DECODED_OF_SMALL)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"a,b\n1,2\n", "read"),
        ("a,b\n".encode("utf-16"), "read"),
        (b"a,b\n1,\0\n", "file.damaged"),
        (b"a," * 3_000_000, "file.line-too-long"),
        (b"a,b\r" * 1_000_000, "read"),
        (b",,,,,,,,\n" * 3_600_000, "file.too-large"),
    ],
    ids=["plain", "utf-16", "nul", "one line", "carriage returns", "separators"],
)
def test_text(tmp_path: Path, raw: bytes, code: str) -> None:
    (tmp_path / "a.csv").write_bytes(raw)
    assert code_of(tmp_path / "a.csv", Format.CSV) == code
