"""Files made by hand, byte by byte, because no spreadsheet program would write them."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PROLOG = '<?xml version="1.0" encoding="UTF-8"?>'
TYPES = (
    f'{PROLOG}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relationships: id to kind and target."""
    lines = "".join(
        f'<Relationship Id="{identity}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for identity, (kind, target) in targets.items()
    )
    return f'{PROLOG}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def sheet(rows: str, after: str = "") -> str:
    """A worksheet part of the given rows."""
    return f'{PROLOG}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(items: str, attributes: str = "") -> str:
    """A part of shared strings."""
    return f'{PROLOG}<sst xmlns="{MAIN}"{attributes}>{items}</sst>'


def parts(sheets: Sequence[str], shared: str | None = None) -> dict[str, str | bytes]:
    """The parts of a workbook, by name."""
    names = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1))
    targets = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)}
    if shared is not None:
        targets["rId900"] = ("sharedStrings", "sharedStrings.xml")
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'{PROLOG}<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(targets),
    }
    found |= {f"xl/worksheets/sheet{n}.xml": text for n, text in enumerate(sheets, start=1)}
    if shared is not None:
        found["xl/sharedStrings.xml"] = shared
    return found


def zipped(path: Path, entries: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a zip file with these entries."""
    path.write_bytes(zip_bytes(entries, method))
    return path


def zip_bytes(entries: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of a zip file with these entries, at one fixed time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = method
            archive.writestr(entry, content)
    return stream.getvalue()


def workbook(path: Path, rows: str, shared: str | None = None, after: str = "") -> Path:
    """Write a workbook of one sheet."""
    return zipped(path, parts([sheet(rows, after)], shared))


def record(kind: int, content: bytes) -> bytes:
    """One record of an old workbook."""
    return struct.pack("<HH", kind, len(content)) + content


def old_stream(cells: Sequence[tuple[int, int, float]], locked: bool = False) -> bytes:
    """The stream of an old workbook with one sheet of numbers, row and column counted from 0."""
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    head = record(0x0809, bof) + (record(0x002F, b"\0\0\1\0" + bytes(50)) if locked else b"")
    head += record(0x0042, struct.pack("<H", 1200))
    bound_size = 4 + 9
    at = len(head) + bound_size + 4
    head += record(0x0085, struct.pack("<IBBBB", at, 0, 0, 1, 0) + b"A") + record(0x000A, b"")
    body = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    body += b"".join(
        record(0x0203, struct.pack("<HHHd", row, column, 0, value)) for row, column, value in cells
    )
    return head + body + record(0x000A, b"")


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of 512-byte sectors; every stream is filled up to the size that needs no small blocks."""
    sectors: list[bytes] = []
    fat: list[int] = []
    entries = [("Root Entry", 5, 0xFFFFFFFE, 0)]
    for name, given in streams.items():
        content = given
        if len(content) < 4096:
            content += record(0x005C, bytes(max(0, 4092 - len(content))))
        start = len(sectors)
        for at in range(0, len(content), 512):
            sectors.append(content[at : at + 512].ljust(512, b"\0"))
            fat.append(len(sectors))
        fat[-1] = 0xFFFFFFFE
        entries.append((name, 2, start, len(content)))
    directory = b"".join(_entry(place, *entry, many=len(entries)) for place, entry in enumerate(entries))
    directory_start = len(sectors)
    for at in range(0, len(directory), 512):
        sectors.append(directory[at : at + 512].ljust(512, b"\0"))
        fat.append(len(sectors))
    fat[-1] = 0xFFFFFFFE
    fats = -(-(len(fat) + 1) // 127)
    fat_start = len(sectors)
    fat += [0xFFFFFFFD] * fats
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fats * 512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        fats,
        directory_start,
        0,
        4096,
        0xFFFFFFFE,
        0,
        0xFFFFFFFE,
        0,
    )
    head += struct.pack("<109I", *(fat_start + n if n < fats else 0xFFFFFFFF for n in range(109)))
    return head + b"".join(sectors) + table


def _entry(place: int, name: str, kind: int, start: int, size: int, *, many: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    right = place + 1 if 0 < place < many - 1 else 0xFFFFFFFF
    child = 1 if kind == 5 and many > 1 else 0xFFFFFFFF
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )
