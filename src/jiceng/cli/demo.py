"""`jiceng demo`: a made-up county's quarter, from messy ledgers to explained scores."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import typer

from jiceng.files import write_together
from jiceng.indicators import Scheme
from jiceng.ledger import read
from jiceng.report import print_scorecard, print_summary, write_bulletin, write_feedback
from jiceng.validate import check

__all__ = ["demo"]

_COUNTY, _PERIOD, _AS_OF = "yunling-2026q3", "2026Q3", "2026-09-30"


def demo(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="把结果写到这个文件夹。", readable=False)
    ] = Path("demo"),
) -> int:
    """演示：虚构的云岭县 2026 年三季度，读台账、核验、反馈、计分、通报，一次走完。

    其中的人和事都是编造的（区划 5399 从未启用）。写出文件后打印路径，不打开任何窗口。
    """
    ledgers = output / "台账"
    scheme = output / "pingan-2026.toml"
    write_together(
        {
            scheme if name == scheme.name else ledgers / name: file.read_bytes()
            for file in sorted(_example().iterdir(), key=lambda file: file.name)
            if (name := file.name) == scheme.name or name.endswith((".xlsx", ".csv"))
        }
    )
    data = read(ledgers)
    report = check(data, as_of=_AS_OF)
    typer.echo("一、核验台账\n")
    print_summary(report, write_feedback(data, report, output / "反馈"))
    typer.echo("\n二、考核计分\n")
    card = Scheme.load(scheme).score(data, period=_PERIOD)
    print_scorecard(card, write_bulletin(card, output / "通报"))
    return 0


def _example() -> Traversable:
    bundled = files("jiceng") / "examples" / _COUNTY
    if bundled.is_dir():
        return bundled
    return Path(__file__).parents[3] / "examples" / _COUNTY  # a checkout
