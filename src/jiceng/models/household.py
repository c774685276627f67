"""户 — one household; derived from its members where a county keeps no list of its own."""

from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import GridCode, ResidentId
from jiceng.labels import Label
from jiceng.models._base import Record
from jiceng.models._marks import COUNT, GB31000, PEOPLE
from jiceng.models._terms import Entity
from jiceng.privacy import ADDRESS, INTERNAL, NAME, PERSONAL, RECORD_NUMBER, RESIDENT_NUMBER

__all__ = ["Household"]


class Household(Record):
    """户 / household."""

    entity: ClassVar[Entity] = Entity(
        name="household",
        label=Label("户", "household", also=("家庭",)),
        key=("number",),
        source=GB31000,
        membership=PERSONAL,
    )

    number: Annotated[
        str, Label("户号", "household number"), RECORD_NUMBER, GB31000, Field(min_length=1, max_length=20)
    ]
    """Number of the household in the register of the township."""

    head_name: Annotated[
        str | None, Label("户主姓名", "name of the head"), NAME, GB31000, Field(max_length=50)
    ] = None
    """Name of the head; empty while the members name none, or two."""

    head_id_number: Annotated[
        ResidentId | None,
        Label("户主公民身份号码", "identity number of the head", also=("户主身份证号",)),
        RESIDENT_NUMBER,
        GB31000,
    ] = None
    """Identity number of the head."""

    grid_code: Annotated[GridCode | None, Label("所属网格", "grid"), INTERNAL, GB31000] = None
    """Grid in which the household lives."""

    address: Annotated[str | None, Label("户地址", "address"), ADDRESS, GB31000, Field(max_length=200)] = None
    """Address of the household."""

    member_count: Annotated[
        int, Label("户人口数", "members", also=("家庭人口数",)), INTERNAL, GB31000, PEOPLE, COUNT
    ]
    """Number of members on the list."""
