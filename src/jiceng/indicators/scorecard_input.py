"""A scorecard read back from its JSON, to be compared with a later one."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from jiceng.errors import DataError
from jiceng.indicators.forms import Reason
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
from jiceng.periods import PeriodError, parse_period

__all__ = ["load_scorecard", "parse_scorecard"]

_LARGEST_FILE = 1_000_000_000
_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?", re.ASCII)
_NAMED = 5  # steps of a path that name our keys; what lies deeper may be a key of the data


def load_scorecard(path: str | PathLike[str]) -> Scorecard:
    """Return the scorecard in a file. Raises `DataError` when it is not there, too large, or no scorecard."""
    file = Path(path)
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST_FILE + 1)
    except OSError:
        raise DataError("scorecard.not-found", f"找不到或打不开考核结果“{file.name}”，请检查路径。") from None
    if len(content) > _LARGEST_FILE:
        raise DataError("scorecard.too-large", f"文件“{file.name}”超过 1 GB，不像是考核结果，没有读取。")
    return parse_scorecard(content)


def parse_scorecard(content: str | bytes) -> Scorecard:
    """Return the scorecard in a JSON text of format `jiceng-scorecard/1`.

    Raises `DataError` for what is no such text, and for one that was changed so that the points of a unit no longer
    add up to its total.
    """
    try:
        card = _Card.model_validate_json(content).read()
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors(include_url=False)[0]["loc"][:_NAMED])
        told = f"（{place} 处）" if place else ""
        raise DataError(
            "scorecard.unreadable",
            f"这不是考核结果文件{told}：请用生成通报时写出的“考核结果.json”，不要改动。",
        ) from None
    if len({unit.unit for unit in card.units}) < len(card.units):
        raise DataError("scorecard.altered", "考核结果里有单位出现了两次，文件被改动过，没有采用。")
    wrong = sum(unit.added_up != unit.total for unit in card.units)
    if wrong:
        raise DataError(
            "scorecard.altered",
            f"考核结果里有 {wrong} 个单位的各项得分加起来不等于总分，文件被改动过，没有采用。",
        )
    return card


def _plain(value: object) -> object:
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise ValueError("not a plain number")
    return value


def _exact(value: object) -> object:
    return Fraction(value) if isinstance(_plain(value), str) and isinstance(value, str) else value


def _place(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, float) else value


def _period(text: str) -> str:
    try:
        parse_period(text)
    except PeriodError:
        raise ValueError("no period") from None
    return text


_Points = Annotated[Decimal, BeforeValidator(_plain)]
_Number = Annotated[Fraction, BeforeValidator(_exact)]
_Rank = Annotated[int | Decimal | None, BeforeValidator(_place)]


class _Read(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True, arbitrary_types_allowed=True)


class _Record(_Read):
    key: str
    file: str
    sheet: str
    row: int
    counted: bool

    def read(self) -> Record:
        return Record(self.key, self.file, self.sheet, self.row, self.counted)


class _Records(_Read):
    records: list[_Record]

    def rows(self) -> tuple[Record, ...]:
        return tuple(record.read() for record in self.records)


class _Item(_Records):
    indicator: str
    title: str
    part: str
    clause: str
    full: _Number
    form: str
    score: dict[str, Any]
    value: _Number | None
    value_unit: str
    numerator: _Number | None
    denominator: _Number | None
    better: Literal["higher", "lower", ""] = ""
    events: dict[str, _Number]
    references: dict[str, _Number]
    raw_points: _Number
    points: _Points
    reason: Reason
    why: str
    in_total: bool
    record_count: int

    def read(self) -> Item:
        return Item(
            indicator=self.indicator,
            title=self.title,
            part=self.part,
            clause=self.clause,
            full=self.full,
            form=self.form,
            score=self.score,
            value=self._value(),
            unit=self.value_unit,
            numerator=self.numerator,
            denominator=self.denominator,
            better=self.better,
            events=self.events,
            raw=self.raw_points,
            points=self.points,
            reason=self.reason,
            why=self.why,
            in_total=self.in_total,
            records=self.rows(),
            record_count=self.record_count,
            references=self.references,
        )

    def _value(self) -> Fraction | None:
        """Return a rate from its numerator and denominator, which are whole where its decimals are cut off."""
        if self.value is None or self.numerator is None or not self.denominator:
            return self.value
        rate = self.numerator / self.denominator
        return rate if written(rate, CARRIED_PLACES) == written(self.value, CARRIED_PLACES) else self.value


class _Part(_Read):
    part: str
    title: str
    full: _Number
    points: _Points


class _Adjustment(_Read):
    stage: str
    part: str
    points: _Points
    why: str


class _Bonus(_Records):
    bonus: str
    title: str
    clause: str
    count: _Number | None
    points: _Points
    why: str


class _Veto(_Records):
    veto: str
    title: str
    clause: str
    effect: str
    count: _Number
    points: _Points
    why: str


class _Total(_Read):
    of: str
    total: _Points


class _Share(_Read):
    name: str
    weight: _Number
    total: _Number | None
    own: bool
    parts: list[_Total]

    def read(self) -> ComposedShare:
        parts = tuple((one.of, one.total) for one in self.parts)
        return ComposedShare(self.name, self.weight, self.total, self.own, parts)


class _Unit(_Read):
    unit: str
    name: str
    total: _Points
    rank: _Rank
    grade: str | None
    stratum: str
    stratum_rank: _Rank
    parts: list[_Part]
    items: list[_Item]
    adjustments: list[_Adjustment]
    bonuses: list[_Bonus]
    vetoes: list[_Veto]
    composition: list[_Share] = []

    def read(self) -> UnitScore:
        return UnitScore(
            unit=self.unit,
            name=self.name,
            total=self.total,
            rank=self.rank,
            grade=self.grade,
            parts=tuple(PartScore(one.part, one.title, one.full, one.points) for one in self.parts),
            items=tuple(item.read() for item in self.items),
            adjustments=tuple(
                Adjustment(one.stage, one.part, one.points, one.why) for one in self.adjustments
            ),
            bonuses=tuple(
                BonusMark(one.bonus, one.title, one.clause, one.count, one.points, one.why, one.rows())
                for one in self.bonuses
            ),
            vetoes=tuple(
                VetoMark(
                    one.veto, one.title, one.clause, one.effect, one.count, one.points, one.why, one.rows()
                )
                for one in self.vetoes
            ),
            stratum=self.stratum,
            stratum_rank=self.stratum_rank,
            composition=tuple(share.read() for share in self.composition),
        )


class _Unassigned(_Records):
    indicator: str
    entity: str
    why: str
    count: int


class _Problem(_Records):
    code: str
    message: str


class _Card(_Read):
    format: Literal["jiceng-scorecard/1"]
    scheme: str
    title: str
    document: str
    number: str
    scheme_sha256: str
    data_sha256: str
    version: str
    period: Annotated[str, AfterValidator(_period)]
    as_of: date
    level: str
    full_marks: _Number
    stages: list[str]
    remarks: list[str]
    units: Annotated[list[_Unit], Field(min_length=1)]
    unassigned: list[_Unassigned]
    problems: list[_Problem]

    def read(self) -> Scorecard:
        return Scorecard(
            scheme=self.scheme,
            title=self.title,
            scheme_hash=self.scheme_sha256,
            data_hash=self.data_sha256,
            version=self.version,
            period=self.period,
            as_of=self.as_of,
            level=self.level,
            full_marks=self.full_marks,
            units=tuple(unit.read() for unit in self.units),
            unassigned=tuple(
                Unassigned(one.indicator, one.entity, one.why, one.count, one.rows())
                for one in self.unassigned
            ),
            problems=tuple(Problem(one.code, one.message, one.rows()) for one in self.problems),
            remarks=tuple(self.remarks),
            stages=tuple(self.stages),
            document=self.document,
            number=self.number,
        )
