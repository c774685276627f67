"""A profile: what a county changes in the catalogue without touching it.

A TOML file that switches rules off, grades them anew, names the region whose parameters of the law count or the
county's own numbers, adds rules, and waives a rule on single records. The catalogue itself stays as it is, so that two
counties can still compare their counts.

```toml
format = 1
id = "yunling-2026"
title = "云岭县核验口径（2026）"
version = "1"
region = "539925"
off = ["phone.*"]

[severity]
"dispute.deadline" = "error"

[parameters]
"petition.collective.min" = 10

[[rule]]
code = "local.grid-required"
entity = "resident"
severity = "warning"
zh = "没有填写所属网格。请补填网格编码。"
basis = { document = "云岭县网格化服务管理办法" }
marks = ["grid_code"]
must = { present = { field = "grid_code" } }

[[waiver]]
rule = "dispute.deadline"
entity = "dispute"
key = { number = "JF-0012" }
reason = "等待司法鉴定"
author = "县综治中心"
expires = 2026-12-31
```
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from os import PathLike
from pathlib import Path
from typing import Annotated, Literal

import attrs
from pydantic import BaseModel, ConfigDict, Field, Strict, StrictInt, ValidationError

from jiceng.errors import DataError, DeclarationError
from jiceng.expr import Context
from jiceng.expr.sorts import fits
from jiceng.law import LawBook, lawful_context
from jiceng.models import ENTITIES, Record
from jiceng.validate.catalogue import CATALOGUE, rules_on
from jiceng.validate.local import LOCAL_CODES
from jiceng.validate.noted import NOTE_CODES
from jiceng.validate.profile.own_rules import OwnRule
from jiceng.validate.profile.waivers import Waiver
from jiceng.validate.rule import Rule, Severity

__all__ = ["Profile", "in_catalogue", "select_positions"]

_LARGEST = 1_000_000  # bytes; a profile is a page of text


class Profile(BaseModel):
    """An adjustment of the catalogue. Rule codes may hold `*` for any characters."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    format: Literal[1]
    id: str = Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    version: str
    region: str = Field(default="CN", pattern="^(CN|[0-9]{2}|[0-9]{4}|[0-9]{6})$")
    off: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = Field(default_factory=dict)
    parameters: Mapping[str, StrictInt | Annotated[Decimal, Strict()]] = Field(default_factory=dict)
    rule: tuple[OwnRule, ...] = ()
    waiver: tuple[Waiver, ...] = ()

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "Profile":
        """Read a profile. Raises `DataError` when there is no such file, `DeclarationError` with all that is wrong in it."""
        file = Path(path)
        try:
            raw = file.read_bytes()
        except OSError:
            raise DataError("profile.not-found", f"找不到核验口径文件“{file.name}”，请检查路径。") from None
        if len(raw) > _LARGEST:
            raise DeclarationError(f"核验口径文件“{file.name}”过大。")
        try:
            written = tomllib.loads(raw.decode("utf-8"), parse_float=Decimal)
        except (ValueError, ArithmeticError, RecursionError):  # of the text, of its numbers, of its nesting
            raise DeclarationError(f"核验口径文件“{file.name}”不是有效的 TOML（UTF-8）文件。") from None
        try:
            profile = cls.model_validate(written)
        except ValidationError as error:
            problems = [_said(part["loc"], part["type"]) for part in error.errors()]
            problems += _also_wrong(written, [part["loc"] for part in error.errors()])
        else:
            problems = [*profile.problems()]
            if not problems:
                return profile
        raise DeclarationError(f"核验口径文件“{file.name}”：{'；'.join(dict.fromkeys(problems))}。")

    def problems(self) -> Iterator[str]:
        """Yield what is wrong with the profile as a whole: names that nothing answers to, rules that cannot be."""
        own = {*LOCAL_CODES, *(rule.code for rule in self.rule)}
        given = (code for rule in self.rule for code in rule.given)
        for code in (*self.patterns, *given, *(waiver.rule for waiver in self.waiver)):
            if not in_catalogue(code) and not any(fnmatchcase(other, code) for other in own):
                yield f"没有规则符合“{code}”"
        if self.region != "CN" and not _is_place(self.region):
            beside = sorted(code for code in _places(len(self.region)) if code[:-2] == self.region[:-2])
            near = get_close_matches(self.region, beside, n=1)
            yield f"没有区划代码“{self.region}”" + (f"，是否想写“{near[0]}”" if near else "")
        known = LawBook.bundled().parameter_slugs
        for slug, number in self.parameters.items():
            if slug not in known:
                near = get_close_matches(slug, known, n=1)
                yield f"没有参数“{slug}”" + (f"，是否想写“{near[0]}”" if near else "")
            elif not fits(number):
                yield f"参数“{slug}”的数值位数过多"
        for waiver in self.waiver:
            yield from waiver.problems()
        seen: set[tuple[str, str, tuple[str, ...]]] = set()
        for rule in self.rule:
            if (rule.code, rule.entity, rule.marks) in seen:
                yield f"规则 {rule.code} 写了两次"
            seen.add((rule.code, rule.entity, rule.marks))
            if rule.reads_extension():
                continue  # which the data brings
            try:
                rule.rule(ENTITIES, is_final=False)
            except DeclarationError as error:
                yield str(error)

    @property
    def only_grades(self) -> bool:
        """Whether the profile leaves rules and numbers as they are: it grades, switches off and names a region."""
        return not (self.parameters or self.rule or self.waiver)

    def own_rules(self, models: Mapping[str, type[Record]]) -> tuple[Rule, ...]:
        """Return the rules that the profile adds. Raises `DeclarationError` where the models do not have what they read."""
        return tuple(rule.rule(models) for rule in self.rule)

    def context(self, as_of: date) -> Context:
        """Return the day and the law as the profile sees them: its region, and its own numbers before those of the book."""
        lawful = lawful_context(as_of, self.region)
        own = self.parameters
        return attrs.evolve(
            lawful,
            parameter=lambda slug: own[slug] if slug in own else lawful.parameter(slug),
            parameter_history=lambda slug: (
                ((date.min, own[slug]),) if slug in own else lawful.parameter_history(slug)
            ),
        )

    @property
    def patterns(self) -> tuple[str, ...]:
        """Every code or pattern that the profile names."""
        return (*self.off, *self.severity)

    def severities_of(self, catalogue: Sequence[Rule]) -> tuple[Severity, ...]:
        """Return the severities of rules as the profile grades them, in their order."""
        return tuple(map(self._graded, catalogue))

    def severities_on(self, model: type[Record]) -> tuple[Severity, ...] | None:
        """Return the severities of the rules on an entity, in the order of `rules_on`; `None` where none is graded anew."""
        if not self.severity:
            return None
        if model not in self._graded_on:
            self._graded_on[model] = self.severities_of(rules_on(model))
        return self._graded_on[model]

    @cached_property
    def _graded_on(self) -> dict[type[Record], tuple[Severity, ...]]:
        return {}

    def _graded(self, rule: Rule) -> Severity:
        if not self.severity:
            return rule.severity
        fitting = [severity for pattern, severity in self.severity.items() if fnmatchcase(rule.code, pattern)]
        return fitting[-1] if fitting else rule.severity


def select_positions(patterns: Sequence[str], catalogue: Sequence[Rule] = CATALOGUE) -> frozenset[int]:
    """Return the places in the catalogue of the rules whose code fits one of the patterns."""
    if catalogue is CATALOGUE:
        return _positions(tuple(patterns))
    return _fitting(patterns, catalogue)


@lru_cache(maxsize=256)
def _positions(patterns: tuple[str, ...]) -> frozenset[int]:
    return _fitting(patterns, CATALOGUE)


def _fitting(patterns: Sequence[str], catalogue: Sequence[Rule]) -> frozenset[int]:
    return frozenset(
        place
        for place, rule in enumerate(catalogue)
        if any(fnmatchcase(rule.code, pattern) for pattern in patterns)
    )


@lru_cache(maxsize=1024)
def in_catalogue(pattern: str) -> bool:
    """Tell whether a code or pattern fits a rule of the catalogue, or a note on a cell."""
    return any(fnmatchcase(code, pattern) for code in NOTE_CODES) or bool(select_positions([pattern]))


_MADE_UP = "5399"  # never given out; the counties of our examples are there


def _is_place(region: str) -> bool:
    return region.startswith(_MADE_UP) or region in _places(len(region))


@lru_cache(maxsize=3)
def _places(digits: int) -> frozenset[str]:
    """Return the first so many digits of all provinces, prefectures and counties there are or were."""
    codes = lawful_context(date.min).table("division.county")
    return frozenset(code[:digits] for code in codes)


_PARTS: Mapping[str, tuple[str, type[BaseModel]]] = {"rule": ("规则", OwnRule), "waiver": ("豁免", Waiver)}


def _said(place: tuple[int | str, ...], kind: str) -> str:
    """Say what is wrong at a place of the document."""
    known: type[BaseModel] = Profile
    where, key = "", str(place[0]) if place else ""
    match place:
        case (("rule" | "waiver") as part, int(number), str(inner), *further):
            name, known = _PARTS[part]
            where = f"第 {number + 1} 条{name}："
            key = f"basis.{further[0]}" if inner == "basis" and further else inner
    if kind == "extra_forbidden":
        near = get_close_matches(key, known.model_fields, n=1)
        return f"{where}不认识的键“{key}”" + (f"，是否想写“{near[0]}”" if near else "")
    if kind == "missing":
        return f"{where}缺少“{key}”"
    return f"{where}“{key}”的写法不对"


def _also_wrong(written: Mapping[str, object], places: Sequence[tuple[int | str, ...]]) -> list[str]:
    """Return what is wrong with the rest of a document, so that everything is said at once."""
    faulty = {place[:2] if place[:1] in (("rule",), ("waiver",)) else place[:1] for place in places}
    rest: dict[str, object] = {"format": 1, "id": "x", "title": "", "version": ""}
    for key, value in written.items():
        if (key,) in faulty:
            continue
        rest[key] = value
        if isinstance(value, list):
            rest[key] = [part for number, part in enumerate(value) if (key, number) not in faulty]
    # A rule of its own that is left out here may be named elsewhere in the document.
    said = Profile.model_validate(rest).problems()
    return [problem for problem in said if not problem.startswith("没有规则符合“local.")]
