"""The four files of an assessment, all or none."""

import json
from pathlib import Path

import pytest

from jiceng.errors import DataError
from jiceng.indicators.numbers import written
from jiceng.report import plots, scorecard_html, write_bulletin
from jiceng.report.recompute import scorecard_workbook
from jiceng.report.word import Imprint, bulletin_docx
from tests.indicators.test_example_schemes import TABLES, scored
from tests.report.scorecard.cards import county_card


def test_the_four_files_are_written(tmp_path: Path) -> None:
    files = write_bulletin(county_card(), tmp_path / "通报")
    assert [path.name for path in files] == [
        "考核通报.html",
        "考核通报.docx",
        "考核计分表.xlsx",
        "考核结果.json",
    ]
    page, bulletin, workbook, result = (path.read_bytes() for path in files)
    assert page.decode() == scorecard_html(county_card())
    assert bulletin == bulletin_docx(county_card())
    assert workbook == scorecard_workbook(county_card())
    document = json.loads(result)
    assert document["format"] == "jiceng-scorecard/1"
    assert [unit["total"] for unit in document["units"]] == ["30.89", "24.89", "0"]


@pytest.mark.parametrize("name", TABLES)
def test_every_published_paper_can_be_issued(name: str, tmp_path: Path) -> None:
    card = scored(TABLES[name])
    assert len(write_bulletin(card, tmp_path, previous=card)) == 4
    assert plots.ranking_bars(card)
    assert plots.rank_changes(card, card)
    for unit in card.units:
        assert f"总分 {written(unit.total)} 分" in plots.waterfall(card, unit.unit)


def test_an_imprint_and_an_earlier_period_reach_the_bulletin(tmp_path: Path) -> None:
    imprint = Imprint("云岭县平安办")
    _, bulletin, *_ = write_bulletin(county_card(), tmp_path, imprint=imprint, previous=county_card())
    assert bulletin.read_bytes() == bulletin_docx(county_card(), imprint, previous=county_card())


def test_a_folder_that_cannot_be_written_gets_none(tmp_path: Path) -> None:
    (tmp_path / "通报").write_bytes(b"")
    with pytest.raises(DataError):
        write_bulletin(county_card(), tmp_path / "通报")
    assert (tmp_path / "通报").read_bytes() == b""
