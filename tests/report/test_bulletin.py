"""The bulletin: the page and the JSON, both or neither."""

import json
from pathlib import Path

import pytest

from jiceng.errors import DataError
from jiceng.report import scorecard_html, write_bulletin
from tests.report.scorecard.cards import county_card


def test_the_page_and_the_result_are_written(tmp_path: Path) -> None:
    written = write_bulletin(county_card(), tmp_path / "通报")
    assert [path.name for path in written] == ["考核通报.html", "考核结果.json"]
    page, result = (path.read_text("utf-8") for path in written)
    assert page == scorecard_html(county_card())
    document = json.loads(result)
    assert document["format"] == "jiceng-scorecard/1"
    assert [unit["total"] for unit in document["units"]] == ["30.89", "24.89", "0"]


def test_a_folder_that_cannot_be_written_gets_neither(tmp_path: Path) -> None:
    (tmp_path / "通报").write_bytes(b"")
    with pytest.raises(DataError):
        write_bulletin(county_card(), tmp_path / "通报")
    assert (tmp_path / "通报").read_bytes() == b""
