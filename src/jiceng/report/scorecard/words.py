"""The Chinese words of a scorecard for what the engine calls by English names."""

from collections.abc import Mapping

from jiceng.indicators.forms import Reason

__all__ = ["EFFECTS", "FORMS", "LEVELS", "REASONS", "STAGES"]

REASONS: Mapping[Reason, str] = {
    Reason.SCORED: "正常计分",
    Reason.FLOORED: "按下限计",
    Reason.CAPPED: "按上限计",
    Reason.MISSING: "缺报，按规定计",
    Reason.NOT_APPLICABLE: "不适用",
}

FORMS: Mapping[str, str] = {
    "proportion": "按比例得分",
    "met": "达标得分",
    "deduct": "按次扣分",
    "tiers": "分档得分",
    "slope": "围绕目标增减",
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
}

STAGES: Mapping[str, str] = {
    "values": "取值",
    "items": "逐项计分",
    "redistribution": "缺项折算",
    "parts": "分项上下限",
    "bonus": "加分",
    "veto-deductions": "否决扣分",
    "rounding": "四舍五入",
    "grade-lines": "等次线",
    "veto-effects": "否决效力",
    "ranking": "排名",
}
