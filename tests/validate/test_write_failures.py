"""Every failing row as a file: all of them, where they stand, and nothing of what stands there."""

import copy
import pickle
import stat
from pathlib import Path

import polars as pl

import jiceng as jc
from jiceng.models import Resident

COUNTY = Path(__file__).parents[2] / "examples" / "yunling-2026q3"
NUMBER = "53992519491231048X"


def test_all_failing_rows_are_written_whatever_the_report_shows(tmp_path: Path) -> None:
    data = jc.read(COUNTY)
    report = jc.check(data, as_of="2026-09-30", examples=1)
    everything = jc.check(data, as_of="2026-09-30", examples=None).findings
    target = tmp_path / "结果" / "failures.parquet"
    report.write_failures(target)
    written = pl.read_parquet(target)
    assert report.truncated
    assert written.columns == ["code", "severity", "entity", "key", "file", "sheet", "row", "field"]
    assert written.rename({"code": "rule"}).equals(
        everything.select("rule", "severity", "entity", "key", "file", "sheet", "row", "field")
    )
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(target.parent.iterdir()) == [target]


def test_the_failure_of_one_record_is_written_masked(tmp_path: Path) -> None:
    report = jc.check(Resident(name="李四", id_number=NUMBER, sex="1"), as_of="2026-09-30")
    report.write_failures(tmp_path / "failures.parquet")
    (row,) = pl.read_parquet(tmp_path / "failures.parquet").to_dicts()
    assert row["code"] == "id.sex-match"
    assert row["file"] == ""
    assert NUMBER.encode() not in (tmp_path / "failures.parquet").read_bytes()
    assert row["key"] == report.findings["key"][0]


def test_a_report_without_findings_writes_a_table_without_rows(tmp_path: Path) -> None:
    jc.check(Resident(name="李四"), as_of="2026-09-30").write_failures(str(tmp_path / "failures.parquet"))
    assert pl.read_parquet(tmp_path / "failures.parquet").height == 0


def test_a_pickled_report_tells_and_writes_the_same() -> None:
    report = jc.check(jc.read(COUNTY), as_of="2026-09-30", examples=1)
    back = pickle.loads(pickle.dumps(report))  # noqa: S301 -- made a line before
    assert back.to_json() == report.to_json()
    assert back.ok == report.ok
    assert copy.copy(report) is report
    assert copy.deepcopy(report) is report
    assert all(not source.image for source in back.sources)


def test_a_pickled_report_writes_the_same_failures(tmp_path: Path) -> None:
    report = jc.check(jc.read(COUNTY), as_of="2026-09-30", examples=1)
    pickle.loads(pickle.dumps(report)).write_failures(tmp_path / "back.parquet")  # noqa: S301 -- made here
    report.write_failures(tmp_path / "report.parquet")
    assert pl.read_parquet(tmp_path / "back.parquet").equals(pl.read_parquet(tmp_path / "report.parquet"))
    again = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(report))))  # noqa: S301 -- made here
    assert again.failures.equals(pickle.loads(pickle.dumps(report)).failures)  # noqa: S301 -- made here
