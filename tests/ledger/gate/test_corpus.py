"""Every file of the hostile corpus comes to what is expected of it, within 512 MB and 10 s a file.

What is expected: how many records were read, what was noticed, and the codes of refusals and remarks.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.gate.small_computer import SMALL_COMPUTER

CORPUS = Path("tests/data/hostile")
EXPECTED = {
    "csv/ambiguous_gbk_utf8.csv": "1",
    "csv/duplicate_headers.csv": "sheet.heading-twice",
    "csv/empty.csv": "file.empty",
    "csv/formula_injection.csv": "12",
    "csv/gb18030_rare.csv": "1",
    "csv/gbk.csv": "1",
    "csv/header_homoglyph.csv": "1",
    "csv/is_actually_html.xls": "file.not-a-workbook",
    "csv/is_actually_xlsx.csv": "file.wrong-suffix",
    "csv/mixed_newlines.csv": "4",
    "csv/nul_bytes.csv": "file.damaged",
    "csv/ok_utf8.csv": "1",
    "csv/only_bom.csv": "file.empty",
    "csv/only_header.csv": "0",
    "csv/semicolon_tab.csv": "1",
    "csv/utf16le_bom.csv": "1",
    "csv/utf8_bom.csv": "1",
    "parquet/bitflips.parquet": "file.damaged",
    "parquet/footer_len_2g.parquet": "file.damaged",
    "parquet/ok.parquet": "1",
    "parquet/truncated.parquet": "file.damaged",
    "xls/shown.xls": "3 cell.day-60 cell.error cell.formula column.hidden id.digits-lost row.hidden sheet.hidden",
    "xlsx/bad_cellref.xlsx": "file.cell-reference",
    "xlsx/bad_dimension.xlsx": "1",
    "xlsx/billion_laughs.xlsx": "file.declares-entities",
    "xlsx/dde_webservice.xlsx": "1 cell.formula file.formula-reaches-out",
    "xlsx/external_link.xlsx": "1 file.external-links",
    "xlsx/formula_cached.xlsx": "1 cell.formula",
    "xlsx/formula_nocache.xlsx": "1 cell.formula-empty",
    "xlsx/id_numeric.xlsx": "1 id.digits-lost",
    "xlsx/macro.xlsm": "1 file.macros",
    "xlsx/merged_headers.xlsx": "2 cell.filled-down heading.near",
    "xlsx/metadata_pii.xlsx": "1",
    "xlsx/not_zip.xlsx": "file.not-a-workbook",
    "xlsx/ok_inline.xlsx": "1",
    "xlsx/ole_encrypted.xlsx": "file.encrypted",
    "xlsx/quadratic_blowup.xlsx": "file.declares-entities",
    "xlsx/row_order.xlsx": "file.structure",
    "xlsx/sst_count_lie.xlsx": "file.structure",
    "xlsx/styled_last_row.xlsx": "1",
    "xlsx/truncated.xlsx": "file.damaged",
    "xlsx/xxe_file.xlsx": "file.declares-entities",
    "xlsx/zip_traversal.xlsx": "1",
}
PROGRAM = """
import json, resource, signal, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29))
from jiceng.errors import DataError
from jiceng.ledger import read
for name in sys.argv[2:]:
    signal.setitimer(signal.ITIMER_PROF, 10)  # of the processor, whoever else uses it
    signal.alarm(100)
    data = read(Path(sys.argv[1], name))
    signal.alarm(0)
    rows = [str(source.rows) for source in data.sources]
    noticed = sorted({note.kind for source in data.sources for note in source.notes})
    codes = [refusal.code for refusal in data.refusals]
    print(json.dumps([name, " ".join([*rows, *noticed, *codes]), [refusal.message for refusal in data.refusals]]), flush=True)
    if Path("/proc/self/status").exists():
        held = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
        assert int(held.split()[1]) < 512 * 2**10, name
"""


@pytest.fixture(scope="module")
def outcomes() -> dict[str, tuple[str, list[str]]]:
    names = sorted(path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("*/*"))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(CORPUS), *names],
        capture_output=True,
        text=True,
        check=False,
        env=SMALL_COMPUTER,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"died after {lines[-1:]}: {done.stderr[-500:]}"
    return {name: (outcome, messages) for name, outcome, messages in lines}


def test_each_file_comes_to_what_is_expected(outcomes: dict[str, tuple[str, list[str]]]) -> None:
    assert {name: outcome for name, (outcome, _) in outcomes.items()} == EXPECTED


def test_a_refusal_is_one_chinese_sentence_without_a_value(
    outcomes: dict[str, tuple[str, list[str]]],
) -> None:
    for name, (_, messages) in outcomes.items():
        for message in messages:
            assert message.startswith(f"文件“{Path(name).name}”"), name
            assert message.endswith("。"), name
            assert message.count("。") == 1, name
            assert "539925" not in message, name
            assert "张三" not in message, name
