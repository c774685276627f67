"""网格任职 — which worker has which grid in which role, and since when."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import GridWorkerRole
from jiceng.identifiers import GridCode, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL, PUBLIC, RESIDENT_NUMBER

__all__ = ["GridAssignment"]


class GridAssignment(Record):
    """网格任职 / grid assignment."""

    entity: ClassVar[Entity] = Entity(
        name="grid_assignment",
        label=Label("网格任职", "grid assignment"),
        key=("worker_id_number", "assigned_grid_code", "role"),
        source=Source("GB/T 34300-2017"),
        membership=PERSONAL,
        example={
            "worker_id_number": "539925199404184731",
            "worker_name": "某某某",
            "assigned_grid_code": "53992510220202",
            "role": "021",
            "started_on": "2025-01-06",
        },
    )

    worker_id_number: Annotated[
        ResidentId | None,
        Label(
            "网格员公民身份号码", "identity number of the worker", also=("网格员身份证号", "网格员身份证号码")
        ),
        RESIDENT_NUMBER,
        Source("GB/T 34300-2017"),
        Reference("grid_worker", "id_number"),
        REGISTERED,
    ] = None
    """Worker who has the grid."""

    worker_name: Annotated[
        str | None,
        Label("网格员姓名", "name of the worker", also=("网格员",)),
        NAME,
        Source("GB/T 34300-2017"),
        Field(max_length=50),
    ] = None
    """Name of the worker, for readers."""

    assigned_grid_code: Annotated[
        GridCode | None,
        Label("任职网格", "grid", also=("任职网格编码",)),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
        REGISTERED,
    ] = None
    """Grid that the worker has."""

    role: Annotated[
        GridWorkerRole | None,
        Label("任职岗位", "role"),
        PUBLIC,
        Source("GB/T 34300-2017"),
        REGISTERED,
    ] = None
    """Role in this grid."""

    started_on: Annotated[
        date | None,
        Label("任职开始日期", "since", also=("任职开始时间",)),
        INTERNAL,
        Source("GB/T 34300-2017"),
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """First day in the role."""

    ended_on: Annotated[
        date | None,
        Label("任职结束日期", "until", also=("任职结束时间",)),
        INTERNAL,
        Source("GB/T 34300-2017"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Last day in the role; empty while it lasts."""
