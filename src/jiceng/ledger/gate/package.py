"""A whole .xlsx file: every entry unpacked once, every XML part looked through, sheets counted once each."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath

import attrs

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.archive import checked_entries, chunks, opened
from jiceng.ledger.gate.flaws import Flaw, FlawError
from jiceng.ledger.gate.marks import Marks
from jiceng.ledger.gate.markup import look_through
from jiceng.ledger.gate.parsing import elements
from jiceng.ledger.gate.part import Part
from jiceng.ledger.gate.scanning import pieces

__all__ = ["Looked", "Remark", "examine_package"]


class Remark(StrEnum):
    """What a workbook carries beside its cells; none of it is run, opened or asked."""

    MACROS = "file.macros"
    EXTERNAL_LINKS = "file.external-links"
    REACHES_OUT = "file.formula-reaches-out"


@attrs.frozen(eq=False)
class Looked:
    """What the gate saw of a workbook: remarks, the marks of its sheets in their order, and how it counts days."""

    remarks: tuple[Remark, ...] = ()
    sheets: tuple[Marks, ...] = ()
    is_1904: bool = False


_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MARKUP = (".xml", ".rels")


@attrs.frozen(eq=False)
class _LookedAt:
    entry: zipfile.ZipInfo
    part: Part


def examine_package(path: Path) -> Looked:
    """Look through a workbook and return what is worth telling. Raises `FlawError` for what is refused."""
    with opened(path) as archive:
        entries = checked_entries(archive)
        names = [entry.filename for entry in entries]
        if _WORKBOOK not in names:
            raise FlawError(Flaw.NOT_A_WORKBOOK)
        shown = _shown_sheets(archive, names)
        looked = [_look(archive, entry) for entry in entries if entry.filename.casefold().endswith(_MARKUP)]
        for entry in entries:
            if not entry.filename.casefold().endswith(_MARKUP):
                for _ in chunks(archive, entry):  # for its size and check sum
                    pass
        if sum(looked_at.part.extent.area for looked_at in looked) > limits.MOST_CELLS:
            raise FlawError(Flaw.TOO_LARGE)
        if sum(looked_at.part.merges for looked_at in looked) > limits.MOST_MERGES:
            raise FlawError(Flaw.TOO_LARGE)
        _check_text(archive, looked)
    parts = {_folded(looked_at.entry.filename): looked_at.part for looked_at in looked}
    sheets = [parts[sheet.part].marks if sheet.part in parts else Marks() for sheet in shown.sheets]
    for sheet, marks in zip(shown.sheets, sheets, strict=True):
        marks.is_hidden = sheet.is_hidden
    return Looked(_remarks(names, list(parts.values())), tuple(sheets), shown.is_1904)


def _look(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> _LookedAt:
    part = look_through(partial(chunks, archive, entry))
    if entry.file_size > limits.MOST_PART and not part.extent.filled and not part.string_lengths:
        raise FlawError(Flaw.TOO_LARGE)
    return _LookedAt(entry, part)


@attrs.frozen
class _Sheet:
    part: str
    is_hidden: bool


@attrs.frozen
class _Shown:
    sheets: tuple[_Sheet, ...]
    is_1904: bool


def _shown_sheets(archive: zipfile.ZipFile, names: Sequence[str]) -> _Shown:
    """Return the sheets; refuse a workbook that shows one part as several sheets, or hides one.

    Readers find a sheet by its relation. Two targets are the same part when folder and name agree.
    """
    if [name for name in names if PurePosixPath(name.casefold()).name == "workbook.xml"] != [_WORKBOOK]:
        raise FlawError(Flaw.STRUCTURE)
    if _RELATIONS not in names:
        raise FlawError(Flaw.DAMAGED)
    described = elements(chunks(archive, archive.getinfo(_WORKBOOK)))
    named = [
        (value, attributes.get("state", "visible") != "visible")
        for name, attributes in described
        if name == "sheet"
        for key, value in attributes.items()
        if key.endswith(":id")
    ]
    shown = [identity for identity, _ in named]
    targets = [
        (attributes.get("Id", ""), attributes.get("Target", ""))
        for name, attributes in elements(chunks(archive, archive.getinfo(_RELATIONS)))
        if name == "Relationship"
    ]
    if not shown:
        raise FlawError(Flaw.DAMAGED)
    sheets = [_tail(target) for identity, target in targets if identity in set(shown)]
    hidden = [target for target in sheets if not target.endswith(".xml")]
    if len(shown) > limits.MOST_SHEETS or hidden:
        raise FlawError(Flaw.STRUCTURE)
    if len(set(shown)) < len(shown) or len(set(sheets)) < len(sheets) or len(sheets) != len(shown):
        raise FlawError(Flaw.STRUCTURE)
    of_identity = dict(targets)
    return _Shown(
        tuple(_Sheet(_part_of(of_identity[identity]), is_hidden) for identity, is_hidden in named),
        any(
            attributes.get("date1904") in ("1", "true")
            for name, attributes in described
            if name == "workbookPr"
        ),
    )


def _part_of(target: str) -> str:
    """Return the name of the part a relation of the workbook leads to."""
    folded = _folded(target)
    return folded if target.startswith(("/", "\\")) or folded.startswith("xl/") else f"xl/{folded}"


def _folded(name: str) -> str:
    return name.replace("\\", "/").casefold().lstrip("/")


def _tail(target: str) -> str:
    return "/".join(_folded(target).split("/")[-2:])


_SHARED = re.compile(rb't="s"[^<>]*>\s*<v[^<>]*>\s*([0-9]{1,9})')
_ANY_VALUE = re.compile(rb"<(?:[^\s<>/]*:)?v[^<>]*>\s*([0-9]{1,9})")


def _check_text(archive: zipfile.ZipFile, looked: Sequence[_LookedAt]) -> None:
    """Refuse a workbook whose shared strings, each written as often as it is shown, take too much.

    Exact only where the longest string in all cells would be too much. In a part that is not plain every
    number counts as a reference, which is more than there are.
    """
    lengths = [length for looked_at in looked for length in looked_at.part.string_lengths]
    filled = sum(looked_at.part.extent.filled for looked_at in looked)
    if max(lengths, default=0) * filled <= limits.MOST_TEXT:
        return
    total = 0
    for looked_at in looked:
        if looked_at.part.extent.filled:
            pattern = _SHARED if looked_at.part.is_plain else _ANY_VALUE
            for piece in pieces(chunks(archive, looked_at.entry)):
                total += _text_shown(pattern.findall(piece), lengths)
                if total > limits.MOST_TEXT:
                    raise FlawError(Flaw.TOO_LARGE)


def _text_shown(references: Iterable[bytes], lengths: Sequence[int]) -> int:
    return sum(lengths[index] for index in map(int, references) if index < len(lengths))


def _remarks(names: Iterable[str], parts: Iterable[Part]) -> tuple[Remark, ...]:
    folded = [name.casefold() for name in names]
    found: Mapping[Remark, bool] = {
        Remark.MACROS: any(name.endswith("vbaproject.bin") for name in folded),
        Remark.EXTERNAL_LINKS: any(name.startswith("xl/externallinks/") for name in folded),
        Remark.REACHES_OUT: any(part.reaches_out for part in parts),
    }
    return tuple(remark for remark, holds in found.items() if holds)
