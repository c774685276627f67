"""Hostile files of the same kinds as the corpus, made on the spot: name, bytes, and what each comes to.

What is expected is `read`, or the code of the refusal; several where it depends on the versions of the readers.
"""

import gzip
import io
import struct
import zipfile
from collections.abc import Iterator

import polars as pl

from tests.ledger.gate.builders import (
    MAIN,
    PROLOG,
    RELATED,
    compound,
    old_stream,
    parts,
    record,
    sheet,
    strings,
    zip_bytes,
)

__all__ = ["HostileFile", "hostile_files"]

HostileFile = tuple[str, bytes, frozenset[str]]

HEADINGS = ("姓名", "公民身份号码", "户号")
PERSON = ("张三", "53992519491231048X", "1")
CSV = f"{','.join(HEADINGS)}\n{','.join(PERSON)}\n"


def cells(number: int, texts: tuple[str, ...]) -> str:
    """A row of inline strings from column A on."""
    written = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for place, text in enumerate(texts)
    )
    return f'<row r="{number}">{written}</row>'


ROWS = cells(1, HEADINGS) + cells(2, PERSON)


def book(**changes: str | bytes) -> dict[str, str | bytes]:
    """The parts of a ledger that is read, with others beside or in place of them."""
    return parts([sheet(ROWS)]) | changes


def file(name: str, content: bytes, *outcomes: str) -> HostileFile:
    return name, content, frozenset(outcomes)


def hostile_files() -> Iterator[HostileFile]:
    """Yield every file."""
    yield from _zips()
    yield from _markup()
    yield from _cells()
    yield from _old()
    yield from _other_things()
    yield from _texts()
    yield from _columns()


def _zips() -> Iterator[HostileFile]:
    raw = zip_bytes(book())
    directory = struct.unpack("<I", raw[-6:-2])[0]
    large = (
        raw[:-22]
        + struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 2**40, 2**40, 2**40, directory)
        + struct.pack("<4sIQI", b"PK\x06\x07", 0, len(raw) - 22, 1)
        + raw[-22:]
    )
    yield file("zip64-lies.xlsx", large, "file.damaged")
    lying = bytearray(raw)
    struct.pack_into("<I", lying, directory + 24, 2**32 - 2)
    yield file("unpacked-size-lies.xlsx", bytes(lying), "file.too-large")
    yield file(
        "case-twice.xlsx", zip_bytes(book(**{"XL/WORKSHEETS/SHEET1.XML": sheet("")})), "file.structure"
    )
    yield file("quoted-printable-name.xlsx", zip_bytes(book(**{"=?UTF-8?Q?xl=2Fa.xml?=": "<a/>"})), "read")
    yield file("device-name.xlsx", zip_bytes(book(**{"CON": "x", "C:\\evil.xml": "<a/>"})), "read")
    yield file("absolute-name.xlsx", zip_bytes(book(**{"/etc/passwd": "x"})), "read")
    yield file("zip-in-zip.xlsx", zip_bytes(book(**{"xl/embeddings/a.xlsx": zip_bytes(book())})), "read")
    bomb = zip_bytes({f"{n}": bytes(2**20) for n in range(9)})
    yield file("zip-of-zips.xlsx", zip_bytes({"a.zip": bomb}), "file.not-a-workbook")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in book().items():
            archive.writestr(name, content)
    yield file("bzip2.xlsx", stream.getvalue(), "file.structure")
    yield file("two-ends.xlsx", raw + raw[-22:], "file.damaged")


def _markup() -> Iterator[HostileFile]:
    reading = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a xmlns="{MAIN}">&b;</a>'
    for name in (
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "docProps/core.xml", "xl/theme/theme1.xml",
        "xl/externalLinks/externalLink1.xml", "customXml/item1.xml", "xl/vmlDrawing1.rels",
    ):  # fmt: skip
        yield file(
            f"entity-in-{name.replace('/', '_')}.xlsx",
            zip_bytes(book(**{name: reading})),
            "file.declares-entities",
        )
    forms = '<xf numFmtId="14"/>' * 3_000_000
    styles = f'{PROLOG}<styleSheet xmlns="{MAIN}"><cellXfs>{forms}</cellXfs></styleSheet>'
    yield file("huge-styles.xlsx", zip_bytes(book(**{"xl/styles.xml": styles})), "file.too-large", "read")
    names = "".join(f'<definedName name="n{n}">Sheet1!$A$1</definedName>' for n in range(90_000))
    workbook = str(book()["xl/workbook.xml"]).replace(
        "</sheets>", f"</sheets><definedNames>{names}</definedNames>"
    )
    yield file("many-names.xlsx", zip_bytes(book(**{"xl/workbook.xml": workbook})), "read")
    related = str(book()["xl/_rels/workbook.xml.rels"])
    outside = related.replace(
        'Target="worksheets/sheet1.xml"', 'Target="http://127.0.0.1/s.xml" TargetMode="External"'
    )
    yield file(
        "sheet-elsewhere.xlsx",
        zip_bytes(book(**{"xl/_rels/workbook.xml.rels": outside})),
        "file.damaged",
        "file.structure",
    )
    yield file(
        "deep.xlsx",
        zip_bytes(book(**{"xl/a.xml": "<a>" * 200_000 + "</a>" * 200_000})),
        "file.structure",
        "read",
    )
    yield file(
        "processing-instructions.xlsx", zip_bytes(book(**{"xl/a.xml": "<?a b?>" * 500_000 + "<a/>"})), "read"
    )
    yield file("half-a-tag.xlsx", zip_bytes(parts([sheet(ROWS)[:-40]])), "file.damaged")
    link = f'{PROLOG}<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc" xmlns:r="{RELATED}"/></externalLink>'
    yield file("dde-link.xlsx", zip_bytes(book(**{"xl/externalLinks/externalLink1.xml": link})), "read")
    query = f'{PROLOG}<connections xmlns="{MAIN}"><connection id="1" name="a" type="4"><webPr url="http://127.0.0.1/"/></connection></connections>'
    yield file("web-query.xlsx", zip_bytes(book(**{"xl/connections.xml": query})), "read")


def _cells() -> Iterator[HostileFile]:
    wide = "".join(f'<c r="{letters(n)}3"><v>1</v></c>' for n in range(1, 16_385))
    yield file("wide.xlsx", zip_bytes(parts([sheet(f'{ROWS}<row r="3">{wide}</row>')])), "read")
    for number, place in (
        ("-1", "A-1"),
        ("0", "A0"),
        ("1e3", "A1e3"),
        ("99999999999999999999", "A99999999999999999999"),
    ):
        rows = f'<row r="{number}"><c r="{place}"><v>1</v></c></row>'
        yield file(f"row-{number}.xlsx", zip_bytes(parts([sheet(ROWS + rows)])), "file.cell-reference")
    shared = strings("".join(f"<si><t>{n}</t></si>" for n in range(1_500_000)))
    yield file("many-strings.xlsx", zip_bytes(parts([sheet(ROWS)], shared)), "read", "file.too-large")
    beyond = ROWS + '<row r="3"><c r="A3" t="s"><v>4294967295</v></c></row>'
    yield file(
        "string-beyond.xlsx",
        zip_bytes(parts([sheet(beyond)], strings("<si><t>a</t></si>"))),
        "read",
        "file.damaged",
    )
    merges = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(3, 60_000))
    merged = sheet(ROWS, f"<mergeCells>{merges}</mergeCells>")
    yield file("many-merges.xlsx", zip_bytes(parts([merged])), "read")
    merges = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(3, 600_003, 2))
    merged = sheet(ROWS, f"<mergeCells>{merges}<mergeCell ref='A1:B1'/></mergeCells>")
    yield file("300,001-merges.xlsx", zip_bytes(parts([merged])), "file.too-large")
    lists = "".join(cells(n, PERSON) for n in range(3, 6_000))
    merges = "".join(f'<mergeCell ref="C{n}:C6000"/>' for n in range(2, 6_000))
    merged = sheet(ROWS + lists, f"<mergeCells>{merges}</mergeCells>")
    yield file("merges-in-merges.xlsx", zip_bytes(parts([merged])), "read")
    groups = "".join(f'<mergeCell ref="{letters(n)}1:{letters(n + 1)}1"/>' for n in range(4, 9_000, 2))
    below = "".join(f'<c r="{letters(n)}2" t="inlineStr"><is><t>电话</t></is></c>' for n in range(4, 9_000))
    merged = sheet(
        f'{cells(1, HEADINGS)}<row r="2">{below}</row>{cells(3, PERSON)}',
        f"<mergeCells>{groups}</mergeCells>",
    )
    yield file("merged-headings.xlsx", zip_bytes(parts([merged])), "sheet.side-by-side")
    hidden = "".join(f'<col min="{n}" max="16384" hidden="1"/>' for n in range(1, 16_385))
    many = "".join(f'<c r="{letters(n)}1" t="inlineStr"><is><t>列{n}</t></is></c>' for n in range(4, 16_385))
    behind = sheet(ROWS.replace("</row>", f"{many}</row>", 1)).replace(
        "<sheetData>", f"<cols>{hidden}</cols><sheetData>"
    )
    yield file("hidden-columns.xlsx", zip_bytes(parts([behind])), "read")
    across = sheet(ROWS, '<mergeCells><mergeCell ref="A2:A1048576"/><mergeCell ref="C9:B2"/></mergeCells>')
    yield file("long-merge.xlsx", zip_bytes(parts([across])), "read", "file.damaged")
    numbers = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{value}</v></c></row>'
        for n, value in enumerate(("NaN", "inf", "1e999", "0x10", "9" * 5_000), start=3)
    )
    yield file("numbers.xlsx", zip_bytes(parts([sheet(ROWS + numbers)])), "read", "file.damaged")
    formulas = "".join(
        f'<row r="{n}"><c r="A{n}"><f>{"(" * 5_000}</f><v>1</v></c></row>' for n in range(3, 300)
    )
    yield file("formulas.xlsx", zip_bytes(parts([sheet(ROWS + formulas)])), "read")
    sheets = parts([sheet(ROWS)] * 300)
    yield file("many-sheets.xlsx", zip_bytes(sheets), "file.structure")
    controls = (
        ROWS + '<row r="3"><c r="A3" t="inlineStr"><is><t>&#x202e;&#xfffd;_x0000_&#xe000;</t></is></c></row>'
    )
    yield file("controls.xlsx", zip_bytes(parts([sheet(controls)])), "read")


def letters(number: int) -> str:
    """The name of a column, `A` is 1."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def _old() -> Iterator[HostileFile]:
    one = old_stream([(0, 0, 1.0)])
    unknown = "sheet.no-known-headings"
    yield file("numbers.xls", compound({"Workbook": one}), unknown)
    bound = one.index(record(0x0085, b"")[:2])
    sheet_twice = one[:bound] + one[bound : bound + 13] * 500 + one[bound + 13 :]
    yield file("one-sheet-500-times.xls", compound({"Workbook": sheet_twice}), "file.structure")
    inside = bytearray(one)
    struct.pack_into("<I", inside, bound + 4, 6)
    yield file("sheet-within-a-record.xls", compound({"Workbook": bytes(inside)}), "file.structure")
    itself = bytearray(one)
    struct.pack_into("<I", itself, bound + 4, 0)
    yield file(
        "sheet-is-the-workbook.xls",
        compound({"Workbook": bytes(itself)}),
        unknown,
        "file.empty",
        "file.damaged",
    )
    many = record(0x00BD, struct.pack("<HHHIHIH", 0, 65535, 0, 0x3FF00000, 0, 0x3FF00000, 0))
    yield file(
        "columns-turned-over.xls", compound({"Workbook": one[:-4] + many + one[-4:]}), "file.cell-reference"
    )
    rooms = record(0x0200, struct.pack("<IIHHH", 0, 2**31, 0, 60_000, 0))
    yield file("dimensions-lie.xls", compound({"Workbook": one[:-4] + rooms + one[-4:]}), "file.structure")
    text = record(0x00FC, struct.pack("<II", 2**31 - 1, 2**31 - 1))
    yield file(
        "strings-lie.xls",
        compound({"Workbook": one[: bound + 13] + text + one[bound + 13 :]}),
        "file.structure",
    )
    yield file("endless-begins.xls", compound({"Workbook": one + one[:20] * 50_000}), unknown, "file.damaged")
    yield file("two-workbooks.xls", compound({"Workbook": one, "workbook": one, "Book": one}), unknown)
    raw = bytearray(compound({"Workbook": old_stream([(n, 0, 1.0) for n in range(600)])}))
    table = 512 * (struct.unpack_from("<I", raw, 76)[0] + 1)
    struct.pack_into("<I", raw, table + 4 * 19, 3)  # the stream goes round in a ring
    yield file("ring.xls", bytes(raw), "file.damaged")
    yield file("word.xls", compound({"WordDocument": b"x" * 5_000}), "file.not-a-workbook")
    yield file("locked.xls", compound({"Workbook": old_stream([], locked=True)}), "file.encrypted")


def _other_things() -> Iterator[HostileFile]:
    document = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}
    yield file("ods.xlsx", zip_bytes(document), "file.not-a-workbook")
    yield file(
        "docx.xlsx",
        zip_bytes({"[Content_Types].xml": "<a/>", "word/document.xml": "<a/>"}),
        "file.not-a-workbook",
    )
    binary = {"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x", "xl/_rels/workbook.bin.rels": "<a/>"}
    yield file("xlsb.xlsx", zip_bytes(binary), "file.not-a-workbook")
    for suffix in ("xlsx", "xls", "parquet"):
        yield file(
            f"pdf.{suffix}",
            b"%PDF-1.7\n" * 100,
            "file.not-a-workbook" if suffix != "parquet" else "file.damaged",
        )
        yield file(
            f"png.{suffix}",
            b"\x89PNG\r\n\x1a\n" * 100,
            "file.not-a-workbook" if suffix != "parquet" else "file.damaged",
        )
    yield file("png.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 100, "file.damaged")
    yield file("gzip.csv", gzip.compress(CSV.encode() * 100, mtime=0), "file.damaged", "file.encoding")
    yield file(
        "web-page.csv", b"<html><table><tr><td>a</td></tr></table></html>\n" * 50, "sheet.no-known-headings"
    )
    yield file("xlsx.xls", zip_bytes(book()), "file.not-a-workbook")
    yield file("xls.xlsx", compound({"Workbook": old_stream([])}), "file.encrypted")


def _texts() -> Iterator[HostileFile]:
    head = f"{','.join(HEADINGS)}\n"
    yield file("zero.csv", f"{CSV}李四,\0,2\n".encode(), "file.damaged")
    yield file("one-line.csv", b"x" * 100_000_000, "file.line-too-long")
    yield file("one-cell.csv", f'{head}"{"x" * 3_000_000}",1,2\n'.encode(), "file.unbalanced-quote")
    yield file("open-quote.csv", f'{head}张三,"539925,1\n{CSV * 2_000}'.encode(), "file.unbalanced-quote")
    yield file("quotes.csv", f"{head}{chr(34) * 100_001}\n".encode(), "file.unbalanced-quote")
    yield file("commas.csv", f"{head}{',' * 20_000}\n".encode(), "file.line-too-long")
    yield file("line-ends.csv", CSV.encode() + b"\r" * 1_000_000, "read", "file.too-large")
    yield file(
        "wide-surrogate.csv", "﻿".encode("utf-16-le") + CSV.encode("utf-16-le") + b"\x00\xd8", "file.encoding"
    )
    yield file("wide-half.csv", "﻿".encode("utf-16-le") + CSV.encode("utf-16-le")[:-1], "file.encoding")
    yield file("wide-unmarked.csv", CSV.encode("utf-16-be"), "read")
    yield file("utf-32.csv", CSV.encode("utf-32"), "file.damaged")
    yield file("utf-7.csv", CSV.encode("utf-7"), "sheet.no-known-headings")
    yield file("overlong.csv", CSV.encode() + b"\xc0\xaf,1,2\n", "sheet.no-known-headings")
    yield file("separator-lies.csv", b"sep=;\n" + CSV.encode(), "sheet.no-known-headings")
    yield file("injection.csv", f"{head}=cmd|' /C calc'!A0,@SUM(1),+1\n".encode(), "read")
    yield file("numbers.csv", f"{head}{'9' * 30_000},1E+400000,1_000\n".encode(), "read")
    many = ",".join([*HEADINGS, *(f"证件{n}号码姓名" for n in range(16_000))])
    yield file("near-headings.csv", f"{many}\n{CSV.splitlines()[1]}\n".encode(), "read")
    top = "\n".join(",".join(f"证件{n}号{row}" for n in range(16_000)) for row in range(4))
    yield file("near-headings-in-each-row.csv", f"{head}{top}\n".encode(), "read")
    alike = [*HEADINGS, *(f"姓名（{n}）" for n in range(8_000)), *(f"走访事由{n}" for n in range(8_000))]
    yield file("known-headings.csv", f"{','.join(alike)}\n{CSV.splitlines()[1]}\n".encode(), "read")
    open_brackets = ",".join([*HEADINGS, *("年收入" + "（" * 32_000 + str(n) for n in range(30))])
    yield file("open-brackets.csv", f"{open_brackets}\n{CSV.splitlines()[1]}\n".encode(), "read")
    marks = "e" + "\u0316\u0301" * 16_000
    wide = f"姓名,公民身份号码,性别,出生日期,备注\n{f'{marks},{marks},{marks},{marks},{marks}{chr(10)}' * 10}"
    yield file("combining-marks.csv", wide.encode(), "read")
    yield file(
        "wide-rows.csv", f"{head}{(','.join(['10'] * 16_000) + chr(10)) * 70}".encode(), "file.too-large"
    )
    long = ",".join([*HEADINGS, *("证件号码姓名" * 5_000 + str(n) for n in range(30))])
    yield file("long-headings.csv", f"{long}\n{CSV.splitlines()[1]}\n".encode(), "read")


def _columns() -> Iterator[HostileFile]:
    def parquet(**columns: object) -> bytes:
        stream = io.BytesIO()
        pl.DataFrame(columns).write_parquet(stream)
        return stream.getvalue()

    known = {"姓名": ["张三"], "公民身份号码": ["53992519491231048X"]}
    raw = parquet(**known, 户号=["1"])
    yield file("good.parquet", raw, "read")
    yield file("nested.parquet", parquet(**known, 户号=[[["1"], []]]), "read")
    yield file("struct.parquet", parquet(**known, 户号=[{"a": {"b": ["1"]}}]), "read")
    yield file("bytes.parquet", parquet(**known, 户号=[b"\xff\0"]), "read")
    yield file("categories.parquet", parquet(**known, 户号=pl.Series(["1"], dtype=pl.Categorical)), "read")
    yield file("nulls.parquet", parquet(**known, 户号=[None]), "read")
    yield file("infinite.parquet", parquet(**known, 户号=[float("inf")]), "read")
    yield file("wide.parquet", parquet(**known, 户号=["1"], **{f"列{n}": [n] for n in range(3_000)}), "read")
    same = pl.Series(["x" * 20_000]).gather([0] * 200_000)
    yield file("dictionary.parquet", parquet(姓名=same, 公民身份号码=same, 户号=same), "file.too-large")
    runs = pl.Series(["张三"]).gather([0] * 4_000_000)
    yield file("runs.parquet", parquet(姓名=runs, 公民身份号码=runs, 户号=runs), "file.too-large")
    for length in (0, 8, 2**31 - 1, 2**32 - 1, len(raw)):
        lying = raw[:-8] + struct.pack("<I", length) + raw[-4:]
        yield file(f"footer-{length}.parquet", lying, "file.damaged", "file.too-large")
    yield file("locked.parquet", raw[:-4] + b"PARE", "file.encrypted")
    yield file("two-files.parquet", raw + raw, "read", "file.damaged")
    yield file("only-magic.parquet", b"PAR1PAR1PAR1", "file.damaged")
    yield file("rows-lie.parquet", raw.replace(b"\x15\x02", b"\x15\xfe", 3), "file.damaged")
