"""村（居）务公开 — one posting of the affairs or the money of a village or community."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import AffairsPublicationKind, SelfGovernanceKind
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, CLOSED, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import PERSONAL_TEXT, PUBLIC

__all__ = ["AffairsPublication"]

_LAW = "村民委员会组织法（2025修正）"


class AffairsPublication(Record):
    """村（居）务公开 / affairs publication."""

    entity: ClassVar[Entity] = Entity(
        name="affairs_publication",
        label=Label("村（居）务公开", "affairs publication", also=("村务公开", "居务公开", "村级事务公开")),
        key=("division_code", "posted_from", "subject"),
        source=Source(_LAW, "第三十五条"),
        example={
            "division_code": "539925101201",
            "committee_kind": "01",
            "kind": "02",
            "subject": "2026年第二季度财务收支",
            "period": "2026-Q2",
            "has_much_traffic": False,
            "form": "公开栏",
            "place": "北坪村村委会公开栏",
            "posted_from": "2026-07-05",
            "posted_to": "2026-07-25",
            "reviewed_by": "北坪村村务监督委员会",
            "reviewed_on": "2026-07-03",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("公开村（社区）代码", "division code", also=("村（社区）代码", "所属区划", "区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Village or community whose affairs are published."""

    committee_kind: Annotated[
        SelfGovernanceKind | None,
        Label("自治组织类别", "kind of committee", also=("村（居）委会类别",)),
        PUBLIC,
        Source("城市居民委员会组织法（2025）", "第三十四条"),
    ] = None
    """Villagers' or residents' committee; only the first has to publish every quarter."""

    kind: Annotated[
        AffairsPublicationKind | None,
        Label("公开事项类别", "kind", also=("公开类别", "公开内容类别")),
        PUBLIC,
        Source(_LAW, "第三十五条"),
        REGISTERED,
    ] = None
    """General affairs, money, a major matter, assistance, or a decision."""

    subject: Annotated[
        str,
        Label("公开事项", "subject", also=("公开内容", "公开事项名称")),
        PUBLIC,
        Source(_LAW, "第三十五条"),
        Field(min_length=1, max_length=200),
    ]
    """What is published, in words."""

    period: Annotated[
        str | None,
        Label("公开所属期间", "period", also=("所属期间",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=20),
    ] = None
    """Month or quarter that it is about, such as 2026-Q2."""

    has_much_traffic: Annotated[
        bool | None,
        Label("财务往来是否较多", "much money traffic", also=("是否财务往来较多",)),
        PUBLIC,
        Source(_LAW, "第三十五条"),
    ] = None
    """Whether the village has so much traffic of money that it publishes every month."""

    form: Annotated[
        str | None,
        Label("公开方式", "form", also=("公开形式", "公开渠道")),
        PUBLIC,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Notice board, broadcast, WeChat group and the like; there is no closed list."""

    place: Annotated[
        str | None, Label("公开地点", "place", also=("张贴地点",)), PUBLIC, PRACTICE, Field(max_length=200)
    ] = None
    """Where it is posted."""

    posted_from: Annotated[
        date,
        Label("公布起始日期", "posted from", also=("公布日期", "公开日期", "公示开始日期", "公开时间")),
        PUBLIC,
        Source(_LAW, "第三十五条"),
        CALENDAR_DAY,
    ]
    """First day of the posting."""

    posted_to: Annotated[
        date | None,
        Label("公布截止日期", "posted until", also=("公布结束日期", "公示结束日期")),
        PUBLIC,
        Source(_LAW, "第三十五条"),
        CLOSED,
        CALENDAR_DAY,
    ] = None
    """Last day of the posting, which lasts fifteen days at least."""

    reviewed_by: Annotated[
        str | None,
        Label("审核监督机构", "reviewed by", also=("村务监督机构", "监督委员会")),
        PUBLIC,
        Source(_LAW, "第三十七条"),
        Field(max_length=100),
    ] = None
    """Supervisory body that looked it through."""

    reviewed_on: Annotated[
        date | None,
        Label("监督机构审核日期", "reviewed on", also=("审核日期",)),
        PUBLIC,
        Source(_LAW, "第三十七条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the supervisory body did so."""

    questions: Annotated[
        str | None,
        Label("群众意见", "questions", also=("村民意见", "居民意见", "群众反馈")),
        PERSONAL_TEXT,
        Source(_LAW, "第三十六条"),
        Field(max_length=2000),
    ] = None
    """What people asked or objected to."""

    answered_on: Annotated[
        date | None, Label("意见答复日期", "answered on"), PUBLIC, Source(_LAW, "第三十六条"), CALENDAR_DAY
    ] = None
    """Day on which they were answered."""
