"""Score all units of a scheme for one period."""

from collections.abc import Mapping
from functools import partial

import attrs

from jiceng import __version__
from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.indicators.declared import Bonus, Document, Indicator, Veto, stratum_code, stratum_term
from jiceng.indicators.scorecard import Problem, Scorecard, UnitScore
from jiceng.indicators.scoring.composing import components
from jiceng.indicators.scoring.extras import score_bonus, score_veto
from jiceng.indicators.scoring.gathering import gathered
from jiceng.indicators.scoring.grading import graded
from jiceng.indicators.scoring.items import ItemScorer
from jiceng.indicators.scoring.ranking import ranked
from jiceng.indicators.scoring.reading import NOW, Inputs, State
from jiceng.indicators.scoring.references import References, references
from jiceng.indicators.scoring.totals import Extras, add_up
from jiceng.indicators.scoring.trace import disagreements
from jiceng.indicators.scoring.units import Unit, told_bare
from jiceng.periods import Period

__all__ = ["Origin", "rescored_unit", "score_document", "scored"]


@attrs.frozen
class Origin:
    """What a scorecard was made from, so that it can be made again with something changed."""

    document: Document
    inputs: Inputs = attrs.field(repr=False)
    period: Period


def score_document(
    document: Document,
    scheme_hash: str,
    remarks: tuple[str, ...],
    data: Dataset,
    period: Period,
    cards: Mapping[str, Scorecard] | None = None,
) -> Scorecard:
    """Return the scorecard of a period. `cards` are those of other schemes by id, for scores taken over from them.

    Raises `DataError` when the scheme is not in force in the period, when there is no unit to score, or
    when values are missing that the scheme calls an error; it then lists all of them.
    """
    _require_in_force(document, period)
    others = cards or {}
    again = partial(_score_again, scheme_hash=scheme_hash, data=data, cards=others)
    inputs = gathered(document, data, period, others)
    inputs = attrs.evolve(inputs, composed=components(document, period, others, again, inputs.register.units))
    return scored(Origin(document, inputs, period), scheme_hash, remarks)


def _score_again(
    document: Document, period: Period, *, scheme_hash: str, data: Dataset, cards: Mapping[str, Scorecard]
) -> Scorecard:
    return score_document(document, scheme_hash, (), data, period, cards)


def scored(origin: Origin, scheme_hash: str, remarks: tuple[str, ...]) -> Scorecard:
    """Return the scorecard that follows from a scheme and its inputs. Raises `DataError` for missing values."""
    document, inputs, period = origin.document, origin.inputs, origin.period
    compared = references(document, inputs)
    scorers = [_item_scorer(document, inputs, indicator) for indicator in document.indicator]
    _require_values(document, inputs, scorers, compared)
    plain = [_unit(document, inputs, scorers, compared, unit) for unit in inputs.register.units.values()]
    with_grades, quotas = graded(document, plain)
    card = Scorecard(
        scheme=document.id,
        title=document.title,
        scheme_hash=scheme_hash,
        data_hash=inputs.data_hash,
        version=__version__,
        period=str(period),
        as_of=period.last_day,
        level=document.level,
        full_marks=document.full_marks,
        units=ranked(document, with_grades),
        unassigned=inputs.unassigned,
        problems=(*inputs.problems, *_without_stratum(document, inputs), *quotas),
        remarks=remarks,
        document="" if document.basis is None else document.basis.document,
        number="" if document.basis is None else document.basis.number,
        origin=origin,
    )
    wrong = disagreements(card)
    if wrong:
        raise AssertionError(f"the scorecard does not follow from its trace at {', '.join(wrong)}")
    return card


def rescored_unit(origin: Origin, code: str) -> UnitScore:
    """Return the total of one unit as it follows from a scheme and its inputs, without grade and place."""
    document, inputs = origin.document, origin.inputs
    scorers = [_item_scorer(document, inputs, indicator) for indicator in document.indicator]
    return _unit(document, inputs, scorers, references(document, inputs), inputs.register.units[code])


def _item_scorer(document: Document, inputs: Inputs, indicator: Indicator) -> ItemScorer:
    rounding = document.rounding
    by_code = {}
    if document.strata is not None:
        term = stratum_term(document.level, document.strata.by)
        by_code = {stratum_code(term, name): form for name, form in indicator.by_stratum.items()}
    title = None if indicator.waiver is None else indicator.waiver.holders_of
    holders = frozenset(unit for unit, held in inputs.titles if held == title)
    return ItemScorer.of(indicator, by_code, holders, rounding.places if rounding.at == "item" else None)


def _unit(
    document: Document,
    inputs: Inputs,
    scorers: list[ItemScorer],
    compared: Mapping[str, Mapping[str, References]],
    unit: Unit,
) -> UnitScore:
    now = inputs.readings[NOW]
    before_total = None if document.rounding.at == "total" else document.rounding.places
    lowest = document.grade[-1].name if document.grade else ""
    items = []
    for scorer in scorers:
        name = scorer.indicator.id
        items.append(scorer.score(unit, now[name][unit.code], compared[name][unit.code]))
    bonuses = [score_bonus(bonus, now[bonus.id][unit.code], before_total) for bonus in document.bonus]
    vetoes = [score_veto(veto, now[veto.id][unit.code], before_total, lowest) for veto in document.veto]
    extras = Extras(bonuses, [veto for veto in vetoes if veto is not None])
    return add_up(document, unit, items, extras, inputs.composed.get(unit.code, ()))


def _without_stratum(document: Document, inputs: Inputs) -> list[Problem]:
    if document.strata is None:
        return []
    bare = [unit.name for unit in inputs.register.units.values() if not unit.stratum_code]
    return [told_bare(document.strata, bare)] if bare else []


def _require_in_force(document: Document, period: Period) -> None:
    days = document.in_force
    if days is None:
        return
    if period.first_day < days.from_ or (days.until is not None and period.last_day > days.until):
        until = "" if days.until is None else f"至 {days.until.isoformat()} "
        raise DataError(
            "scheme.not-in-force",
            f"考核方案“{document.title}”自 {days.from_.isoformat()} 起{until}适用，不能用于{period.zh}。请换用当期的方案。",
        )


def _require_values(
    document: Document,
    inputs: Inputs,
    scorers: list[ItemScorer],
    compared: Mapping[str, Mapping[str, References]],
) -> None:
    """Raise `DataError` for values that must not be missing, those to compare with among them."""
    now = inputs.readings[NOW]
    extras: tuple[Veto | Bonus, ...] = (*document.veto, *document.bonus)
    missing: list[str] = []
    for code, unit in inputs.register.units.items():
        for scorer in scorers:
            name = scorer.indicator.id
            lack = scorer.lacks(unit, now[name][code], compared[name][code])
            if lack is not None:
                told = "" if lack == "value" else "（用来比较的数值）"
                missing.append(f"{unit.name}（{code}）：{scorer.indicator.title}{told}")
        missing += [
            f"{unit.name}（{code}）：{one.title}"
            for one in extras
            if one.missing == "error" and now[one.id][code].state is State.MISSING
        ]
    if missing:
        listed = "\n".join(f"  {line}" for line in missing)
        raise DataError(
            "scheme.value-missing",
            f"有 {len(missing)} 个数值没有取得，而方案规定不得缺少，没有计分：\n{listed}",
        )
