"""The reference pages are what the law book says today."""

from pathlib import Path
from typing import get_args

import pytest

from jiceng.law import LawBook
from jiceng.law.entries import ParameterUnit
from tools.build_law_pages import PAGES, SUBJECTS, VALUES, generated, main


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    """Every page as it would be written now."""
    return generated()


def test_every_subject_has_a_title() -> None:
    book = LawBook.bundled()
    subjects = {row.slug.split(".")[0] for row in (*book.clocks, *book.parameters)}
    assert not subjects - set(SUBJECTS), "give them a title in SUBJECTS of tools/build_law_pages.py"
    assert not set(SUBJECTS) - subjects, "no row is of these; take them out of SUBJECTS"


def test_every_unit_has_a_word() -> None:
    assert set(VALUES) == {unit for unit in get_args(ParameterUnit) if not unit.startswith("ratio-")}


def test_the_pages_are_up_to_date(pages: dict[Path, str]) -> None:
    stale = [
        path.name for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text
    ]
    assert not stale, "run python tools/build_law_pages.py"


def test_no_page_is_left_over(pages: dict[Path, str]) -> None:
    assert set(PAGES.iterdir()) == set(pages)
    assert main(["--check"]) == 0


def test_every_row_stands_on_its_page(pages: dict[Path, str]) -> None:
    clocks, parameters = pages[PAGES / "clocks.md"], pages[PAGES / "parameters.md"]
    book = LawBook.bundled()
    assert all(f"`{row.slug}`" in clocks for row in book.clocks)
    assert all(f"`{row.slug}`" in parameters for row in book.parameters)


def test_every_key_has_a_meaning(pages: dict[Path, str]) -> None:
    index = pages[PAGES / "index.md"]
    assert "| `slug` | yes |" in index
    assert "|  |\n" not in index
