"""Structure-aware mutations: a valid file, changed where its structure is, with the check sums made right again.

Run as a program it is the process that a fuzz run may kill: `python -m tests.ledger.gate.mutations FORMAT SEED MANY FOLDER`
writes one line per input before the input is read, so that the last line names the one that killed it.
"""

import io
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import polars as pl

from jiceng.ledger import read
from jiceng.ledger.files import InputFile, RefusedFileError
from jiceng.ledger.gate import entrance, recognise
from jiceng.ledger.text_file import read_text_file
from jiceng.ledger.workbook import read_workbook
from tests.ledger.gate.builders import parts, sheet, strings, zip_bytes
from tests.ledger.gate.mutated_records import mutated_old_workbook

__all__ = ["mutated"]

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>户号</t></is></c></row>'
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>1.5</v></c><c r="C2" s="1"><f>1+1</f><v>2</v></c></row>'
    '<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="str"><v>x</v></c></row>'
)
MERGES = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
SHARED = strings(
    "<si><t>姓名</t></si><si><t>公民身份号码</t></si><si><t>张三</t></si>", ' count="3" uniqueCount="3"'
)
STYLES = (
    '<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
NUMBERS = (
    "0",
    "-1",
    "1",
    "255",
    "65536",
    "1048576",
    "1048577",
    "2147483648",
    "4294967295",
    "18446744073709551616",
    "9" * 40,
    "",
    "x",
    "1e9",
)
REFERENCES = (
    "XFD1048576",
    "A0",
    "A1048577",
    "XFE1",
    "ZZZZ9",
    "a1",
    "1A",
    "",
    "A1:XFD1048576",
    "A4294967296",
    "$A$1",
    "中1",
)
SNIPPETS = (
    "<!DOCTYPE a>", "<!--", "-->", "<![CDATA[", "]]>", "<c/>", "<c r=\"A1\"><v>1</v></c>", "<row>", "</row>", "<x:c r='XFD9'>", "&#0;", "&a;", "<?x?>", "\0", "</sheetData>", "<si/>",
)  # fmt: skip


def mutated(format_name: str, seed: int) -> bytes:
    """The file of a seed: always the same, and no two seeds alike by intent."""
    return MUTATORS[format_name](random.Random(seed))


def _workbook(chance: random.Random) -> bytes:
    entries = {
        name: text if isinstance(text, str) else ""
        for name, text in parts([sheet(ROWS, MERGES)], SHARED).items()
    }
    entries["xl/styles.xml"] = STYLES
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(entries))
        entries[name] = _markup(chance, entries[name])
    if chance.random() < 0.1:
        name = chance.choice(sorted(entries))
        text = entries.pop(name)
        if chance.random() < 0.5:
            entries[
                chance.choice(("../x.xml", "xl\\workbook.xml", "XL/WORKBOOK.XML", "/xl/a.xml", name + "\0"))
            ] = text
    raw = zip_bytes(entries, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
    return _flipped(chance, raw) if chance.random() < 0.3 else raw


def _markup(chance: random.Random, text: str) -> str:
    marks = [place for place, sign in enumerate(text) if sign in '<>"']
    if not marks:
        return text
    at = chance.choice(marks)
    match chance.randrange(6):
        case 0:  # another attribute value
            end = text.find('"', at + 1)
            return text[: at + 1] + chance.choice(NUMBERS + REFERENCES) + text[max(end, at + 1) :]
        case 1:
            return text[:at] + chance.choice(SNIPPETS) + text[at:]
        case 2:  # a stretch lost
            return text[:at] + text[chance.choice(marks) :]
        case 3:  # a stretch repeated
            end = chance.choice(marks)
            return (
                text[: max(at, end)]
                + text[min(at, end) : max(at, end)] * chance.choice((1, 2, 50))
                + text[max(at, end) :]
            )
        case 4:
            return text.replace(
                chance.choice(("<c ", 'r="', "</c>", "<v>", 't="s"', "count", "A1", "2")),
                chance.choice(("<c\t", "r='", "</x:c>", "<x:v>", 't="str"', "", "XFD1048576", "99999999")),
            )
        case _:  # a value between tags
            end = text.find("<", at + 1)
            return text[: at + 1] + chance.choice(NUMBERS) + text[max(end, at + 1) :]


def _flipped(chance: random.Random, raw: bytes) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.choice((0, 0xFF, 0x7F, 0x80, chance.randrange(256)))
    return bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.1 else changed)


def _text(chance: random.Random) -> bytes:
    rows = "姓名,公民身份号码,户号\n张三,53992519491231048X,1\n李四,539925199404184731,2\n"
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(rows))
        rows = (
            rows[:at]
            + chance.choice(
                (
                    '"',
                    ",",
                    "\n",
                    "\r",
                    "\u0001",
                    "\u2028",
                    "\t;" * 5,
                    "," * 500,
                    "x" * 40_000,
                    '""',
                    "﻿",
                    "=1+1",
                )
            )
            + rows[at:]
        )
    raw = rows.encode(chance.choice(("utf-8", "utf-8-sig", "utf-16", "gb18030")))
    return _flipped(chance, raw) if chance.random() < 0.5 else raw


def _parquet_seed(compression: str, rows: int) -> bytes:
    stream = io.BytesIO()
    frame = pl.DataFrame(
        {
            "姓名": ["张三", "李四", None, "王五"] * rows,
            "公民身份号码": [f"53992519{n:010}" for n in range(4 * rows)],
            "户号": list(range(4 * rows)),
            "性别": pl.Series(["男", "女", "男", None] * rows, dtype=pl.Categorical),
            "低保": [True, False, None, True] * rows,
        }
    )
    frame.write_parquet(stream, compression=compression, row_group_size=3 * rows, statistics=True)  # type: ignore[arg-type]
    return stream.getvalue()


SEEDS = [
    _parquet_seed(compression, rows)
    for compression in ("uncompressed", "snappy", "zstd", "gzip")
    for rows in (1, 50)
]


def _parquet(chance: random.Random) -> bytes:
    raw = bytearray(chance.choice(SEEDS))
    footer = len(raw) - 8 - int.from_bytes(raw[-8:-4], "little")
    if chance.random() < 0.5:  # the pages, under a footer that is whole
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(4, footer)
            raw[at] = chance.choice(
                (0, 0xFF, 0x7F, raw[at] ^ (1 << chance.randrange(8)), chance.randrange(256))
            )
        return bytes(raw)
    start = chance.choice((4, footer, footer))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(start, len(raw))
        match chance.randrange(4):
            case 0:
                raw[at] = chance.randrange(256)
            case 1:  # a number of five bytes where a short one stood
                raw[at : at + 1] = b"\xff\xff\xff\xff\x0f"
                raw[-8:-4] = ((int.from_bytes(raw[-8:-4], "little") + 4) % 2**32).to_bytes(4, "little")
            case 2:
                raw[at] ^= 1 << chance.randrange(8)
            case _:
                del raw[at : at + chance.randint(1, 9)]
    if chance.random() < 0.7:
        raw[-4:] = b"PAR1"
    return bytes(raw)


WHOLE = 10
"""One file in so many is read to the end."""

MUTATORS: dict[str, Callable[[random.Random], bytes]] = {
    "xlsx": _workbook,
    "xls": mutated_old_workbook,
    "csv": _text,
    "parquet": _parquet,
}


def read_one(path: Path, *, in_child: bool, whole: bool = True) -> str:
    """Read a file as the library does, with the gate before the reader; the outcome is `read` or a code.

    What is not read as a `whole` comes to its cells and no further, which takes a quarter of the time.
    """
    with patch.object(entrance, "has_child", lambda: in_child):
        if whole or path.suffix == ".parquet":
            fatal = [refusal.code for refusal in read(path).refusals if refusal.fatal]
            return fatal[0] if fatal else "read"
        file = InputFile(path, path.name)
        try:
            examined = entrance.examine(file, recognise(file))
            if path.suffix == ".csv":
                read_text_file(file)
            else:
                read_workbook(file, examined)
        except RefusedFileError as error:
            return error.code
    return "read"


def main(format_name: str, seed: str, many: str, folder: str) -> None:
    """Read so many mutated files after each other in this process, which has the memory of a small computer."""
    import resource
    import signal

    resource.setrlimit(resource.RLIMIT_AS, (1536 * 2**20, 1536 * 2**20))
    path = Path(folder) / f"mutated.{format_name}"
    for number in range(int(seed), int(seed) + int(many)):
        sys.stdout.write(f"{number} ")
        sys.stdout.flush()
        path.write_bytes(mutated(format_name, number))
        signal.setitimer(signal.ITIMER_PROF, 10)  # of the processor, whoever else uses it
        signal.alarm(300)
        sys.stdout.write(read_one(path, in_child=False, whole=number % WHOLE == 0) + "\n")
    sys.stdout.write(f"end {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
