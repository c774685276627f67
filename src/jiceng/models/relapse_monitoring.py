"""防返贫监测 — one household watched so that it does not fall back into poverty, until its risk is gone.

The safeguards are compulsory schooling, basic medical insurance, safe housing and safe drinking water; the
income line is dated data of the law book and never stands in a record. Months that a system gives as 202309
are kept as the first day of the month.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import HouseholdKind, RelapseMeasure, RelapseMonitoringType, RelapseRemoval, RelapseRisk
from jiceng.identifiers import DivisionCode, GridCode, Phone, ResidentId
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import (
    A_COLUMN_EACH,
    CLOSED,
    COUNT,
    DAY_OR_MONTH,
    DECIMAL,
    MU,
    PEOPLE,
    PRACTICE,
    REGISTERED,
    SEVERAL,
    YUAN,
)
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, NAME, PERSONAL, PHONE, RECORD_NUMBER, RESIDENT_NUMBER, SENSITIVE

__all__ = ["RelapseMonitoring"]

_EXPORT = Source("省级防返贫监测系统规则集（2023）")


class RelapseMonitoring(Record):
    """防返贫监测 / relapse monitoring."""

    entity: ClassVar[Entity] = Entity(
        name="relapse_monitoring",
        label=Label("防返贫监测", "relapse monitoring", also=("监测户", "监测对象", "防返贫监测户")),
        key=("household_number",),
        source=_EXPORT,
        membership=SENSITIVE,
        example={
            "household_number": "10100001",
            "head_name": "张三",
            "head_id_number": "53992519491231048X",
            "phone": "13900000012",
            "division_code": "539925101201",
            "grid_code": "53992510120102",
            "member_count": 3,
            "labour_count": 1,
            "household_kinds": "02|03",
            "is_listed": True,
            "monitoring_type": "1",
            "identified_on": "2025-10-01",
            "risks": "01|07",
            "per_capita_income": "6980",
            "has_dropout": False,
            "has_unsafe_housing": False,
            "has_uninsured_member": True,
            "has_safe_water": True,
            "measures": "02|06",
            "has_development_measure": True,
            "farmland": "4.5",
            "forest_land": "2",
            "road_distance": "1.2",
            "helper_name": "李四",
            "is_removed": True,
            "removed_on": "2026-06-01",
            "removal": "1",
            "removed_per_capita_income": "12600",
            "removed_has_dropout": False,
            "removed_has_unsafe_housing": False,
            "removed_has_uninsured_member": False,
            "removed_has_safe_water": True,
        },
    )

    household_number: Annotated[
        str,
        Label("户编号", "household number", also=("监测户编号", "户号")),
        RECORD_NUMBER,
        _EXPORT,
        Reference("household", "number"),
        Field(min_length=1, max_length=20),
    ]
    """Number of the household."""

    head_name: Annotated[
        str | None,
        Label("户主姓名", "name of the head", also=("户主",)),
        NAME,
        _EXPORT,
        REGISTERED,
        Field(max_length=50),
    ] = None
    """Name of the head of the household."""

    head_id_number: Annotated[
        ResidentId | None,
        Label("户主证件号码", "identity number of the head", also=("户主身份证号", "户主公民身份号码")),
        RESIDENT_NUMBER,
        _EXPORT,
        Reference("resident", "id_number"),
    ] = None
    """Identity number of the head."""

    phone: Annotated[
        Phone | None, Label("户联系电话", "phone", also=("联系电话", "联系方式")), PHONE, _EXPORT
    ] = None
    """Phone of the household."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所在村代码", "division code", also=("所属村社区代码", "行政村代码")),
        INTERNAL,
        PRACTICE,
        Reference("division", "code"),
    ] = None
    """Village of the household."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid of the household."""

    member_count: Annotated[
        int | None,
        Label("家庭人口数", "members", also=("家庭人口", "户人口数")),
        INTERNAL,
        _EXPORT,
        PEOPLE,
        COUNT,
    ] = None
    """Number of members."""

    labour_count: Annotated[
        int | None,
        Label("劳动力人数", "members who can work", also=("家庭劳动力人数",)),
        PERSONAL,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of members with any ability to work, the weak and half counted in; 0 for none in the household."""

    household_kinds: Annotated[
        tuple[HouseholdKind, ...] | None,
        Label("户类型", "kinds of household", also=("户属性", "农户类型")),
        SENSITIVE,
        _EXPORT,
        REGISTERED,
        SEVERAL,
    ] = None
    """What the household counts as; several may hold."""

    is_listed: Annotated[
        bool | None,
        Label("是否纳入监测", "under watch", also=("是否监测对象", "是否监测户")),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Whether the household is under watch; a list of all that were looked at also holds those that are not."""

    monitoring_type: Annotated[
        RelapseMonitoringType | None,
        Label("监测对象类别", "type", also=("监测类别", "监测对象类型", "监测户类型")),
        SENSITIVE,
        _EXPORT,
        REGISTERED,
    ] = None
    """Lifted but unstable, marginal, or in sudden grave difficulty."""

    identified_on: Annotated[
        date | None,
        Label("识别监测时间", "identified on", also=("识别时间", "纳入监测时间", "识别日期")),
        SENSITIVE,
        _EXPORT,
        REGISTERED,
        DAY_OR_MONTH,
    ] = None
    """When the household was put under watch; where only the month is known, its first day."""

    risks: Annotated[
        tuple[RelapseRisk, ...] | None,
        Label("致贫返贫风险", "risks", also=("风险类型", "返贫风险", "致贫风险")),
        SENSITIVE,
        _EXPORT,
        REGISTERED,
        SEVERAL,
    ] = None
    """What may throw the household back, five risks at most, the gravest first."""

    per_capita_income: Annotated[
        Decimal | None,
        Label("识别时家庭人均纯收入", "net income per head", also=("人均纯收入", "家庭人均纯收入")),
        SENSITIVE,
        _EXPORT,
        YUAN,
        DECIMAL,
    ] = None
    """Net income of a year, per head, on which the household was identified, in yuan; may be below zero."""

    has_dropout: Annotated[
        bool | None,
        Label(
            "是否有失学辍学",
            "child out of school",
            also=("是否义务教育阶段适龄儿童少年失学辍学",),
        ),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Whether a child of the age of compulsory schooling is out of school."""

    has_unsafe_housing: Annotated[
        bool | None,
        Label("是否危房户", "unsafe housing", also=("住房是否出现安全问题", "是否住房出现安全问题")),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Whether the house is unsafe."""

    has_uninsured_member: Annotated[
        bool | None,
        Label(
            "是否有成员未参加基本医疗保险",
            "member without medical insurance",
            also=("是否有家庭成员未参加城乡居民（职工）基本医疗保险",),
        ),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Whether a member is without basic medical insurance, of residents or of employees."""

    has_safe_water: Annotated[
        bool | None,
        Label("是否解决安全饮用水", "safe drinking water", also=("是否饮水安全",)),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Whether the household has safe drinking water."""

    measures: Annotated[
        tuple[RelapseMeasure, ...] | None,
        Label("帮扶措施", "measures of help", also=("落实帮扶措施",)),
        SENSITIVE,
        _EXPORT,
        A_COLUMN_EACH,
        SEVERAL,
    ] = None
    """Kinds of help that are under way; each with its days and money is a `RelapseHelp`."""

    has_development_measure: Annotated[
        bool | None,
        Label("是否实施开发式帮扶措施", "help towards income", also=("实施开发式帮扶措施情况",)),
        SENSITIVE,
        _EXPORT,
    ] = None
    """Whether help beyond support payments is given: work, a trade, credit."""

    farmland: Annotated[
        Decimal | None,
        Label("耕地面积", "farmland", also=("耕地",)),
        PERSONAL,
        _EXPORT,
        MU,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Farmland of the household, in mu."""

    forest_land: Annotated[
        Decimal | None,
        Label("林地面积", "forest land", also=("林地",)),
        PERSONAL,
        _EXPORT,
        MU,
        Field(ge=0),
        DECIMAL,
    ] = None
    """Forest land of the household, in mu."""

    road_distance: Annotated[
        Decimal | None,
        Label("与村主干路距离", "distance to the main road", also=("距主干路距离",)),
        PERSONAL,
        _EXPORT,
        Unit("公里"),
        Field(ge=0),
        DECIMAL,
    ] = None
    """Distance from the house to the main road of the village, in kilometres."""

    helper_name: Annotated[
        str | None,
        Label("帮扶责任人", "person who helps", also=("帮扶联系人", "监测帮扶责任人")),
        NAME,
        _EXPORT,
        Field(max_length=50),
    ] = None
    """Cadre who answers for the help."""

    is_removed: Annotated[
        bool | None,
        Label("风险是否已消除", "risk removed", also=("是否消除风险", "风险是否消除", "是否已消除")),
        SENSITIVE,
        _EXPORT,
        CLOSED,
    ] = None
    """Whether the risk is marked as removed."""

    removed_on: Annotated[
        date | None,
        Label("消除监测时间", "removed on", also=("风险消除时间", "风险消除日期")),
        SENSITIVE,
        _EXPORT,
        CLOSED,
        DAY_OR_MONTH,
    ] = None
    """When the risk was marked as removed; where only the month is known, its first day."""

    removal: Annotated[
        RelapseRemoval | None,
        Label("风险消除方式", "way of removal", also=("消除方式",)),
        SENSITIVE,
        _EXPORT,
        CLOSED,
    ] = None
    """By help, by itself, or otherwise."""

    removed_per_capita_income: Annotated[
        Decimal | None,
        Label("风险消除后家庭人均纯收入", "net income per head after removal"),
        SENSITIVE,
        _EXPORT,
        YUAN,
        CLOSED,
        DECIMAL,
    ] = None
    """Net income of a year, per head, when the risk was marked as removed, in yuan."""

    removed_has_dropout: Annotated[
        bool | None,
        Label("风险消除后是否有失学辍学", "child out of school after removal"),
        SENSITIVE,
        _EXPORT,
        CLOSED,
    ] = None
    """Whether a child is out of school when the risk is marked as removed."""

    removed_has_unsafe_housing: Annotated[
        bool | None,
        Label("风险消除后是否危房户", "unsafe housing after removal"),
        SENSITIVE,
        _EXPORT,
        CLOSED,
    ] = None
    """Whether the house is unsafe when the risk is marked as removed."""

    removed_has_uninsured_member: Annotated[
        bool | None,
        Label("风险消除后是否有成员未参加基本医疗保险", "member without medical insurance after removal"),
        SENSITIVE,
        _EXPORT,
        CLOSED,
    ] = None
    """Whether a member is without medical insurance when the risk is marked as removed."""

    removed_has_safe_water: Annotated[
        bool | None,
        Label("风险消除后是否解决安全饮用水", "safe drinking water after removal"),
        SENSITIVE,
        _EXPORT,
        CLOSED,
    ] = None
    """Whether there is safe drinking water when the risk is marked as removed."""
