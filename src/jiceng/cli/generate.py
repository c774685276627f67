"""`jiceng generate`: made-up counties to try things on."""

import json
from pathlib import Path
from typing import Annotated

import attrs
import typer

from jiceng.cli.options import AsOf
from jiceng.dataset import ROW
from jiceng.files import clean_name, distinct_names, write_together
from jiceng.share.template import FIRST_RECORD, template_workbook
from jiceng.synth import AS_OF, Ledger, PlantedFault, ledgers, plant_faults
from jiceng.synth import county as make_county

__all__ = ["county"]


def county(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="把结果写到这个文件夹。", readable=False)
    ],
    residents: Annotated[
        int, typer.Option("--residents", metavar="人数", help="居民人数。", min=20, max=3_000_000)
    ] = 2_000,
    seed: Annotated[
        int, typer.Option("--seed", metavar="整数", help="种子；相同的种子得到相同的县。", min=0)
    ] = 0,
    as_of: AsOf = None,
    faults: Annotated[
        float,
        typer.Option("--faults", metavar="比例", help="故意写错的记录所占比例，如 0.01。", min=0, max=0.2),
    ] = 0.0,
    workbooks: Annotated[
        bool, typer.Option("--xlsx/--no-xlsx", help="另写一套 .xlsx 台账，人口按乡镇分开。")
    ] = False,
) -> int:
    """生成一个虚构的县：区划、网格、户、人口和各类台账，互相对得上，能通过核验。

    其中没有真实的人和地方（区划 5399 从未启用）。有 --faults 时，写错的地方列在 truth.json 里。
    """
    data, planted = plant_faults(
        make_county(residents=residents, seed=seed, as_of=as_of or AS_OF), share=faults, seed=seed
    )
    data.write_parquet(output)
    written: dict[Path, bytes] = {}
    places: dict[tuple[str, int], tuple[str, int]] = {}
    if workbooks:
        for name, ledger in _named(list(ledgers(data))):
            rows = {ledger.model.entity.name: ledger.frame}
            written[output / "台账" / f"{name}.xlsx"] = template_workbook([ledger.model], rows=rows)
            for place, row in enumerate(ledger.frame[ROW]):
                places[ledger.model.entity.name, row] = f"{name}.xlsx", FIRST_RECORD + place
    if faults:
        written[output / "truth.json"] = _truth(planted, places, as_of or AS_OF)
    write_together(written)
    typer.echo(f"已生成虚构的县：{residents} 人，写到 {output}。")
    return 0


def _named(made: list[Ledger]) -> list[tuple[str, Ledger]]:
    names = distinct_names(clean_name(ledger.name, ledger.model.entity.name) for ledger in made)
    return list(zip(names, made, strict=True))


def _truth(
    planted: tuple[PlantedFault, ...], places: dict[tuple[str, int], tuple[str, int]], as_of: object
) -> bytes:
    faults = []
    for fault in planted:
        file, row = places.get((fault.entity, fault.row), (None, None))
        faults.append(attrs.asdict(fault) | ({} if file is None else {"file": file, "file_row": row}))
    return (
        json.dumps(
            {"format": "jiceng-truth/1", "as_of": str(as_of), "faults": faults}, ensure_ascii=False, indent=1
        )
        + "\n"
    ).encode()
