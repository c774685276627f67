"""`jiceng export`: what it writes and what it says."""

from pathlib import Path

import pytest

from jiceng.cli.export import json_schema
from jiceng.share import write_json_schema


def test_it_writes_the_schemas_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "标准"
    assert json_schema(output) == 0
    files = sorted(path for path in output.rglob("*") if path.is_file())
    assert (
        capsys.readouterr().out
        == f"已写出 {len(files)} 个文件到 {output}，目录见 {output / 'index.json'}。\n"
    )
    assert files == write_json_schema(output)
