"""A made-up scorecard that shows everything a page can show."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from jiceng.indicators.forms import Reason
from jiceng.indicators.scorecard import (
    Adjustment,
    BonusMark,
    Item,
    PartScore,
    Problem,
    Record,
    Scorecard,
    Unassigned,
    UnitScore,
    VetoMark,
)

__all__ = ["county_card", "item", "unit"]


def item(indicator: str, part: str, points: str, **changes: object) -> Item:
    """An item with sensible values, changed by name."""
    plain: dict[str, object] = {
        "indicator": indicator,
        "title": f"指标 {indicator}",
        "part": part,
        "clause": f"附件第一条第（{indicator}）项",
        "full": Fraction(10),
        "form": "proportion",
        "score": {"form": "proportion", "of": "0.98"},
        "value": Fraction(969, 1000),
        "unit": "%",
        "numerator": Fraction(969),
        "denominator": Fraction(1000),
        "better": "higher",
        "events": {},
        "raw": Fraction(points),
        "points": Decimal(points),
        "reason": Reason.SCORED,
        "why": f"化解率 96.9%（969/1000），未达 98%，10 × 96.9% ÷ 98% = {points} 分",
        "in_total": True,
        "records": (
            Record("YL20*********", "矛盾纠纷排查化解台账.xlsx", "柳河镇", 7, False),
            Record("YL20*********", "矛盾纠纷排查化解台账.xlsx", "柳河镇", 12, True),
        ),
        "record_count": 1000,
    }
    return Item(**(plain | changes))  # type: ignore[arg-type]


def unit(code: str, name: str, rank: int | None, **changes: object) -> UnitScore:
    """A unit with three items in two parts."""
    items = (
        item("dispute-resolution", "disputes", "9.89", title="矛盾纠纷化解率", raw=Fraction(969, 98)),
        item(
            "late-reports",
            "disputes",
            "7",
            title="信息迟报漏报",
            form="deduct",
            score={"form": "deduct", "events": [{"event": "late-report", "per": "1"}]},
            value=None,
            unit="",
            numerator=None,
            denominator=None,
            events={"late-report": Fraction(3)},
            why="迟报 3 次扣 3 分，10 − 3 = 7 分",
            records=(),
            record_count=0,
        ),
        item(
            "satisfaction",
            "safety",
            "10",
            title="群众安全感满意度",
            form="tiers",
            score={"form": "tiers", "tiers": [{"at_least": "0.9", "points": "12"}, {"points": "0"}]},
            value=Fraction(9351, 10000),
            raw=Fraction(12),
            reason=Reason.CAPPED,
            numerator=None,
            denominator=None,
            records=(Record("539925101", "考核上报数据.csv", "", 2, True),),
            record_count=1,
            why="93.51%，达到 90%，得 12 分，最高 10 分",
        ),
        item(
            "drills",
            "safety",
            "0",
            title="应急演练",
            form="met",
            score={"form": "met", "condition": {"true": True}},
            reason=Reason.NOT_APPLICABLE,
            value=None,
            in_total=False,
            numerator=None,
            denominator=None,
            why="本单位不适用，所占分值折算到其他各项",
            records=(),
            record_count=0,
        ),
    )
    plain: dict[str, object] = {
        "unit": code,
        "name": name,
        "total": Decimal("26.89"),
        "rank": rank,
        "grade": "良好",
        "parts": (
            PartScore("disputes", "矛盾纠纷化解", Fraction(20), Decimal("16.89")),
            PartScore("safety", "平安创建", Fraction(20), Decimal(10)),
        ),
        "items": items,
        "adjustments": (),
        "bonuses": (),
        "vetoes": (),
    }
    return UnitScore(**(plain | changes))  # type: ignore[arg-type]


def county_card() -> Scorecard:
    """Three townships: one with a bonus, one with a veto, one that could not be ranked."""
    first = unit(
        "539925101",
        "柳河镇",
        1,
        total=Decimal("30.89"),
        grade="优秀",
        bonuses=(
            BonusMark("innovation", "工作创新", "第五条", Fraction(2), Decimal(2), "2 次，每次加 1 分", ()),
            BonusMark("model", "先进典型", "第五条", None, Decimal(0), "没有上报", ()),
        ),
        adjustments=(Adjustment("redistribution", "safety", Decimal(2), "缺项折算：20 ÷ 10 × 1"),),
    )
    second = unit(
        "539925102",
        "青石镇",
        2,
        grade="不合格",
        total=Decimal("24.89"),
        vetoes=(
            VetoMark(
                "mass-incident",
                "发生重大群体性事件",
                "第六条第（一）项",
                "fail",
                Fraction(1),
                Decimal(2),
                "上报 1 次，一票否决",
                (Record("539925102", "考核上报数据.csv", "", 9, True),),
            ),
        ),
    )
    third = unit("539925201", "白杨乡", None, grade=None, items=(), parts=first.parts, total=Decimal(0))
    return Scorecard(
        scheme="pingan-2026",
        title="云岭县平安建设考核细则（2026）",
        scheme_hash="ab" * 32,
        data_hash="cd" * 32,
        version="0.1.0",
        period="2026Q3",
        as_of=date(2026, 9, 30),
        level="township",
        full_marks=Fraction(40),
        units=(first, second, third),
        unassigned=(
            Unassigned(
                "dispute-resolution",
                "dispute",
                "no-unit",
                3,
                (Record("YL20*********", "矛盾纠纷排查化解台账.xlsx", "白杨乡", 4),),
            ),
        ),
        problems=(Problem("value.unknown-indicator", "上报数据中有一个细则里没有的指标，没有计分。", ()),),
        remarks=("细则各项分值合计 40 分，与写明的满分一致。",),
    )
