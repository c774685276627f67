"""实有人口 — everybody who lives in the grid or is registered there."""

from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import FamilyRelation, PopulationKind
from jiceng.identifiers import GridCode
from jiceng.labels import Label, Source
from jiceng.models._marks import GB31000
from jiceng.models._terms import Entity
from jiceng.models.person import Person
from jiceng.privacy import INTERNAL, PERSONAL, RECORD_NUMBER

__all__ = ["Resident"]


class Resident(Person):
    """实有人口 / resident."""

    entity: ClassVar[Entity] = Entity(
        name="resident",
        label=Label("实有人口", "resident", also=("人口", "居民")),
        key=("id_number",),
        source=GB31000,
        membership=PERSONAL,
    )

    population_kind: Annotated[
        PopulationKind | None, Label("人口类型", "kind of population", also=("人口类别",)), PERSONAL, GB31000
    ] = None
    """Registered here, staying here, left behind or from abroad."""

    household_number: Annotated[
        str | None,
        Label("户号", "household number", also=("户编号",)),
        RECORD_NUMBER,
        GB31000,
        Field(max_length=20),
    ] = None
    """Number of the household in the register of the township."""

    relation_to_head: Annotated[
        FamilyRelation | None,
        Label("与户主关系", "relation to the head", also=("户主关系",)),
        PERSONAL,
        GB31000,
    ] = None
    """Relation to the head of the household, after GB/T 4761."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格", "网格")),
        INTERNAL,
        Source("GB/T 34300-2017"),
    ] = None
    """Grid in which the person lives."""
