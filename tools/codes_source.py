"""Read the sources of the code tables, `src/jiceng/codes/data/<subject>/<name>.toml`, and refuse faulty ones."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DATA", "ROOT", "Attribute", "Row", "Source", "SourceError", "Step", "read_all"]

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "jiceng" / "codes" / "data"

_HEAD = {
    *("id", "enum", "title", "standard", "edition", "status", "certainty", "open", "pattern", "rows"),
    *("sources", "limitations", "zero_may_be_lost", "shared_labels", "attributes", "row", "step"),
}
_ROW = {"code", "name", "zh", "en", "parent", "also", "valid_from", "valid_until", "note"}
_SIMPLE = {"text", "integer", "flag"}


class SourceError(Exception):
    """A source file is written wrongly; lists every fault found."""


@dataclass(frozen=True)
class Attribute:
    """A further typed column of a table: text, integer, flag, or a code of another table, one or many."""

    name: str
    kind: str
    many: bool
    finds: bool
    doc: str

    @property
    def refers(self) -> bool:
        """Whether the values are codes of the table `kind`."""
        return self.kind not in _SIMPLE


@dataclass(frozen=True)
class Row:
    """One row: a code and its names."""

    code: str
    name: str
    zh: str
    en: str
    parent: str
    also: tuple[str, ...]
    valid_from: str
    valid_until: str
    note: str
    values: dict[str, object]


@dataclass(frozen=True)
class Step:
    """One legal step of a life cycle, by code."""

    before: str
    after: str
    zh: str
    en: str


@dataclass(frozen=True)
class Source:
    """One table as its file states it. `place` is `<subject>/<name>`."""

    place: str
    id: str
    enum: str
    zh: str
    en: str
    standard: str
    edition: str
    status: str
    certainty: str
    open: bool
    pattern: str
    pinned_rows: int
    sources: tuple[str, ...]
    limitations: str
    zero_may_be_lost: bool
    shared_labels: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]

    @property
    def dated(self) -> bool:
        """Whether a row has a first or a last day."""
        return any(row.valid_from or row.valid_until for row in self.rows)

    @property
    def module(self) -> str:
        """The module of the enum below `jiceng.codes.tables`, with dots."""
        return self.place.replace("/", ".")


def read_all(folder: Path = DATA) -> list[Source]:
    """Return every table, by place. Raises `SourceError` with all faults."""
    tables = [_read(path, folder) for path in sorted(folder.glob("*/*.toml"))]
    faults = [f"{table.place}.toml: {fault}" for table in tables for fault in _faults(table)]
    faults += _faults_between(tables)
    if faults:
        raise SourceError("\n".join(faults))
    return tables


def _read(path: Path, folder: Path) -> Source:
    place = path.relative_to(folder).with_suffix("").as_posix()
    head = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := sorted(set(head) - _HEAD):
        raise SourceError(f"{place}.toml: unknown key {', '.join(unknown)}")
    attributes = tuple(
        Attribute(name, mark["of"], mark.get("many", False), mark.get("finds", False), mark["doc"])
        for name, mark in head.get("attributes", {}).items()
    )
    known = _ROW | {attribute.name for attribute in attributes}
    for row in head.get("row", []):
        if unknown := sorted(set(row) - known):
            raise SourceError(f"{place}.toml: row {row.get('code')}: unknown key {', '.join(unknown)}")
    return Source(
        place=place,
        id=head["id"],
        enum=head["enum"],
        zh=head["title"]["zh"],
        en=head["title"]["en"],
        standard=head["standard"],
        edition=head["edition"],
        status=head["status"],
        certainty=head["certainty"],
        open=head["open"],
        pattern=head["pattern"],
        pinned_rows=head["rows"],
        sources=tuple(head["sources"]),
        limitations=head["limitations"],
        zero_may_be_lost=head.get("zero_may_be_lost", False),
        shared_labels=tuple(head.get("shared_labels", [])),
        attributes=attributes,
        rows=tuple(_row(row, attributes) for row in head.get("row", [])),
        steps=tuple(
            Step(step["before"], step["after"], step["zh"], step["en"]) for step in head.get("step", [])
        ),
    )


def _row(row: dict[str, object], attributes: tuple[Attribute, ...]) -> Row:
    name = str(row["name"])
    also = row.get("also", [])
    return Row(
        code=str(row["code"]) if isinstance(row["code"], str) else "",
        name=name,
        zh=str(row["zh"]),
        en=str(row.get("en", name.replace("_", " ").lower())),
        parent=str(row.get("parent", "")),
        also=tuple(str(text) for text in also) if isinstance(also, list) else (),
        valid_from=str(row.get("valid_from", "")),
        valid_until=str(row.get("valid_until", "")),
        note=str(row.get("note", "")),
        values={attribute.name: row[attribute.name] for attribute in attributes if attribute.name in row},
    )


def _faults(table: Source) -> Iterator[str]:
    if table.status not in {"current", "superseded", "local"}:
        yield "status is current, superseded or local"
    if table.certainty not in {"read", "partly", "known"}:
        yield "certainty is read, partly or known"
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", table.enum):
        yield "enum is a class name"
    if not re.fullmatch(r"[a-z0-9.-]+", table.id):
        yield "id is made of small letters, digits, dots and dashes"
    if len(table.rows) != table.pinned_rows:
        yield f"{len(table.rows)} rows, but the head pins {table.pinned_rows}"
    if not table.rows and not table.open:
        yield "a table without rows is open"
    if not table.sources:
        yield "no source"
    codes = [row.code for row in table.rows]
    if codes != sorted(codes):
        yield "rows are not sorted by code"
    yield from (f"the code {code} occurs twice" for code in _repeated(codes))
    yield from (f"the name {name} occurs twice" for name in _repeated([row.name for row in table.rows]))
    shared = _repeated([row.zh for row in table.rows])
    if shared != sorted(table.shared_labels):
        yield f"shared_labels must list the labels that several rows have: {', '.join(shared) or 'none'}"
    for row in table.rows:
        yield from (f"row {row.code}: {fault}" for fault in _row_faults(row, table, set(codes)))
    states = {"", *codes}
    if any(step.before not in states or step.after not in states - {""} for step in table.steps):
        yield "a step names a state that is not in the table"


def _repeated(values: list[str]) -> list[str]:
    return sorted(value for value, count in Counter(values).items() if count > 1)


def _row_faults(row: Row, table: Source, codes: set[str]) -> Iterator[str]:
    if not re.fullmatch(table.pattern, row.code):
        yield "the code is not of the pattern, or not a quoted string"
    if not re.fullmatch(r"[A-Z][A-Z0-9_]*", row.name):
        yield "the name is not in capitals"
    if row.parent and (row.parent not in codes or row.parent == row.code):
        yield "the parent is not another row"
    if row.valid_from and row.valid_until and row.valid_from > row.valid_until:
        yield "it ends before it begins"
    for text in (row.zh, row.en, row.note, *row.also):
        if text != unicodedata.normalize("NFC", text) or text != text.strip():
            yield "a text is not in NFC or has blanks at its ends"
        if text.encode("gb18030").decode("gb18030") != text:
            yield "a text does not survive GB18030"


def _faults_between(tables: list[Source]) -> Iterator[str]:
    yield from (f"the id {id_} occurs twice" for id_ in _repeated([table.id for table in tables]))
    yield from (f"the enum {enum} occurs twice" for enum in _repeated([table.enum for table in tables]))
    codes = {table.id: {row.code for row in table.rows} for table in tables}
    for table in tables:
        for attribute in (attribute for attribute in table.attributes if attribute.refers):
            if attribute.kind not in codes:
                yield f"{table.place}.toml: attribute {attribute.name} names a table that is not there"
                continue
            for row in table.rows:
                value = row.values.get(attribute.name, [])
                wanted = value if isinstance(value, list) else [value]
                if not codes[attribute.kind].issuperset(wanted):
                    yield f"{table.place}.toml: row {row.code}: {attribute.name} is not in {attribute.kind}"
