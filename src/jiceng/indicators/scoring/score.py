"""Score all units of a scheme for one period."""

import hashlib
from collections.abc import Mapping

from jiceng import __version__
from jiceng.dataset import Dataset
from jiceng.errors import DataError
from jiceng.indicators.declared import Document, source_of
from jiceng.indicators.scorecard import Scorecard, UnitScore
from jiceng.indicators.scoring.extras import score_bonus, score_veto
from jiceng.indicators.scoring.items import score_item
from jiceng.indicators.scoring.ranking import ranked
from jiceng.indicators.scoring.totals import Extras, add_up
from jiceng.indicators.scoring.trace import disagreements
from jiceng.indicators.scoring.units import units_at
from jiceng.indicators.scoring.values import State, Values
from jiceng.models import Division, IndicatorValue
from jiceng.periods import Period

__all__ = ["score_document"]

_ROWS_HASHED_AT_ONCE = 50_000


def score_document(
    document: Document, scheme_hash: str, remarks: tuple[str, ...], data: Dataset, period: Period
) -> Scorecard:
    """Return the scorecard of a period.

    Raises `DataError` when the scheme is not in force in the period, when there is no unit to score, or
    when values are missing that the scheme calls an error; it then lists all of them.
    """
    _require_in_force(document, period)
    units = units_at(document.level, data)
    values = Values(document, data, period, units)
    _require_values(document, values, units)
    scored = [_unit(document, values, unit, name) for unit, name in units.items()]
    card = Scorecard(
        scheme=document.id,
        title=document.title,
        scheme_hash=scheme_hash,
        data_hash=_data_hash(document, data),
        version=__version__,
        period=str(period),
        as_of=period.last_day,
        level=document.level,
        full_marks=document.full_marks,
        units=ranked(document, scored),
        unassigned=values.unassigned,
        problems=values.problems,
        remarks=remarks,
        document="" if document.basis is None else document.basis.document,
        number="" if document.basis is None else document.basis.number,
    )
    wrong = disagreements(card)
    if wrong:
        raise AssertionError(f"the scorecard does not follow from its trace at {', '.join(wrong)}")
    return card


def _unit(document: Document, values: Values, unit: str, name: str) -> UnitScore:
    rounding = document.rounding
    at_item = rounding.places if rounding.at == "item" else None
    before_total = None if rounding.at == "total" else rounding.places
    lowest = document.grade[-1].name if document.grade else ""
    items = [score_item(indicator, values.read(indicator, unit), at_item) for indicator in document.indicator]
    bonuses = [score_bonus(bonus, values.read(bonus, unit), before_total) for bonus in document.bonus]
    vetoes = [score_veto(veto, values.read(veto, unit), before_total, lowest) for veto in document.veto]
    return add_up(document, unit, name, items, Extras(bonuses, [veto for veto in vetoes if veto is not None]))


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


def _require_values(document: Document, values: Values, units: Mapping[str, str]) -> None:
    missing = [
        f"{name}（{unit}）：{carrier.title}"
        for unit, name in units.items()
        for carrier in document.carriers
        if carrier.missing == "error" and values.read(carrier, unit).state is State.MISSING
    ]
    if missing:
        listed = "\n".join(f"  {line}" for line in missing)
        raise DataError(
            "scheme.value-missing",
            f"有 {len(missing)} 个数值没有取得，而方案规定不得缺少，没有计分：\n{listed}",
        )


def _data_hash(document: Document, data: Dataset) -> str:
    """Return the SHA-256 over the tables that the scheme reads, row by row as text."""
    sources = [source_of(carrier.value) for carrier in document.carriers]
    entities = {source.model.entity.name for source in sources if source.model is not None}
    digest = hashlib.sha256()
    for entity in sorted(entities | {Division.entity.name, IndicatorValue.entity.name}):
        frame = data.frames.get(entity)
        if frame is None:
            continue
        digest.update(f"{entity}\n{','.join(frame.columns)}\n".encode())
        for rows in frame.iter_slices(_ROWS_HASHED_AT_ONCE):
            digest.update(rows.write_csv(include_header=False).encode())
    return digest.hexdigest()
