"""The extension file as a whole: read, checked, made into models."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from jiceng.errors import DataError, DeclarationError
from jiceng.models import ENTITIES, Record
from jiceng.models.extension.building import extended_models
from jiceng.models.extension.document import AddedCode, AddedField, AddedHeading, Entry, Tightening
from jiceng.models.extension.problems import said
from jiceng.models.extension.soundness import problems_of

__all__ = ["Extension", "problems_in"]

_LARGEST = 1_000_000  # bytes; an extension is a few pages of text
_ENTRIES: Mapping[str, type[Entry]] = {
    "field": AddedField,
    "heading": AddedHeading,
    "tighten": Tightening,
    "code": AddedCode,
}
_Version = Annotated[str, Field(pattern=r"^[0-9]+(\.[0-9]+){0,2}$", max_length=20)]


class Extension(BaseModel, frozen=True, extra="forbid", hide_input_in_errors=True):
    """What one county adds: fields, headings, codes, and stricter demands.

    `base_version` is the version of the library that the county wrote it for. Sections are named as in the file.
    """

    format: Literal[1]
    id: Annotated[str, Field(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
    title: Annotated[str, Field(min_length=1, max_length=100)]
    version: _Version
    base_version: _Version
    field: tuple[AddedField, ...] = ()
    heading: tuple[AddedHeading, ...] = ()
    tighten: tuple[Tightening, ...] = ()
    code: tuple[AddedCode, ...] = ()

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "Extension":
        """Read an extension file (TOML, UTF-8).

        Raises `DataError` when there is no such file, `DeclarationError` with everything that is wrong in it.
        """
        file = Path(path)
        try:
            raw = file.read_bytes()
        except OSError:
            raise DataError("extension.not-found", f"找不到扩展文件“{file.name}”，请检查路径。") from None
        if len(raw) > _LARGEST:
            raise DeclarationError(f"扩展文件“{file.name}”过大。")
        try:
            written = tomllib.loads(raw.decode("utf-8"), parse_float=Decimal)
        except (ValueError, ArithmeticError, RecursionError):  # of the text, of its numbers, of its nesting
            raise DeclarationError(f"扩展文件“{file.name}”不是有效的 TOML（UTF-8）文件。") from None
        if problems := problems_in(written):
            raise DeclarationError(f"扩展文件“{file.name}”：{'；'.join(problems)}。")
        return cls.model_validate(written)

    def problems(self) -> list[str]:
        """Return everything that keeps the extension from being used, in Chinese: unknown names, clashes, loosening."""
        return [
            *_too_new(self.base_version),
            *problems_of([*self.field, *self.heading, *self.tighten, *self.code]),
        ]

    def models(self) -> Mapping[str, type[Record]]:
        """Return all entities by name, extended where the county extends them: each a subclass of the library's.

        An equal extension gives the same classes. Raises `DeclarationError` with everything that is wrong.
        """
        return _models(self)


@cache
def _models(extension: Extension) -> Mapping[str, type[Record]]:
    if problems := extension.problems():
        raise DeclarationError(f"扩展“{extension.id}”：{'；'.join(problems)}。")
    return MappingProxyType({**ENTITIES, **extended_models(extension)})


def _too_new(base: str) -> list[str]:
    from jiceng import __version__

    def parts(version: str) -> list[int]:
        return [int(part) for part in version.split(".")]

    if parts(base) <= parts(__version__):
        return []
    return [f"扩展是为 {base} 版写的，现在安装的是 {__version__} 版，请先升级"]


def problems_in(written: Mapping[str, object]) -> list[str]:
    """Return everything that is wrong in a document, in Chinese: of its shape first, then of what it says."""
    try:
        return Extension.model_validate(written).problems()
    except ValidationError as error:
        shape, sound = said(error, Extension, _ENTRIES), _sound_entries(written, error)
    return list(dict.fromkeys([*shape, *problems_of(sound)]))


def _sound_entries(written: Mapping[str, object], error: ValidationError) -> list[Entry]:
    """Return the entries whose shape is right, so that all that is wrong can be said at once."""
    broken = {tuple(detail["loc"][:2]) for detail in error.errors(include_url=False, include_input=False)}
    sound: list[Entry] = []
    for section, kind in _ENTRIES.items():
        entries = written.get(section, ())
        if isinstance(entries, Sequence) and not isinstance(entries, str):
            sound += [
                kind.model_validate(entry)
                for place, entry in enumerate(entries)
                if (section, place) not in broken
            ]
    return sound
