"""`jiceng score`: score the units of a scheme from ledgers and reported values."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from jiceng.cli.chinese import UsageError
from jiceng.cli.options import Folder, OutputFormat, Shape, echo_json, refuse_same_folder, tell_refusals
from jiceng.dataset import Dataset
from jiceng.files import refuse_to_overwrite, visible
from jiceng.indicators import Comparison, Scheme, Scorecard
from jiceng.ledger import read
from jiceng.report import print_scorecard, write_bulletin

__all__ = ["score"]

Change: TypeAlias = tuple[str, str, str]
_NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,12})?")


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
        typer.Option("--lint", help="只看细则本身：有没有错误，有没有合计不符、不设上下限等要留意的地方。"),
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
            help="试算：指标=分值，单位代码:指标=数值，或 -指标（去掉）；可写多次。",
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
    output: Folder = None,
    shape: Shape = OutputFormat.TEXT,
) -> int:
    """按考核细则计分：每一分的来历（条款、数值、算法、台账行）都能查到；写了 -o 就生成通报。

    退出码：0 已计分，2 命令写错、细则有误或有文件无法读取（不完整的数据不计分）。
    """
    if lint:
        return _lint(Scheme.load(scheme), shape)
    if not paths:
        raise UsageError("缺少“台账”。")
    if period is None:
        raise UsageError("缺少“--period”。")
    loaded = Scheme.load(scheme)
    changes = [_change(text) for text in what_if or ()]
    refuse_same_folder(paths, output)
    data = read(paths, exclude=output)
    if tell_refusals(data):
        typer.echo("有文件无法读取，没有计分。", err=True)
        return 2
    helping = [Scheme.load(path) for path in others or ()]
    previous = None if compare is None else _read_back(compare, output)
    card = _scored(loaded, helping, data, period)
    if compare is not None and previous is None:
        previous = _scored(loaded, helping, data, compare)
    if changes:
        _require_known(card, changes)
        card = _tried(card, changes)
    written = [] if output is None else write_bulletin(card, output, previous=previous)
    comparison = None if previous is None else card.compare(previous)
    if shape is OutputFormat.JSON:
        typer.echo(card.to_json() if comparison is None else _with_comparison(card, comparison))
    else:
        print_scorecard(card, written)
        if comparison is not None:
            _print(comparison)
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


def _change(text: str) -> Change:
    """Read one change: unit (empty for all), indicator, number (empty to leave it out)."""
    if text.startswith("-") and len(text) > 1:
        return "", text[1:], ""
    name, sign, number = text.partition("=")
    unit, colon, indicator = name.rpartition(":")
    if not sign or not number.strip() or not indicator or (colon and not unit):
        raise UsageError("--what-if 写成 指标=分值、单位代码:指标=数值，或 -指标。")
    if not _NUMBER.fullmatch(number.strip()):
        raise UsageError("--what-if 的数值只写数字，如 20、0.95；比率写成小数。")
    return unit, indicator, number.strip()


def _require_known(card: Scorecard, changes: Sequence[Change]) -> None:
    """Raise a usage error for a unit or an indicator that is not on the scorecard."""
    codes = {unit.unit for unit in card.units}
    items = {item.indicator: item.events for item in card.units[0].items}
    outside = {mark.bonus for mark in card.units[0].bonuses}
    for unit, name, _ in changes:
        owner, _, event = name.partition("@")
        known = owner in items or (unit and owner in outside)
        if not known or (event and not any(event in one.item(owner).events for one in card.units)):
            raise UsageError(f"方案里没有 --what-if 所写的指标，可用的有：{'、'.join(items)}。")
        if unit and unit not in codes:
            raise UsageError("--what-if 所写的单位代码不在本次考核的单位之内。")


def _tried(card: Scorecard, changes: Sequence[Change]) -> Scorecard:
    return card.what_if(
        weights={indicator: number for unit, indicator, number in changes if number and not unit},
        values={(unit, indicator): number for unit, indicator, number in changes if number and unit},
        drop=[indicator for _, indicator, number in changes if not number],
    )


def _print(comparison: Comparison) -> None:
    typer.echo(visible(f"同 {comparison.before} 比较："))
    for line in str(comparison).splitlines():
        typer.echo(f"  {visible(line)}")
