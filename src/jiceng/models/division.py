"""行政区划 — one place of the administrative tree, from the county down to the village."""

from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import COUNT
from jiceng.models._terms import Entity
from jiceng.privacy import PUBLIC

__all__ = ["Division"]

_CODING = Source("统计用区划代码和城乡划分代码编制规则")


class Division(Record):
    """行政区划 / administrative division."""

    entity: ClassVar[Entity] = Entity(
        name="division",
        label=Label("行政区划", "administrative division", also=("区划",)),
        key=("code",),
        source=_CODING,
    )

    code: Annotated[
        DivisionCode,
        Label("区划代码", "division code", also=("行政区划代码", "统计用区划代码")),
        PUBLIC,
        _CODING,
    ]
    """Code of 6, 9 or 12 digits; the length tells the level."""

    name: Annotated[
        str, Label("名称", "name", also=("区划名称", "单位名称")), PUBLIC, _CODING, Field(max_length=100)
    ]
    """Official name in full, such as 柳河镇."""

    parent_code: Annotated[
        DivisionCode | None, Label("上级代码", "parent code", also=("上级区划代码",)), PUBLIC, _CODING
    ] = None
    """Code of the division one level up; empty for the top of the list."""

    households: Annotated[
        int | None, Label("户数", "households", also=("总户数",)), PUBLIC, _CODING, Unit("户"), COUNT
    ] = None
    """Number of households in the division."""
