"""The verdict of every rule on every row of a frame.

One pass over a frame gives, for each rule, two columns of single bits: whether it applies and whether it holds,
each with unknown as the third answer. A verdict is read off the two, and a rule falls silent on the rows on which
one that is `given` to it has failed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache, reduce
from operator import and_, or_
from typing import TYPE_CHECKING

import attrs

from jiceng.dataset import SOURCE, Dataset
from jiceng.expr import Context, Node, compile_polars, lower
from jiceng.models import Record
from jiceng.validate.catalogue import CATALOGUE
from jiceng.validate.demands import as_if_filled, demanded_fields
from jiceng.validate.gathering import with_gathered
from jiceng.validate.possible import settled
from jiceng.validate.rule import Rule
from jiceng.validate.sharing import SharedParts

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Tally", "Verdict", "Verdicts", "copied_rows", "silencers", "verdicts"]


class Verdict(IntEnum):
    """What a rule says of a row."""

    PASSED = 0
    FAILED = 1
    UNKNOWN = 2
    NOT_APPLICABLE = 3


@attrs.frozen
class Tally:
    """How one rule went on the rows of an entity."""

    failed: int
    unknown: int
    not_applicable: int


@attrs.frozen(eq=False, repr=False)
class Verdicts:
    """The verdicts of several rules on the rows of an entity, by their places in the catalogue.

    For each rule three columns of bits without gaps: failed, unknown, not applicable. A row with none of them passed.
    """

    height: int
    _bits: "Mapping[int, tuple[pl.Series, pl.Series, pl.Series]]"

    def failed(self, place: int) -> "pl.Series":
        """Return for each row whether the rule failed there."""
        return self._bits[place][0]

    def tally(self, place: int) -> Tally:
        """Count the rows by verdict."""
        failed, unknown, not_applicable = (int(bits.sum()) for bits in self._bits[place])
        return Tally(failed, unknown, not_applicable)

    def column(self, place: int) -> list[Verdict]:
        """Return the verdict on each row, one by one."""
        kinds = (Verdict.FAILED, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
        rows = zip(*(bits.to_list() for bits in self._bits[place]), strict=True)
        return [
            next((kind for kind, bit in zip(kinds, row, strict=True) if bit), Verdict.PASSED) for row in rows
        ]


def verdicts(
    data: Dataset,
    model: type[Record],
    positions: Sequence[int],
    context: Context,
    catalogue: Sequence[Rule] = CATALOGUE,
) -> Verdicts:
    """Return the verdicts of the rules at `positions` on the rows of an entity.

    A rule whose `given` failed on a row cannot tell there; a rule that is only needed to silence another is
    run as well.
    """
    silenced_by = silencers(model, positions, context, catalogue)
    order = sorted({*silenced_by, *(other for others in silenced_by.values() for other in others)})
    gathers = list({part.column: part for place in order for part in catalogue[place].gathers}.values())
    frame = with_gathered(data.frame(model), model, gathers, data, context)
    told = dict(_told(frame, model, order, data, context, catalogue))
    bits: dict[int, tuple[pl.Series, pl.Series, pl.Series]] = {}
    for place in positions:
        failed, unknown, not_applicable = told[place]
        silent = [told[other][0] for other in silenced_by[place] if told[other][0].any()]
        if silent:
            silenced = reduce(or_, silent)
            failed, unknown, not_applicable = (
                failed & ~silenced,
                unknown | silenced,
                not_applicable & ~silenced,
            )
        bits[place] = failed, unknown, not_applicable
    return Verdicts(frame.height, bits)


def silencers(
    model: type[Record], positions: Iterable[int], context: Context, catalogue: Sequence[Rule] = CATALOGUE
) -> dict[int, tuple[int, ...]]:
    """Return for each place those of the rules in force that silence it where they fail.

    A rule is silenced by one that is given to it and points at a field that it reads, and by what that one is given
    in turn: a wrong number of the head of a household says nothing against that of a member.
    """
    places = _by_code(model) if catalogue is CATALOGUE else _places(model, catalogue)

    def given(place: int) -> Iterator[int]:
        rule = catalogue[place]
        seen = {*rule.reads, *rule.marks}
        for code in rule.given:
            for other in places.get(code, ()):
                if other != place and not seen.isdisjoint(catalogue[other].marks):
                    yield other
                    yield from given(other)

    return {
        place: tuple(other for other in dict.fromkeys(given(place)) if catalogue[other].is_in_force(context))
        for place in positions
    }


def _places(model: type[Record], catalogue: Sequence[Rule]) -> Mapping[str, Sequence[int]]:
    """Return the places of the rules of an entity, by their codes."""
    places: dict[str, list[int]] = {}
    for place, rule in enumerate(catalogue):
        if issubclass(model, rule.model):
            places.setdefault(rule.code, []).append(place)
    return places


@cache
def _by_code(model: type[Record]) -> Mapping[str, Sequence[int]]:
    return _places(model, CATALOGUE)


def _told(
    frame: "pl.DataFrame",
    model: type[Record],
    order: Sequence[int],
    data: Dataset,
    context: Context,
    catalogue: Sequence[Rule],
) -> "Iterator[tuple[int, tuple[pl.Series, pl.Series, pl.Series]]]":
    """Yield for each rule by itself where it failed, where it cannot tell, and where it does not apply."""
    import polars as pl

    copied = _sources_copied_from(data, model)
    empty = {column.name for column in frame.get_columns() if column.null_count() == frame.height}

    shared = SharedParts()

    def compiled(node: Node) -> pl.Expr:
        return compile_polars(shared.taken_from(settled(lower(node, context), empty)), context)

    asked: dict[str, pl.Expr] = {}
    for place in order:
        row = catalogue[place].row
        asked[f"{place} holds"] = compiled(row.must)
        applies = [] if row.when is None else [compiled(row.when)]
        if catalogue[place].of_forms:
            applies.append(pl.col(SOURCE).is_not_null())
        if copied and not catalogue[place].gathers:
            applies.append(~pl.col(SOURCE).is_in(copied).fill_null(value=False))
        if applies:
            asked[f"{place} applies"] = reduce(and_, applies)
        excused = _excused(catalogue[place], model, data, compiled)
        if excused is not None:
            asked[f"{place} excused"] = excused
    answers = (
        shared.beside(frame.lazy(), context)
        .with_columns(expr.alias(name) for name, expr in asked.items())
        .select(list(asked))
        .collect(engine="streaming")
    )
    nowhere = pl.repeat(value=False, n=frame.height, dtype=pl.Boolean(), eager=True)
    for place in order:
        holds = answers.get_column(f"{place} holds")
        untold = holds.is_null() if holds.null_count() else nowhere
        failed = ~holds.fill_null(value=True)
        not_applicable = nowhere
        if f"{place} applies" in asked:
            applied = answers.get_column(f"{place} applies")
            sure = applied.fill_null(value=False)
            failed, untold = failed & sure, (untold & sure) | applied.is_null()
            not_applicable = ~applied.fill_null(value=True)
        if f"{place} excused" in asked:
            excused_here = failed & answers.get_column(f"{place} excused")
            failed, untold = failed & ~excused_here, untold | excused_here
        yield place, (failed, untold, not_applicable)


def copied_rows(data: Dataset, model: type[Record]) -> int:
    """Return how many rows of an entity were put together from the sheet of another, as households are from residents.

    Their values are checked where they were written down; only rules across records speak of them.
    """
    import polars as pl

    return data.frame(model).filter(pl.col(SOURCE).is_in(_sources_copied_from(data, model))).height


def _sources_copied_from(data: Dataset, model: type[Record]) -> list[int]:
    return [place for place, source in enumerate(data.sources) if source.entity != model.entity.name]


def _excused(
    rule: Rule, model: type[Record], data: Dataset, compiled: "Callable[[Node], pl.Expr]"
) -> "pl.Expr | None":
    """Return where a rule, should it fail, fails only for want of a column on the sheet; `None` where no sheet lacks one."""
    import polars as pl

    check = rule.row
    parts: list[pl.Expr] = []
    for lacking, sources in _sources_lacking(rule, model, data).items():
        holds = compiled(as_if_filled(check.must, lacking))
        fails = (~holds).fill_null(value=False)
        if check.when is not None:
            applies = compiled(as_if_filled(check.when, lacking))
            fails = applies.fill_null(value=False) & fails
        parts.append(pl.col(SOURCE).is_in(sources) & ~fails)
    return reduce(or_, parts).fill_null(value=False) if parts else None


def _sources_lacking(rule: Rule, model: type[Record], data: Dataset) -> dict[frozenset[str], list[int]]:
    """Return the sheets of an entity that lack a column which the rule needs, by the columns they lack."""
    needed = (demanded_fields(rule.row) | set(rule.needs)) & set(rule.reads)  # not what is gathered
    groups: dict[frozenset[str], list[int]] = {}
    for position, source in enumerate(data.sources):
        lacking = needed - set(source.columns.values())
        if lacking and source.entity == model.entity.name:
            groups.setdefault(lacking, []).append(position)
    return groups
