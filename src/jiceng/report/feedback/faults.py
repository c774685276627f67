"""From failing rows to marks on the cells of the submitted sheets."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

import attrs

from jiceng.dataset import ROW, SOURCE, Cell, SheetSource
from jiceng.models import ENTITIES, Record, terms
from jiceng.validate import AppliedRule, Report, Severity

__all__ = ["Fault", "ReturnedSheet", "returned_sheets"]

Models = Mapping[str, type[Record]]


@attrs.frozen
class Fault:
    """One finding on one row: where on the sheet it points at, and what it says. Holds no value.

    `columns` count from 0 and are empty where the sheet lacks the column; of these, `demanded` are wrong only
    where their cell is empty. `field` is the one that the finding points at first.
    """

    code: str
    severity: Severity
    sentence: str
    headings: tuple[str, ...]
    columns: tuple[int, ...]
    demanded: frozenset[int] = frozenset()
    field: str = ""


@attrs.frozen(eq=False)
class ReturnedSheet:
    """A sheet on its way back. `faults` go by the row number that the spreadsheet shows.

    A register of villages and grids is one sheet with two sources.
    """

    sources: tuple[SheetSource, ...]
    faults: Mapping[int, tuple[Fault, ...]]
    models: Models = ENTITIES

    @cached_property
    def width(self) -> int:
        """Columns with any content, looked up once and not for every row: the sheet may have a million."""
        return max((_written(row) for row in self.image), default=0)

    @property
    def image(self) -> Sequence[tuple[Cell, ...]]:
        """All cells as submitted."""
        return self.sources[0].image

    @property
    def name(self) -> str:
        """Name of the sheet as submitted; empty for a CSV file."""
        return self.sources[0].sheet

    @property
    def header_rows(self) -> range:
        """The rows of headings, from 0."""
        rows = self.sources[0].header_rows
        return range(rows[0] - 1, rows[-1])


def _written(row: tuple[Cell, ...]) -> int:
    return next((place for place in range(len(row), 0, -1) if row[place - 1] is not None), 0)


def returned_sheets(report: Report, models: Models = ENTITIES) -> dict[str, list[ReturnedSheet]]:
    """Return the sheets to hand back, by file and in the order of submission.

    A table without cells (Parquet) is no form that anybody fills in, and is not among them.
    """
    faults = _faults_by_source(report, models)
    files: dict[str, dict[str, list[int]]] = {}
    for position, source in enumerate(report.sources):
        if source.image:
            files.setdefault(source.file, {}).setdefault(source.sheet, []).append(position)
    return {
        file: [
            ReturnedSheet(
                tuple(report.sources[position] for position in positions),
                _merged([faults.get(position, {}) for position in positions]),
                models,
            )
            for positions in sheets.values()
        ]
        for file, sheets in sorted(files.items(), key=lambda item: PurePosixPath(item[0]))
    }


def _merged(parts: list[dict[int, list[Fault]]]) -> dict[int, tuple[Fault, ...]]:
    rows: dict[int, list[Fault]] = {}
    for part in parts:
        for row, faults in part.items():
            rows.setdefault(row, []).extend(faults)
    return {row: tuple(faults) for row, faults in sorted(rows.items())}


def _faults_by_source(report: Report, models: Models) -> dict[int, dict[int, list[Fault]]]:
    known: dict[tuple[int, str, int, str], Fault] = {}
    by_source: dict[int, dict[int, list[Fault]]] = {}
    places = report.failures.select(SOURCE, ROW, "entity", "position", "field").drop_nulls()
    for source, row, entity, position, field in places.iter_rows():
        key = source, entity, position, field
        if key not in known:
            known[key] = _fault(report.sources[source], models[entity], report.rules[position], field)
        by_source.setdefault(source, {}).setdefault(row, []).append(known[key])
    return by_source


def _fault(source: SheetSource, model: type[Record], rule: AppliedRule, field: str) -> Fault:
    """Return the mark of a rule on a sheet, for the rows where it points at `field`.

    Households are derived from residents: they own no column there.
    """
    spelt = (
        {field: heading for heading, field in source.columns.items()}
        if source.entity == model.entity.name
        else {}
    )
    declared = terms(model)
    places = {
        name: source.positions[name] for name in rule.fields if name in spelt and name in source.positions
    }
    return Fault(
        rule.code,
        rule.severity,
        rule.sentence,
        tuple(spelt.get(name) or declared[name].label.zh for name in rule.fields),
        tuple(places.values()),
        frozenset(places[name] for name in (rule.demanded - {field}) & places.keys()),
        field,
    )
