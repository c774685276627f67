"""Small batches made by hand: one sheet of disputes, and a report with the faults that a test wants."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from jiceng.dataset import ROW, SOURCE, Cell, Dataset, Refusal, SheetSource
from jiceng.validate import AppliedRule, Report, Severity

__all__ = ["HEADINGS", "batch", "report_on", "sheet"]

HEADINGS = ("编号", "事件名称", "备注2")
_POSITIONS = {"number": 0, "title": 1}


def sheet(rows: Sequence[Sequence[Cell]], **changes: object) -> SheetSource:
    """A sheet with the three headings in its first row and the given rows below."""
    plain: dict[str, object] = {
        "file": "台账.xlsx",
        "sheet": "纠纷",
        "entity": "dispute",
        "header_rows": (1,),
        "rows": len(rows),
        "columns": {"编号": "number", "事件名称": "title"},
        "positions": _POSITIONS,
        "unmapped": ("备注2",),
        "image": (HEADINGS, *(tuple(row) for row in rows)),
    }
    return SheetSource(**(plain | changes))  # type: ignore[arg-type]


Place = tuple[int, int, AppliedRule]


def report_on(
    sources: Sequence[SheetSource],
    places: Sequence[Place] = (),
    *,
    refusals: Sequence[Refusal] = (),
    entity: str = "dispute",
) -> Report:
    """A report whose failures stand at the given (source, row, rule)."""
    rules: Mapping[int, AppliedRule] = dict(enumerate(dict.fromkeys(rule for _, _, rule in places)))
    position = {rule: number for number, rule in rules.items()}
    schema = {
        "code": pl.String(),
        "position": pl.UInt32(),
        "entity": pl.String(),
        "record": pl.UInt32(),
        "field": pl.String(),
        SOURCE: pl.UInt32(),
        ROW: pl.UInt32(),
    }
    rows = [
        (rule.code, position[rule], entity, 0, rule.fields[0], source, row) for source, row, rule in places
    ]
    return Report(
        as_of=date(2026, 9, 30),
        sources=tuple(sources),
        refusals=tuple(refusals),
        counts={},
        rules=rules,
        findings=pl.DataFrame(),
        failures=pl.DataFrame(rows, schema=schema, orient="row"),
        truncated=False,
    )


def batch(*sources: SheetSource, refusals: Sequence[Refusal] = ()) -> Dataset:
    """A dataset with these sheets and no frames: feedback needs the cells only."""
    return Dataset({}, sources, tuple(refusals))


ERROR = AppliedRule("dispute.title-blank", Severity.ERROR, "事件名称不能为空。", ("title",))
WARNING = AppliedRule("dispute.number-odd", Severity.WARNING, "编号不合常规。", ("number", "title"))
INFO = AppliedRule("dispute.note", Severity.INFO, "请补填规模。", ("scale",))
