"""The bulletin is a sound document in the layout of GB/T 9704—2012, and says what the scorecard says."""

import io
import re
import zipfile
from datetime import date
from fractions import Fraction
from xml.etree import ElementTree as ET

import attrs
import pytest

from jiceng.dataset import Dataset
from jiceng.indicators import Scheme
from jiceng.indicators.scorecard import Scorecard
from jiceng.report.word import Imprint, bulletin_docx
from jiceng.report.word.sentences import basis, general_picture, lost_by_indicator
from jiceng.report.words import subject
from tests.report.conftest import EXAMPLE
from tests.report.scorecard.cards import county_card, item

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
IMPRINT = Imprint("云岭县平安办", "云平安办〔2026〕9号", date(2026, 10, 9))


def part(content: bytes, name: str) -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ET.fromstring(package.read(name))  # noqa: S314 - we wrote it


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    return [
        (
            one.find(f"{W}pPr/{W}pStyle").get(f"{W}val"),  # type: ignore[union-attr,misc]
            "".join(text.text or "" for text in one.iter(f"{W}t")),
        )
        for one in part(content, "word/document.xml").iter(f"{W}p")
    ]


@pytest.fixture(scope="module")
def card(county: Dataset) -> Scorecard:
    return Scheme.load(EXAMPLE / "pingan-2026.toml").score(county, period="2026Q3")


def test_the_layout_of_official_documents() -> None:
    content = bulletin_docx(county_card())
    section = part(content, "word/document.xml").find(f".//{W}sectPr")
    assert section is not None
    size, margin, grid = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    assert size is not None
    assert margin is not None
    assert grid is not None
    millimetres = {key.removeprefix(W): round(int(value) / 56.6929) for key, value in margin.items()}
    assert (millimetres["top"], millimetres["left"], millimetres["right"], millimetres["bottom"]) == (
        37,
        28,
        26,
        35,
    )
    width, height = (int(size.get(f"{W}{name}", "0")) / 56.6929 for name in ("w", "h"))
    assert (round(width), round(height)) == (210, 297)
    line = int(grid.get(f"{W}linePitch", "0"))
    assert int((16838 - 2098 - 1984) / line) == 22
    assert len(list(section.findall(f"{W}footerReference"))) == 2
    styles = {style.get(f"{W}styleId"): style for style in part(content, "word/styles.xml").iter(f"{W}style")}
    fonts = {
        name: (
            styles[name].find(f".//{W}rFonts").get(f"{W}eastAsia"),  # type: ignore[union-attr]
            styles[name].find(f".//{W}sz").get(f"{W}val"),  # type: ignore[union-attr]
        )
        for name in ("Normal", "Title", "Heading1", "Heading2", "Footer")
    }
    assert fonts == {
        "Normal": ("仿宋_GB2312", "32"),
        "Title": ("方正小标宋简体", "44"),
        "Heading1": ("黑体", "32"),
        "Heading2": ("楷体_GB2312", "32"),
        "Footer": ("宋体", "28"),
    }
    for name, side in (("odd", "right"), ("even", "left")):
        footer = part(content, f"word/footer-{name}.xml")
        assert footer.find(f".//{W}jc").get(f"{W}val") == side  # type: ignore[union-attr]
        assert "".join(text.text or "" for text in footer.iter(f"{W}t")) == "— 1 —"


def test_every_part_is_declared_and_every_style_is_there() -> None:
    content = bulletin_docx(county_card(), IMPRINT, previous=county_card())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        declared = set(re.findall(r'PartName="/([^"]+)"', package.read("[Content_Types].xml").decode()))
        styles = set(re.findall(r'w:styleId="([^"]+)"', package.read("word/styles.xml").decode()))
        targets = set(re.findall(r'Target="([^"]+)"', package.read("word/_rels/document.xml.rels").decode()))
    assert declared == {name for name in names if name.endswith(".xml") and name != "[Content_Types].xml"}
    assert {f"word/{target}" for target in targets} <= names
    assert {style for style, _ in paragraphs(content)} <= styles


def test_the_county_is_told_as_it_was_scored(card: Scorecard, canaries: frozenset[str]) -> None:
    texts = [text for _, text in paragraphs(bulletin_docx(card))]
    assert texts[0] == "关于2026年第三季度平安建设考核情况的通报"
    assert texts[2:4] == [
        "各乡镇（街道）：",
        (
            "根据《关于印发〈云岭县平安建设考核细则〉的通知（虚构）》（云县平安办〔2026〕1号（虚构）），"
            "现将2026年第三季度平安建设考核情况通报如下。"
        ),
    ]
    whole = "\n".join(texts)
    assert "平均84.78分，最高89.22分（青石镇），最低79.06分（白杨乡）。其中，良好2个，合格1个。" in whole
    for unit in card.units:
        row = [str(unit.rank), unit.name, *(f"{part.points:.2f}" for part in unit.parts), f"{unit.total}"]
        at = texts.index(unit.name)
        assert texts[at - 1 : at - 1 + len(row)] == row
    assert [text for style, text in paragraphs(bulletin_docx(card)) if style == "Heading1"] == [
        "一、总体情况",
        "二、名次和得分",
        "三、主要失分",
        "四、有关说明",
    ]
    assert not {canary for canary in canaries if canary in whole}


def test_an_issued_bulletin_has_its_head_and_its_signature() -> None:
    written = paragraphs(bulletin_docx(county_card(), IMPRINT))
    assert written[0] == ("Issuer", "云岭县平安办")
    assert ("Number", "云平安办〔2026〕9号") in written
    assert written[-2:] == [("Signature", "云岭县平安办"), ("Signature", "2026年10月9日")]
    draft = paragraphs(bulletin_docx(county_card(), Imprint("云岭县平安办")))
    assert ("Number", "〔　　〕　号") in draft
    assert draft[-1] == ("Signature", "年　　月　　日")
    assert "Issuer" not in {style for style, _ in paragraphs(bulletin_docx(county_card()))}


def test_vetoes_bonuses_and_what_moved_are_told() -> None:
    card = county_card()
    before = attrs.evolve(
        card, units=(attrs.evolve(card.units[0], rank=2), attrs.evolve(card.units[1], rank=1), card.units[2])
    )
    texts = [text for _, text in paragraphs(bulletin_docx(card, previous=before))]
    whole = "\n".join(texts)
    assert (
        "青石镇因“发生重大群体性事件”（第六条第（一）项）触发否决，效力为：一票否决：评为不合格，扣2分。"
        in whole
    )
    assert "柳河镇因“工作创新”（第五条）加2分。" in whole
    assert "有3行台账没有写明所属单位或日期" in whole
    assert "上报数据中有1处问题" in whole
    assert "平均分与上期相比持平。" in whole
    assert texts[texts.index("柳河镇") - 1] == "↑1"
    assert texts[texts.index("青石镇") - 1] == "↓1"
    assert texts[texts.index("白杨乡") - 1] == "—"
    same = [text for _, text in paragraphs(bulletin_docx(card, previous=card))]
    assert same[same.index("柳河镇") - 1] == "平"


def test_hostile_texts_stay_texts() -> None:
    card = county_card()
    hostile = attrs.evolve(card.units[0], name="<w:p/>&\x00\ud800\ufffe")
    written = paragraphs(bulletin_docx(attrs.evolve(card, title="]]><x", units=(hostile,))))
    assert any("<w:p/>&：" in text for _, text in written)
    assert any("]]><x" in text for _, text in written)


def test_the_same_scorecard_gives_the_same_bytes() -> None:
    assert bulletin_docx(county_card(), IMPRINT) == bulletin_docx(county_card(), IMPRINT)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("云岭县平安建设考核细则（2026）", "云岭县平安建设"),
        ("信访工作考核办法", "信访工作"),
        ("河长制乡镇考核评分标准", "河长制乡镇"),
        ("考核细则", "考核细则"),
    ],
)
def test_what_is_assessed(title: str, told: str) -> None:
    assert subject(title) == told


def test_sentences_about_little() -> None:
    nobody = attrs.evolve(county_card(), units=(), document="《办法》", number="")
    assert basis(nobody) == "根据《办法》，"
    assert general_picture(nobody, nobody) == ["本期参加考核的单位0个，满分40分。"]
    assert lost_by_indicator(nobody) == []
    assert paragraphs(bulletin_docx(nobody))
    same = attrs.evolve(county_card().units[0], unit="1", items=())
    many = attrs.evolve(
        county_card(), units=tuple(attrs.evolve(same, unit=str(n)) for n in range(5)), level="other"
    )
    assert "柳河镇等5个单位" in general_picture(many, None)[0]
    taken = item("x", "disputes", "-3", full=Fraction(0), title="群体访")
    told = attrs.evolve(nobody, units=(attrs.evolve(same, items=(taken,)),))
    assert lost_by_indicator(told) == ["各项指标中，失分最多的是：群体访共失3分。"]
    assert "群体访扣3分。" in "".join(text for _, text in paragraphs(bulletin_docx(told)))
    better = attrs.evolve(county_card(), units=(county_card().units[0],))
    assert "上升3分" in general_picture(better, county_card())[0]
    assert "下降3分" in general_picture(county_card(), better)[0]
    crowded = attrs.evolve(same, parts=same.parts * 4)
    texts = [text for _, text in paragraphs(bulletin_docx(attrs.evolve(many, units=(crowded,))))]
    assert "各有关单位：" in texts
    assert texts.index("总分") - texts.index("名次") == 3  # 单位, 增减
