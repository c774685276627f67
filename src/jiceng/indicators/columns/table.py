"""A scheme on a table with one row per unit: everything that a scheme says, for hundreds of thousands of units."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from jiceng.errors import DeclarationError, UnknownCodeError
from jiceng.indicators.columns.cells import reading
from jiceng.indicators.columns.composing import components_of, composed
from jiceng.indicators.columns.items import ItemColumn, items_of
from jiceng.indicators.columns.marking import Marker, beside, stratum_named, stratum_of
from jiceng.indicators.columns.sheet import Row, Sheet, named_columns
from jiceng.indicators.columns.standing import with_grades, with_places
from jiceng.indicators.columns.totals import (
    bonus_of,
    deductions_of,
    size_of,
    totals_of,
    triggered,
)
from jiceng.indicators.columns.width import width_of
from jiceng.indicators.declared import Document
from jiceng.indicators.numbers import CARRIED_PLACES
from jiceng.indicators.scorecard import ComposedShare, Item, Problem, UnitScore
from jiceng.indicators.scoring import Extras, Unit, add_up, score_bonus, score_veto, told_bare

if TYPE_CHECKING:
    import polars as pl

__all__ = ["ScoreTable", "score_table"]


_AT_ONCE = 4
_OWN = frozenset({"unit", "total", "rank", "grade", "stratum", "stratum_rank", "bonus", "deductions"})


@attrs.frozen(eq=False, slots=False)
class ScoreTable:
    """The scores of many units.

    `units` are the points as whole numbers of the last decimal; `standing` and `frame` show them as exact decimals. The
    reason of a mark is made when it is asked for: `explain` gives the same item, sentence and all, as a scorecard has.
    `problems` tells of values that cannot be used, and of quotas.
    """

    sheet: Sheet = attrs.field(repr=False)
    units: "pl.DataFrame" = attrs.field(repr=False)
    problems: tuple[Problem, ...]
    markers: Mapping[str, Marker] = attrs.field(repr=False)
    components: "Mapping[str, Sequence[ScoreTable]]" = attrs.field(repr=False)

    @property
    def document(self) -> Document:
        """The scheme."""
        return self.sheet.document

    @property
    def values(self) -> "pl.DataFrame":
        """The table that was scored."""
        return self.sheet.frame

    @cached_property
    def standing(self) -> "pl.DataFrame":
        """One row per unit: unit, total, rank, grade.

        With strata `stratum` and `stratum_rank`, with bonuses `bonus`, with vetoes that take points `deductions`.
        """
        import polars as pl

        places = self.document.rounding.places
        beside = CARRIED_PLACES if self.document.rounding.at == "total" else places
        takes = any(veto.points is not None for veto in self.document.veto)
        return self.units.select(
            "unit",
            _decimal(pl.col("total"), places),
            "rank",
            "grade",
            *(["stratum", "stratum_rank"] if self.document.strata is not None else []),
            *([_decimal(pl.col("=bonus"), beside).alias("bonus")] if self.document.bonus else []),
            *([_decimal(pl.col("=deductions"), beside).alias("deductions")] if takes else []),
        )

    @cached_property
    def frame(self) -> "pl.DataFrame":
        """The standing, with the points of each indicator."""
        import polars as pl

        rounding = self.document.rounding
        places = rounding.places if rounding.at == "item" else CARRIED_PLACES
        points = [_decimal(pl.col(one.id), places) for one in self.document.indicator]
        return self.standing.hstack(self.units.select(points))

    def explain(self, unit: str, indicator: str) -> Item:
        """Return the trace of one mark. Raises `UnknownCodeError`."""
        if indicator not in self.markers:
            raise UnknownCodeError(f"the scheme has no indicator {indicator!r}")
        return self.markers[indicator].scored(self._row(unit), unit).item

    def unit(self, code: str) -> UnitScore:
        """Return one unit with all items, adjustments, vetoes and sentences. Raises `UnknownCodeError`."""
        row = self._row(code)
        place = next(self.standing.filter(self._is(code)).iter_rows(named=True))
        own = _added_up(self, row, components_of(self.document, _standings(self.components), code))
        return attrs.evolve(
            own,
            rank=_place(place["rank"]),
            grade=place["grade"],
            stratum_rank=_place(place.get("stratum_rank")),
        )

    @cached_property
    def reasons(self) -> "pl.DataFrame":
        """Why each mark is what it is, one row per unit: scored, floored, capped, waived, missing-by-policy, not-applicable."""
        import polars as pl

        columns = [_reasons(marker, self.values).alias(name) for name, marker in self.markers.items()]
        return pl.DataFrame([self.values["unit"], *columns])

    def _is(self, code: str) -> "pl.Expr":
        import polars as pl

        return pl.col("unit") == code

    def _row(self, code: str) -> Row:
        found = next(self.values.filter(self._is(code)).iter_rows(named=True), None)
        if found is None:
            raise UnknownCodeError(f"no unit {code!r} was scored")
        return found


def score_table(
    document: Document,
    values: "pl.DataFrame",
    components: "Mapping[str, Sequence[ScoreTable]] | None" = None,
) -> ScoreTable:
    """Score a table with a column `unit` and, for each thing that has a value, the value under its id.

    A value is a whole number or a `Decimal`, or a rate in `<id>.numerator` and `<id>.denominator`; a day is a date.
    An empty cell is missing, a denominator of 0 does not apply. What the scheme looks at beside its values stands in
    columns of its own: a count by name under the name of the event, or `<id>@<name>` for what belongs to the indicator
    (`<id>@<department>`, `<id>@previous-period`, `<id>@year-1` too); the number that a condition is about, and the
    title of a waiver, under that name; the peer group under the name of its column. `components` are the tables that
    a composed total is made of, by `months`, `quarters`, `half_years`, or the id of another scheme.

    Raises `DeclarationError` with all columns that are not there or hold no such thing, and `DataError` with all
    values that must not be missing.
    """
    wanted = _wanted(document, values)
    given = dict(components or {})
    sheet = Sheet.of(document, values, named_columns(document, values, wanted))
    markers = {one.id: Marker.of(sheet, one) for one in document.indicator}
    at_item = document.rounding.at == "item"
    work = _with_strata(document, values)
    frame, items = items_of(
        attrs.evolve(sheet, frame=work), markers, document.rounding.places if at_item else CARRIED_PLACES
    )
    scored = _scored(sheet, frame, items)
    plain = ScoreTable(sheet, scored, (), markers, given)
    scored = _settled(plain, scored)
    if document.compose is not None:
        scored = composed(document, scored, _standings(given))
    if any(veto.effect == "zero" for veto in document.veto):
        scored = scored.with_columns(_zeroed(document))
    placed = with_places(document, scored)
    graded, told = with_grades(document, placed)
    problems = (*sheet.problems(), *_without_stratum(document, graded), *told)
    return attrs.evolve(plain, units=graded, problems=problems)


def _standings(components: Mapping[str, Sequence[ScoreTable]]) -> "dict[str, list[pl.DataFrame]]":
    return {name: [table.standing for table in tables] for name, tables in components.items()}


def _wanted(document: Document, values: "pl.DataFrame") -> dict[str, str]:
    """Return the columns beside the values, and what they hold. Raises `DeclarationError` for units that are no key."""
    import polars as pl

    taken = _OWN.intersection(one.id for one in document.indicator)
    if taken:
        raise DeclarationError(f"a table has columns of its own named {', '.join(sorted(taken))}")
    if "unit" not in values.columns:
        raise DeclarationError("the table has no column 'unit'")
    if values.schema["unit"] != pl.String():
        raise DeclarationError("the column 'unit' has to hold text")
    twice = values.height - values["unit"].n_unique()
    if twice or values["unit"].null_count():
        raise DeclarationError(f"the column 'unit' has to name each unit once: {twice} rows too many")
    wanted: dict[str, str] = {}
    for one in document.indicator:
        wanted |= beside(document, one, values.columns)
    if document.strata is not None:
        wanted[document.strata.by] = "text"
    return wanted


def _with_strata(document: Document, values: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl

    if document.strata is None:
        return values
    by = document.strata.by
    texts = values[by].drop_nulls().unique().to_list()
    named = {text: stratum_named(document.level, by, text) for text in texts if text}
    return values.with_columns(
        pl.col(by)
        .replace_strict(
            list(named), [pair[at] for pair in named.values()], default="", return_dtype=pl.String()
        )
        .alias(name)
        for at, name in enumerate(("=stratum-code", "stratum"))
    )


def _scored(sheet: Sheet, frame: "pl.DataFrame", items: Mapping[str, ItemColumn]) -> "pl.DataFrame":
    """Return units with the points of every item, and their totals before composition."""
    import polars as pl

    document = sheet.document
    outs = [(one, out) for one in document.indicator if (out := items[one.id].out) is not None]
    size = size_of(document)
    lost = [out.cast(pl.Int64) * int(one.points * size) for one, out in outs]
    counts = [out for _, out in outs]
    width = width_of(document)
    points = [items[one.id].points.cast(width).alias(one.id) for one in document.indicator]
    states = [
        (pl.sum_horizontal(lost) if lost else pl.lit(0, dtype=pl.Int64())).alias("=lost"),
        (~pl.all_horizontal(counts) if len(counts) == len(points) else pl.lit(value=True)).alias("=counts"),
        bonus_of(sheet).alias("=bonus"),
        *(triggered(sheet, veto).alias(f"=hit:{veto.id}") for veto in document.veto),
    ]
    units = ["unit", *(["stratum"] if document.strata is not None else [])]
    found = frame.select(*units, *states)
    for some in (
        points[at : at + _AT_ONCE] for at in range(0, len(points), _AT_ONCE)
    ):  # what they share is computed once, and held for these few only
        found = found.hstack(frame.lazy().select(some).collect())
    found = found.with_columns(deductions_of(document).alias("=deductions"))
    total, in_doubt = totals_of(document, items)
    return found.with_columns(total.alias("total"), in_doubt.alias("=doubt"))


def _settled(table: ScoreTable, scored: "pl.DataFrame") -> "pl.DataFrame":
    """Let the engine add up the units whose carried points do not tell the rounded total."""
    import polars as pl

    if not scored["=doubt"].any():
        return scored
    size = 10**table.document.rounding.places
    codes = scored.filter("=doubt")["unit"].to_list()
    rows = table.values.filter(pl.col("unit").is_in(codes)).iter_rows(named=True)
    exact = {str(row["unit"]): int(_added_up(table, row, (), zeroed=False).total * size) for row in rows}
    total = pl.col("unit").replace_strict(
        list(exact), list(exact.values()), default=pl.col("total"), return_dtype=pl.Int64
    )
    return scored.with_columns(total.alias("total"))


def _added_up(
    table: ScoreTable, row: Row, composed: Sequence[ComposedShare], *, zeroed: bool = True
) -> UnitScore:
    """Return a unit by the engine: items, adjustments, bonus, vetoes and total."""
    document, sheet = table.document, table.sheet
    code, (group, label) = str(row["unit"]), stratum_of(document, row)
    before_total = None if document.rounding.at == "total" else document.rounding.places
    lowest = document.grade[-1].name if document.grade else ""
    items = [marker.scored(row, code) for marker in table.markers.values()]
    bonuses = [score_bonus(one, reading(sheet, one, row), before_total) for one in document.bonus]
    hit = [
        score_veto(one, reading(sheet, one, row), before_total, lowest)
        for one in document.veto
        if zeroed or one.effect != "zero"
    ]
    extras = Extras(bonuses, [one for one in hit if one is not None])
    return add_up(document, Unit(code, code, label, group), items, extras, composed)


def _zeroed(document: Document) -> "pl.Expr":
    """Return the total, 0 where a veto says so and anything counts."""
    import polars as pl

    hit = pl.any_horizontal(f"=hit:{veto.id}" for veto in document.veto if veto.effect == "zero")
    return pl.when(hit & pl.col("=counts")).then(0).otherwise(pl.col("total")).alias("total")


def _without_stratum(document: Document, scored: "pl.DataFrame") -> list[Problem]:
    import polars as pl

    if document.strata is None:
        return []
    bare = scored.filter(pl.col("stratum") == "")["unit"].to_list()
    return [told_bare(document.strata, bare)] if bare else []


def _decimal(units: "pl.Expr", places: int) -> "pl.Expr":
    """Return a column of units of the last decimal as decimals: the same bits under another name."""
    import polars as pl

    return units.cast(pl.Int128).reinterpret(dtype=pl.Decimal(38, places))


def _reasons(marker: Marker, values: "pl.DataFrame") -> "pl.Series":
    """Return the reason of every mark of an indicator, made once for units with the same cells."""

    marks = marker.marks(reasons=True)
    columns = list(marker.columns)
    joined = values.select(columns).join(
        marks.select(*columns, "=reason"), on=columns, how="left", nulls_equal=True, maintain_order="left"
    )
    return joined["=reason"]


def _place(place: float | None) -> int | Decimal | None:
    """Return a place as a scorecard has it: a whole number, or a half."""
    if place is None:
        return None
    return int(place) if place == int(place) else Decimal(str(place))
