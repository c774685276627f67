"""The sentences of a bulletin. They say what was computed, and judge nobody."""

import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction

from jiceng.indicators.numbers import half_up, percent, written
from jiceng.indicators.scorecard import Item, Scorecard, UnitScore
from jiceng.report.places import by_rank
from jiceng.report.words import EFFECTS, LEVELS

__all__ = [
    "addressees",
    "basis",
    "general_picture",
    "lost_by_indicator",
    "lost_by_unit",
    "notes",
    "vetoes_and_bonuses",
]

_NAMED = 3  # of the indicators on which most was lost


def addressees(level: str) -> str:
    """Return to whom the bulletin goes."""
    return f"各{LEVELS[level]}：" if level in LEVELS and level != "organization" else "各有关单位："


def basis(card: Scorecard) -> str:
    """Return the paper that the assessment follows, as the beginning of a sentence; empty when the card names none."""
    if not card.document:
        return ""
    named = card.document
    if not re.fullmatch(r"《[^《》]*》", named):
        named = f"《{named.replace('《', '〈').replace('》', '〉')}》"
    number = card.number if not card.number or card.number.startswith("（") else f"（{card.number}）"
    return f"根据{named}{number}，"


def general_picture(card: Scorecard, previous: Scorecard | None) -> list[str]:
    """Return how many were assessed, the mean, the ends, the grades, and how the mean moved."""
    ranked = [unit for unit in by_rank(card) if unit.rank is not None]
    sentences = [f"本期参加考核的单位{len(card.units)}个，满分{written(card.full_marks)}分。"]
    if ranked:
        best = max(unit.total for unit in ranked)
        worst = min(unit.total for unit in ranked)
        sentences.append(
            f"平均{written(_mean(ranked))}分，最高{written(best)}分（{_who(ranked, best)}），"
            f"最低{written(worst)}分（{_who(ranked, worst)}）。"
        )
    grades = Counter(unit.grade for unit in by_rank(card) if unit.grade)
    if grades:
        sentences.append("其中，" + "，".join(f"{grade}{count}个" for grade, count in grades.items()) + "。")
    if len(ranked) < len(card.units):
        sentences.append(f"另有{len(card.units) - len(ranked)}个单位没有可以计分的项目，未排名。")
    if previous is not None:
        before = [unit for unit in previous.units if unit.rank is not None]
        if before and ranked:
            moved = _mean(ranked) - _mean(before)
            way = "持平" if moved == 0 else f"{'上升' if moved > 0 else '下降'}{written(abs(moved))}分"
            sentences.append(f"平均分与上期相比{way}。")
    return ["".join(sentences)]


def _mean(units: list[UnitScore]) -> Decimal:
    return half_up(sum((Fraction(unit.total) for unit in units), Fraction(0)) / len(units), 2)


def _who(units: list[UnitScore], total: Decimal) -> str:
    names = [unit.name for unit in units if unit.total == total]
    return "、".join(names) if len(names) <= _NAMED else f"{names[0]}等{len(names)}个单位"


def _lost(item: Item) -> Fraction:
    return max(item.full - Fraction(item.points), Fraction(0)) if item.in_total else Fraction(0)


def lost_by_indicator(card: Scorecard) -> list[str]:
    """Return on which indicators most was lost, with the share of the points that could be had."""
    lost: dict[str, Fraction] = {}
    full: dict[str, Fraction] = {}
    for unit in card.units:
        for item in unit.items:
            if item.in_total:
                lost[item.title] = lost.get(item.title, Fraction(0)) + _lost(item)
                full[item.title] = full.get(item.title, Fraction(0)) + item.full
    worst = sorted((title for title in lost if lost[title]), key=lambda title: -lost[title])[:_NAMED]
    if not worst:
        return []
    told = [_share_lost(title, lost[title], full[title]) for title in worst]
    return [f"各项指标中，失分最多的是：{'，'.join(told)}。"]


def _share_lost(title: str, lost: Fraction, full: Fraction) -> str:
    """Return what was lost on an indicator; one that only takes points away has no share."""
    return f"{title}共失{written(lost)}分" + (f"（占应得分的{percent(lost / full)}）" if full else "")


def lost_by_unit(card: Scorecard) -> list[tuple[str | tuple[str, bool], ...]]:
    """Return for every unit the items on which it lost most."""
    found: list[tuple[str | tuple[str, bool], ...]] = []
    for unit in by_rank(card):
        worst = sorted((item for item in unit.items if _lost(item)), key=lambda item: -_lost(item))[:_NAMED]
        if worst:
            told = "，".join(_got(item) for item in worst)
            found.append(((f"{unit.name}：", True), f"{told}。"))
    return found


def _got(item: Item) -> str:
    if not item.full:
        return f"{item.title}扣{written(-item.points)}分"
    return f"{item.title}得{written(item.points)}分（满分{written(item.full)}分）"


def vetoes_and_bonuses(card: Scorecard) -> list[str]:
    """Return one sentence for every veto and every bonus."""
    sentences: list[str] = []
    for unit in by_rank(card):
        for veto in unit.vetoes:
            taken = f"，扣{written(veto.points)}分" if veto.points else ""
            effect = EFFECTS.get(veto.effect, veto.effect)
            sentences.append(
                f"{unit.name}因“{veto.title}”（{veto.clause}）触发否决，效力为：{effect}{taken}。"
            )
        sentences += [
            f"{unit.name}因“{bonus.title}”（{bonus.clause}）加{written(bonus.points)}分。"
            for bonus in unit.bonuses
            if bonus.points
        ]
    return sentences


def notes(card: Scorecard) -> list[str]:
    """Return what a reader must know about the data, and where each point can be looked up."""
    sentences = [
        f"数据截至{card.as_of.year}年{card.as_of.month}月{card.as_of.day}日。各项得分的数值、依据条款和台账出处见所附考核计分表。"
    ]
    unassigned = sum(rows.count for rows in card.unassigned)
    if unassigned:
        sentences.append(f"有{unassigned}行台账没有写明所属单位或日期，没有计入任何单位。")
    if card.problems:
        sentences.append(
            f"上报数据中有{len(card.problems)}处问题，有关数值按缺报处理，详见考核结果页面的“数据说明”。"
        )
    sentences.append("考核只评价单位及其工作，不评价个人。")
    return ["".join(sentences)]
