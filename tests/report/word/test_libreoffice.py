"""The letter in a word processor: it opens, and a page has the 22 lines of GB/T 9704."""

import os
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jiceng.report.word import Imprint, bulletin_docx
from jiceng.report.word.document import Document
from tests.report.scorecard.cards import county_card

Program = Callable[[str], Path]
_LINES = 22
_PAGES = re.compile(rb"/Type\s*/Page\b(?!s)")


def pages(contents: dict[str, bytes], folder: Path, program: Program) -> dict[str, int]:
    """How many pages each document has in LibreOffice Writer; without Writer the test is skipped, or fails in CI."""
    office = program("soffice")
    if not list(office.resolve().parent.glob("*swlo.*")):
        required = os.environ.get("JICENG_REQUIRE_ALL") == "1"
        (pytest.fail if required else pytest.skip)("LibreOffice is installed without Writer")
    for name, content in contents.items():
        (folder / f"{name}.docx").write_bytes(content)
    command = [
        str(office),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        *("--convert-to", "pdf", "--outdir", str(folder)),
        *(str(folder / f"{name}.docx") for name in contents),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {name: len(_PAGES.findall((folder / f"{name}.pdf").read_bytes())) for name in contents}


def lines(count: int) -> bytes:
    document = Document("行数", date(2026, 1, 1))
    for _ in range(count):
        document.line("Body", "行")
    return document.to_bytes()


def test_a_page_has_twenty_two_lines(tmp_path: Path, program: Program) -> None:
    imprint = Imprint("云岭县平安办", "云平安办〔2026〕9号", date(2026, 10, 15))
    found = pages(
        {
            "one": lines(_LINES),
            "two": lines(_LINES + 1),
            "three": lines(3 * _LINES),
            "four": lines(3 * _LINES + 1),
            "bulletin": bulletin_docx(county_card(), imprint, previous=county_card()),
        },
        tmp_path,
        program,
    )
    assert found.pop("bulletin") >= 2
    assert found == {"one": 1, "two": 2, "three": 3, "four": 4}
