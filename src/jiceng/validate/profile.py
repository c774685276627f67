"""A profile: what a county changes in the catalogue without touching it.

A TOML file that switches rules off, grades them anew, and names the region whose parameters of the law
count. The catalogue itself stays as it is, so that two counties can still compare their counts.

```toml
format = 1
id = "yunling-2026"
title = "云岭县核验口径（2026）"
version = "1"
region = "539925"
off = ["phone.*"]

[severity]
"dispute.deadline" = "error"
```
"""

import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from os import PathLike
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from jiceng.errors import DataError, DeclarationError
from jiceng.validate.catalogue import CATALOGUE
from jiceng.validate.local import LOCAL_CODES
from jiceng.validate.rule import Rule, Severity

__all__ = ["Profile", "select_positions"]

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
            written = tomllib.loads(raw.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
            raise DeclarationError(f"核验口径文件“{file.name}”不是有效的 TOML（UTF-8）文件。") from None
        try:
            profile = cls.model_validate(written)
        except ValidationError as error:
            problems = [
                _said(str(part["loc"][0]) if part["loc"] else "", part["type"]) for part in error.errors()
            ]
        else:
            problems = [f"没有规则符合“{code}”" for code in profile.patterns if not _is_known(code)]
            if not problems:
                return profile
        raise DeclarationError(f"核验口径文件“{file.name}”：{'；'.join(dict.fromkeys(problems))}。")

    @property
    def patterns(self) -> tuple[str, ...]:
        """Every code or pattern that the profile names."""
        return (*self.off, *self.severity)

    @cached_property
    def severities(self) -> tuple[Severity, ...]:
        """Return the severity of every rule of the catalogue, in its order, as the profile grades it."""
        return tuple(map(self._graded, CATALOGUE))

    def severities_of(self, catalogue: Sequence[Rule]) -> tuple[Severity, ...]:
        """Return the severities of the catalogue and of the rules of an extension behind it."""
        return self.severities + tuple(map(self._graded, catalogue[len(CATALOGUE) :]))

    def _graded(self, rule: Rule) -> Severity:
        fitting = [severity for pattern, severity in self.severity.items() if fnmatchcase(rule.code, pattern)]
        return fitting[-1] if fitting else rule.severity


def select_positions(patterns: Sequence[str], catalogue: Sequence[Rule] = CATALOGUE) -> frozenset[int]:
    """Return the places in the catalogue of the rules whose code fits one of the patterns."""
    local = frozenset(
        place
        for place, rule in enumerate(catalogue[len(CATALOGUE) :], len(CATALOGUE))
        if any(fnmatchcase(rule.code, pattern) for pattern in patterns)
    )
    return _positions(tuple(patterns)) | local


def _is_known(pattern: str) -> bool:
    return bool(select_positions([pattern])) or any(fnmatchcase(code, pattern) for code in LOCAL_CODES)


@lru_cache(maxsize=256)
def _positions(patterns: tuple[str, ...]) -> frozenset[int]:
    return frozenset(
        place
        for place, rule in enumerate(CATALOGUE)
        if any(fnmatchcase(rule.code, pattern) for pattern in patterns)
    )


def _said(key: str, kind: str) -> str:
    if kind == "extra_forbidden":
        near = get_close_matches(key, Profile.model_fields, n=1)
        return f"不认识的键“{key}”" + (f"，是否想写“{near[0]}”" if near else "")
    if kind == "missing":
        return f"缺少“{key}”"
    return f"“{key}”的写法不对"
