"""From failing rows to findings a clerk can read: where it is, what is wrong, what to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from jiceng.dataset import ROW, SOURCE, Dataset, SheetSource
from jiceng.expr import Context, kept_text
from jiceng.models import Record, masked_key, terms
from jiceng.validate.catalogue import CATALOGUE
from jiceng.validate.demands import demanded_fields
from jiceng.validate.report import FINDING_COLUMNS, AppliedRule
from jiceng.validate.rule import Rule, Severity
from jiceng.validate.verdicts import Piece

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "applied_rules",
    "columns_pointed_at",
    "failure_schema",
    "failures_of",
    "finding_schema",
    "masked_keys",
    "render",
]


def failure_schema() -> "dict[str, pl.DataType]":
    """Return the columns of `Report.failures`: the rule, the entity, the row, and nothing of its content."""
    import polars as pl

    return {
        "code": pl.String(),
        "position": pl.UInt32(),
        "entity": pl.String(),
        "record": pl.UInt32(),
        "field": pl.String(),
        SOURCE: pl.UInt32(),
        ROW: pl.UInt32(),
    }


def failures_of(
    piece: Piece, positions: Sequence[int], entity: str, catalogue: Sequence[Rule] = CATALOGUE
) -> "pl.DataFrame":
    """Return every failing row of a piece against the rules at `positions`.

    `record` is its place in the entity's table, `field` the one the finding points at first: of fields that
    a rule wants filled in, the first that is empty.
    """
    import polars as pl

    rows = piece.rows.with_row_index(_RECORD, piece.start)
    parts = [pl.DataFrame(schema=failure_schema())]
    for place in positions:
        failed = piece.told.failed(place)
        if failed.any():
            seen = {_RECORD, SOURCE, ROW, *columns_pointed_at(catalogue[place])} & set(rows.columns)
            parts.append(_failures(rows.select(seen).filter(failed), place, catalogue[place], entity))
    return pl.concat(parts)


def columns_pointed_at(rule: Rule) -> Sequence[str]:
    """Return the columns that tell at which field a finding of a rule points."""
    demanded = demanded_fields(rule.row)
    return [name for field in rule.marks if field in demanded for name in (field, kept_text(field))]


_RECORD = "_record"


def _failures(rows: "pl.DataFrame", place: int, rule: Rule, entity: str) -> "pl.DataFrame":
    """Return the failures of a rule on rows on which it has failed."""
    import polars as pl

    demanded = demanded_fields(rule.row)
    columns = {field: columns_of(field, rows) for field in rule.marks if field in demanded}
    empty = [
        pl.when(pl.all_horizontal(pl.col(names).is_null())).then(pl.lit(field))
        for field, names in columns.items()
    ]
    return rows.select(
        pl.lit(rule.code).alias("code"),
        pl.lit(place, dtype=pl.UInt32()).alias("position"),
        pl.lit(entity).alias("entity"),
        pl.col(_RECORD).alias("record"),
        pl.coalesce(*empty, pl.lit(rule.marks[0])).alias("field"),
        SOURCE,
        ROW,
    )


def columns_of(field: str, frame: "pl.DataFrame") -> list[str]:
    """Return the columns in which a field may hold something: its own, and that of the text nobody could read."""
    return [column for column in (field, kept_text(field)) if column in frame.columns]


def applied_rules(
    positions: Iterable[int],
    severities: Sequence[Severity],
    context: Context,
    catalogue: Sequence[Rule] = CATALOGUE,
) -> dict[int, AppliedRule]:
    """Return the rules at `positions` as the check applied them; `severities` follow the catalogue."""
    applied: dict[int, AppliedRule] = {}
    for place in sorted(positions):
        rule = catalogue[place]
        demanded = demanded_fields(rule.row)
        applied[place] = AppliedRule(
            rule.code, severities[place], rule.sentence(context), rule.marks, demanded & set(rule.marks)
        )
    return applied


def render(failures: "pl.DataFrame", data: Dataset, rules: Mapping[int, AppliedRule]) -> "pl.DataFrame":
    """Return the findings with place, masked key and Chinese sentence."""
    import polars as pl

    keys = masked_keys(failures, data)
    rows: list[tuple[object, ...]] = []
    for key, failure in zip(keys, failures.iter_rows(named=True), strict=True):
        rule = rules[failure["position"]]
        source = None if failure[SOURCE] is None else data.sources[failure[SOURCE]]
        field = failure["field"]
        rows.append(
            (
                rule.code,
                rule.severity.value,
                failure["entity"],
                key,
                "" if source is None else source.file,
                "" if source is None else source.sheet,
                failure[ROW],
                _heading(source, data.models[failure["entity"]], field),
                field,
                rule.sentence,
            )
        )
    return pl.DataFrame(rows, schema=finding_schema(), orient="row")


def finding_schema() -> "dict[str, pl.DataType]":
    """Return the columns of `Report.findings`."""
    import polars as pl

    return {name: pl.UInt32() if name == "row" else pl.String() for name in FINDING_COLUMNS}


def _heading(source: SheetSource | None, model: type[Record], field: str) -> str:
    """Return the heading as the sheet spells it, the official one where the sheet has none."""
    spelt = {} if source is None else {name: heading for heading, name in source.columns.items()}
    return spelt.get(field) or terms(model)[field].label.zh


def masked_keys(failures: "pl.DataFrame", data: Dataset) -> "pl.Series":
    """Return for each failing row the key of its record as it may be printed."""
    import polars as pl

    keys = {
        entity: dict(_keys_of(failures.filter(entity=entity).get_column("record").unique(), entity, data))
        for entity in failures.get_column("entity").unique()
    }
    rows = failures.select("entity", "record").iter_rows()
    return pl.Series("key", [keys[entity][record] for entity, record in rows], dtype=pl.String())


def _keys_of(records: "pl.Series", entity: str, data: Dataset) -> Iterator[tuple[int, str]]:
    model = data.models[entity]
    records = records.sort()
    rows = data.table(model).taken(model.entity.key, records)
    for record, row in zip(records, rows.iter_rows(named=True), strict=True):
        yield record, masked_key(model, row)
