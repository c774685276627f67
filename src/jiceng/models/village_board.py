"""村“两委” — the party branch committee and the villagers' or residents' committee of one village in one term.

Its members are rows of `VillageBoardMember`.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import SelfGovernanceKind
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, PEOPLE, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PUBLIC

__all__ = ["VillageBoard"]

_LAW = "村民委员会组织法（2025修正）"


class VillageBoard(Record):
    """村“两委” / village board."""

    entity: ClassVar[Entity] = Entity(
        name="village_board",
        label=Label("村“两委”", "village board", also=("村两委", "村“两委”班子", "村（社区）“两委”")),
        key=("division_code", "elected_on"),
        source=Source(_LAW),
        example={
            "division_code": "539925101201",
            "elected_on": "2026-01-16",
            "committee_kind": "01",
            "term": "第十二届",
            "term_ends_on": "2031-01-15",
            "secretary_name": "某某某",
            "director_name": "某某某",
            "is_combined": True,
            "board_count": 7,
            "board_women": 2,
            "party_committee_count": 5,
            "committee_count": 5,
            "committee_women": 2,
            "supervisor_count": 3,
            "cross_posted": 3,
            "under_35": 2,
            "college_educated": 3,
            "representatives": 38,
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("村（社区）代码", "division code", also=("村代码", "所属村", "所属区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Village or community."""

    elected_on: Annotated[
        date,
        Label("换届日期", "elected on", also=("换届选举日期", "本届选举日期")),
        PUBLIC,
        Source(_LAW),
        CALENDAR_DAY,
    ]
    """Day on which the committee was elected."""

    committee_kind: Annotated[
        SelfGovernanceKind | None,
        Label("自治组织类别", "kind of committee", also=("村（居）委会类别",)),
        PUBLIC,
        Source(_LAW, "第二条"),
        REGISTERED,
    ] = None
    """Villagers' or residents' committee; the first has three to seven members, the second five to nine."""

    term: Annotated[str | None, Label("届次", "term"), PUBLIC, PRACTICE, Field(max_length=20)] = None
    """Number of the term in words, such as 第十一届."""

    term_ends_on: Annotated[
        date | None,
        Label("届满日期", "term ends on", also=("任期届满日期",)),
        PUBLIC,
        Source(_LAW),
        CALENDAR_DAY,
    ] = None
    """Last day of the term."""

    secretary_name: Annotated[
        str | None,
        Label("村党组织书记", "secretary", also=("党组织书记", "支部书记")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Name of the secretary of the party organisation."""

    director_name: Annotated[
        str | None,
        Label("村（居）委会主任", "director", also=("村委会主任", "村主任", "居委会主任")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Name of the director of the villagers' or residents' committee."""

    is_combined: Annotated[
        bool | None,
        Label("是否“一肩挑”", "secretary heads the committee", also=("一肩挑", "书记主任是否一肩挑")),
        PUBLIC,
        PRACTICE,
    ] = None
    """Whether the secretary also heads the villagers' or residents' committee."""

    board_count: Annotated[
        int | None,
        Label("两委成员人数", "members of both committees", also=("两委成员数", "两委班子成员数")),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of people on the two committees; somebody on both counts once."""

    board_women: Annotated[
        int | None,
        Label("两委女性成员人数", "women on both committees", also=("两委女性成员数",)),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of women among them."""

    party_committee_count: Annotated[
        int | None,
        Label("村党组织委员人数", "members of the party committee", also=("党组织班子成员数",)),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of members of the party committee."""

    committee_count: Annotated[
        int | None,
        Label(
            "村（居）委会成员人数",
            "members of the villagers' committee",
            also=("村委会成员人数", "居委会成员人数", "村委会成员数"),
        ),
        PUBLIC,
        Source(_LAW, "第八条"),
        PEOPLE,
        COUNT,
    ] = None
    """Number of members of the villagers' or residents' committee: three to seven, or five to nine."""

    committee_women: Annotated[
        int | None,
        Label(
            "村（居）委会女性成员人数",
            "women on the villagers' committee",
            also=("村委会女性成员人数", "居委会女性成员人数", "村委会女性成员数"),
        ),
        PUBLIC,
        Source(_LAW, "第八条"),
        PEOPLE,
        COUNT,
    ] = None
    """Number of women among the members of the villagers' or residents' committee."""

    supervisor_count: Annotated[
        int | None,
        Label(
            "村务监督机构成员人数",
            "members of the supervisory body",
            also=("村务监督委员会成员人数", "监委会成员人数"),
        ),
        PUBLIC,
        Source(_LAW, "第三十七条"),
        PEOPLE,
        COUNT,
    ] = None
    """Number of members of the body that supervises the affairs of the village."""

    cross_posted: Annotated[
        int | None, Label("交叉任职人数", "on both committees"), PUBLIC, PRACTICE, PEOPLE, COUNT
    ] = None
    """Number of people who sit on both committees."""

    under_35: Annotated[
        int | None,
        Label("35岁以下成员人数", "members of 35 and under", also=("35岁及以下人数",)),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of members aged 35 or younger on the day of election."""

    college_educated: Annotated[
        int | None,
        Label("大专及以上学历成员人数", "members with college education", also=("大专以上人数",)),
        PUBLIC,
        PRACTICE,
        PEOPLE,
        COUNT,
    ] = None
    """Number of members with at least a junior college degree."""

    representatives: Annotated[
        int | None,
        Label("村（居）民代表人数", "representatives", also=("村民代表人数", "居民代表人数", "村民代表数")),
        PUBLIC,
        Source(_LAW),
        PEOPLE,
        COUNT,
    ] = None
    """Number of villagers' or residents' representatives."""
