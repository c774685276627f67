"""A mapping that people wrote: it goes before what the labels know, and comes back from its file as it was."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.dataset.notes import Note, NoteKind
from jiceng.errors import DataError, DeclarationError
from jiceng.ledger import Mapping, read
from jiceng.ledger.headings import find_header
from jiceng.models import Resident

ROLL = "姓名,证件编码,生日,备注2,家庭编码\n张三,53992519491231048X,1949-12-31,x,001\n"
HEADINGS = {"证件编码": "id_number", "生 日": "resident.birth_date", "家庭编码": "household_number"}


def roll(folder: Path) -> Path:
    path = folder / "人口.csv"
    path.write_text(ROLL, "utf-8")
    return path


def test_headings_that_no_label_knows(tmp_path: Path) -> None:
    path = roll(tmp_path)
    assert [refusal.code for refusal in read(path).refusals] == ["sheet.no-known-headings"]
    data = read(path, mapping=HEADINGS)
    assert data.frame(Resident).select("name", "id_number", "household_number").rows() == [
        ("张三", "53992519491231048X", "001")
    ]
    given = [note for note in data.sources[0].notes if note.kind is NoteKind.HEADING_MAPPED]
    assert given == [
        Note(NoteKind.HEADING_MAPPED, (), 1, "id_number"),
        Note(NoteKind.HEADING_MAPPED, (), 2, "birth_date"),
        Note(NoteKind.HEADING_MAPPED, (), 4, "household_number"),
    ]
    assert data.sources[0].unmapped == ("备注2",)


def test_a_file_of_it_does_the_same(tmp_path: Path) -> None:
    path = roll(tmp_path)
    Mapping(HEADINGS).save(tmp_path / "表头.toml")
    by_file, by_object = read(path, mapping=tmp_path / "表头.toml"), read(path, mapping=Mapping(HEADINGS))
    assert by_file.equals(by_object)
    assert by_file.frame(Resident).height == 1


def test_it_goes_before_the_labels_and_can_leave_a_column_alone() -> None:
    row = ["姓名", "性别", "公民身份号码", "真实姓名", "民族"]
    header = find_header([row], (), mapping={"真实姓名": "name", "民族": ""})
    assert header is not None
    assert header.fields == {1: "sex", 2: "id_number", 3: "name"}
    elsewhere = find_header([row], (), mapping={"真实姓名": "dispute.title"})
    assert elsewhere is not None
    assert 3 not in elsewhere.fields


def test_a_parquet_file_is_read_by_it_too(tmp_path: Path) -> None:
    pl = pytest.importorskip("polars")
    pl.DataFrame({"姓名": ["张三"], "代码": ["53992519491231048X"], "性别": ["女"]}).write_parquet(
        tmp_path / "a.parquet"
    )
    data = read(tmp_path, mapping={"代码": "id_number"})
    assert data.frame(Resident)["id_number"].to_list() == ["53992519491231048X"]


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.text("abc_.", max_size=9)
    )
)
def test_whatever_is_saved_is_loaded(
    tmp_path_factory: pytest.TempPathFactory, headings: dict[str, str]
) -> None:
    path = tmp_path_factory.mktemp("m") / "a.toml"
    Mapping(headings).save(path)
    assert Mapping.load(path) == Mapping(headings)
    assert list(tomllib.loads(path.read_text("utf-8"))["headings"]) == list(headings)


def test_the_file_is_for_its_owner_and_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        Mapping(HEADINGS).save(tmp_path / name)
    assert (tmp_path / "a.toml").read_bytes() == (tmp_path / "b.toml").read_bytes()
    assert (tmp_path / "a.toml").stat().st_mode & 0o777 == 0o600


NO_TOML = "表头对照文件“a.toml”不是有效的 TOML（UTF-8）文件。"
OTHER_SHAPE = '表头对照文件应写 format = "jiceng-mapping/1" 和一张 [headings] 表，没有别的。'
NO_NAMES = "每个表头应写上字段的名称，加引号。"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", OTHER_SHAPE),
        (b"format = ", NO_TOML),
        (b"\xff", NO_TOML),
        (b'format = "jiceng-mapping/2"\n[headings]\n', OTHER_SHAPE),
        (b'format = "jiceng-mapping/1"\n', OTHER_SHAPE),
        (b'format = "jiceng-mapping/1"\nheadings = 3\n', NO_NAMES),
        (b'format = "jiceng-mapping/1"\n[headings]\n"a" = 3\n', NO_NAMES),
        (b'format = "jiceng-mapping/1"\nother = 1\n[headings]\n', OTHER_SHAPE),
        (b"a = " + b"[" * 10_000, NO_TOML),
        (b"a = " + b"9" * 5_000, NO_TOML),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    with pytest.raises(DeclarationError) as caught:
        Mapping.load(path)
    assert str(caught.value) == sentence


def test_what_is_wrong_in_it_is_said_before_a_file_is_read(tmp_path: Path) -> None:
    with pytest.raises(
        DeclarationError, match=r"表头对照：没有这些字段：nothing、person\.name、resident\.title。"
    ):
        read(
            roll(tmp_path), mapping={"a": "nothing", "b": "person.name", "c": "resident.title", "d": "title"}
        )
    with pytest.raises(DeclarationError, match=r"找不到表头对照文件“gone\.toml”，请检查路径。"):
        read(roll(tmp_path), mapping=tmp_path / "gone.toml")


def test_a_heading_that_no_file_holds(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        Mapping({"\ud800": "name"}).save(tmp_path / "a.toml")
    assert caught.value.code == "mapping.no-text"
    assert not list(tmp_path.iterdir())
