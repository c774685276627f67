"""How many findings stand in each village, for those who have to see to it."""

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import SOURCE, Dataset
from jiceng.models import ENTITIES, Division
from jiceng.validate import Report, Severity

if TYPE_CHECKING:
    import polars as pl

__all__ = ["VillageCount", "village_counts"]

_GRID_CODE = "grid_code"
_VILLAGE_DIGITS = 12


@attrs.frozen
class VillageCount:
    """Findings on the records of one village or community, by severity."""

    name: str
    counts: dict[Severity, int]


def village_counts(data: Dataset, report: Report, file: str) -> list[VillageCount]:
    """Return the findings of a file by village, in the order of the village codes.

    Only villages of the batch's own register are named, so that nothing typed into the column of grids can
    come out here. Empty when the batch has no register or the file no grids.
    """
    names = _village_names(data)
    counts: Counter[tuple[str, Severity]] = Counter()
    positions = [place for place, source in enumerate(report.sources) if source.file == file]
    for entity in ENTITIES:
        frame = data.frames.get(entity)
        if frame is None or _GRID_CODE not in frame.columns or not names:
            continue
        counts.update(_counted(frame, report, entity, positions))
    villages = sorted({code for code, _ in counts if code in names})
    return [
        VillageCount(names[code], {severity: counts[code, severity] for severity in Severity})
        for code in villages
    ]


def _counted(
    frame: "pl.DataFrame", report: Report, entity: str, positions: list[int]
) -> Counter[tuple[str, Severity]]:
    import polars as pl

    village = frame.get_column(_GRID_CODE).str.slice(0, _VILLAGE_DIGITS)
    failures = report.failures.filter(pl.col("entity") == entity, pl.col(SOURCE).is_in(positions))
    counted: Counter[tuple[str, Severity]] = Counter()
    for record, position in failures.select("record", "position").iter_rows():
        counted[village[record] or "", report.rules[position].severity] += 1
    return counted


def _village_names(data: Dataset) -> dict[str, str]:
    frame = data.frame(Division)
    return {
        code: name
        for code, name in frame.select("code", "name").iter_rows()
        if code is not None and name is not None and len(code) == _VILLAGE_DIGITS
    }
