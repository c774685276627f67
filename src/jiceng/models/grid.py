"""网格 — the smallest unit of management, inside one village or community."""

from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode, GridCode
from jiceng.labels import Label, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import COUNT
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["Grid"]

_GRID = Source("GB/T 34300-2017")


class Grid(Record):
    """网格 / grid."""

    entity: ClassVar[Entity] = Entity(name="grid", label=Label("网格", "grid"), key=("code",), source=_GRID)

    code: Annotated[GridCode, Label("网格编码", "grid code", also=("网格代码", "网格编号")), PUBLIC, _GRID]
    """Code of the village or community, then the number of the grid."""

    name: Annotated[str, Label("网格名称", "grid name", also=("网格",)), PUBLIC, _GRID, Field(max_length=100)]
    """Name of the grid, such as 北坪村第1网格."""

    community_code: Annotated[
        DivisionCode | None,
        Label("所属村社区", "community code", also=("所属村（社区）代码", "村社区代码")),
        PUBLIC,
        _GRID,
    ] = None
    """Code of the village or community that the grid is part of."""

    households: Annotated[
        int | None,
        Label("网格户数", "households in the grid", also=("户数",)),
        PUBLIC,
        _GRID,
        Unit("户"),
        COUNT,
    ] = None
    """Number of households in the grid."""
