"""案（事）件 — one case of the police or one event of public security, down to a call for help.

The columns are those of GB/T 31000-2015 for grave cases, homicides, cases that touch pupils and cases along
railways and power lines. Time limits run from the day of filing (since 2026; before, from that of acceptance).
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import (
    CaseLevel,
    CertificateType,
    PublicSecurityOffence,
    SecurityCaseKind,
    SecurityCaseOutcome,
)
from jiceng.identifiers import DivisionCode, GridCode, ResidentId
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import (
    CALENDAR_DAY,
    CLOSED,
    COUNT,
    DAYS,
    EXPORTED,
    GB31000,
    PEOPLE,
    PRACTICE,
    REGISTERED,
    TIMES,
)
from jiceng.models._terms import Entity
from jiceng.privacy import (
    ADDRESS,
    INTERNAL,
    NAME,
    PUBLIC,
    RESIDENT_NUMBER,
    SENSITIVE,
    SENSITIVE_NAME,
    SENSITIVE_TEXT,
)

__all__ = ["SecurityCase"]


class SecurityCase(Record):
    """案（事）件 / security case."""

    entity: ClassVar[Entity] = Entity(
        name="security_case",
        label=Label(
            "案（事）件", "security case", also=("案件", "案事件", "治安案件", "刑事案件", "重特大案（事）件")
        ),
        key=("number",),
        source=GB31000,
        membership=SENSITIVE,
        example={
            "number": "AJ20260018",
            "title": "某村盗窃电缆案",
            "kind": "1",
            "offence": "3",
            "level": "04",
            "occurred_on": "2026-04-02",
            "reported_on": "2026-04-02",
            "accepted_on": "2026-04-02",
            "filed_on": "2026-04-03",
            "division_code": "539925102201",
            "grid_code": "53992510220102",
            "place": "青石镇某村变压器旁",
            "summary": "夜间剪断并搬走电缆约五十米",
            "is_murder": False,
            "suspect_count": 2,
            "caught_count": 2,
            "at_large_count": 0,
            "victim_count": 0,
            "is_solved": True,
            "solved_on": "2026-04-09",
            "solved_by_video": True,
            "handling_org": "云岭县公安局青石派出所",
            "closed_on": "2026-04-28",
            "outcome": "01",
        },
    )

    number: Annotated[
        str,
        Label("案件编号", "number", also=("案（事）件编号", "编号", "案件编码", "案事件编号", "警情编号")),
        INTERNAL,
        GB31000,
        Field(min_length=1, max_length=50),
    ]
    """Number of the case with the police."""

    title: Annotated[
        str | None,
        Label("案件名称", "title", also=("案（事）件名称", "名称", "案事件名称")),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=100),
    ] = None
    """Short name; may hold the names of people."""

    kind: Annotated[
        SecurityCaseKind | None,
        Label("案（事）件种类", "kind", also=("案件种类", "案件类型", "警情类型", "案事件类型")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Public security, criminal, traffic, help or alarm."""

    category: Annotated[
        str | None,
        Label("案件类别", "category", also=("案（事）件类别", "案别", "案件类别代码")),
        INTERNAL,
        GB31000,
        Field(max_length=50),
    ] = None
    """Code or name in the table gbt-31000-2015-case-category; the five digits of the police, of which not all are public."""

    offence: Annotated[
        PublicSecurityOffence | None,
        Label("违反治安管理行为类别", "public security offence", also=("违法行为类别", "治安违法类别")),
        INTERNAL,
        Source("治安管理处罚法", "第三章"),
    ] = None
    """Section of the law that a public security case falls under."""

    nature: Annotated[
        str | None,
        Label("案（事）件性质", "nature", also=("案件性质", "案事件性质")),
        INTERNAL,
        GB31000,
        Field(max_length=2),
    ] = None
    """Code of the table gbt-31000-2015-case-nature, whose rows are not public yet."""

    level: Annotated[
        CaseLevel | None,
        Label("案（事）件分级", "level", also=("案件分级", "案件级别", "案事件分级")),
        INTERNAL,
        GB31000,
    ] = None
    """How serious it is, from 特别重大 (I) to 一般 (IV)."""

    occurred_on: Annotated[
        date | None,
        Label("发生日期", "occurred on", also=("发案日期", "案发日期", "发生时间", "发案时间")),
        INTERNAL,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which it happened; the first day where it went on."""

    reported_on: Annotated[
        date | None,
        Label("报案日期", "reported on", also=("接警日期", "报警时间", "接警时间", "报案时间")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day on which the police heard of it."""

    accepted_on: Annotated[
        date | None,
        Label("受理日期", "accepted on", also=("受案日期", "受理时间")),
        INTERNAL,
        Source("治安管理处罚法（2012修正）", "第九十九条"),
        CALENDAR_DAY,
    ] = None
    """Day of acceptance, from which the limit ran until 2025."""

    filed_on: Annotated[
        date | None,
        Label("立案日期", "filed on", also=("立案时间",)),
        INTERNAL,
        Source("治安管理处罚法（2025修订）", "第一百一十八条"),
        CALENDAR_DAY,
    ] = None
    """Day of filing, from which the limit runs since 2026."""

    extended_to: Annotated[
        date | None,
        Label("办案期限延长至", "extended to", also=("延期至", "延长至")),
        INTERNAL,
        Source("治安管理处罚法（2025修订）", "第一百一十八条"),
        CALENDAR_DAY,
    ] = None
    """Last day after an approved extension."""

    extensions: Annotated[
        int | None,
        Label("延长办案期限次数", "extensions", also=("延期次数",)),
        INTERNAL,
        Source("治安管理处罚法（2025）", "第一百一十八条"),
        TIMES,
        COUNT,
    ] = None
    """How many times the time was extended: thirty days each, twice at most, once before 2026."""

    excluded_days: Annotated[
        int | None,
        Label("不计入期限天数", "days not counted", also=("鉴定听证天数", "鉴定天数")),
        INTERNAL,
        Source("治安管理处罚法（2025修订）", "第一百一十八条"),
        DAYS,
        COUNT,
    ] = None
    """Days of expert examination, and since 2026 of hearings, which the limit does not count."""

    division_code: Annotated[
        DivisionCode | None,
        Label("发生地", "division", also=("发生地代码", "区划代码", "行政区划代码", "所属区划", "案发地")),
        PUBLIC,
        GB31000,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division in which it happened."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格", "网格代码", "网格编号")),
        PUBLIC,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which it happened."""

    place: Annotated[
        str | None,
        Label("发生地详址", "address of occurrence", also=("案发地点", "发生地点", "发案地点")),
        ADDRESS,
        GB31000,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Address below the division where it happened."""

    summary: Annotated[
        str | None,
        Label("案（事）件情况", "summary", also=("简要案情", "案情", "案件情况", "案情简介")),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=4000),
    ] = None
    """What happened."""

    is_murder: Annotated[bool | None, Label("是否命案", "homicide", also=("命案",)), SENSITIVE, GB31000] = (
        None
    )
    """Whether somebody was killed on purpose."""

    is_school_case: Annotated[
        bool | None,
        Label("是否涉及师生安全", "touches pupils or teachers", also=("涉师生安全", "是否涉校案件")),
        INTERNAL,
        GB31000,
    ] = None
    """Whether the safety of pupils or teachers was touched."""

    is_line_case: Annotated[
        bool | None,
        Label("是否涉及线路", "touches a line", also=("是否涉及线、路", "是否涉路涉线案件")),
        INTERNAL,
        GB31000,
    ] = None
    """Whether a railway, a pipeline or a power line was touched."""

    suspect_count: Annotated[
        int | None,
        Label("作案人数", "suspects", also=("嫌疑人数", "涉案人数")),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """How many people are suspected."""

    caught_count: Annotated[
        int | None, Label("抓捕人数", "suspects caught", also=("抓获人数",)), INTERNAL, GB31000, PEOPLE, COUNT
    ] = None
    """How many of them were caught."""

    at_large_count: Annotated[
        int | None,
        Label("在逃人数", "suspects at large", also=("未抓获人数",)),
        INTERNAL,
        GB31000,
        PEOPLE,
        COUNT,
    ] = None
    """How many of them are still sought."""

    victim_count: Annotated[
        int | None, Label("受害人数", "victims", also=("被害人数",)), INTERNAL, GB31000, PEOPLE, COUNT
    ] = None
    """How many people were harmed."""

    principal_name: Annotated[
        str | None,
        Label("主犯姓名", "principal offender", also=("主犯（嫌疑人）姓名", "主要嫌疑人姓名", "嫌疑人姓名")),
        SENSITIVE_NAME,
        GB31000,
        Field(max_length=50),
    ] = None
    """Name of the chief suspect or offender."""

    principal_certificate_type: Annotated[
        CertificateType | None,
        Label(
            "主犯证件类型",
            "certificate type of the principal offender",
            also=("主犯证件代码", "主犯（嫌疑人）证件代码"),
        ),
        SENSITIVE,
        GB31000,
    ] = None
    """Kind of the document whose number is given."""

    principal_id_number: Annotated[
        ResidentId | None,
        Label(
            "主犯证件号码",
            "identity number of the principal offender",
            also=("主犯（嫌疑人）证件号码", "嫌疑人身份证号", "主犯公民身份号码"),
        ),
        RESIDENT_NUMBER,
        GB31000,
    ] = None
    """Identity number of the chief suspect or offender."""

    is_solved: Annotated[
        bool | None, Label("是否破案", "solved", also=("是否侦破", "是否查处")), INTERNAL, GB31000
    ] = None
    """Whether it is known who did it."""

    solved_on: Annotated[
        date | None,
        Label("侦破日期", "solved on", also=("破案日期", "查处日期", "侦破时间")),
        INTERNAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which it was solved."""

    investigation_ended_on: Annotated[
        date | None,
        Label("侦查终结日期", "investigation ended on", also=("侦结日期",)),
        INTERNAL,
        GB31000,
        CALENDAR_DAY,
    ] = None
    """Day on which the investigation of a crime ended."""

    solved_by_video: Annotated[
        bool | None,
        Label("是否视频助破", "solved with video", also=("视频助破", "是否利用视频破案")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Whether public cameras helped to solve it."""

    video_devices: Annotated[
        str | None,
        Label("助破视频点位编码", "cameras", also=("视频点位编码", "助破点位")),
        INTERNAL,
        Source("GB/T 28181-2022"),
        Field(max_length=200),
    ] = None
    """Device codes of the cameras that helped, set off by 、."""

    handling_org: Annotated[
        str | None,
        Label("办案单位", "handling organisation", also=("办理单位", "承办单位", "侦办单位")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Police unit that handles it."""

    responsible_person: Annotated[
        str | None,
        Label("办案人", "responsible person", also=("承办人", "责任人", "办案民警")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Officer who answers for it."""

    closed_on: Annotated[
        date | None,
        Label("结案日期", "closed on", also=("办结日期", "结案时间")),
        INTERNAL,
        PRACTICE,
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Day on which the police were done with it."""

    outcome: Annotated[
        SecurityCaseOutcome | None,
        Label("处理结果", "outcome", also=("办理结果", "处置结果", "结案方式")),
        INTERNAL,
        PRACTICE,
        CLOSED,
    ] = None
    """How it ended."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), SENSITIVE_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
