"""Check the mapping from the practice of a county to the schema, and write it as a page."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs
from schema_pages import NOTICE, cell, entity_link

from jiceng.indicators.measures import MEASURES
from jiceng.models import ENTITIES, Record
from jiceng.validate import CATALOGUE
from jiceng.validate.derived import derived_rules

__all__ = ["Coverage", "CoverageError", "Practice", "coverage_of", "coverage_page", "read_coverage"]

_FOLDER = "reference/schema/"
_KEYS = {"zh", "en", "entities", "measures", "gap"}
_MANY = 10
_MODELS_OF = Counter(code for code, _ in {(rule.code, rule.model) for rule in derived_rules(())})
_GENERAL = frozenset(code for code, models in _MODELS_OF.items() if models >= _MANY)
"""What follows from the types of fields in lists of all kinds: these rules stand under no practice."""


class CoverageError(ValueError):
    """The mapping names what does not exist, or leaves something out; the message lists all of it."""


@attrs.frozen
class Practice:
    """One thing that a county does, and what in the schema serves it. `gap` says what does not, in a sentence.

    Rules and measures are those of its entities, read off the registries.
    """

    zh: str
    en: str
    entities: tuple[str, ...]
    rules: tuple[str, ...]
    measures: tuple[str, ...]
    gap: str


@attrs.frozen
class Coverage:
    """All practices, and the entities that serve every one of them."""

    infrastructure: tuple[str, ...]
    practices: tuple[Practice, ...]


def read_coverage(path: Path) -> Coverage:
    """Read the mapping. Raises `CoverageError` for what does not exist and for an entity that serves nothing."""
    return coverage_of(tomllib.loads(path.read_text(encoding="utf-8")))


def coverage_of(document: Mapping[str, object]) -> Coverage:
    """Return the mapping of a document, checked against the registries."""
    problems = [f"unknown key {key}" for key in document if key not in {"infrastructure", "practice"}]
    infrastructure = _texts(document.get("infrastructure"))
    problems += [f"infrastructure: {problem}" for problem in _unknown(infrastructure, ENTITIES, "entity")]
    tables = document.get("practice")
    practices: list[Practice] = []
    for table in tables if isinstance(tables, list) else []:
        practice, wrong = _practice(table)
        practices.append(practice)
        problems += [f"{practice.zh or practice.en}: {problem}" for problem in wrong]
    served = {*infrastructure, *(name for practice in practices for name in practice.entities)}
    problems += [
        f"no practice names the entity {name}, and it is no infrastructure"
        for name in sorted(set(ENTITIES) - served)
    ]
    titles = [practice.zh for practice in practices]
    problems += [f"{title}: named twice" for title in sorted({zh for zh in titles if titles.count(zh) > 1})]
    if problems:
        raise CoverageError("\n".join(problems))
    return Coverage(infrastructure, tuple(practices))


def _practice(table: object) -> tuple[Practice, list[str]]:
    values: Mapping[str, object] = table if isinstance(table, dict) else {}
    entities, reported = _texts(values.get("entities")), _texts(values.get("measures"))
    models = [ENTITIES[name] for name in entities if name in ENTITIES]
    practice = Practice(
        str(values.get("zh", "")),
        str(values.get("en", "")),
        entities,
        _rules_of(models),
        (*_measures_of(models), *(name for name in reported if name in MEASURES)),
        str(values.get("gap", "")),
    )
    problems = [f"unknown key {key}" for key in values if key not in _KEYS]
    problems += [f"no {key}" for key in ("zh", "en") if not values.get(key)]
    problems += _unknown(practice.entities, ENTITIES, "entity")
    problems += _unknown(reported, MEASURES, "measure")
    problems += [
        f"the measure {name} is computed and stands where its entity does"
        for name in reported
        if name in MEASURES and not MEASURES[name].reported
    ]
    if not practice.entities:
        problems.append("names no entity")
    return practice, problems


def _rules_of(models: Sequence[type[Record]]) -> tuple[str, ...]:
    """Return the codes of the rules that hold for one of the entities and not for every list."""
    checked = {rule.code for rule in CATALOGUE for model in models if issubclass(model, rule.model)}
    return tuple(sorted(checked - _GENERAL))


def _measures_of(models: Sequence[type[Record]]) -> tuple[str, ...]:
    """Return the measures that are computed from one of the entities, in their order."""
    return tuple(
        name for name, measure in MEASURES.items() if not measure.reported and {*measure.models} & {*models}
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _unknown(names: Sequence[str], registry: Mapping[str, object], what: str) -> list[str]:
    return [f"no {what} {name}" for name in names if name not in registry]


def coverage_page(coverage: Coverage) -> str:
    """Return the page: for each practice its entities, rules, measures, and what is missing."""
    return (
        "\n".join([*_top(coverage), *(line for each in coverage.practices for line in _section(each))]) + "\n"
    )


def _top(coverage: Coverage) -> Iterator[str]:
    gaps = sum(bool(practice.gap) for practice in coverage.practices)
    count = f"{len(coverage.practices)} practices, {gaps} of them with a gap that is named."
    below = [ENTITIES[name] for name in coverage.infrastructure]
    bare = [practice.zh for practice in coverage.practices if not practice.rules]
    yield from (
        NOTICE,
        "",
        "# Coverage: what a county does, and what in the schema serves it",
        "",
        f"{count} A rule stands under a practice whose records it checks, a measure under one that it is counted for.",
        "What an entity holds is on [its page](reference/schema/index.md).",
        "",
        f"Under all of them: {_entities(coverage.infrastructure)}.",
        "",
        *_checked_and_counted(_rules_of(below), _measures_of(below)),
        "",
        f"Rules of lists of all kinds, not repeated below: {_codes(sorted(_GENERAL))}.",
        *(("", f"Practices that only these check: {'、'.join(bare)}.") if bare else ()),
    )


def _section(practice: Practice) -> Iterator[str]:
    yield from ("", f"## {practice.zh} · {practice.en}", "")
    if practice.entities:
        yield f"- 实体 entities: {_entities(practice.entities)}"
    yield from _checked_and_counted(practice.rules, practice.measures)
    if practice.gap:
        yield f"- 缺口 gap: {cell(practice.gap)}"


def _checked_and_counted(rules: Sequence[str], measures: Sequence[str]) -> Iterator[str]:
    if rules:
        yield f"- 规则 rules: {_codes(rules)}"
    if measures:
        named = "、".join(f"{cell(MEASURES[name].title)} `{name}`" for name in measures)
        yield f"- 指标 measures: {named}"


def _codes(codes: Sequence[str]) -> str:
    return "、".join(f"`{code}`" for code in codes)


def _entities(names: Sequence[str]) -> str:
    return "、".join(entity_link(name, _FOLDER) for name in names)
