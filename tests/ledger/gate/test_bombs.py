"""Small files that are large inside: refused by the gate alone, in this process, before any reader."""

import struct
import zipfile
from pathlib import Path

import pytest

from jiceng.ledger.files import Format, InputFile, RefusedFileError
from jiceng.ledger.gate import examine, limits
from jiceng.ledger.gate.child import ChildLimits, read_in_child
from jiceng.ledger.gate.flaws import Flaw, FlawError
from tests.ledger.gate.builders import MAIN, PROLOG, parts, sheet, strings, workbook, zipped


def code_of(path: Path, kind: Format = Format.XLSX) -> str:
    """The code of the refusal of a file, `read` when it passes."""
    try:
        examine(InputFile(path, path.name), kind)
    except RefusedFileError as error:
        return error.code
    return "read"


def cell(reference: str, value: object = 1) -> str:
    return f'<c r="{reference}"><v>{value}</v></c>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("XFD1048576", "file.cells-far-apart"),
        ("A1048576", "file.cells-far-apart"),
        ("XFE1", "file.cell-reference"),
        ("A1048577", "file.cell-reference"),
        ("A0", "file.cell-reference"),
        ("A4294967297", "file.cell-reference"),
        ("", "file.cell-reference"),
        ("1A", "file.cell-reference"),
        ("XFD1", "read"),
        ("A499999", "read"),
    ],
)
@pytest.mark.parametrize("form", ["{}", "<!-- parsed -->{}"])
def test_one_far_cell(tmp_path: Path, reference: str, code: str, form: str) -> None:
    path = workbook(tmp_path / "a.xlsx", form.format(f"<row>{cell(reference)}</row>"))
    assert path.stat().st_size < 2_000
    assert code_of(path) == code


@pytest.mark.parametrize(
    "spelling",
    [
        "<x:row r='1048576'><x:c><x:v>1</x:v></x:c></x:row>",
        "<row r='1048576'><c><v>1</v></c></row>",
        "<row r='1048576'><c\tr='A1048576'><v>1</v></c></row>",
        "<row><c s='1' r='XFD1048576'><v>1</v></c></row>",
        '<row><c r="&#88;FD1048576"><v>1</v></c></row>',
        '<row><c r="XFD1048576" t="str"><v></v></c></row>',
        '<row><c r="xfd1048576"><v>1</v></c></row>',
        '<row><c r="XFD1048576"\n><f>1+1</f></c></row>',
        '<row><c r="XFD1048576" t="inlineStr"><is><t></t></is></c></row>',
    ],
)
def test_a_far_cell_in_other_spellings(tmp_path: Path, spelling: str) -> None:
    rows = spelling
    path = zipped(
        tmp_path / "a.xlsx",
        parts(
            [f'{PROLOG}<worksheet xmlns="{MAIN}" xmlns:x="{MAIN}"><sheetData>{rows}</sheetData></worksheet>']
        ),
    )
    assert code_of(path) == "file.cells-far-apart"


@pytest.mark.parametrize("empty", ["/>", "></c>", "><v/></c>", "><v></v></c>", "><v /></c>"])
@pytest.mark.parametrize("prefix", ["", "<!-- parsed -->"])
def test_a_far_cell_without_a_value_takes_no_room(tmp_path: Path, empty: str, prefix: str) -> None:
    path = workbook(
        tmp_path / "a.xlsx", prefix + row(1, cell("A1")) + row(1048576, f'<c r="XFD1048576" s="1"{empty}')
    )
    assert code_of(path) == "read"


@pytest.mark.parametrize("count", ["4294967295", "+4294967295", "&#52;294967295", "10000000"])
def test_a_count_is_not_believed(tmp_path: Path, count: str) -> None:
    shared = strings("<si><t>a</t></si>", f' count="1" uniqueCount="{count}"')
    assert code_of(workbook(tmp_path / "a.xlsx", row(1, cell("A1")), shared)) == "file.structure"


def test_text_that_speaks_of_counts_is_text(tmp_path: Path) -> None:
    shared = strings('<si><t>count="4294967295"</t></si>')
    assert code_of(workbook(tmp_path / "a.xlsx", row(1, '<c r="A1" t="s"><v>0</v></c>'), shared)) == "read"


@pytest.mark.parametrize("prefix", ["", "<!-- parsed -->"])
def test_a_long_text_shown_200000_times(tmp_path: Path, prefix: str) -> None:
    shared = strings(f"<si><t>{'x' * 30_000}</t></si><si><t>a</t></si>")
    rows = "".join(row(n, f'<c r="A{n}" t="s"><v>0</v></c>') for n in range(1, 200_001))
    path = workbook(tmp_path / "a.xlsx", prefix + rows, shared)
    assert path.stat().st_size < 2_000_000
    assert code_of(path) == "file.too-large"
    with pytest.raises(FlawError) as caught:  # and the child holds where the gate does not
        read_in_child(path, ChildLimits(memory=512 * limits.MIB))
    assert caught.value.flaw is Flaw.TOO_LARGE


def test_a_long_text_shown_once_among_many_cells_passes(tmp_path: Path) -> None:
    shared = strings(f"<si><t>{'x' * 30_000}</t></si><si><t>a</t></si>")
    rows = row(1, '<c r="A1" t="s"><v>0</v></c>')
    rows += "".join(row(n, f'<c r="A{n}" t="s"><v>1</v></c>') for n in range(2, 30_001))
    assert code_of(workbook(tmp_path / "a.xlsx", rows, shared)) == "read"


def entities(names: str, use: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE a [{names}]><worksheet xmlns="{MAIN}"><sheetData>{use}</sheetData></worksheet>'


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + '<!ENTITY l0 "ha">'


@pytest.mark.parametrize(
    "part",
    [
        entities(LAUGHS, "&l9;"),
        entities(f'<!ENTITY a "{"x" * 60_000}">', "&a;" * 5_000),
        entities('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        entities('<!ENTITY % a SYSTEM "http://127.0.0.1/x">%a;', ""),
        f'<!--{" " * 2**20}--><!DOCTYPE a><worksheet xmlns="{MAIN}"/>',
    ],
)
@pytest.mark.parametrize(
    "name", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/app.XML", "_rels/.rels"]
)
def test_entities_in_any_part(tmp_path: Path, part: str, name: str) -> None:
    entries = parts([sheet(row(1, cell("A1")))])
    assert code_of(zipped(tmp_path / "a.xlsx", entries | {name: part})) == "file.declares-entities"


@pytest.mark.parametrize(
    "content",
    [
        "﻿".encode("utf-16") + sheet(row(1, cell("A1"))).encode("utf-16-le"),
        sheet(row(1, cell("A1"))).replace("UTF-8", "utf-7").encode(),
        sheet(row(1, cell("A1"))).replace("UTF-8", "GB2312").encode(),
    ],
)
def test_another_encoding_than_a_workbook_has(tmp_path: Path, content: bytes) -> None:
    entries = parts([""]) | {"xl/worksheets/sheet1.xml": content}
    assert code_of(zipped(tmp_path / "a.xlsx", entries)) == "file.structure"


def test_elements_within_elements(tmp_path: Path) -> None:
    deep = "<x:a>" * 100_000 + "</x:a>" * 100_000
    assert code_of(workbook(tmp_path / "a.xlsx", f"<!-- parsed -->{deep}")) == "file.structure"


def test_a_tag_without_end(tmp_path: Path) -> None:
    assert code_of(workbook(tmp_path / "a.xlsx", "<row " + "a" * 3_000_000)) == "file.structure"


def test_a_long_text_between_tags_is_no_flaw(tmp_path: Path) -> None:
    entries = parts([sheet(row(1, cell("A1")))]) | {"customXml/item1.xml": f"<a>{'x' * 3_000_000}</a>"}
    assert code_of(zipped(tmp_path / "a.xlsx", entries)) == "read"


def test_one_entry_that_unpacks_to_a_thousand_times_its_size(tmp_path: Path) -> None:
    entries = parts([sheet(row(1, cell("A1")))])
    path = zipped(tmp_path / "a.xlsx", entries | {"xl/media/image1.png": bytes(16 * limits.MIB)})
    assert path.stat().st_size < 20_000
    assert code_of(path) == "file.too-large"


def test_many_entries_that_unpack_to_too_much(tmp_path: Path) -> None:
    too_many = limits.MOST_UNPACKED // limits.SMALL_ENOUGH + 1
    entries = parts([sheet("")]) | {f"xl/media/{n}.bin": bytes(limits.SMALL_ENOUGH) for n in range(too_many)}
    assert code_of(zipped(tmp_path / "a.xlsx", entries)) == "file.too-large"


def test_one_sheet_shown_many_times(tmp_path: Path) -> None:
    entries = parts([sheet(row(1, cell("A1"))), sheet("")])
    for old, new in (
        ("worksheets/sheet2.xml", "worksheets/sheet1.xml"),
        ("worksheets/sheet2.xml", "/xl/worksheets/Sheet1.xml"),
    ):
        related = str(entries["xl/_rels/workbook.xml.rels"]).replace(old, new)
        assert (
            code_of(zipped(tmp_path / "a.xlsx", entries | {"xl/_rels/workbook.xml.rels": related}))
            == "file.structure"
        )
    shown = str(entries["xl/workbook.xml"]).replace("rId2", "rId1")
    assert code_of(zipped(tmp_path / "a.xlsx", entries | {"xl/workbook.xml": shown})) == "file.structure"


def test_a_sheet_hidden_in_a_part_that_is_not_looked_through(tmp_path: Path) -> None:
    entries = parts([sheet(row(1, cell("XFD1048576")))])
    entries["xl/a.png"] = entries.pop("xl/worksheets/sheet1.xml")
    entries["xl/_rels/workbook.xml.rels"] = str(entries["xl/_rels/workbook.xml.rels"]).replace(
        "worksheets/sheet1.xml", "a.png"
    )
    assert code_of(zipped(tmp_path / "a.xlsx", entries)) == "file.structure"


def test_cells_twice_and_out_of_order(tmp_path: Path) -> None:
    for rows in (
        row(1, cell("A1"), cell("A1")),
        row(1, cell("B1"), cell("A1")),
        row(2, cell("A2")) + row(1, cell("A1")),
    ):
        for prefix in ("", "<!-- parsed -->"):
            assert code_of(workbook(tmp_path / "a.xlsx", prefix + rows)) == "file.structure"


def test_too_many_cells_in_several_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CELLS", 30)
    rows = "".join(row(n, cell(f"A{n}"), cell(f"B{n}")) for n in range(1, 9))
    assert code_of(zipped(tmp_path / "a.xlsx", parts([sheet(rows)]))) == "read"
    assert code_of(zipped(tmp_path / "a.xlsx", parts([sheet(rows), sheet(rows)]))) == "file.too-large"


def test_a_zip_file_with_more_than_one_reading(tmp_path: Path) -> None:
    entries = parts([sheet(row(1, cell("A1")))])
    raw = zipped(tmp_path / "a.xlsx", entries).read_bytes()
    for broken in (
        b"x" + raw,
        raw + b"x",
        raw[:-22] + b"x" + raw[-22:],
        raw[:-2] + b"\1\0x",
        raw[:100],
        raw + raw,
    ):
        (tmp_path / "a.xlsx").write_bytes(broken)
        assert code_of(tmp_path / "a.xlsx") == "file.damaged"


def test_a_wrong_check_sum_in_any_entry(tmp_path: Path) -> None:
    entries = parts([sheet(row(1, cell("A1")))]) | {"xl/media/image1.png": b"picture" * 9}
    raw = zipped(tmp_path / "a.xlsx", entries, zipfile.ZIP_STORED).read_bytes()
    (tmp_path / "a.xlsx").write_bytes(raw.replace(b"picturepicture", b"picturepicturE", 1))
    assert code_of(tmp_path / "a.xlsx") == "file.damaged"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("XL/Workbook.xml", "file.structure"),
        ("xl\\worksheets\\sheet1.xml", "file.structure"),
        ("/xl/worksheets/sheet1.xml", "file.structure"),
        ("evil/workbook.xml", "file.structure"),
        ("../../evil", "read"),
    ],
)
def test_a_second_name_for_a_part(tmp_path: Path, name: str, code: str) -> None:
    entries = parts([sheet(row(1, cell("A1")))]) | {name: sheet("") if name.endswith("xml") else "x"}
    assert code_of(zipped(tmp_path / "a.xlsx", entries)) == code
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.xlsx"]


def test_flags_methods_and_names_of_entries(tmp_path: Path) -> None:
    raw = zipped(tmp_path / "a.xlsx", parts([sheet(row(1, cell("A1")))])).read_bytes()
    directory = struct.unpack("<I", raw[-6:-2])[0]
    for offset, content, code in (
        (8, b"\1\0", "file.encrypted"),
        (10, b"\x0c\0", "file.structure"),
        (46, b"\0", "file.structure"),
    ):
        changed = bytearray(raw)
        changed[directory + offset : directory + offset + len(content)] = content
        (tmp_path / "a.xlsx").write_bytes(changed)
        assert code_of(tmp_path / "a.xlsx") == code


def test_a_name_in_an_extra_field(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        for name, content in parts([sheet(row(1, cell("A1")))]).items():
            archive.writestr(name, content)
        entry = zipfile.ZipInfo("xl/a.png")
        entry.extra = struct.pack("<HH", 0x9999, 1) + b"x" + struct.pack("<HH", 0x7075, 9) + b"\1abcdpath"
        archive.writestr(entry, "x")
    assert code_of(tmp_path / "a.xlsx") == "file.structure"


def test_too_many_entries_and_a_long_directory(tmp_path: Path) -> None:
    entries = parts([sheet("")])
    assert (
        code_of(zipped(tmp_path / "a.xlsx", entries | {f"{n}": "" for n in range(10_001)}))
        == "file.too-large"
    )
    long_names = {f"{n:05}{'x' * 5_000}": "" for n in range(450)}
    assert code_of(zipped(tmp_path / "a.xlsx", entries | long_names)) == "file.too-large"


def test_a_zip_written_in_the_large_form_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    path = zipped(tmp_path / "a.xlsx", parts([sheet(row(1, cell("A1")))]))
    assert b"PK\x06\x06" in path.read_bytes()
    assert code_of(path) == "read"
    raw = path.read_bytes()
    place = raw.index(b"PK\x06\x06")
    (tmp_path / "a.xlsx").write_bytes(raw[:place] + b"PK\0\0" + raw[place + 4 :])
    assert code_of(path) == "file.damaged"


def test_a_workbook_without_its_parts(tmp_path: Path) -> None:
    entries = parts([sheet(row(1, cell("A1")))])
    for missing, code in (
        ("xl/workbook.xml", "file.not-a-workbook"),
        ("xl/_rels/workbook.xml.rels", "file.damaged"),
    ):
        left = {name: content for name, content in entries.items() if name != missing}
        assert code_of(zipped(tmp_path / "a.xlsx", left)) == code
    assert code_of(zipped(tmp_path / "a.xlsx", parts([]))) == "file.damaged"


def test_a_file_that_is_gone_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in Format:
        assert code_of(tmp_path / f"gone{kind}", kind) == "file.unreadable"
    path = workbook(tmp_path / "a.xlsx", "")
    monkeypatch.setattr(limits, "LARGEST_FILE", 10)
    assert code_of(path) == "file.too-large"


def test_what_would_act_is_told_and_never_run(tmp_path: Path) -> None:
    rows = row(1, "<c r=\"A1\"><f>cmd|'/C calc'!A0</f><v>0</v></c>")
    entries = parts([sheet(rows)]) | {"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<a/>"}
    for prefix in ("", "<!-- parsed -->"):
        entries["xl/worksheets/sheet1.xml"] = sheet(prefix + rows)
        path = zipped(tmp_path / "a.xlsm", entries)
        remarks = examine(InputFile(path, "a.xlsm"), Format.XLSM).remarks
        assert [remark.code for remark in remarks] == [
            "file.macros",
            "file.external-links",
            "file.formula-reaches-out",
        ]
        assert not any(remark.fatal for remark in remarks)
        assert all(remark.message.endswith("。") for remark in remarks)
