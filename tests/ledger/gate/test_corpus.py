"""Every file of the hostile corpus comes to what is expected of it, in a process of 512 MB and 10 s a file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path("tests/data/hostile")
EXPECTED = {
    "csv/ambiguous_gbk_utf8.csv": "read",
    "csv/duplicate_headers.csv": "read",
    "csv/empty.csv": "file.empty",
    "csv/formula_injection.csv": "read",
    "csv/gb18030_rare.csv": "read",
    "csv/gbk.csv": "read",
    "csv/header_homoglyph.csv": "read",
    "csv/is_actually_html.xls": "file.not-a-workbook",
    "csv/is_actually_xlsx.csv": "file.wrong-suffix",
    "csv/mixed_newlines.csv": "read",
    "csv/nul_bytes.csv": "file.damaged",
    "csv/ok_utf8.csv": "read",
    "csv/only_bom.csv": "read",
    "csv/only_header.csv": "read",
    "csv/semicolon_tab.csv": "read",
    "csv/utf16le_bom.csv": "read",
    "csv/utf8_bom.csv": "read",
    "parquet/bitflips.parquet": "file.damaged",
    "parquet/footer_len_2g.parquet": "file.damaged",
    "parquet/ok.parquet": "read",
    "parquet/truncated.parquet": "file.damaged",
    "xlsx/bad_cellref.xlsx": "file.cell-reference",
    "xlsx/bad_dimension.xlsx": "read",
    "xlsx/billion_laughs.xlsx": "file.declares-entities",
    "xlsx/dde_webservice.xlsx": "read + file.formula-reaches-out",
    "xlsx/external_link.xlsx": "read + file.external-links",
    "xlsx/formula_cached.xlsx": "read",
    "xlsx/formula_nocache.xlsx": "read",
    "xlsx/id_numeric.xlsx": "read",
    "xlsx/macro.xlsm": "read + file.macros",
    "xlsx/merged_headers.xlsx": "read",
    "xlsx/metadata_pii.xlsx": "read",
    "xlsx/not_zip.xlsx": "file.not-a-workbook",
    "xlsx/ok_inline.xlsx": "read",
    "xlsx/ole_encrypted.xlsx": "file.encrypted",
    "xlsx/quadratic_blowup.xlsx": "file.declares-entities",
    "xlsx/row_order.xlsx": "file.structure",
    "xlsx/sst_count_lie.xlsx": "file.structure",
    "xlsx/styled_last_row.xlsx": "read",
    "xlsx/truncated.xlsx": "file.damaged",
    "xlsx/xxe_file.xlsx": "file.declares-entities",
    "xlsx/zip_traversal.xlsx": "read",
}
PROGRAM = """
import json, resource, signal, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20, 512 * 2**20))
from jiceng.ledger.files import Format, InputFile, RefusedFileError, recognise
from jiceng.ledger.gate import examine, read_sheets
for name in sys.argv[2:]:
    signal.alarm(10)
    file = InputFile(Path(sys.argv[1], name), Path(name).name)
    try:
        kind = recognise(file)
        codes = [remark.code for remark in examine(file, kind)]
        if kind in (Format.XLSX, Format.XLSM, Format.XLS):
            assert read_sheets(file)
        outcome, message = " + ".join(["read", *codes]), ""
    except RefusedFileError as error:
        outcome, message = error.code, error.message
    print(json.dumps([name, outcome, message]), flush=True)
"""


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[str, str]]:
    names = sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("*/*"))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(CORPUS), *names], capture_output=True, text=True, check=False
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"died after {lines[-1:]}: {done.stderr[-500:]}"
    return {name: (outcome, message) for name, outcome, message in lines}


def test_each_file_comes_to_what_is_expected(outcomes: dict[str, tuple[str, str]]) -> None:
    assert {name: outcome for name, (outcome, _) in outcomes.items()} == EXPECTED


def test_a_refusal_is_one_chinese_sentence_without_a_value(outcomes: dict[str, tuple[str, str]]) -> None:
    for name, (outcome, message) in outcomes.items():
        if not outcome.startswith("read"):
            assert message.startswith(f"文件“{Path(name).name}”"), name
            assert message.endswith("。"), name
            assert message.count("。") == 1, name
            assert "539925" not in message, name
            assert "张三" not in message, name
