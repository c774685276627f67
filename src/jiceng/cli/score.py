"""`jiceng score`: score the units of a scheme from ledgers and reported values."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from jiceng.cli.chinese import UsageError
from jiceng.cli.options import (
    Folder,
    OutputFormat,
    Quiet,
    Shape,
    echo_json,
    refuse_same_folder,
    tell_refusals,
)
from jiceng.cli.progress import progress_shown
from jiceng.cli.trial import read_change, tried
from jiceng.dataset import Dataset
from jiceng.files import refuse_to_overwrite, visible
from jiceng.indicators import Comparison, Scheme, Scorecard
from jiceng.ledger import read
from jiceng.report import print_scorecard, write_bulletin, write_dispatch
from jiceng.report.dispatch import DispatchPlan, monthly_dispatch, print_dispatch

__all__ = ["score"]


def score(
    scheme: Annotated[
        Path, typer.Argument(metavar="细则.toml", help="考核细则。", show_default=False, readable=False)
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="台账",
            help="台账文件或文件夹：.xlsx .xls .csv .parquet。只用 --lint 时不写。",
            show_default=False,
            readable=False,
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar="期间", help="考核期，如 2026Q3、2026-09、2026。")
    ] = None,
    lint: Annotated[
        bool,
        typer.Option(
            "--lint", metavar="", help="只看细则本身：有没有错误，有没有合计不符、不设上下限等要留意的地方。"
        ),
    ] = False,
    compare: Annotated[
        str | None,
        typer.Option(
            "--compare",
            metavar="期间|结果.json",
            help="同这一期（或上次写出的考核结果.json）比较：总分、名次、各项得分的升降；写进通报。",
        ),
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="改动",
            help="试算：指标=分值，单位代码:指标=数值（比率写 0.935 或 93.5%），或 -指标（去掉）；可写多次。",
            show_default=False,
        ),
    ] = None,
    others: Annotated[
        list[Path] | None,
        typer.Option(
            "--with",
            metavar="细则.toml",
            help="另一份细则：本细则要用它的得分（transfer、compose）；可写多次。",
            show_default=False,
            readable=False,
        ),
    ] = None,
    dispatch: Annotated[
        Path | None,
        typer.Option(
            "--dispatch",
            metavar="调度方案.toml",
            help="月调度：不计分，看到这个月为止各单位、各项任务的红黄绿灯和超期清单；--period 写月份，如 2026-09。",
            show_default=False,
            readable=False,
        ),
    ] = None,
    output: Folder = None,
    shape: Shape = OutputFormat.TEXT,
    quiet: Quiet = False,
) -> int:
    """按考核细则计分：每一分的来历（条款、数值、算法、台账行）都能查到；写了 -o 就生成通报。

    写了 --dispatch 的是月调度：红黄绿灯和超期清单。

    退出码：0 已计分，2 命令写错、细则有误或有文件无法读取（不完整的数据不计分）。
    """
    if lint:
        return _lint(Scheme.load(scheme), shape)
    if not paths:
        raise UsageError("缺少“台账”。")
    if period is None:
        raise UsageError("缺少“--period”。")
    loaded = Scheme.load(scheme)
    plan = None if dispatch is None else DispatchPlan.load(dispatch)
    if plan is not None and (compare is not None or what_if):
        raise UsageError("--dispatch 不同 --compare、--what-if 一起用：月调度自己同上月比较。")
    changes = [read_change(text) for text in what_if or ()]
    refuse_same_folder(paths, output)
    with progress_shown(quiet=quiet):
        data = read(paths, exclude=output)
    if tell_refusals(data):
        typer.echo("有文件无法读取，没有计分。", err=True)
        return 2
    helping = [Scheme.load(path) for path in others or ()]
    if plan is not None:
        return _dispatch(loaded, plan, helping, data, period, output, shape, quiet=quiet)
    previous = None if compare is None else _read_back(compare, output)
    with progress_shown(quiet=quiet):
        card = _scored(loaded, helping, data, period)
        if compare is not None and previous is None:
            previous = _scored(loaded, helping, data, compare)
        if changes:
            card = tried(card, changes)
        written = [] if output is None else write_bulletin(card, output, previous=previous)
    comparison = None if previous is None else card.compare(previous)
    if shape is OutputFormat.JSON:
        typer.echo(card.to_json() if comparison is None else _with_comparison(card, comparison))
    elif not quiet:
        print_scorecard(card, written)
        if comparison is not None:
            _print(comparison)
    return 0


def _dispatch(
    scheme: Scheme,
    plan: DispatchPlan,
    helping: Sequence[Scheme],
    data: Dataset,
    period: str,
    output: Path | None,
    shape: OutputFormat,
    *,
    quiet: bool,
) -> int:
    with progress_shown(quiet=quiet):
        cards = [other.score(data, period=period) for other in helping]
        found = monthly_dispatch(scheme, plan, data, period=period, others=cards)
        written = [] if output is None else write_dispatch(found, output)
    if shape is OutputFormat.JSON:
        typer.echo(found.to_json())
    elif not quiet:
        print_dispatch(found, written)
    return 0


def _read_back(compare: str, output: Path | None) -> Scorecard | None:
    """Return the scorecard of an earlier run, `None` when a period is named in place of a file."""
    if not compare.endswith(".json"):
        return None
    if output is not None:
        refuse_to_overwrite([output / Path(compare).name], [Path(compare)])
    return Scorecard.load(compare)


def _with_comparison(card: Scorecard, comparison: Comparison) -> str:
    document = json.loads(card.to_json()) | {"comparison": json.loads(comparison.to_json())}
    return json.dumps(document, ensure_ascii=False)


def _lint(scheme: Scheme, shape: OutputFormat) -> int:
    if shape is OutputFormat.JSON:
        echo_json({"format": "jiceng-scheme-lint/1", "scheme": scheme.id, "remarks": list(scheme.remarks)})
        return 0
    typer.echo(visible(f"{scheme.title}：{len(scheme.document.indicator)} 项指标，可以使用。"))
    for remark in scheme.remarks:
        typer.echo(f"  留意：{visible(remark)}")
    return 0


def _scored(scheme: Scheme, helping: Sequence[Scheme], data: Dataset, period: str) -> Scorecard:
    return scheme.score(data, period=period, others=[other.score(data, period=period) for other in helping])


def _print(comparison: Comparison) -> None:
    typer.echo(visible(f"同 {comparison.before} 比较："))
    for line in str(comparison).splitlines():
        typer.echo(f"  {visible(line)}")
