"""The pictures: sound, self-contained, the same each time, and true to the numbers."""

import gzip
import re
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from xml.etree import ElementTree as ET

import attrs
import numpy as np
import polars as pl
import pytest

from jiceng.errors import UnknownCodeError
from jiceng.indicators import composite
from jiceng.indicators.scorecard import Adjustment, Scorecard
from jiceng.report import plots
from jiceng.report.plots.canvas import BAD, GOOD, HUES, Canvas
from jiceng.report.plots.outlines import EM, glyph, shortened, text_width
from jiceng.report.plots.waterfall import _steps
from tests.report.scorecard.cards import county_card, item

SVG = "{http://www.w3.org/2000/svg}"
TABLE = pl.DataFrame(
    {"unit": ["柳河镇", "青石镇", "白杨乡"], "化解率": [0.9, 0.8, 0.7], "满意率": [0.7, 0.9, 0.6]}
)


def earlier() -> Scorecard:
    card = county_card()
    first, second, third = card.units
    return attrs.evolve(
        card,
        period="2026Q2",
        units=(attrs.evolve(first, rank=3), attrs.evolve(second, rank=2), attrs.evolve(third, rank=1)),
    )


def pictures() -> dict[str, str]:
    card = county_card()
    uncertain = composite.uncertainty(composite.normalise(TABLE, "min-max"), draws=50, seed=1)
    return {
        "ranking": plots.ranking_bars(card),
        "waterfall": plots.waterfall(card, "539925102"),
        "intervals": plots.rank_intervals(uncertain.frame),
        "changes": plots.rank_changes(card, earlier()),
        "heat map": plots.correlation_heat_map(composite.correlation(TABLE)),
    }


@pytest.mark.parametrize("name", list(pictures()))
def test_a_picture_is_whole_and_needs_nothing(name: str) -> None:
    text = pictures()[name]
    root = ET.fromstring(text)  # noqa: S314 - we wrote it
    assert text == pictures()[name]
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|<script|<image|<style", text)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text
    assert description is not None
    assert description.text
    declared = {path.get("id") for path in root.iter(f"{SVG}path")}
    used = [use.get("href", "").removeprefix("#") for use in root.iter(f"{SVG}use")]
    assert set(used) == declared
    assert not list(root.iter(f"{SVG}text"))  # every character is drawn
    width, height = (float(root.get(name, "0")) for name in ("width", "height"))
    for shape in root.iter(f"{SVG}rect"):
        x, y, w, h = (float(shape.get(key, "0")) for key in ("x", "y", "width", "height"))
        assert 0 <= x <= x + w <= width
        assert 0 <= y <= y + h <= height
    for group in root.iter(f"{SVG}g"):
        x, y = map(float, re.findall(r"translate\(([-.\d]+) ([-.\d]+)\)", group.get("transform", ""))[0])
        scale = float(re.findall(r"scale\(([.\d]+)\)", group.get("transform", ""))[0])
        last = max((float(use.get("x", "0")) for use in group), default=0)
        assert x >= 0
        assert x + (last + EM * 0.6) * scale <= width + 1
        assert 0 < y < height


def test_bars_are_as_long_as_the_points() -> None:
    root = ET.fromstring(pictures()["ranking"])  # noqa: S314
    for place, points in ((0, 16.89), (1, 10.0)):
        widths = [
            float(shape.get("width", "0"))
            for shape in root.iter(f"{SVG}rect")
            if shape.get("fill") == HUES[place] and shape.get("height") == "20"
        ]
        room = 860 - 140 - 120
        assert widths == [pytest.approx(room * points / 40 - 1, abs=0.1)] * 3
    assert "1 柳河镇 30.89 分" in pictures()["ranking"]


def test_a_waterfall_comes_out_at_the_total() -> None:
    card = county_card()
    for unit in card.units[:2]:
        full = sum((Decimal(str(float(one.full))) for one in unit.items), Decimal(0))
        assert full + sum((points for _, points in _steps(unit)), Decimal(0)) == unit.total
    text = plots.waterfall(card, "539925102")
    assert (
        "满分 40 分；矛盾纠纷化解率 −0.11 分；信息迟报漏报 −3 分；应急演练（不计） −10 分；发生重大群体性事件 −2 分；总分 24.89 分"
        in text
    )
    assert GOOD not in text
    assert BAD in text
    assert GOOD in plots.waterfall(card, "539925101")
    with pytest.raises(UnknownCodeError):
        plots.waterfall(card, "1")


def test_a_waterfall_below_zero() -> None:
    card = county_card()
    deep = attrs.evolve(
        card.units[0],
        items=(item("a", "disputes", "-30", full=Fraction(6)),),
        adjustments=(Adjustment("rounding", "", Decimal("0.01"), ""),),
        bonuses=(),
        total=Decimal("-29.99"),
    )
    text = plots.waterfall(attrs.evolve(card, units=(deep,)), "539925101")
    assert "四舍五入 +0.01 分" in text
    root = ET.fromstring(text)  # noqa: S314
    assert all(float(shape.get("x", "0")) >= 0 for shape in root.iter(f"{SVG}rect"))
    none = attrs.evolve(deep, items=(), adjustments=(), total=Decimal(0))
    assert "没有失分" in plots.waterfall(attrs.evolve(card, units=(none,)), "539925101")


def test_who_rose_and_who_fell() -> None:
    text = pictures()["changes"]
    assert "柳河镇 升 2 名；青石镇 持平" in text
    newcomer = attrs.evolve(earlier(), units=earlier().units[1:2])
    assert "柳河镇 升" not in plots.rank_changes(county_card(), newcomer)
    fallen = plots.rank_changes(earlier(), county_card())
    assert "柳河镇 降 2 名" in fallen


def test_correlations_are_told() -> None:
    frame = pl.DataFrame(
        {
            "indicator": ["a", "b", "c"],
            "a": [1.0, 0.9, None],
            "b": [0.9, 1.0, -0.001],
            "c": [None, -0.001, 1.0],
        }
    )
    text = plots.correlation_heat_map(frame)
    assert "相关较强：a 与 b 0.90" in text
    assert "没有相关较强的指标" in plots.correlation_heat_map(
        composite.correlation(TABLE.with_columns(满意率=pl.Series([0.7, 0.9, 0.7])))
    )


def test_many_places_have_few_ticks() -> None:
    n = 700
    frame = pl.DataFrame(
        {
            "unit": [f"村{i}" for i in range(n)],
            "nominal": range(1, n + 1),
            "low": range(1, n + 1),
            "high": range(1, n + 1),
        }
    )
    root = ET.fromstring(plots.rank_intervals(frame))  # noqa: S314
    assert len([group for group in root.iter(f"{SVG}g") if " 84)" in group.get("transform", "")]) <= 17
    assert plots.rank_intervals(frame.head(0))


def test_rare_characters_are_left_to_the_machine_and_long_names_are_cut() -> None:
    assert glyph("镇") is not None
    assert glyph("𠮷") is None
    assert text_width("𠮷", 10) == 10
    assert text_width("镇 a", 10) == pytest.approx(10 + 2.5 + text_width("a", 10))
    assert text_width("ß", 10) == 5
    canvas = Canvas(100, 20, "t", "d")
    canvas.text(0, 15, "𠮷 <镇")
    assert ">𠮷</text>" in canvas.to_svg()
    assert shortened("柳河镇", 10, 100) == "柳河镇"
    assert shortened("柳河镇人民政府", 10, 45) == "柳河…府"
    assert shortened("柳河镇", 10, 2) == "…"
    many = county_card()
    first = many.units[0]
    crowded = attrs.evolve(
        first, parts=tuple(attrs.evolve(first.parts[0], title=f"一个名称相当长的部分{n}") for n in range(9))
    )
    assert plots.ranking_bars(attrs.evolve(many, units=(crowded,)))
    assert plots.ranking_bars(attrs.evolve(many, units=()))


def test_every_word_of_ours_is_drawn() -> None:
    from jiceng.report import words

    texts = [
        text
        for table in (words.FORMS, words.REASONS, words.STAGES, words.LEVELS, words.EFFECTS)
        for text in table.values()
    ]
    assert not {sign for text in texts for sign in text if glyph(sign) is None}
    assert np.isfinite(text_width("".join(texts), 13))


def test_a_page_carries_the_outlines_of_its_pictures_once() -> None:
    made = [plots.ranking_bars(county_card()), plots.waterfall(county_card(), "539925102")]
    shared = ET.fromstring(plots.outlines_of(made))  # noqa: S314
    declared = [path.get("id") for path in shared.iter("path")]
    assert len(declared) == len(set(declared))
    for picture in made:
        root = ET.fromstring(picture.embedded)  # noqa: S314
        assert not list(root.iter(f"{SVG}path"))
        assert {use.get("href", "")[1:] for use in root.iter(f"{SVG}use")} <= set(declared)
        assert picture._repr_svg_() == picture


def test_names_that_differ_at_their_ends_can_be_told_apart() -> None:
    card = county_card()
    named = tuple(
        attrs.evolve(unit, name=f"云岭县特别长的名称之乡镇人民政府综合治理办公室（第{place}号片区）")
        for place, unit in enumerate(card.units)
    )
    root = ET.fromstring(plots.ranking_bars(attrs.evolve(card, units=named)))  # noqa: S314
    drawn = {"".join(use.get("href", "") for use in group) for group in root.iter(f"{SVG}g")}
    assert sum(name.endswith("".join(f"#g{ord(sign):x}" for sign in "号片区）")) for name in drawn) == 3


def test_a_long_title_stays_inside_the_picture() -> None:
    card = attrs.evolve(county_card(), title="云岭县平安建设考核细则" * 20)
    root = ET.fromstring(plots.ranking_bars(card))  # noqa: S314
    title = next(root.iter(f"{SVG}g"))
    last = max(float(use.get("x", "0")) for use in title)
    assert 16 + (last + EM) * 18 / EM <= 860


def test_the_outlines_travel_with_their_licence() -> None:
    folder = files("jiceng.report.plots.glyphs")
    assert "SIL OPEN FONT LICENSE Version 1.1" in folder.joinpath("OFL.txt").read_text("utf-8")
    assert "Reserved Font Name" in folder.joinpath("README.md").read_text("utf-8")
    packed = folder.joinpath("noto-sans-sc.txt.gz").read_bytes()
    assert len(packed) < 1_700_000
    lines = gzip.decompress(packed).decode().split("\n")
    assert [line.split("\t")[0] for line in lines] == sorted({line.split("\t")[0] for line in lines})
    assert all(
        re.fullmatch(r".\t\d+\t(?:m[-\d ]+(?:[lcq][-\d ]+)*z?)+|.\t\d+\t", line) for line in lines[:500]
    )
