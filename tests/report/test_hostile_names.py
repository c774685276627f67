"""Names that want to be more than names, through every output: formulas, markup, controls, writing turned round."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme, Scorecard
from jiceng.models import Division, IndicatorValue
from jiceng.report import plots, print_scorecard, write_bulletin
from jiceng.report.scorecard import scorecard_table
from jiceng.report.word import Imprint
from tests.report.recompute.test_workbook import recalculated

EVIL = {
    "formula": '=HYPERLINK("http://x","点我")',
    "plus": "+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)",
    "markup": "<script>alert(1)</script><img src=x onerror=y>&amp;\"'",
    "cdata": "]]><w:p/>{own}{0}%s${x}",
    "turned": "甲\u202e乙\u2066丙\u200b丁",
    "controls": "甲\x07乙\x1b[31m丙\x9b丁\u2028戊",
    "long": "名" * 100,
    "rare": "𠮷\U0001f600",
}
UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028]")


def card(text: str) -> Scorecard:
    scheme = Scheme(
        id="hostile",
        title=text,
        level="township",
        full_marks=20,
        rounding={"places": 2, "mode": "half-up", "at": "item"},
        basis={"document": text, "number": text, "issued_on": date(2026, 1, 1)},
        part=[{"id": "p", "title": text, "points": 20}],
        indicator=[
            {
                "id": "x",
                "part": "p",
                "clause": text,
                "title": f"{text}甲",
                "points": 10,
                "value": {"reported": True, "unit": "%", "better": "higher"},
                "score": {"form": "proportion"},
                "missing": "error",
                "not_applicable": "full",
            },
            {
                "id": "y",
                "part": "p",
                "clause": text,
                "title": f"{text}乙",
                "points": 10,
                "value": {"reported": True},
                "score": {"form": "deduct", "events": [{"event": "e", "title": text, "per": 1}]},
                "missing": "error",
                "not_applicable": "full",
            },
        ],
        bonus=[{"id": "b", "title": f"{text}丙", "clause": text, "per": 1, "value": {"reported": True}}],
        veto=[
            {
                "id": "v",
                "title": f"{text}丁",
                "clause": text,
                "value": {"reported": True},
                "effect": "not-top",
            }
        ],
        grade=[{"name": text[:30], "at_least": 10}, {"name": f"{text[:30]}二"}],
    )
    units = ["539925101", "539925102"]
    records = [
        row
        for code, rate in zip(units, ("0.9", "0.8"), strict=True)
        for row in (
            Division(code=code, name=text),
            IndicatorValue(unit_code=code, indicator="x", period="2026Q3", value=Decimal(rate)),
            IndicatorValue(unit_code=code, indicator="e", period="2026Q3", count=1),
        )
    ]
    more = [
        IndicatorValue(unit_code=units[0], indicator="b", period="2026Q3", count=1),
        IndicatorValue(unit_code=units[1], indicator="v", period="2026Q3", count=1),
        IndicatorValue(unit_code=units[1], indicator=text[:100], period="2026Q3", count=1, note=text),
    ]
    return scheme.score(Dataset.from_records([*records, *more]), period="2026Q3")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]


@pytest.mark.parametrize("name", EVIL)
def test_every_output_keeps_a_name_a_name(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = card(EVIL[name])
    page, letter, book, result = write_bulletin(
        found, tmp_path, imprint=Imprint(EVIL[name], EVIL[name]), previous=found
    )
    html = page.read_text("utf-8")
    tags = _Tags()
    tags.feed(html)
    assert not tags.tags & {"script", "img"}
    assert not UNSEEN.search(html)
    for part in ("word/document.xml", "docProps/core.xml"):
        xml = zipfile.ZipFile(letter).read(part).decode()
        ET.fromstring(xml)  # noqa: S314 - we wrote it
        assert not UNSEEN.search(xml)
    sheets = openpyxl.load_workbook(book)
    for cell in (cell for sheet in sheets for row in sheet.iter_rows() for cell in row):
        assert not (isinstance(cell.value, str) and UNSEEN.search(cell.value))
        if cell.data_type == "f":
            outside = re.sub(r'"(?:[^"]|"")*"', "", str(cell.value))  # what is not a quoted text
            assert not re.search(r"HYPERLINK|cmd|script", outside), cell.value
    again = Scorecard.load(result)
    assert again.to_json() == found.to_json()
    assert json.loads(found.to_json())["title"] == found.title
    print_scorecard(found)
    assert not UNSEEN.search(capsys.readouterr().out.replace("\n", ""))
    assert scorecard_table(found).row_count == 2
    for picture in (
        plots.ranking_bars(found),
        plots.waterfall(found, "539925101"),
        plots.rank_changes(found, found),
    ):
        ET.fromstring(picture)  # noqa: S314 - we wrote it
        assert not UNSEEN.search(picture)


def test_a_spreadsheet_program_reads_them_as_texts(tmp_path: Path, program: Callable[[str], Path]) -> None:
    contents = {
        name: write_bulletin(card(text), tmp_path / name)[2].read_bytes() for name, text in EVIL.items()
    }
    found = recalculated(contents, tmp_path, program)
    for name, content in contents.items():
        ours = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        for sheet in ours.worksheets:
            rows = zip(
                sheet.iter_rows(values_only=True),
                found[name][sheet.title].iter_rows(values_only=True),
                strict=True,
            )
            for mine, theirs in rows:
                assert [str(cell) for cell in mine if isinstance(cell, str)] == [
                    str(cell) for cell in theirs if isinstance(cell, str)
                ], (name, sheet.title)
