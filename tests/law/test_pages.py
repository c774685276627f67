"""The reference pages are what the law book says today."""

from pathlib import Path

import pytest

from jiceng.law import LawBook
from tools.build_law_pages import PAGES, generated, main

PAGES_NOW = generated()


@pytest.mark.parametrize("path", PAGES_NOW, ids=lambda path: path.name)
def test_the_page_is_up_to_date(path: Path) -> None:
    assert path.read_bytes().decode("utf-8") == PAGES_NOW[path], "run python tools/build_law_pages.py"


def test_no_page_is_left_over() -> None:
    assert set(PAGES.iterdir()) == set(PAGES_NOW)
    assert main(["--check"]) == 0


def test_every_row_stands_on_its_page() -> None:
    clocks, parameters = PAGES_NOW[PAGES / "clocks.md"], PAGES_NOW[PAGES / "parameters.md"]
    book = LawBook.bundled()
    assert all(f"`{row.slug}`" in clocks for row in book.clocks)
    assert all(f"`{row.slug}`" in parameters for row in book.parameters)


def test_every_key_has_a_meaning() -> None:
    index = PAGES_NOW[PAGES / "index.md"]
    assert "| `slug` | yes |" in index
    assert "|  |\n" not in index
