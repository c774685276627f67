"""Records that belong together: by the references that the models declare, and by household and township."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jiceng.dataset.households import TOWNSHIP, stated_township, township_of
from jiceng.dataset.schema import ROW, SOURCE, table_schema
from jiceng.errors import DataError, DeclarationError
from jiceng.labels import Reference
from jiceng.models import Household, Record, Resident, terms

if TYPE_CHECKING:
    import polars as pl

    from jiceng.dataset.data import Dataset

__all__ = ["member_rows", "related_rows"]


def related_rows(data: "Dataset", record: Record, model: type[Record]) -> "pl.DataFrame":
    """Return the rows of `model` that a record names or that name it; see `Dataset.related`."""
    if isinstance(record, Household) and issubclass(model, Resident):
        return member_rows(data, record)
    if isinstance(record, Resident) and issubclass(model, Household):
        return _household_rows(data, record)
    own, other = terms(type(record)), terms(data.model(model))
    leading = [
        (term.reference.field, name, term.reference)
        for name, term in own.items()
        if term.reference is not None and term.reference.entity == model.entity.name
    ] + [
        (name, term.reference.field, term.reference)
        for name, term in other.items()
        if term.reference is not None and term.reference.entity == record.entity.name
    ]
    if not leading:
        raise DeclarationError(
            f"no field of {record.entity.name} or {model.entity.name} refers to the other of the two"
        )
    return _named_rows(data, data.frame(model), record.row(), leading)


def _named_rows(
    data: "Dataset",
    frame: "pl.DataFrame",
    values: Mapping[str, object],
    leading: Sequence[tuple[str, str, Reference]],
) -> "pl.DataFrame":
    """Return the rows that one of the references leads to: (column, field of the record, the reference).

    What goes along may be missing on both sides: lists that leave out the year are of one year.
    """
    import polars as pl

    named = [
        pl.all_horizontal(
            pl.col(there) == _plain(values[here]),
            *(
                pl.col(name).eq_missing(pl.lit(_plain(values[name]), dtype=frame.schema[name]))
                for name in reference.along
            ),
            *(
                [_in_township(data, frame, values, str(values[here]))]
                if (reference.entity, reference.field) == _NUMBER_OF_HOUSEHOLD
                else []
            ),
        )
        for there, here, reference in leading
        if values[here] is not None
    ]
    return frame.filter(pl.any_horizontal(pl.lit(value=False), *named))


_NUMBER_OF_HOUSEHOLD = (Household.entity.name, "number")


def _in_township(
    data: "Dataset", frame: "pl.DataFrame", values: Mapping[str, object], number: str
) -> "pl.Expr":
    """Tell which rows of `frame` lie in the township of a record that has the number of a household.

    A row or a record without a place counts as long as the batch has that number in one township only.
    """
    import polars as pl

    households = data.frame(Household).filter(pl.col("number") == number)
    townships = households.select(stated_township(households.columns)).to_series().unique().to_list()
    places = {name: str(values[name]) for name in ("grid_code", "division_code") if values.get(name)}
    here = pl.DataFrame([places]).select(stated_township(places)).item() if places else None
    if here is None:
        if len(townships) > 1:
            raise _ambiguous()
        return pl.lit(value=True)
    there = stated_township(frame.columns)
    return there.eq(here) if townships not in ([here], [None]) else there.eq(here) | there.is_null()


def _ambiguous() -> DataError:
    return DataError(
        "household.ambiguous",
        "有几个乡镇都用这个户号，而这一户没有所属网格，分不清是哪一户：请补填所属网格。",
    )


def member_rows(data: "Dataset", household: Household) -> "pl.DataFrame":
    """Return the rows of the residents of a household; see `Dataset.members`."""
    sheets = _rows_of(data, household).get_column(SOURCE).unique().to_list()
    place = household.grid_code or household.division_code
    return _members(data, str(household.number), place, sheets)


def _members(data: "Dataset", number: str, place: str | None, sheets: list[int | None]) -> "pl.DataFrame":
    """Return the residents with a household number, in the township of `place` or else on one of `sheets`."""
    import polars as pl

    residents = data.frame(Resident).filter(pl.col("household_number") == number)
    residents = residents.with_columns(township_of().alias(TOWNSHIP))
    groups = residents.group_by(TOWNSHIP, maintain_order=True).agg(
        pl.all_horizontal(pl.col("grid_code", "division_code").is_null()).all().alias("unplaced"),
        pl.col(SOURCE).first(),
    )
    if place is not None:
        here = groups.filter(pl.col(TOWNSHIP) == place[:9])
        groups = groups.filter("unplaced") if here.is_empty() else here
    if groups.height > 1:
        groups = groups.filter("unplaced", pl.col(SOURCE).is_in(sheets, nulls_equal=True))
        if groups.height != 1:
            raise _ambiguous()
    return residents.join(groups.select(TOWNSHIP), on=TOWNSHIP, how="semi", nulls_equal=True).drop(TOWNSHIP)


def _household_rows(data: "Dataset", resident: Resident) -> "pl.DataFrame":
    """Return the household rows among whose members the resident is."""
    import polars as pl

    places = _rows_of(data, resident).select(SOURCE, ROW)
    households = data.frame(Household).filter(
        pl.col("number") == pl.lit(resident.household_number, dtype=pl.String())
    )
    place = pl.coalesce("grid_code", "division_code").alias("place")
    told = households.select("number", place, SOURCE).iter_rows()
    return households.filter(
        pl.Series(
            [
                not _members(data, number, there, [sheet])
                .join(places, on=[SOURCE, ROW], how="semi", nulls_equal=True)
                .is_empty()
                for number, there, sheet in told
            ],
            dtype=pl.Boolean(),
        )
    )


def _rows_of(data: "Dataset", record: Record) -> "pl.DataFrame":
    """Return the rows of the batch that hold just what the record holds."""
    import polars as pl

    schema = table_schema(type(record))
    frame = data.frame(type(record))
    return frame.filter(
        pl.col(name).eq_missing(pl.lit(_plain(value), dtype=schema[name]))
        for name, value in record.row().items()
        if name in frame.columns
    )


def _plain(value: object) -> object:
    """Return a code or an identifier as the text that it is."""
    return str(value) if isinstance(value, str) else value
