"""The example county's scorecard: every point of a real scheme is on the page, and no person is."""

import json
import re
from html import unescape

import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme
from jiceng.indicators.scorecard import Scorecard
from jiceng.report import scorecard_html
from jiceng.report.scorecard.terminal import scorecard_lines
from tests.report.conftest import EXAMPLE


@pytest.fixture(scope="module")
def card(county: Dataset) -> Scorecard:
    return Scheme.load(EXAMPLE / "pingan-2026.toml").score(county, period="2026Q3")


def test_every_point_is_explained_on_the_page(card: Scorecard) -> None:
    text = unescape(re.sub(r"<[^>]*>", "\n", scorecard_html(card)))
    assert len(card.units) == 3
    for unit in card.units:
        for item in unit.items:
            for told in (item.title, item.why, item.clause, *(record.key for record in item.records)):
                assert told in text


def test_no_person_is_on_the_page_in_the_result_or_on_the_terminal(
    card: Scorecard, canaries: frozenset[str]
) -> None:
    for text in (scorecard_html(card), card.to_json(), "\n".join(scorecard_lines(card))):
        assert not {canary for canary in canaries if canary in text}


def test_page_and_result_tell_the_same_totals(card: Scorecard) -> None:
    page = scorecard_html(card)
    for unit in json.loads(card.to_json())["units"]:
        assert f"{float(unit['total']):g} 分" in page
