"""Tables for an audience, each field treated as its profile says."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from jiceng.dataset import Column, Dataset, Kind, columns
from jiceng.errors import DeclarationError
from jiceng.identifiers import DivisionCode, GridCode, Identifier
from jiceng.models import Person, Record
from jiceng.share.audience.profile import Audience, Treatment
from jiceng.share.pseudonym import Pseudonymiser

if TYPE_CHECKING:
    import polars as pl

__all__ = ["export"]

_TOWNSHIP_DIGITS: Final = 9
_CHILD_UNDER: Final = 14  # 个人信息保护法, article 28


def export(
    data: Dataset, audience: Audience, *, as_of: date, pseudonymiser: Pseudonymiser | None = None
) -> "dict[str, pl.DataFrame]":
    """Return the tables that an audience may see, by entity, with the fields it may see of each.

    What the profile does not name is not there: no list above its class, no field without a treatment, no text
    that could not be read, no origin. A field that is kept has its type; any other is text. `as_of` is the day on
    which somebody is a child; who has neither a day of birth nor a number that tells it is treated as one.

    Raises `DeclarationError` when the profile asks for pseudonyms and there is no `pseudonymiser`.
    """
    audience.demand_known(data.models)
    return {
        entity: _treated(frame, data.models[entity], audience, as_of, pseudonymiser)
        for entity, frame in data.frames.items()
        if audience.may_see_list(data.models[entity])
    }


def _treated(
    frame: "pl.DataFrame",
    model: type[Record],
    audience: Audience,
    as_of: date,
    pseudonymiser: Pseudonymiser | None,
) -> "pl.DataFrame":
    import polars as pl

    is_child = _is_child(frame, as_of) if issubclass(model, Person) else pl.Series([False]).clear()
    treated: dict[str, pl.Series] = {}
    for name, column in columns(model).items():
        values = frame.get_column(name)
        grown = audience.treatment(model, column.term)
        young = audience.treatment(model, column.term, of_child=True) if len(is_child) else grown
        if grown is young is Treatment.DROP:
            continue
        if grown is young:
            treated[name] = _apply(grown, column, values, pseudonymiser)
        else:
            both = [
                _apply(treatment, column, values, pseudonymiser).cast(pl.String)
                for treatment in (young, grown)
            ]
            treated[name] = pl.select(
                pl.when(is_child).then(both[0]).otherwise(both[1]).alias(name)
            ).to_series()
    return pl.DataFrame(treated)


def _is_child(frame: "pl.DataFrame", as_of: date) -> "pl.Series":
    """Tell of each person whether he is under fourteen, or nobody knows."""
    import polars as pl

    in_number = pl.col("id_number").str.slice(6, 8).str.to_date("%Y%m%d", strict=False)
    birth = pl.coalesce("birth_date", in_number)
    fourteenth = birth.dt.offset_by(f"{_CHILD_UNDER}y")
    return frame.select((fourteenth > as_of).fill_null(value=True)).to_series()


def _apply(
    treatment: Treatment, column: Column, values: "pl.Series", pseudonymiser: Pseudonymiser | None
) -> "pl.Series":
    import polars as pl

    match treatment:
        case Treatment.KEEP:
            return values
        case Treatment.MASK:
            return _each(values, column.term.sensitivity.mask)
        case Treatment.PSEUDONYM:
            if pseudonymiser is None:
                raise DeclarationError(
                    f"{column.name}: the audience gets pseudonyms, which need a pseudonymiser"
                )
            kind = column.term.type if issubclass(column.term.type, Identifier) else None
            return pseudonymiser.column(values.cast(pl.String), kind)
        case Treatment.GENERALISE:
            return _generalised(column, values)
        case Treatment.DROP:
            return pl.repeat(None, len(values), dtype=pl.String, eager=True).alias(values.name)


def _generalised(column: Column, values: "pl.Series") -> "pl.Series":
    """Return a coarser value: of a day the year, of a place the township; of anything else nothing."""
    import polars as pl

    if column.kind is Kind.DATE:
        return values.dt.year().cast(pl.String)
    if issubclass(column.term.type, DivisionCode | GridCode):
        return values.str.slice(0, _TOWNSHIP_DIGITS)
    return pl.repeat(None, len(values), dtype=pl.String, eager=True).alias(values.name)


def _each(values: "pl.Series", change: Callable[[object], str]) -> "pl.Series":
    import polars as pl

    known: Mapping[object, str] = {value: change(value) for value in values.drop_nulls().unique()}
    return pl.Series(
        values.name, [None if value is None else known[value] for value in values], dtype=pl.String
    )
