"""A scorecard as JSON and as a frame."""

import json
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jiceng.indicators.numbers import CARRIED_PLACES, written
from jiceng.indicators.scorecard import (
    Adjustment,
    BonusMark,
    ComposedShare,
    Item,
    PartScore,
    Problem,
    Record,
    Scorecard,
    Unassigned,
    UnitScore,
    VetoMark,
)

if TYPE_CHECKING:
    import polars as pl

__all__ = ["FORMAT", "scorecard_json", "scores_frame"]

FORMAT = "jiceng-scorecard/1"


def scores_frame(card: Scorecard) -> "pl.DataFrame":
    """Return one row per unit; points in `Decimal` columns with twelve decimals, places whole unless some are halves.

    A scheme with strata has the columns `stratum` and `stratum_rank` besides.
    """
    import polars as pl

    strata = any(unit.stratum for unit in card.units)
    halves = any(
        isinstance(place, Decimal) for unit in card.units for place in (unit.rank, unit.stratum_rank)
    )
    places = pl.Decimal(38, 1) if halves else pl.Int64()

    indicators = [item.indicator for item in card.units[0].items] if card.units else []
    points = pl.Decimal(38, CARRIED_PLACES)
    schema: dict[str, pl.DataType] = {
        "unit": pl.String(),
        "name": pl.String(),
        "total": points,
        "rank": places,
        "grade": pl.String(),
        **({"stratum": pl.String(), "stratum_rank": places} if strata else {}),
        "bonus": points,
        "deductions": points,
        **dict.fromkeys(indicators, points),
    }
    rows = [
        [
            *(unit.unit, unit.name, unit.total, unit.rank, unit.grade),
            *((unit.stratum, unit.stratum_rank) if strata else ()),
            *(unit.bonus, unit.deductions),
            *(item.points for item in unit.items),
        ]
        for unit in card.units
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")


def scorecard_json(card: Scorecard) -> str:
    """Return the scorecard as JSON text, the same for the same scorecard."""
    document = {
        "format": FORMAT,
        "scheme": card.scheme,
        "title": card.title,
        "document": card.document,
        "number": card.number,
        "scheme_sha256": card.scheme_hash,
        "data_sha256": card.data_hash,
        "version": card.version,
        "period": card.period,
        "as_of": card.as_of.isoformat(),
        "level": card.level,
        "full_marks": _number(card.full_marks),
        "stages": list(card.stages),
        "remarks": list(card.remarks),
        "units": [_unit(unit) for unit in card.units],
        "unassigned": [_unassigned(rows) for rows in card.unassigned],
        "problems": [_problem(problem) for problem in card.problems],
    }
    return json.dumps(document, ensure_ascii=False)


def _unit(unit: UnitScore) -> dict[str, object]:
    return {
        "unit": unit.unit,
        "name": unit.name,
        "total": _points(unit.total),
        "rank": _place(unit.rank),
        "grade": unit.grade,
        "stratum": unit.stratum,
        "stratum_rank": _place(unit.stratum_rank),
        "vetoes": [_veto(mark) for mark in unit.vetoes],
        "bonus": _points(unit.bonus),
        "deductions": _points(unit.deductions),
        "bonuses": [_bonus(mark) for mark in unit.bonuses],
        "parts": [_part(part) for part in unit.parts],
        "adjustments": [_adjustment(line) for line in unit.adjustments],
        "composition": [_share(share) for share in unit.composition],
        "items": [_item(item) for item in unit.items],
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "indicator": item.indicator,
        "title": item.title,
        "part": item.part,
        "value": _number(item.value),
        "value_unit": item.unit,
        "better": item.better,
        "numerator": _number(item.numerator),
        "denominator": _number(item.denominator),
        "events": {event: _number(count) for event, count in item.events.items()},
        "references": {name: _number(number) for name, number in item.references.items()},
        "points": _points(item.points),
        "raw_points": _number(item.raw),
        "full": _number(item.full),
        "form": item.form,
        "score": dict(item.score),
        "clause": item.clause,
        "reason": item.reason.value,
        "why": item.why,
        "in_total": item.in_total,
        "records": _records(item.records),
        "record_count": item.record_count,
    }


def _share(share: ComposedShare) -> dict[str, object]:
    return {
        "name": share.name,
        "weight": _number(share.weight),
        "total": _number(share.total),
        "own": share.own,
        "parts": [{"of": of, "total": _points(total)} for of, total in share.parts],
    }


def _part(part: PartScore) -> dict[str, object]:
    return {
        "part": part.part,
        "title": part.title,
        "points": _points(part.points),
        "full": _number(part.full),
    }


def _adjustment(line: Adjustment) -> dict[str, object]:
    return {"stage": line.stage, "part": line.part, "points": _points(line.points), "why": line.why}


def _bonus(mark: BonusMark) -> dict[str, object]:
    return {
        "bonus": mark.bonus,
        "title": mark.title,
        "clause": mark.clause,
        "count": _number(mark.count),
        "points": _points(mark.points),
        "why": mark.why,
        "records": _records(mark.records),
    }


def _veto(mark: VetoMark) -> dict[str, object]:
    return {
        "veto": mark.veto,
        "title": mark.title,
        "clause": mark.clause,
        "effect": mark.effect,
        "count": _number(mark.count),
        "points": _points(mark.points),
        "why": mark.why,
        "records": _records(mark.records),
    }


def _unassigned(rows: Unassigned) -> dict[str, object]:
    return {
        "indicator": rows.indicator,
        "entity": rows.entity,
        "why": rows.why,
        "count": rows.count,
        "records": _records(rows.records),
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"code": problem.code, "message": problem.message, "records": _records(problem.records)}


def _records(records: Iterable[Record]) -> list[dict[str, object]]:
    return [
        {
            "key": record.key,
            "file": record.file,
            "sheet": record.sheet,
            "row": record.row,
            "counted": record.counted,
        }
        for record in records
    ]


def _points(points: Decimal) -> str:
    return f"{points:f}"


def _place(place: int | Decimal | None) -> int | float | None:
    """Return a place as a JSON number: whole, or the half between two that are tied."""
    return float(place) if isinstance(place, Decimal) else place


def _number(number: Fraction | None) -> str | None:
    return None if number is None else written(number, CARRIED_PLACES)
