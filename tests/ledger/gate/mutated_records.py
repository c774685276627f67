"""Old workbooks whose records were changed, with the places of the sheets made right again."""

import random
import struct
from functools import cache
from pathlib import Path

from jiceng.ledger.gate.compound import read_stream
from tests.ledger.gate.builders import compound, record

__all__ = ["mutated_old_workbook"]

BOF, BOUND_SHEET, CONTINUE, EOF = 0x0809, 0x0085, 0x003C, 0x000A
KINDS = (
    *(0x0006, 0x000A, 0x002F, 0x0022, 0x0042, 0x0085, 0x00FC, 0x003C, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0207),
    *(0x0208, 0x007D, 0x027E, 0x00BD, 0x00BE, 0x00E5, 0x00E0, 0x041E, 0x0809, 0x0200, 0x00D6, 0x04BC, 0x0221),
)
NUMBERS = (0, 1, 2, 60, 255, 256, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
Records = list[tuple[int, bytes]]


@cache
def seeds() -> tuple[tuple[tuple[int, bytes], ...], ...]:
    """A workbook that an office program wrote, and one by hand that has what the first does not."""
    written = Path(__file__).parents[2] / "data" / "hostile" / "xls" / "shown.xls"
    return tuple(records_of(read_stream(written))), tuple(by_hand())


def records_of(stream: bytes) -> Records:
    """The records of a stream, kind and content."""
    found, at = [], 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        found.append((kind, stream[at + 4 : at + 4 + length]))
        at += 4 + length
    return found


def by_hand() -> Records:
    """A sheet with shared strings over two records, rich text, many numbers in one, a formula and a merge."""
    head = struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)
    body = struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6)
    texts = [wide(text) for text in ("姓名", "公民身份号码", "户号")]
    rich = struct.pack("<HBH", 2, 0x09, 1) + "张三".encode("utf-16-le") + struct.pack("<HH", 0, 1)
    phonetic = struct.pack("<HBI", 2, 0x05, 8) + "李四".encode("utf-16-le") + bytes(8)
    formula = struct.pack("<HHHdHIH", 1, 1, 0, 3.0, 0, 0, 3) + b"\x1e\1\0"
    return [
        (BOF, head),
        (0x0042, struct.pack("<H", 1200)),
        (0x0022, b"\0\0"),
        (BOUND_SHEET, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"A"),
        (0x00FC, struct.pack("<II", 5, 5) + b"".join(texts) + rich),
        (CONTINUE, phonetic),
        (EOF, b""),
        (BOF, body),
        (0x0200, struct.pack("<IIHHH", 0, 3, 0, 3, 0)),
        *((0x00FD, struct.pack("<HHHI", 0, column, 0, column)) for column in range(3)),
        (0x00FD, struct.pack("<HHHI", 1, 0, 0, 3)),
        (0x0006, formula),
        (0x0207, wide("x")),
        (0x00BD, struct.pack("<HHHIHIH", 2, 1, 0, 0x3FF00000, 0, 0xF2, 2)),
        (0x00FD, struct.pack("<HHHI", 2, 0, 0, 4)),
        (0x00E5, struct.pack("<HHHHH", 1, 1, 2, 2, 2)),
        (EOF, b""),
    ]


def wide(text: str) -> bytes:
    """A text as a record holds it, two bytes a sign."""
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def mutated_old_workbook(chance: random.Random) -> bytes:
    """One to five records changed; sometimes the compound file around them as well."""
    records = list(chance.choice(seeds()))
    for _ in range(chance.randint(1, 5)):
        _change(chance, records)
    raw = bytearray(compound({"Workbook": _stream(records, are_placed=chance.random() < 0.8)}))
    if chance.random() < 0.25:
        for _ in range(chance.randint(1, 4)):  # the head, the tables of sectors, the directory
            at = chance.choice((chance.randrange(0, 512, 4), chance.randrange(len(raw) - 1536, len(raw), 4)))
            struct.pack_into(
                "<I", raw, min(at, len(raw) - 4), chance.choice((*NUMBERS, chance.randrange(20)))
            )
    return bytes(raw[: chance.randrange(len(raw))] if chance.random() < 0.03 else raw)


def _change(chance: random.Random, records: Records) -> None:
    at = chance.randrange(len(records))
    kind, content = records[at]
    match chance.randrange(7):
        case 0:
            records[at] = chance.choice(KINDS), content
        case 1:
            del records[at]
        case 2:
            records[at:at] = [records[chance.randrange(len(records))]] * chance.choice((1, 2, 40))
        case 3:  # shorter, longer, cut in two
            length = chance.randrange(len(content) + 1)
            records[at : at + 1] = chance.choice(
                (
                    [(kind, content[:length])],
                    [(kind, content + bytes(chance.randint(1, 40)))],
                    [(kind, content[:length]), (CONTINUE, content[length:])],
                )
            )
        case 4:
            other = chance.randrange(len(records))
            records[at], records[other] = records[other], records[at]
        case _ if content:
            records[at] = kind, _numbered(chance, content)
        case _:
            records[at] = kind, chance.randbytes(chance.randint(1, 30))
    if not records:
        records.append((BOF, b""))


def _numbered(chance: random.Random, content: bytes) -> bytes:
    """The content with another number of one, two or four bytes somewhere."""
    width, form = chance.choice(((1, "<B"), (2, "<H"), (4, "<I")))
    at = chance.randrange(len(content))
    number = struct.pack(form, chance.choice((*NUMBERS, chance.randrange(256))) % 256**width)
    return content[:at] + number[: len(content) - at] + content[at + width :]


def _stream(records: Records, *, are_placed: bool) -> bytes:
    """The records one after the other; each sheet is said to be where it is, if they are `placed`."""
    places, at = [], 0
    for kind, content in records:
        if kind == BOF and at:
            places.append(at)
        at += 4 + len(content)
    sheets = iter(places)
    return b"".join(
        record(
            kind,
            struct.pack("<I", next(sheets, 0)) + content[4:]
            if kind == BOUND_SHEET and are_placed and len(content) > 4
            else content,
        )
        for kind, content in records
    )
