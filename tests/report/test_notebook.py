"""The notebook of an assessment: every cell runs, in order, and shows what it promises."""

import ast
import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from jiceng.report.plots.canvas import Picture

NOTEBOOK = Path(__file__).parents[2] / "examples" / "notebooks" / "assess.ipynb"


def cells() -> list[dict[str, Any]]:
    document = json.loads(NOTEBOOK.read_text("utf-8"))
    assert (document["nbformat"], document["nbformat_minor"]) == (4, 5)
    found: list[dict[str, Any]] = document["cells"]
    return found


def shown(source: str, names: dict[str, object]) -> object:
    """Run a cell and return what a notebook would show: the value of its last expression."""
    tree = ast.parse(source)
    *before, last = tree.body
    if not isinstance(last, ast.Expr):
        before, last = tree.body, ast.Expr(ast.Constant(None))
    exec(compile(ast.Module(before, []), NOTEBOOK.name, "exec"), names)  # noqa: S102 - our own notebook
    return eval(compile(ast.Expression(last.value), NOTEBOOK.name, "eval"), names)  # noqa: S307


def test_every_cell_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    names: dict[str, object] = {}
    results = [shown("".join(cell["source"]), names) for cell in cells() if cell["cell_type"] == "code"]
    frames = [result for result in results if isinstance(result, pl.DataFrame)]
    pictures = [result for result in results if isinstance(result, Picture)]
    assert frames[0]["name"].to_list() == ["柳河镇", "青石镇", "白杨乡"]
    assert frames[1]["熵权"].sum() == pytest.approx(1)
    assert len(pictures) == 4
    assert all(picture._repr_svg_().startswith("<svg") for picture in pictures)
    lists = [result for result in results if isinstance(result, list)]
    assert ["考核通报.html", "考核通报.docx", "考核计分表.xlsx", "考核结果.json"] in lists
    assert "矛盾纠纷化解率 85.71%（6/7）" in capsys.readouterr().out


def test_the_notebook_is_kept_without_results() -> None:
    ids = [cell["id"] for cell in cells()]
    assert len(ids) == len(set(ids))
    for cell in cells():
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
