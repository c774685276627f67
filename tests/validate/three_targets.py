"""The verdicts of every rule on every row of a table, three times: as an object, in Polars, in DuckDB.

The verdict on an object hangs on nothing but the fields that the rule reads: it is asked once for each combination of
their values. Rules across records are not asked of an object; Polars and DuckDB gather for them each in its own way.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

import attrs
import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.expr import compile_python, kept_text, reads
from jiceng.models import ENTITIES, Record
from jiceng.share.sql import audited, create_table
from jiceng.share.sql.verdicts import gathered_alike, verdict_column, verdict_query
from jiceng.validate import CATALOGUE, silencers
from jiceng.validate.kinds import Row
from jiceng.validate.verdicts import Verdict, Verdicts, verdicts
from tests.validate.examples import context_of_the_examples
from tests.validate.near_valid import near_valid

__all__ = ["Comparison", "compared", "database_of", "places_of", "read_by", "world"]

CONTEXT = context_of_the_examples()
_Numbers = npt.NDArray[np.int8]


@attrs.frozen
class Comparison:
    """How one rule went on an entity, and on how many rows the targets disagree about it."""

    code: str
    marks: tuple[str, ...]
    failed: int
    passed: int
    disagreements: int


@cache
def places_of(model: type[Record]) -> Sequence[int]:
    """The places of the rules of an entity that a database can be audited by."""
    return [place for place, audited_model in audited() if audited_model is model]


def read_by(models: Iterable[type[Record]]) -> list[type[Record]]:
    """The entities, and those from which their rules gather."""
    found = dict.fromkeys(models)
    for model in list(found):
        for place in places_of(model):
            for part in CATALOGUE[place].gathers:
                other = getattr(part, "model", None)
                if other is not None:
                    found[other] = None
    return list(found)


def world(models: Iterable[type[Record]], rows: int, seed: int = 0) -> Dataset:
    """A dataset with so many rows of every entity that are nearly in order."""
    return Dataset({model.entity.name: near_valid(model, rows, seed) for model in models})


def database_of(data: Dataset) -> duckdb.DuckDBPyConnection:
    """A database with the tables of the dataset as we export them, all others empty; a row has its number beside it."""
    connection = duckdb.connect(config={"threads": 1})
    for name, model in ENTITIES.items():
        for statement in create_table(model, "duckdb"):
            connection.execute(statement.sql("duckdb"))
        connection.execute(f'ALTER TABLE "{name}" ADD COLUMN "{ROW}" BIGINT')
        if name in data.frames:
            connection.register("incoming", data.frame(model).drop(SOURCE).to_arrow())
            connection.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM incoming')  # noqa: S608 - names of ours
            connection.unregister("incoming")
    return connection


def compared(model: type[Record], data: Dataset, database: duckdb.DuckDBPyConnection) -> Iterator[Comparison]:
    """Yield for each rule of an entity how the three went."""
    places = places_of(model)
    told = verdicts(data, model, places, CONTEXT)
    objects = _on_objects(model, data, told)
    for place, found in _in_database(model, database):
        differ = (found == Verdict.FAILED) != told.failed(place).to_numpy()
        differ |= objects.get(place, found) != found
        yield Comparison(
            CATALOGUE[place].code,
            CATALOGUE[place].marks,
            failed=int((found == Verdict.FAILED).sum()),
            passed=int((found == Verdict.PASSED).sum()),
            disagreements=int(differ.sum()) + _counted_otherwise(told, place, found),
        )


def _counted_otherwise(told: Verdicts, place: int, found: _Numbers) -> int:
    """The difference between the counts of the frame and those of the database."""
    tally = told.tally(place)
    return abs(tally.unknown - int((found == Verdict.UNKNOWN).sum())) + abs(
        tally.not_applicable - int((found == Verdict.NOT_APPLICABLE).sum())
    )


@cache
def _queries(model: type[Record]) -> Sequence[tuple[Sequence[int], str]]:
    return [
        (group, verdict_query(group, model, CONTEXT, "duckdb", beside=(ROW,)).sql("duckdb", copy=False))
        for group in gathered_alike(places_of(model), model, CONTEXT)
    ]


def _in_database(model: type[Record], database: duckdb.DuckDBPyConnection) -> Iterator[tuple[int, _Numbers]]:
    for group, query in _queries(model):
        answer = database.sql(query).fetchnumpy()
        order = np.argsort(answer[ROW])
        for place in group:
            yield place, np.asarray(answer[verdict_column(place)])[order].astype(np.int8)


def _on_objects(model: type[Record], data: Dataset, told: Verdicts) -> Mapping[int, _Numbers]:
    """The verdicts of the rules on one record, on each by itself; a rule across records may silence one of them."""
    frame = data.frame(model)
    alike: dict[tuple[str, ...], list[int]] = {}
    for place in places_of(model):
        if not CATALOGUE[place].gathers:
            alike.setdefault(_columns_of(CATALOGUE[place].row, frame.columns), []).append(place)
    alone = {
        place: numbers
        for names, places in alike.items()
        for place, numbers in _each_combination(frame, names, places)
    }
    settled: dict[int, _Numbers] = {}
    for place, others in silencers(model, alone, CONTEXT).items():
        silent = np.zeros(frame.height, dtype=np.bool_)
        for other in others:
            silent |= alone[other] == Verdict.FAILED if other in alone else told.failed(other).to_numpy()
        settled[place] = np.where(silent, np.int8(Verdict.UNKNOWN), alone[place])
    return settled


def _columns_of(row: Row, known: Sequence[str]) -> tuple[str, ...]:
    read = {*reads(row.must), *(() if row.when is None else reads(row.when))}
    wanted = read | {kept_text(name) for name in read}
    return tuple(name for name in known if name in wanted)


def _each_combination(
    frame: pl.DataFrame, names: Sequence[str], places: Sequence[int]
) -> Iterator[tuple[int, _Numbers]]:
    """Ask rules that read the same columns once for each combination of values, and tell every row its verdict."""
    values = frame.select(names)
    if not names:
        for place in places:
            yield place, np.full(frame.height, _verdict(place, {}), dtype=np.int8)
        return
    combinations = values.unique()
    numbered = values.join(
        combinations.with_row_index("combination"),
        on=names,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    which = numbered.get_column("combination").to_numpy()
    rows = combinations.to_dicts()
    for place in places:
        told = np.fromiter((_verdict(place, row) for row in rows), dtype=np.int8, count=len(rows))
        yield place, told[which]


def _verdict(place: int, values: Mapping[str, object]) -> int:
    when, must = _closures(place)
    if when is not None:
        applies = when(values)
        if applies is None:
            return Verdict.UNKNOWN
        if not applies:
            return Verdict.NOT_APPLICABLE
    holds = must(values)
    return Verdict.UNKNOWN if holds is None else Verdict.PASSED if holds else Verdict.FAILED


_Closure: TypeAlias = Callable[[Mapping[str, object]], object]


@cache
def _closures(place: int) -> tuple[_Closure | None, _Closure]:
    row = CATALOGUE[place].row
    when = None if row.when is None else compile_python(row.when, CONTEXT)
    return when, compile_python(row.must, CONTEXT)
