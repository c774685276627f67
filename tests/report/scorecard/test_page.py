"""The page says all that the scorecard knows, and asks nothing of the network."""

import re
from html import unescape
from html.parser import HTMLParser

import attrs
import pytest

from jiceng.indicators.scorecard import Scorecard
from jiceng.report.scorecard import scorecard_html
from tests.report.scorecard.cards import county_card, item, unit

_VOID = {"meta", "br", "hr", "rect", "col", "use", "path", "polyline", "polygon", "circle"}
_SVG = 'xmlns="http://www.w3.org/2000/svg"'


class _Outline(HTMLParser):
    """Checks that elements are closed in order, and collects what the tests ask for."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def _outline(page: str) -> _Outline:
    outline = _Outline()
    outline.feed(page)
    outline.close()
    assert outline.open == []
    return outline


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return county_card()


@pytest.fixture(scope="module")
def page(card: Scorecard) -> str:
    return scorecard_html(card)


def _text(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", page.partition("</head>")[2]))


def test_the_page_is_whole_and_chinese(page: str) -> None:
    outline = _outline(page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert len(outline.named("h1")) == 1
    assert outline.named("meta")[0] == {"charset": "utf-8"}
    assert outline.named("meta")[1]["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_page_needs_no_network_and_no_script(page: str) -> None:
    outline = _outline(page)
    assert not re.search(r"https?:|//|@import|url\(", page.replace("<!DOCTYPE html>", "").replace(_SVG, ""))
    assert not {"script", "link", "img", "iframe", "form"} & {tag for tag, _ in outline.seen}
    assert not [name for _, attributes in outline.seen for name in attributes if name.startswith("on")]
    assert all((link["href"] or "").startswith("#") for link in outline.named("a"))


def test_every_item_can_be_opened_to_its_sentence_clause_and_rows(card: Scorecard, page: str) -> None:
    text = _text(page)
    details = [one for one in _outline(page).named("details") if one["class"] == "item"]
    items = [mark for scored in card.units for mark in scored.items]
    beyond = sum(bool(mark.count) for scored in card.units for mark in scored.bonuses)
    beyond += sum(len(scored.vetoes) for scored in card.units)
    assert len(details) == len(items) + beyond
    for mark in items:
        assert mark.title in text
        assert mark.why in text
        assert mark.clause in text
        for record in mark.records:
            assert record.file in text
            assert record.key in text


def test_every_link_finds_its_unit(page: str) -> None:
    outline = _outline(page)
    ids = {attributes["id"] for tag, attributes in outline.seen if "id" in attributes and tag != "path"}
    assert {f"#{name}" for name in ids} == {link["href"] for link in outline.named("a")}


def test_units_come_by_place_and_those_without_one_last(card: Scorecard) -> None:
    mixed = attrs.evolve(card, units=tuple(reversed(card.units)))
    order = [link["href"] for link in _outline(scorecard_html(mixed)).named("a")]
    assert order == ["#unit-539925101", "#unit-539925102", "#unit-539925201"]


def test_vetoes_bonuses_adjustments_and_the_sum_are_told(page: str) -> None:
    text = _text(page)
    for told in (
        "否决：发生重大群体性事件",
        "一票否决：评为不合格",
        "加分 2",
        "缺项折算 2 分",
        "各项得分 26.89 ＋ 调整 2 ＋ 加分 2 ＝ 总分 30.89",
        "各项得分 26.89 － 否决扣分 2 ＝ 总分 24.89",
        "“矛盾纠纷化解率”有 3 行台账没有计入任何单位",
        "上报数据中有一个细则里没有的指标",
        "平均分27.89",
    ):
        assert told in text
    assert "先进典型" not in text  # nothing was reported: no point arose


def test_hashes_version_and_day_stand_on_the_page(card: Scorecard, page: str) -> None:
    for told in (card.scheme_hash, card.data_hash, f"jiceng {card.version}", "2026-09-30", "2026年第三季度"):
        assert told in page


def test_every_table_has_a_caption_and_headings_with_scope(page: str) -> None:
    outline = _outline(page)
    assert len(outline.named("caption")) == len(outline.named("table"))
    assert all("scope" in heading for heading in outline.named("th"))


def test_every_drawing_is_described_or_hidden_from_readers(page: str) -> None:
    for drawing, title in re.findall(r"<svg([^>]*)>(<title>[^<]+</title><desc>[^<]+</desc>)?", page):
        assert "aria-label=" in drawing or 'aria-hidden="true"' in drawing or title


def test_the_pictures_are_on_the_page(card: Scorecard) -> None:
    """A waterfall for every unit; who rose and fell beside an earlier card; nothing of a character is missing."""
    first, second, third = card.units
    earlier = attrs.evolve(
        card, period="2026Q2", units=(attrs.evolve(first, rank=2), attrs.evolve(second, rank=1), third)
    )
    page = scorecard_html(card, previous=earlier)
    for told in (
        "2026年第三季度名次升降",
        "名次的可靠程度（权重上下浮动 25%）",
        *(f"{one.name}：2026年第三季度得分怎样来的" for one in card.units),
    ):
        assert f"<title>{told}</title>" in page
    outlines = set(re.findall(r'<path id="([^"]+)"', page))
    assert outlines
    assert len(outlines) == page.count("<path ")
    assert set(re.findall(r'<use href="#([^"]+)"', page)) == outlines
    assert "名次升降" not in scorecard_html(card)


def test_how_the_indicators_go_together_is_shown_of_enough_units(card: Scorecard) -> None:
    first = card.units[0]
    many = []
    for place in range(6):
        marks = tuple(
            attrs.evolve(mark, points=mark.points - (place * step) % 5, title="同名")
            for step, mark in enumerate(first.items, start=1)
        )
        many.append(
            attrs.evolve(first, unit=f"53992510{place}", name=f"第{place}镇", rank=place + 1, items=marks)
        )
    page = scorecard_html(attrs.evolve(card, units=tuple(many)))
    assert "指标之间的相关系数" in page
    assert page.count('width="44" height="44"') == 3 * 3  # one title for all, and still an indicator each
    assert "指标之间的相关系数" not in scorecard_html(attrs.evolve(card, units=tuple(many[:4])))
    flat = tuple(attrs.evolve(one, items=first.items) for one in many)
    assert "指标之间的相关系数" not in scorecard_html(attrs.evolve(card, units=flat))


def test_an_event_is_called_by_its_title_where_the_scheme_has_one(card: Scorecard) -> None:
    events = [{"event": "late-report", "title": "迟报"}, {"event": "missed", "title": ""}, "odd"]
    mark = attrs.evolve(
        card.units[0].items[1],
        score={"form": "deduct", "events": events},
        events={"late-report": 3, "missed": 1},
    )
    text = _text(scorecard_html(attrs.evolve(card, units=(unit("539925101", "柳河镇", 1, items=(mark,)),))))
    assert "其中 迟报：" not in text  # the colon is the style sheet's
    assert "其中 迟报3 次" in text
    assert "其中 missed1 次" in text


def test_markup_in_a_title_stays_text(card: Scorecard) -> None:
    evil = item("x", "disputes", "1", title="<script>alert(1)</script>", why='"><img src=x onerror=1>')
    page = scorecard_html(attrs.evolve(card, units=(unit("539925101", "<b>", 1, items=(evil,)),)))
    assert not {"script", "img", "b"} & {tag for tag, _ in _outline(page).seen} - {"b"}
    assert "&lt;script&gt;" in page


def test_a_card_without_units_is_a_page_all_the_same(card: Scorecard) -> None:
    empty = attrs.evolve(card, units=(), unassigned=(), problems=(), remarks=())
    text = _text(scorecard_html(empty))
    assert "参评单位0 个" in text
    assert "数据说明" not in text


def test_a_scheme_without_grades_has_no_column_for_them(card: Scorecard) -> None:
    plain = attrs.evolve(card, units=tuple(attrs.evolve(scored, grade=None) for scored in card.units))
    assert ">等次<" not in scorecard_html(plain)


def test_peer_groups_have_a_column_of_places(card: Scorecard, page: str) -> None:
    first, second, third = card.units
    grouped = (
        attrs.evolve(first, stratum="城区", stratum_rank=1),
        attrs.evolve(second, stratum="乡村", stratum_rank=1),
        attrs.evolve(third, stratum="乡村"),
    )
    text = scorecard_html(attrs.evolve(card, units=grouped))
    assert "组内名次" in text
    assert ">城区 第 1 名</td>" in text
    assert "组内名次" not in page


def test_the_same_card_gives_the_same_page(card: Scorecard, page: str) -> None:
    assert scorecard_html(county_card()) == page
    assert card.to_json() == county_card().to_json()


_CONTRASTS = [("ink", "paper"), ("soft", "paper"), ("soft", "ground"), ("red", "paper"), ("red", "ground")]
_CONTRASTS += [
    ("link", "paper"),
    ("lost", "paper"),
    ("lost", "ground"),
    ("ink", "ground"),
    ("ink", "chip-paper"),
]
_CONTRASTS += [("veto-ink", "veto-paper"), ("bonus-ink", "bonus-paper")]
_CONTRASTS += [("late-ink", "late-paper"), ("good-ink", "good-paper")]


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ratio(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_and_bars_can_be_told_from_their_ground(page: str, scheme: int) -> None:
    """WCAG 2.2: 4.5 to 1 for text (1.4.3), 3 to 1 for parts of drawings (1.4.11)."""
    block = re.findall(r":root \{(.*?)\}", page, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", block))
    for ink, paper in _CONTRASTS:
        assert _ratio(colours[ink], colours[paper]) >= 4.5, (ink, paper)
    for hue in [*(f"p{number}" for number in range(8)), "extra"]:
        assert _ratio(colours[hue], colours["paper"]) >= 3, hue
