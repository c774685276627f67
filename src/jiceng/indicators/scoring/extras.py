"""What stands outside the items: points on top, and vetoes."""

from fractions import Fraction

from jiceng.indicators.declared import Bonus, Veto
from jiceng.indicators.numbers import CARRIED_PLACES, half_up, written
from jiceng.indicators.scorecard import BonusMark, VetoMark
from jiceng.indicators.scoring.reading import Reading

__all__ = ["score_bonus", "score_veto"]


def score_bonus(bonus: Bonus, reading: Reading, places: int | None) -> tuple[BonusMark, Fraction]:
    """Return the mark of a bonus and its exact points; nothing reported gives none."""
    if reading.amount is None:
        count, exact, why = None, Fraction(0), f"{bonus.title} 没有上报，不加分。"
    else:
        count = reading.amount.number
        exact = bonus.per * count
        why = f"{bonus.title} {written(count)} 次，{written(bonus.per)} × {written(count)} = {written(exact)} 分"
        if isinstance(bonus.cap, Fraction) and exact > bonus.cap:
            exact, why = bonus.cap, f"{why}，最高 {written(bonus.cap)} 分"
        why += "。"
    points = half_up(exact, CARRIED_PLACES if places is None else places)
    mark = BonusMark(bonus.id, bonus.title, bonus.clause, count, points, why, reading.records)
    return mark, exact if places is None else Fraction(points)


def score_veto(
    veto: Veto, reading: Reading, places: int | None, lowest: str
) -> tuple[VetoMark, Fraction] | None:
    """Return the mark of a veto and the exact points it takes, `None` when it is not triggered."""
    if reading.amount is None or reading.amount.number <= 0:
        return None
    exact = veto.points if veto.points is not None else Fraction(0)
    told = {
        "fail": f"等次定为“{lowest}”",
        "not-top": "不得评为最高等次",
        "zero": "总分计 0 分",
        "deduct": f"总分扣 {written(exact)} 分",
        "last-rank": "名次列最后",
        "cap-grade": f"等次不高于“{veto.grade}”",
    }[veto.effect]
    count = reading.amount.number
    points = half_up(exact, CARRIED_PLACES if places is None else places)
    still = f"（{reading.since}触发，{veto.lasts.months} 个月内有效）" if reading.since and veto.lasts else ""
    why = f"{veto.title} {written(count)} 次{still}，{told}。"
    mark = VetoMark(veto.id, veto.title, veto.clause, veto.effect, count, points, why, reading.records)
    return mark, exact if places is None else Fraction(points)
