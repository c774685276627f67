"""The verdict of every rule on every row of a frame.

A list is gone through once, piece by piece. A piece gives, for each rule, two columns of single bits: whether it
applies and whether it holds, each with unknown as the third answer. A verdict is read off the two, and a rule falls
silent on the rows on which one that is `given` to it has failed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cache, reduce
from operator import and_, or_
from typing import TYPE_CHECKING, TypeAlias

import attrs

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.expr import Context, Node, compile_polars, lower
from jiceng.models import Record
from jiceng.validate.ages import compared_by_day
from jiceng.validate.catalogue import CATALOGUE
from jiceng.validate.demands import as_if_filled, demanded_fields
from jiceng.validate.gathering import with_gathered
from jiceng.validate.lists import Lists, Rows, columns_read
from jiceng.validate.possible import settled
from jiceng.validate.rule import Rule
from jiceng.validate.sharing import SharedParts

if TYPE_CHECKING:
    import polars as pl

__all__ = [
    "Piece",
    "Tally",
    "Verdict",
    "Verdicts",
    "copied_rows",
    "silencers",
    "verdicts",
    "verdicts_in_pieces",
]


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

    def plus(self, other: "Tally") -> "Tally":
        """Add the tally of other rows."""
        return Tally(
            self.failed + other.failed,
            self.unknown + other.unknown,
            self.not_applicable + other.not_applicable,
        )


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


@attrs.frozen(eq=False, repr=False)
class Piece:
    """Some rows of a list, from the row `start` on, and the verdicts on them."""

    start: int
    rows: "pl.DataFrame"
    told: Verdicts


def verdicts(
    data: Dataset,
    model: type[Record],
    positions: Sequence[int],
    context: Context,
    catalogue: Sequence[Rule] = CATALOGUE,
) -> Verdicts:
    """Return the verdicts of the rules at `positions` on all rows of an entity, as `verdicts_in_pieces` gives them."""
    import polars as pl

    pieces = [
        piece.told._bits
        for piece in verdicts_in_pieces(Lists(data), model, positions, context, catalogue=catalogue)
    ]

    def joined(place: int, answer: int) -> pl.Series:
        return pl.concat([bits[place][answer] for bits in pieces])

    height = data.table(model).height
    return Verdicts(
        height, {place: (joined(place, 0), joined(place, 1), joined(place, 2)) for place in positions}
    )


def verdicts_in_pieces(
    lists: Lists,
    model: type[Record],
    positions: Sequence[int],
    context: Context,
    *,
    also: Collection[str] = (),
    catalogue: Sequence[Rule] = CATALOGUE,
) -> Iterator[Piece]:
    """Yield the verdicts of the rules at `positions` on the rows of an entity, piece by piece.

    A rule whose `given` failed on a row cannot tell there; a rule that is only needed to silence another is
    run as well. The rows of a piece have the columns `also` and those of their origin, and perhaps others.
    """
    silenced_by = silencers(model, positions, context, catalogue)
    order = sorted({*silenced_by, *(other for others in silenced_by.values() for other in others)})
    gathers = list({part.column: part for place in order for part in catalogue[place].gathers}.values())
    rows = with_gathered(model, gathers, lists, context)
    ask = _Questions(rows, model, order, lists.data, context, catalogue)
    for start in rows.starts():
        piece = rows.piece({*ask.reads, *also, SOURCE, ROW}, start)
        told = dict(ask.answers(piece))
        bits = {place: _silenced(told, place, silenced_by[place]) for place in positions}
        yield Piece(start, piece, Verdicts(piece.height, bits))


_Bits: TypeAlias = "tuple[pl.Series, pl.Series, pl.Series]"


def _silenced(told: Mapping[int, _Bits], place: int, silencers: Sequence[int]) -> _Bits:
    """Return the verdicts of a rule, which cannot tell where one of the others failed."""
    failed, unknown, not_applicable = told[place]
    silent = [told[other][0] for other in silencers if told[other][0].any()]
    if not silent:
        return told[place]
    silenced = reduce(or_, silent)
    return failed & ~silenced, unknown | silenced, not_applicable & ~silenced


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


class _Questions:
    """What a list is asked: for each rule, whether it applies, whether it holds, whether it is excused."""

    def __init__(
        self,
        rows: Rows,
        model: type[Record],
        order: Sequence[int],
        data: Dataset,
        context: Context,
        catalogue: Sequence[Rule],
    ) -> None:
        import polars as pl

        self._order = order
        self._asked: dict[str, pl.Expr] = {}
        self._context = context
        self._shared = shared = SharedParts()
        copied, empty = _sources_copied_from(data, model), rows.empty
        asked: list[Node] = []

        def compiled(node: Node) -> pl.Expr:
            asked.append(compared_by_day(settled(lower(node, context), empty), context.as_of))
            return compile_polars(shared.taken_from(asked[-1]), context)

        for place in order:
            rule = catalogue[place]
            self._asked[f"{place} holds"] = compiled(rule.row.must)
            applies = [] if rule.row.when is None else [compiled(rule.row.when)]
            if rule.of_forms:
                applies.append(pl.col(SOURCE).is_not_null())
            if copied and not rule.gathers:
                applies.append(~pl.col(SOURCE).is_in(copied).fill_null(value=False))
            if applies:
                self._asked[f"{place} applies"] = reduce(and_, applies)
            excused = _excused(rule, model, data, compiled)
            if excused is not None:
                self._asked[f"{place} excused"] = excused
        self.reads = columns_read(asked)
        """The columns that are needed to answer."""

    def answers(self, piece: "pl.DataFrame") -> Iterator[tuple[int, _Bits]]:
        """Yield for each rule by itself where it failed, where it cannot tell, and where it does not apply."""
        import polars as pl

        rows = self._shared.beside_piece(piece, self._context)
        asked = [expr.alias(name) for name, expr in self._asked.items()]
        bits = {
            f"{place} {kind}": bit for place in self._order for kind, bit in self._read_off(place).items()
        }
        answers = rows.with_columns(asked).select(list(self._asked)).select(**bits).collect()
        nowhere = pl.repeat(value=False, n=piece.height, dtype=pl.Boolean(), eager=True)

        def told(place: int, kind: str) -> pl.Series:
            name = f"{place} {kind}"
            return answers.get_column(name) if name in bits else nowhere

        for place in self._order:
            yield place, (told(place, "failed"), told(place, "untold"), told(place, "not applicable"))

    def _read_off(self, place: int) -> "dict[str, pl.Expr]":
        """Return the bits of a rule, read off the answers; a rule that always applies has no third."""
        import polars as pl

        holds = pl.col(f"{place} holds")
        failed, untold = ~holds.fill_null(value=True), holds.is_null()
        read: dict[str, pl.Expr] = {}
        if f"{place} applies" in self._asked:
            applied = pl.col(f"{place} applies")
            sure = applied.fill_null(value=False)
            failed, untold = failed & sure, (untold & sure) | applied.is_null()
            read["not applicable"] = ~applied.fill_null(value=True)
        if f"{place} excused" in self._asked:
            excused = pl.col(f"{place} excused")
            failed, untold = failed & ~excused, untold | (failed & excused)
        return {"failed": failed, "untold": untold, **read}


def copied_rows(data: Dataset, model: type[Record]) -> int:
    """Return how many rows of an entity were put together from the sheet of another, as households are from residents.

    Their values are checked where they were written down; only rules across records speak of them.
    """
    copied = _sources_copied_from(data, model)
    if not copied:
        return 0
    pieces = data.table(model).pieces([SOURCE])
    return sum(int(piece.get_column(SOURCE).is_in(copied).sum()) for _, piece in pieces)


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
