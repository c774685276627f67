"""Findings on what a reader noticed of single cells: an error value, a number where a text belongs.

A note speaks of the cell, a rule of the value. Where a cell is noted to be broken, rules that point at it stay
silent: the value is not what was meant.
"""

from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import ROW, SOURCE, Dataset, Note, NoteKind
from jiceng.validate.findings import failure_schema
from jiceng.validate.report import AppliedRule, RuleCount
from jiceng.validate.rule import Severity

if TYPE_CHECKING:
    import polars as pl

__all__ = ["NOTE_CODES", "Noted", "noted"]

_GRADES: Mapping[NoteKind, tuple[str, Severity]] = {
    NoteKind.CELL_ERROR: (NoteKind.CELL_ERROR.value, Severity.ERROR),
    NoteKind.FORMULA_EMPTY: (NoteKind.FORMULA_EMPTY.value, Severity.ERROR),
    NoteKind.DAY_60: (NoteKind.DAY_60.value, Severity.ERROR),
    # The same mistake as a number that still looks like one, by the code of the catalogue.
    NoteKind.DIGITS_LOST: ("id.scientific-notation", Severity.ERROR),
    NoteKind.CODES_MIXED: (NoteKind.CODES_MIXED.value, Severity.WARNING),
    NoteKind.PLACE_UNKNOWN: (NoteKind.PLACE_UNKNOWN.value, Severity.WARNING),
    NoteKind.NUMBER_STORED: (NoteKind.NUMBER_STORED.value, Severity.WARNING),
    NoteKind.FORMULA: (NoteKind.FORMULA.value, Severity.INFO),
    NoteKind.SEVERAL_PHONES: (NoteKind.SEVERAL_PHONES.value, Severity.INFO),
}
_BROKEN = (
    *(NoteKind.CELL_ERROR, NoteKind.FORMULA_EMPTY, NoteKind.DAY_60),
    *(NoteKind.DIGITS_LOST, NoteKind.PLACE_UNKNOWN),
)
NOTE_CODES: Mapping[str, Severity] = dict(_GRADES.values())
"""The codes of findings on cells, with their severity."""


@attrs.frozen(eq=False)
class Noted:
    """Findings on cells: the failing rows in the form of `Report.failures`, and the rules that say what is wrong."""

    failures: "pl.DataFrame"
    rules: Mapping[int, AppliedRule]
    broken: frozenset[int]
    """The places of the rules on cells whose value is not what was meant."""

    def beside(self, failures: "pl.DataFrame") -> "tuple[pl.DataFrame, pl.DataFrame]":
        """Return the failures of rules together with these, and those that fall silent beside them."""
        import polars as pl

        places = [SOURCE, ROW, "field"]
        cells = self.failures.filter(pl.col("position").is_in(list(self.broken))).select(places)
        kept = failures.join(cells, on=places, how="anti", maintain_order="left")
        silent = failures.join(cells, on=places, how="semi", maintain_order="left")
        return pl.concat([kept, self.failures]), silent

    def counts(self, data: Dataset) -> Mapping[str, RuleCount]:
        """Return the counts of the findings by code; looked at were all rows of the entities that have any."""
        counts: dict[str, RuleCount] = {}
        for place, rule in self.rules.items():
            own = self.failures.filter(position=place)
            rows = sum(data.table(data.models[entity]).height for entity in own.get_column("entity").unique())
            count = RuleCount(rule.severity, own.height, rows, 0, 0)
            counts[rule.code] = counts[rule.code].plus(count) if rule.code in counts else count
        return counts


def noted(
    data: Dataset, first_place: int, is_wanted: Callable[[str], bool], severities: Mapping[str, Severity]
) -> Noted:
    """Return the findings on the cells of a dataset; their rules have places from `first_place` on.

    `is_wanted` tells whether a code is looked for; `severities` grade patterns of codes anew, the last that fits.
    """
    import polars as pl

    rules: dict[tuple[str, str], tuple[int, AppliedRule]] = {}
    parts = [pl.DataFrame(schema=failure_schema())]
    for position, note in _of_cells(data):
        code, severity = _GRADES[note.kind]
        if not is_wanted(code):
            continue
        field = str(note.field)
        fitting = [grade for pattern, grade in severities.items() if fnmatchcase(code, pattern)]
        applied = AppliedRule(code, fitting[-1] if fitting else severity, note.kind.sentence, (field,))
        place, _ = rules.setdefault((note.kind, field), (first_place + len(rules), applied))
        source = data.sources[position]
        rows = pl.Series(note.rows, dtype=pl.UInt32())
        parts.append(
            data.table(data.models[source.entity])
            .lazy()
            .select(SOURCE, ROW)
            .with_row_index("record")
            .filter((pl.col(SOURCE) == position) & pl.col(ROW).is_in(rows.implode()))
            .with_columns(
                pl.lit(code).alias("code"),
                pl.lit(place, dtype=pl.UInt32()).alias("position"),
                pl.lit(source.entity).alias("entity"),
                pl.lit(field).alias("field"),
            )
            .select(list(failure_schema()))
            .collect()
        )
    broken = frozenset(place for (kind, _), (place, _) in rules.items() if kind in _BROKEN)
    return Noted(pl.concat(parts), dict(rules.values()), broken)


def _of_cells(data: Dataset) -> Iterator[tuple[int, Note]]:
    for position, source in enumerate(data.sources):
        for note in source.notes:
            if note.kind in _GRADES and note.field in source.columns.values():
                yield position, note
