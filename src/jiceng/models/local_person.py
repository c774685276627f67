"""辖区人员 — what every list of the people of an area adds to the common block: where they belong."""

from typing import Annotated

from jiceng.codes import PopulationKind
from jiceng.identifiers import DivisionCode, GridCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._marks import EXPORTED, GB31000
from jiceng.models.person import Person
from jiceng.privacy import INTERNAL, PERSONAL

__all__ = ["LocalPerson"]


class LocalPerson(Person):
    """辖区人员 / person of the area: the common block and the place that looks after the person."""

    population_kind: Annotated[
        PopulationKind | None,
        Label("人口类型", "kind of population", also=("人口类别", "人员类别", "人口性质")),
        PERSONAL,
        GB31000,
    ] = None
    """Registered here, staying here, left behind or from abroad."""

    division_code: Annotated[
        DivisionCode | None,
        Label(
            "所属村（社区）代码",
            "division code",
            also=("所属社区", "所属村社区", "所属村（社区）", "区划代码"),
        ),
        INTERNAL,
        GB31000,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Village or community that has the person on its list."""

    grid_code: Annotated[
        GridCode | None,
        Label(
            "所属网格",
            "grid",
            also=(
                "网格编码",
                "所在网格",
                "网格",
                "网格编号",
                "网格代码",
                "所属网格编码",
                "所属网格编号",
                "所属网格代码",
                "所在网格编码",
            ),
        ),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which the person lives."""
