"""三台合一 — the joint alarm desk of a county for 110, 119 and 122, and its counts in one period."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, DECIMAL, PEOPLE, PRACTICE
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PUBLIC

__all__ = ["AlarmPlatform"]

_ALARMS = Unit("起")


class AlarmPlatform(Record):
    """“三台合一”报警平台 / alarm platform."""

    entity: ClassVar[Entity] = Entity(
        name="alarm_platform",
        label=Label(
            "“三台合一”报警平台", "alarm platform", also=("三台合一", "三台合一报警平台", "三台合一接警台")
        ),
        key=("division_code", "period"),
        source=PRACTICE,
        example={
            "division_code": "539925",
            "period": "2026Q3",
            "opened_on": "2024-01-01",
            "seats": 6,
            "staff": 18,
            "calls": 5210,
            "calls_110": 3900,
            "calls_119": 160,
            "calls_122": 1150,
            "invalid_calls": 1480,
            "alarms": 3400,
            "criminal_alarms": 62,
            "security_alarms": 410,
            "traffic_alarms": 980,
            "fire_alarms": 48,
            "dispute_alarms": 900,
            "help_requests": 1000,
            "referred": 310,
            "dispatched": 3090,
            "settled": 3020,
            "security_cases_solved": 286,
            "traffic_cases_solved": 940,
            "help_given": 965,
            "response_minutes": "9.5",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("报警平台所属区划", "division code", also=("所属区划代码", "区划代码", "所在区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """County that the desk serves."""

    period: Annotated[
        str,
        Label("期间", "period", also=("统计期间", "统计时段")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=20),
    ]
    """Period that the counts are about, such as 2026Q3."""

    opened_on: Annotated[
        date | None,
        Label("平台建成日期", "opened on", also=("合并接警日期", "平台启用日期")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day from which the three numbers are answered at one desk."""

    seats: Annotated[
        int | None, Label("接警席位数", "seats", also=("接警坐席数",)), INTERNAL, PRACTICE, Unit("个"), COUNT
    ] = None
    """Number of seats at the desk."""

    staff: Annotated[
        int | None, Label("接警员人数", "staff", also=("接警人员数",)), INTERNAL, PRACTICE, PEOPLE, COUNT
    ] = None
    """Number of people who answer calls."""

    calls: Annotated[
        int | None, Label("接警总数", "calls", also=("接警总量",)), INTERNAL, PRACTICE, _ALARMS, COUNT
    ] = None
    """Number of calls answered, of all three numbers."""

    calls_110: Annotated[
        int | None,
        Label("110接警数", "calls to 110", also=("110接警量",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of calls to the police."""

    calls_119: Annotated[
        int | None,
        Label("119接警数", "calls to 119", also=("119接警量",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of calls to the fire brigade."""

    calls_122: Annotated[
        int | None,
        Label("122接警数", "calls to 122", also=("122接警量",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of calls to the traffic police."""

    invalid_calls: Annotated[
        int | None,
        Label("无效报警数", "invalid calls", also=("无效接警数", "骚扰报警数")),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of calls that reported nothing: wrong numbers, tests and nuisance calls."""

    alarms: Annotated[
        int | None,
        Label("有效警情数", "alarms", also=("有效警情", "警情总数")),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of alarms that the calls reported; several calls may report one."""

    criminal_alarms: Annotated[
        int | None,
        Label("刑事警情数", "criminal alarms", also=("刑事警情",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of alarms on crimes."""

    security_alarms: Annotated[
        int | None,
        Label("治安警情数", "public security alarms", also=("治安警情",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of alarms on offences against public security."""

    traffic_alarms: Annotated[
        int | None,
        Label("交通警情数", "traffic alarms", also=("交通警情", "交通事故警情数")),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of alarms on traffic accidents and offences."""

    fire_alarms: Annotated[
        int | None, Label("火灾警情数", "fire alarms", also=("火灾警情",)), INTERNAL, PRACTICE, _ALARMS, COUNT
    ] = None
    """Number of alarms on fires."""

    dispute_alarms: Annotated[
        int | None,
        Label("纠纷警情数", "dispute alarms", also=("矛盾纠纷警情数", "纠纷警情")),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of alarms on disputes, which are handed to the governance centre."""

    help_requests: Annotated[
        int | None,
        Label("群众求助数", "help requests", also=("群众求助警情数", "群众困难求助数")),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of requests for help."""

    referred: Annotated[
        int | None,
        Label("非警务分流数", "referred", also=("分流转办数",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of requests that are not for the police and were passed on, such as to 12345."""

    dispatched: Annotated[
        int | None,
        Label("处警总数", "dispatched", also=("出警数", "处警数")),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of alarms to which somebody was sent."""

    settled: Annotated[
        int | None,
        Label("警情办结数", "settled", also=("办结警情数", "办结数")),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of alarms that were dealt with to the end."""

    security_cases_solved: Annotated[
        int | None,
        Label("侦破治安案件数", "public security cases solved", also=("破获治安案件数",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of public security cases solved from alarms."""

    traffic_cases_solved: Annotated[
        int | None,
        Label("侦破交通案件数", "traffic cases solved", also=("破获交通案件数",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of traffic cases solved from alarms."""

    help_given: Annotated[
        int | None,
        Label("解决群众困难求助数", "help given", also=("帮助解决群众困难求助数",)),
        INTERNAL,
        PRACTICE,
        _ALARMS,
        COUNT,
    ] = None
    """Number of requests for help in which help was given."""

    response_minutes: Annotated[
        Decimal | None,
        Label("平均到场时间", "response time", also=("平均出警时间", "平均到场用时")),
        INTERNAL,
        PRACTICE,
        Unit("分钟"),
        Field(ge=0),
        DECIMAL,
    ] = None
    """Mean time from the call to the arrival, in minutes."""
