"""The Chinese words of a scorecard for what the engine calls by English names."""

import re
from collections.abc import Mapping

from jiceng.indicators.scorecard import Item

__all__ = ["EFFECTS", "FORMS", "LEVELS", "REASONS", "STAGES", "event_title", "subject"]

REASONS: Mapping[str, str] = {
    "scored": "正常计分",
    "floored": "按下限计",
    "capped": "按上限计",
    "missing-by-policy": "缺报，按规定计",
    "not-applicable": "不适用",
    "waived": "免检",
    "vetoed": "被否决",
}

FORMS: Mapping[str, str] = {
    "proportion": "按比例得分",
    "met": "达标得分",
    "deduct": "按次扣分",
    "tiers": "分档得分",
    "slope": "围绕目标增减",
    "add": "累计加分",
    "piecewise": "分段计分",
    "relative": "与参照值比较",
    "ratio-to-best": "与最好比",
    "rank": "按名次得分",
    "rank-change": "按名次升降得分",
    "delay": "逾期递减",
    "judgement": "评议打分",
    "transfer": "折算其他考核",
    "change": "同上期比增减",
    "shortfall": "不足扣分",
    "quota": "基本数量和超额",
    "checklist": "逐项对照",
    "branch": "分情形计分",
}

EFFECTS: Mapping[str, str] = {
    "fail": "一票否决：评为不合格",
    "not-top": "一票否优：不得评为最高等次",
    "zero": "总分计零",
    "deduct": "扣分",
    "last-rank": "列末位",
    "cap-grade": "等次受限",
}

LEVELS: Mapping[str, str] = {
    "county": "县（市、区）",
    "township": "乡镇（街道）",
    "village": "村（社区）",
    "grid": "网格",
    "organization": "单位",
}

STAGES: Mapping[str, str] = {
    "values": "取值",
    "items": "逐项计分",
    "waivers": "免检",
    "redistribution": "缺项折算",
    "parts": "分项上下限",
    "bonus": "加分",
    "veto-deductions": "否决扣分",
    "rounding": "四舍五入",
    "grade-lines": "等次线",
    "veto-effects": "否决效力",
    "composition": "合成",
    "quotas": "名额",
    "ranking": "排名",
}


def event_title(item: Item, event: str) -> str:
    """Return what the scheme calls an event, its id where it has no title."""
    declared = item.score.get("events")
    for entry in declared if isinstance(declared, list | tuple) else ():
        if isinstance(entry, Mapping) and entry.get("event") == event and entry.get("title"):
            return str(entry["title"])
    return event


_PAPER = re.compile(
    r"(?:考核|考评|评估|评价|检查)*(?:评分)?(?:实施)?(?:细则|办法|方案|标准)?(?:（[^（）]*）)?$"
)


def subject(title: str) -> str:
    """Return what is assessed: the title of a scheme without the kind of paper that it is."""
    return _PAPER.sub("", title) or title
