"""Running the catalogue over a dataset or over objects."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from functools import partial
from os import PathLike

from jiceng.dataset import ROW, SOURCE, Dataset
from jiceng.errors import DeclarationError
from jiceng.expr import Context
from jiceng.models import Record
from jiceng.progress import Stage, tracked
from jiceng.validate.catalogue import catalogue_of, places_on, rules_on
from jiceng.validate.findings import (
    applied_rules,
    columns_pointed_at,
    failure_schema,
    failures_of,
    masked_keys,
    render,
)
from jiceng.validate.lists import Lists
from jiceng.validate.local import LOCAL_CODES
from jiceng.validate.noted import NOTE_CODES, noted
from jiceng.validate.one_record import check_record
from jiceng.validate.profile import Profile, in_catalogue, select_positions, waived_rows
from jiceng.validate.report import Report, RuleCount
from jiceng.validate.rule import Rule, Severity
from jiceng.validate.verdicts import Tally, copied_rows, verdicts_in_pieces

__all__ = ["check"]


def check(
    data: Dataset | Record | Iterable[Record],
    *,
    as_of: date | str,
    rules: Sequence[str] | None = None,
    profile: Profile | str | PathLike[str] | None = None,
    examples: int | None = 20,
) -> Report:
    """Check a dataset, one record, or several, against the catalogue.

    Several records are one batch, as a dataset is. One record alone is checked by the rules on one record:
    whether its number is unique, or its household has a head, cannot be told without the others. What a form wants
    filled in is asked of the rows of sheets only: an application hands over what it has.

    `as_of` is the day for which ages and deadlines are computed. `rules` selects by code, with `*` for any
    characters (`["id.*", "dispute.deadline"]`). `profile` switches off, re-grades, names the region or other numbers,
    adds rules and waives single records. A rule for which the law book has no number, because every place sets its own,
    is not run until the profile gives one.

    `examples` bounds the findings of a rule on a sheet; `None` lists all. Counts are exact in any case.

    Raises `DeclarationError` when a pattern selects no rule or the profile is written wrongly, `ValueError`
    when `as_of` is no day.
    """
    import polars as pl

    day = as_of if isinstance(as_of, date) else date.fromisoformat(as_of)
    adjusted = _as_profile(profile)
    alone = isinstance(data, Record)
    if isinstance(data, Record) and adjusted.only_grades:
        return check_record(
            data,
            day,
            adjusted.region,
            chosen=_chosen_on(type(data), rules, adjusted.off),
            severities=adjusted.severities_on(type(data)),
        )
    dataset = _as_dataset([data] if isinstance(data, Record) else data)
    models = {entity: dataset.models[entity] for entity in dataset.models if entity in dataset.frames}
    catalogue = (*catalogue_of(models), *adjusted.own_rules(dataset.models))
    chosen = _chosen(rules, catalogue) - select_positions(adjusted.off, catalogue)
    severities = adjusted.severities_of(catalogue)
    context = adjusted.context(day)
    lists = Lists(dataset)
    tallies: dict[str, RuleCount] = {}
    failures: list[pl.DataFrame] = [pl.DataFrame(schema=failure_schema())]
    planned = [
        (entity, model, _positions_on(model, chosen, catalogue, context, alone=alone))
        for entity, model in models.items()
    ]
    for entity, model, chosen_here in tracked(planned, Stage.CHECKING, lambda plan: len(plan[2])):
        positions = chosen_here
        if copied_rows(dataset, model) == dataset.table(model).height:  # checked where they were written down
            positions = [place for place in chosen_here if catalogue[place].gathers]
        also = {name for place in positions for name in columns_pointed_at(catalogue[place])}
        for piece in verdicts_in_pieces(lists, model, positions, context, also=also, catalogue=catalogue):
            for place in positions:
                count = _counted(severities[place], piece.told.height, piece.told.tally(place))
                code = catalogue[place].code
                tallies[code] = tallies[code].plus(count) if code in tallies else count
            failures.append(failures_of(piece, positions, entity, catalogue))
    cells = noted(dataset, len(catalogue), partial(_is_wanted, rules, adjusted.off), adjusted.severity)
    found, silenced = cells.beside(pl.concat(failures))
    for code, number in silenced.get_column("code").value_counts().iter_rows():
        tallies[code] = tallies[code].silence(number)
    for code, count in cells.counts(dataset).items():
        tallies[code] = tallies[code].plus(count) if code in tallies else count
    ordered = found.sort(SOURCE, ROW, "position", nulls_last=True, maintain_order=True)
    waived = waived_rows(ordered, adjusted.waiver, dataset, day)
    for code, number in ordered.filter(waived).get_column("code").value_counts().iter_rows():
        tallies[code] = tallies[code].waive(number)
    ordered = ordered.filter(~waived)
    shown = ordered
    if examples is not None:
        shown = ordered.filter(pl.int_range(pl.len()).over("code", SOURCE, "entity") < examples)
    positions = ordered.get_column("position").unique().to_list()
    applied = applied_rules(
        [place for place in positions if place < len(catalogue)], severities, context, catalogue
    )
    applied |= {place: rule for place, rule in cells.rules.items() if place in positions}
    return Report(
        as_of=day,
        sources=dataset.sources,
        refusals=dataset.refusals,
        counts={
            code: tallies[code]
            for code in dict.fromkeys([*(rule.code for rule in catalogue), *NOTE_CODES])
            if code in tallies
        },
        rules=applied,
        findings=render(shown, dataset, applied),
        failures=ordered,
        truncated=shown.height < ordered.height,
        masked_keys=partial(masked_keys, data=dataset),
    )


_UNCHANGED = Profile(format=1, id="catalogue", title="规则目录", version="1")


def _as_profile(profile: Profile | str | PathLike[str] | None) -> Profile:
    if profile is None:
        return _UNCHANGED
    return profile if isinstance(profile, Profile) else Profile.load(profile)


def _as_dataset(data: Dataset | Iterable[Record]) -> Dataset:
    return data if isinstance(data, Dataset) else Dataset.from_records(data)


def _positions_on(
    model: type[Record], chosen: Collection[int], catalogue: Sequence[Rule], context: Context, *, alone: bool
) -> list[int]:
    """Return the places of the chosen rules that are asked of an entity: of one record alone, those on one record."""
    return [
        place
        for place in sorted(chosen)
        if issubclass(model, catalogue[place].model)
        and not (alone and catalogue[place].gathers)
        and catalogue[place].is_in_force(context)
    ]


def _chosen(patterns: Sequence[str] | None, catalogue: Sequence[Rule]) -> frozenset[int]:
    if patterns is None:
        return frozenset(range(len(catalogue)))
    chosen = select_positions(patterns, catalogue)
    _refuse_unknown(patterns, [catalogue[place].code for place in chosen])
    return chosen


def _chosen_on(
    model: type[Record], patterns: Sequence[str] | None, off: tuple[str, ...]
) -> frozenset[int] | None:
    """Return the places of the chosen rules on an entity, `None` for all."""
    if patterns is None and not off:
        return None
    if patterns is None:
        return frozenset(range(len(rules_on(model)))) - places_on(model, off)
    _refuse_unknown(patterns)
    return places_on(model, tuple(patterns)) - places_on(model, off)


def _refuse_unknown(patterns: Sequence[str], own: Collection[str] = ()) -> None:
    """Raise `DeclarationError` for a pattern that fits no rule, neither of the catalogue nor of the check's `own`."""
    if isinstance(patterns, str):
        raise DeclarationError(f"rules is a list of codes: [{patterns!r}]")
    for pattern in patterns:
        if any(fnmatchcase(code, pattern) for code in own) or in_catalogue(pattern):
            continue
        if any(fnmatchcase(code, pattern) for code in LOCAL_CODES):
            raise DeclarationError(
                f"{pattern!r} fits rules of a county's extension only, and the data was read without one"
            )
        raise DeclarationError(f"no rule code fits {pattern!r}")


def _is_wanted(patterns: Sequence[str] | None, off: Sequence[str], code: str) -> bool:
    """Tell whether a code is selected and not switched off."""
    wanted = patterns is None or any(fnmatchcase(code, pattern) for pattern in patterns)
    return wanted and not any(fnmatchcase(code, pattern) for pattern in off)


def _counted(severity: Severity, rows: int, tally: Tally) -> RuleCount:
    return RuleCount(
        severity,
        failed=tally.failed,
        checked=rows - tally.not_applicable,
        unknown=tally.unknown,
        not_applicable=tally.not_applicable,
    )
