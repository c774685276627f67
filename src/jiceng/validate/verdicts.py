"""The verdict of every rule on every row of a frame.

A verdict is one small integer: passed, failed, cannot tell, does not apply. Row checks and checks across
records end in the same column, so that `given` works between all of them.
"""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, assert_never

from jiceng.dataset import SOURCE, Dataset, township_of
from jiceng.expr import Context, Node, compile_polars
from jiceng.models import Record
from jiceng.validate.demands import as_if_filled, demanded_fields
from jiceng.validate.rule import Exists, GroupCount, Row, Rule, Unique
from jiceng.validate.rules import CATALOGUE

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Verdict", "verdict_column", "verdicts"]


class Verdict(IntEnum):
    """What a rule says of a row."""

    PASSED = 0
    FAILED = 1
    UNKNOWN = 2
    NOT_APPLICABLE = 3


def verdict_column(position: int) -> str:
    """Return the name of the column that holds the verdicts of the rule at `position`."""
    return f"_verdict_{position}"


def verdicts(
    data: Dataset,
    model: type[Record],
    positions: Sequence[int],
    context: Context,
    catalogue: Sequence[Rule] = CATALOGUE,
) -> "pl.DataFrame":
    """Return one column of verdicts for each of the rules at `positions`, for the rows of an entity.

    A rule whose `given` failed on a row cannot tell there. Rules are run in the order in which they
    silence each other, as few passes as that takes; a rule that is only needed to silence another is run
    as well.
    """
    needed = _with_given(model, positions, catalogue)
    places: dict[str, list[int]] = {}
    for place in needed:
        places.setdefault(catalogue[place].code, []).append(place)
    frame = data.frame(model)
    for level in _levels(needed, catalogue):
        frame = frame.with_columns(
            _silenced(_verdict(catalogue[place], model, data, context), catalogue[place], places).alias(
                verdict_column(place)
            )
            for place in level
        )
    return frame.select(verdict_column(place) for place in positions)


def _with_given(model: type[Record], positions: Sequence[int], catalogue: Sequence[Rule]) -> list[int]:
    """Add the rules that can silence the wanted ones; the catalogue lists those first."""
    wanted = set(positions)
    codes: set[str] = set()
    for place in reversed(range(len(catalogue))):
        rule = catalogue[place]
        if issubclass(model, rule.model) and (place in wanted or rule.code in codes):
            wanted.add(place)
            codes |= set(rule.given)
    return sorted(wanted)


def _levels(positions: Sequence[int], catalogue: Sequence[Rule]) -> list[list[int]]:
    """Group rules so that every one comes after those that can silence it."""
    depth: dict[str, int] = {}
    levels: list[list[int]] = []
    for place in positions:  # the catalogue lists a rule after those it is given
        rule = catalogue[place]
        own = 1 + max((depth[code] for code in rule.given if code in depth), default=-1)
        depth[rule.code] = max(own, depth.get(rule.code, 0))
        while len(levels) <= own:
            levels.append([])
        levels[own].append(place)
    return levels


def _silenced(verdict: "pl.Expr", rule: Rule, places: Mapping[str, Sequence[int]]) -> "pl.Expr":
    import polars as pl

    for code in rule.given:
        for place in places[code]:
            failed_before = pl.col(verdict_column(place)) == Verdict.FAILED
            verdict = pl.when(failed_before).then(_constant(Verdict.UNKNOWN)).otherwise(verdict)
    return verdict


def _constant(verdict: Verdict) -> "pl.Expr":
    import polars as pl

    return pl.lit(verdict.value, dtype=pl.Int8())


def _verdict(rule: Rule, model: type[Record], data: Dataset, context: Context) -> "pl.Expr":
    match rule.check:
        case Row() as check:
            return _excused(check, rule, model, data, context)
        case Unique(key, when):
            return _unique(key, when, context)
        case Exists(field, target, key, when):
            known = data.frame(target).get_column(key).drop_nulls().unique()
            return _exists(field, known, when, context)
        case GroupCount(by, where, exactly):
            return _group_count(by, compile_polars(where, context), exactly)
        case _:
            assert_never(rule.check)


def _excused(check: Row, rule: Rule, model: type[Record], data: Dataset, context: Context) -> "pl.Expr":
    """Return the verdict of a check on one record; it cannot tell where it fails only for want of a column."""
    import polars as pl

    verdict = _applied(check, context)
    for lacking, sources in _sources_lacking(rule, check, model, data).items():
        filled = _applied(
            Row(
                as_if_filled(check.must, lacking),
                None if check.when is None else as_if_filled(check.when, lacking),
            ),
            context,
        )
        excused = pl.col(SOURCE).is_in(sources) & (verdict == Verdict.FAILED) & (filled != Verdict.FAILED)
        verdict = pl.when(excused).then(_constant(Verdict.UNKNOWN)).otherwise(verdict)
    return verdict


def _sources_lacking(
    rule: Rule, check: Row, model: type[Record], data: Dataset
) -> dict[frozenset[str], list[int]]:
    """Return the sheets of an entity that lack a column which the rule needs, by the columns they lack."""
    needed = demanded_fields(check) | set(rule.needs)
    groups: dict[frozenset[str], list[int]] = {}
    for position, source in enumerate(data.sources):
        lacking = needed - set(source.columns.values())
        if lacking and source.entity == model.entity.name:
            groups.setdefault(lacking, []).append(position)
    return groups


def _applied(check: Row, context: Context) -> "pl.Expr":
    import polars as pl

    holds = compile_polars(check.must, context)
    told = (
        pl.when(holds.is_null())
        .then(_constant(Verdict.UNKNOWN))
        .when(holds)
        .then(_constant(Verdict.PASSED))
        .otherwise(_constant(Verdict.FAILED))
    )
    if check.when is None:
        return told
    applies = compile_polars(check.when, context)
    return (
        pl.when(applies.is_null())
        .then(_constant(Verdict.UNKNOWN))
        .when(applies)
        .then(told)
        .otherwise(_constant(Verdict.NOT_APPLICABLE))
    )


def _unique(key: str, when: Node | None, context: Context) -> "pl.Expr":
    import polars as pl

    counted = pl.col(key) if when is None else pl.when(compile_polars(when, context)).then(pl.col(key))
    return (
        pl.when(counted.is_null())
        .then(_constant(Verdict.NOT_APPLICABLE))
        .when(pl.len().over(counted) == 1)
        .then(_constant(Verdict.PASSED))
        .otherwise(_constant(Verdict.FAILED))
    )


def _exists(field: str, known: "pl.Series", when: Node | None, context: Context) -> "pl.Expr":
    import polars as pl

    lengths = known.str.len_chars().unique()
    value = pl.col(field) if when is None else pl.when(compile_polars(when, context)).then(pl.col(field))
    return (
        pl.when(value.is_null())
        .then(_constant(Verdict.NOT_APPLICABLE))
        .when(value.is_in(known.implode()))
        .then(_constant(Verdict.PASSED))
        .when(value.str.len_chars().is_in(lengths.implode()))
        .then(_constant(Verdict.FAILED))
        .otherwise(_constant(Verdict.UNKNOWN))
    )


def _group_count(by: str, where: "pl.Expr", exactly: int) -> "pl.Expr":
    import polars as pl

    group = [pl.col(by), township_of(within=by)]
    sure = where.fill_null(value=False).cast(pl.Int64).sum().over(group)
    open_ = where.is_null().cast(pl.Int64).sum().over(group)
    return (
        pl.when(pl.col(by).is_null())
        .then(_constant(Verdict.NOT_APPLICABLE))
        .when((open_ > 0) & (sure <= exactly) & (sure + open_ >= exactly))
        .then(_constant(Verdict.UNKNOWN))
        .when(sure == exactly)
        .then(_constant(Verdict.PASSED))
        .otherwise(_constant(Verdict.FAILED))
    )
