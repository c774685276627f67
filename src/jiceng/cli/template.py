"""`jiceng template`: blank ledgers to hand out."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from jiceng.codes.spelling import nearness
from jiceng.errors import UnknownCodeError
from jiceng.files import visible
from jiceng.ledger import read
from jiceng.models import ENTITIES, Record
from jiceng.models.extension import Extension
from jiceng.share.template import write_template

__all__ = ["template"]


def template(
    entities: Annotated[
        list[str],
        typer.Argument(
            metavar="台账", help="台账的名称，一个或几个：如 实有人口 矛盾纠纷，或 resident dispute。"
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件", help="写到这个 .xlsx 文件。", readable=False)
    ],
    register: Annotated[
        Path | None,
        typer.Option(
            "--register",
            metavar="文件",
            help="本县区划名册：有了它，乡镇和村可以从下拉列表里选。",
            readable=False,
        ),
    ] = None,
    extension: Annotated[
        Path | None,
        typer.Option(
            "--extension", metavar="文件", help="本地扩展（TOML）：县里增加或收紧的字段、表头、代码。"
        ),
    ] = None,
) -> int:
    """生成空白台账：带下拉列表、填写提示和说明，填好后可以直接核验。

    下拉列表取自代码表；证件号码等列已设为文本格式。文件里没有任何人的信息，说明页的示例是虚构的。
    """
    known = ENTITIES if extension is None else Extension.load(extension).models()
    models = [_model(name, known.values()) for name in dict.fromkeys(entities)]
    written = write_template(
        list({model.entity.name: model for model in models}.values()),
        output,
        register=None if register is None else read(register, extension=extension),
    )
    typer.echo(f"已写出空白台账 {written}：{'、'.join(model.entity.label.zh for model in models)}。")
    return 0


def _model(name: str, models: Iterable[type[Record]]) -> type[Record]:
    """Return the model of an entity by its name in programs or one of its labels."""
    named = {
        spelling: model for model in models for spelling in (model.entity.name, *model.entity.label.names)
    }
    if name in named:
        return named[name]
    near = sorted(named, key=lambda spelling: -nearness(name, spelling))[:3]
    raise UnknownCodeError(f"没有名为“{visible(name)}”的台账。名称相近的有：{'、'.join(near)}。")
