"""村“两委”成员 — one person on the party committee, the villagers' committee or the supervisory body of a village.

A person with several posts has one row: who sits on which body is told by the three flags.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._marks import CALENDAR_DAY, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.models.person import Person
from jiceng.privacy import INTERNAL, PERSONAL, PERSONAL_TEXT, PUBLIC

__all__ = ["VillageBoardMember"]

_LAW = "村民委员会组织法（2025修正）"


class VillageBoardMember(Person):
    """村“两委”成员 / village board member."""

    entity: ClassVar[Entity] = Entity(
        name="village_board_member",
        label=Label(
            "村“两委”成员", "village board member", also=("村两委成员", "村干部", "村（社区）“两委”成员")
        ),
        key=("division_code", "name", "appointed_on"),
        source=Source(_LAW),
        membership=PERSONAL,
        example={
            "name": "某某某",
            "id_number": "53992519491231048X",
            "sex": "2",
            "birth_date": "1949-12-31",
            "political_affiliation": "01",
            "phone": "13900000012",
            "division_code": "539925101201",
            "post": "党支部书记、村委会主任",
            "is_on_party_committee": True,
            "is_on_committee": True,
            "is_supervisor": False,
            "relative_posts": "无",
            "appointed_on": "2026-01-16",
            "vetted_on": "2025-12-10",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("任职村（社区）代码", "division code", also=("任职村代码", "任职村", "任职村（社区）")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Village or community that the person serves."""

    post: Annotated[
        str | None,
        Label("村内职务", "post", also=("职务", "现任职务", "任职职务")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Posts in words, such as 党支部书记、村委会主任."""

    is_on_party_committee: Annotated[
        bool | None, Label("是否村党组织委员", "on the party committee"), PUBLIC, PRACTICE
    ] = None
    """Whether the person is a member of the committee of the party organisation, its secretary included."""

    is_on_committee: Annotated[
        bool | None,
        Label(
            "是否村（居）委会成员", "on the villagers' committee", also=("是否村委会成员", "是否居委会成员")
        ),
        PUBLIC,
        Source(_LAW, "第八条"),
    ] = None
    """Whether the person is a member of the villagers' or residents' committee, its director included."""

    is_supervisor: Annotated[
        bool | None,
        Label(
            "是否村务监督机构成员",
            "on the supervisory body",
            also=("是否村务监督委员会成员", "是否监委会成员"),
        ),
        PUBLIC,
        Source(_LAW, "第三十七条"),
    ] = None
    """Whether the person is a member of the supervisory body; nobody on the villagers' committee may be."""

    relative_posts: Annotated[
        str | None,
        Label("近亲属任职情况", "posts of near relatives", also=("近亲属在村任职情况",)),
        PERSONAL_TEXT,
        Source(_LAW, "第三十七条"),
        Field(max_length=500),
    ] = None
    """Which near relatives hold a post in the same village; 无 where none does."""

    is_relative_of_committee: Annotated[
        bool | None,
        Label(
            "是否村（居）委会成员近亲属",
            "near relative of a committee member",
            also=("是否村委会成员近亲属",),
        ),
        PERSONAL,
        Source(_LAW, "第三十七条"),
    ] = None
    """Whether a member of the villagers' committee is a near relative; such a person may not sit on the supervisory body."""

    appointed_on: Annotated[
        date,
        Label("任职日期", "appointed on", also=("任职时间", "任现职时间")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ]
    """Day on which the present term of the person began."""

    left_on: Annotated[
        date | None,
        Label("离任日期", "left on", also=("离任时间", "免职日期")),
        PUBLIC,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the person left the post; empty while in it."""

    vetted_on: Annotated[
        date | None,
        Label("县级联审日期", "vetted on", also=("资格联审日期",)),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the departments of the county examined whether the person may stand."""
