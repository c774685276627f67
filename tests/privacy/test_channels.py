"""Canaries in a whole batch: from the ledger to the feedback of another township, none comes out.

Planted are an identity number, a name, a phone, an address and a sentence that stand nowhere else, once as good values and
once as wrong ones. Each surface of the library is one channel; what a surface prints, logs, warns of, raises or leaves
behind is looked through besides by `jiceng.testing`. A heading that no field claims is told by a report, with long
numbers in it masked (`SheetSource.unmapped`): a form has to say which of its columns nobody reads. Frames and files made for the submitter hold plain values: that is
what they are for, and those of another township are looked through here.
"""

import copy
import io
import json
import logging
import os
import pickle
import pprint
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import polars as pl
import pytest
from pydantic import BaseModel, TypeAdapter
from rich.console import Console
from rich.traceback import Traceback

import jiceng as jc
from jiceng.cli import main
from jiceng.dataset import Dataset
from jiceng.models import ENTITIES, Record, RecordError, Resident, terms
from jiceng.progress import watched
from jiceng.report import (
    print_summary,
    progress_of,
    split,
    summary_lines,
    summary_tables,
    write_feedback,
    write_split,
)
from jiceng.share.audience import AUDIENCES, export
from jiceng.share.pseudonym import Pseudonymiser
from jiceng.share.release import release
from jiceng.share.template import template_workbook, write_template
from jiceng.synth import AS_OF
from jiceng.testing import assert_no_leak, leaks
from jiceng.validate import Report, check

NUMBER, WRONG_NUMBER = "539988199404187532", "539988199404187531"
NAME, ADDRESS, PROSE = "金丝雀", "金丝雀巷五十三号", "金丝雀说起家里的事"
PHONE, WRONG_PHONE = "13900009876", "139000098765432"
CANARIES = [NUMBER, WRONG_NUMBER, NAME, ADDRESS, PROSE, PHONE, WRONG_PHONE]

HEADINGS = (
    "姓名,公民身份号码,性别,出生日期,联系方式,现住门（楼）详址,户号,与户主关系,迁入、迁出原因,备注2,备注"
)
GOOD = f"{NAME},{NUMBER},男,1994-04-18,{PHONE},{ADDRESS},1,户主,{PROSE},,{PROSE}"
WRONG = f"{NAME}?,{WRONG_NUMBER},女,1994-04-19{NAME},{WRONG_PHONE},{ADDRESS},1,户主{NAME},{PROSE},,{PROSE}"
OTHER = "某某,53992519491231048X,男,1949-12-30,13900000012,柳河镇,2,户主,,,"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two townships: one with the canaries, the other with a fault of its own."""
    folder = tmp_path_factory.mktemp("上报")
    (folder / "甲镇人口.csv").write_text(f"{HEADINGS}\n{GOOD}\n{WRONG}\n{WRONG}\n", encoding="utf-8")
    (folder / "乙镇人口.csv").write_text(f"{HEADINGS}\n{OTHER}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def data(folder: Path) -> Dataset:
    return jc.read(folder)


@pytest.fixture(scope="module")
def report(data: Dataset) -> Report:
    return check(data, as_of=AS_OF)


WRONG_ROW = {"name": NAME, "id_number": WRONG_NUMBER, "sex": PROSE, "phone": WRONG_PHONE}


class Parent(BaseModel):
    """A model of somebody else that holds a record of ours."""

    child: Resident


def good_record() -> Resident:
    return Resident.from_row(
        {"name": NAME, "id_number": NUMBER, "phone": PHONE, "residence_address": ADDRESS}
    )


def in_rich(*values: object) -> str:
    console = Console(file=io.StringIO(), width=300)
    for value in values:
        console.print(value)
        console.print([value])
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def told(work: Callable[[], object]) -> tuple[str, bytes, str]:
    """What an error tells in each of its forms; its frames are looked through elsewhere."""
    try:
        work()
    except ValueError as error:
        return "".join(traceback.format_exception(error)), pickle.dumps(error), repr(error)
    raise AssertionError("nothing was wrong")


def shown_by_rich(row: dict[str, object]) -> str:
    """The traceback with the locals of all frames but this one, which holds the row that it was given."""
    console = Console(file=io.StringIO(), width=300)
    try:
        Resident.from_row(row)
    except RecordError as error:
        below = error.__traceback__.tb_next if error.__traceback__ else None
        assert below is not None
        console.print(Traceback.from_exception(type(error), error, below, show_locals=True))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def several_errors() -> None:
    errors: list[Exception] = []
    for _ in range(2):
        try:
            Resident.from_row(WRONG_ROW)
        except RecordError as error:
            errors.append(error)
    raise ExceptionGroup("several", errors)


def logged_error() -> None:
    try:
        Resident.from_row(WRONG_ROW)
    except RecordError:
        logging.getLogger("an application").exception("a record was refused")


def failures_file(report: Report) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        report.write_failures(Path(folder) / "全部.parquet")
        pl.read_parquet(Path(folder) / "全部.parquet").write_parquet(
            Path(folder) / "plain.parquet", compression="uncompressed"
        )
        return b"".join(path.read_bytes() for path in Path(folder).iterdir())


def watched_feedback(data: Dataset, report: Report) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as folder, watched(lambda *step: heard.append(step)):
        write_feedback(data, report, folder)
    assert heard
    return heard


SURFACES: dict[str, Callable[[Dataset, Report], object]] = {
    "dataset repr": lambda data, _: repr(data),
    "dataset in a container": lambda data, _: str([data]),
    "sources repr": lambda data, _: [repr(source) for source in data.sources],
    "refusals": lambda data, _: data.refusals,
    "report repr": lambda _, report: repr(report),
    "report html": lambda _, report: report._repr_html_(),
    "report json": lambda _, report: report.to_json(),
    "report counts": lambda _, report: dict(report.counts),
    "report rules": lambda _, report: dict(report.rules),
    "findings repr": lambda _, report: repr(report.findings),
    "findings rows": lambda _, report: report.findings.rows(),
    "findings dicts": lambda _, report: report.findings.to_dicts(),
    "findings csv": lambda _, report: report.findings.write_csv(),
    "findings html": lambda _, report: report.findings._repr_html_(),
    "failures rows": lambda _, report: report.failures.rows(),
    "failures csv": lambda _, report: report.failures.write_csv(),
    "summary lines": lambda _, report: summary_lines(report),
    "summary tables": lambda _, report: [str(table) for table in summary_tables(report)],
    "summary printed": lambda _, report: print_summary(report),
    "progress": lambda _, report: progress_of(report),
    "all examples": lambda data, _: check(data, as_of=AS_OF, examples=None).findings.rows(),
    "wrong selection of rules": lambda data, _: check(data, as_of=AS_OF, rules=["none.*"]),
    "records of wrong rows": lambda data, _: [data.records(model) for model in data.models.values()],
    "split": split,
    "split of other data": lambda data, report: split(Dataset(data.frames), report),
    "feedback of other data": lambda data, report: write_feedback(Dataset(data.frames), report, "nowhere"),
    "template": lambda data, _: template_workbook([data.models["resident"]]),
    "public export": lambda data, _: {
        entity: frame.rows() for entity, frame in export(data, AUDIENCES["public"], as_of=AS_OF).items()
    },
    "assessors' export": lambda data, _: {
        entity: frame.rows()
        for entity, frame in export(data, AUDIENCES["assessors"], as_of=AS_OF, pseudonymiser=_KEY).items()
    },
    "county export": lambda data, _: {
        entity: frame.rows()
        for entity, frame in export(data, AUDIENCES["county"], as_of=AS_OF, pseudonymiser=_KEY).items()
    },
    "release of names": lambda data, _: release(
        data.frames["resident"].select("name", "id_number"), label="name"
    ),
    "pseudonymiser": lambda data, _: (_KEY, _KEY.column(data.frames["resident"]["name"]).to_list()),
    "printed by rich": lambda data, report: in_rich(report, data.sources, data.refusals, good_record()),
    "dataset printed by rich": lambda data, _: in_rich(data),
    "pprint": lambda data, report: pprint.pformat([data, report, data.sources, good_record()]),
    "report as a dict": lambda _, report: attrs.asdict(report, recurse=False),
    "copied report": lambda _, report: repr(copy.copy(report)),
    "pickled report": lambda _, report: pickle.dumps(report),
    "record in a model of others": lambda *_: (
        Parent(child=good_record()),
        Parent(child=good_record()).model_dump(),
    ),
    "records as JSON": lambda *_: TypeAdapter(list[Resident]).dump_json([good_record()]),
    "wrong record in a list": lambda *_: told(
        lambda: TypeAdapter(list[Resident]).validate_python([WRONG_ROW])
    ),
    "wrong record in a model of others": lambda *_: told(lambda: Parent.model_validate({"child": WRONG_ROW})),
    "pickled error of a record": lambda *_: told(lambda: Resident.from_row(WRONG_ROW)),
    "error of a record with the locals of rich": lambda *_: shown_by_rich(WRONG_ROW),
    "several errors of records": lambda *_: several_errors(),
    "logged error of a record": lambda *_: logged_error(),
    "unknown field named like a person": lambda *_: Resident.from_row({"name": "某某", "sex": NAME}),
    "headings of a mapping": lambda data, _: jc.read(
        data.sources[0].path or "", mapping={"备注2": "nothing"}
    ),
    "statistics of the findings": lambda _, report: (
        report.findings.describe().rows(),
        report.failures.describe().rows(),
    ),
    "written failures": lambda _, report: failures_file(report),
    "progress while it works": watched_feedback,
    "one record checked": lambda *_: check(good_record(), as_of=AS_OF).to_json(),
}
_KEY = Pseudonymiser(bytes(range(16)), purpose="考核")


@pytest.mark.parametrize(
    "surface",
    SURFACES,
)
def test_no_canary_comes_out_of_a_surface(surface: str, data: Dataset, report: Report) -> None:
    assert_no_leak(lambda: SURFACES[surface](data, report), CANARIES)


def test_the_canaries_were_read_and_found_wrong(data: Dataset, report: Report) -> None:
    """Otherwise the tests above would show nothing."""
    assert NUMBER in data.frames["resident"]["id_number"].to_list()
    assert not report.ok
    assert {"id.checksum", "name.blank-or-invalid", "value.unreadable"} <= set(report.findings["rule"])
    assert leaks(data.frames["resident"].rows, CANARIES)


COMMANDS = {
    "check": ("check", "{folder}", "--as-of", "2026-09-30"),
    "check json": ("check", "{folder}", "--as-of", "2026-09-30", "--format", "json"),
    "check feedback": ("check", "{folder}", "--as-of", "2026-09-30", "-o", "{out}"),
    "check quiet": ("check", "{folder}", "--as-of", "2026-09-30", "--quiet"),
    "check split": ("check", "{folder}", "--as-of", "2026-09-30", "--split", "{out}"),
    "check with a profile that is none": ("check", "{folder}", "--profile", "{folder}/甲镇人口.csv"),
    "check with a mapping that is none": ("check", "{folder}", "--mapping", "{folder}/甲镇人口.csv"),
    "check with an extension that is none": ("check", "{folder}", "--extension", "{folder}/甲镇人口.csv"),
    "score with a ledger for a scheme": ("score", "{folder}/甲镇人口.csv", "--lint"),
    "help with a number": ("id", "check", "--help", WRONG_NUMBER),
    "a day that is a number": ("check", "{folder}", "--as-of", WRONG_NUMBER),
    "an unknown command": (WRONG_NUMBER,),
    "an unknown option": ("check", f"--{WRONG_NUMBER}"),
    "a code that is a number": ("codes", "show", WRONG_NUMBER),
    "check a path": ("check", f"{{folder}}/{'x'}.csv"),
    "id check": ("id", "check", WRONG_NUMBER),
    "template of a name": ("template", "实有人口", "-o", "{out}/a.xlsx", "--register", "{folder}"),
    "score": ("score", "{folder}/甲镇人口.csv", "{folder}", "--period", "2026Q3"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_canary_comes_out_of_a_command(command: str, folder: Path, tmp_path: Path) -> None:
    words = [word.format(folder=folder, out=tmp_path / "out") for word in COMMANDS[command]]
    assert_no_leak(lambda: main(words), CANARIES)


def files_with_content(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                yield path, b"\n".join(archive.read(name) for name in archive.namelist())
        elif path.is_file():
            yield path, path.read_bytes()


@pytest.mark.parametrize("write", [write_feedback, write_split], ids=["feedback", "split"])
def test_what_goes_back_to_another_township_is_its_own(
    write: Callable[[Dataset, Report, Path], list[Path]], data: Dataset, report: Report, tmp_path: Path
) -> None:
    write(data, report, tmp_path)
    told = {path.name: content for path, content in files_with_content(tmp_path)}
    assert "乙镇人口.xlsx" in told
    assert not [canary for canary in CANARIES if canary.encode() in told["乙镇人口.xlsx"]]
    assert NUMBER.encode() in told["甲镇人口.xlsx"] or write is write_split  # the good row stays here
    for path in tmp_path.rglob("*"):
        assert not path.name.startswith(".jiceng-")
        assert os.name != "posix" or path.is_dir() or path.stat().st_mode & 0o077 == 0


def canary_row(model: type[Record]) -> dict[str, object]:
    """A record with canaries in every text that may hold one."""
    row = dict(model.entity.example)
    for name, term in terms(model).items():
        if term.sensitivity.shown or term.type is not str:
            continue
        row[name] = f"{NAME}{name}"[:6] if name not in model.entity.key else row.get(name, NAME)
    return {name: value for name, value in row.items() if value is not None}


BATCH: dict[str, Callable[[Report], object]] = {
    "json": lambda report: json.loads(report.to_json()),
    "findings": lambda report: report.findings.rows(),
    "html": lambda report: report._repr_html_(),
    "summary": summary_lines,
}


@pytest.mark.parametrize("channel", BATCH)
@pytest.mark.parametrize("entity", ENTITIES)
def test_no_canary_comes_out_of_the_check_of_an_entity(
    entity: str, channel: str, reports: dict[str, Report]
) -> None:
    assert_no_leak(lambda: BATCH[channel](reports[entity]), [NAME])


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """The check of one record of each entity, with canaries and with another person's number in every field of numbers."""
    made: dict[str, Report] = {}
    for entity, model in ENTITIES.items():
        frame = Dataset.from_records([model.from_row(canary_row(model))]).frame(model)
        kept = [name for name in frame.columns if name.endswith(":text")]
        broken = frame.with_columns(pl.lit(f"{NAME}看不懂").alias(name) for name in kept)
        made[entity] = check(Dataset({entity: pl.concat([frame, broken])}), as_of=AS_OF)
    return made


def test_there_are_at_least_a_hundred_channels() -> None:
    assert len(SURFACES) + len(COMMANDS) + len(BATCH) * len(ENTITIES) + 2 >= 100


def test_a_file_name_of_a_template_is_no_leak(tmp_path: Path) -> None:
    assert_no_leak(lambda: write_template([ENTITIES["resident"]], tmp_path / "a.xlsx"), CANARIES)
