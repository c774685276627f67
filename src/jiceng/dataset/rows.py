"""From model objects to the rows of a table. The way back is `Record.from_row`."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from jiceng.dataset.schema import ROW, table_schema
from jiceng.errors import DeclarationError
from jiceng.models import Record

if TYPE_CHECKING:
    import polars as pl

__all__ = ["frames_of"]


def frames_of(
    records: Iterable[Record], models: Mapping[str, type[Record]]
) -> "tuple[dict[str, pl.DataFrame], Mapping[str, type[Record]]]":
    """Return one table per entity of the records, and the models with those of the records among them.

    Raises `DeclarationError` when the records of one entity are of two models of which neither extends the other.
    """
    by_entity: dict[str, list[Record]] = {}
    for record in records:
        by_entity.setdefault(record.entity.name, []).append(record)
    own = {entity: _model_of(group, models.get(entity)) for entity, group in by_entity.items()}
    frames = {entity: _table(own[entity], group) for entity, group in by_entity.items()}
    if all(models.get(entity) is model for entity, model in own.items()):
        return frames, models
    return frames, {**models, **own}


def _model_of(records: Iterable[Record], registered: type[Record] | None) -> type[Record]:
    """Return the model that holds all fields of these records: the one that extends the others."""
    kinds = dict.fromkeys(map(type, records)) | ({} if registered is None else {registered: None})
    for kind in kinds:
        if all(issubclass(kind, other) for other in kinds):
            return kind
    names = " and ".join(f"{kind.__module__}.{kind.__qualname__}" for kind in kinds)
    raise DeclarationError(f"the records of one entity are of one model or of what extends it, not {names}")


def _table(model: type[Record], records: Iterable[Record]) -> "pl.DataFrame":
    import polars as pl

    rows = [_plain(record.row()) | {ROW: number} for number, record in enumerate(records, start=1)]
    return pl.DataFrame(rows, schema=table_schema(model), orient="row")


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    """Return a row with codes and identifiers as the plain text that they are."""
    return {name: str(value) if isinstance(value, str) else value for name, value in row.items()}
