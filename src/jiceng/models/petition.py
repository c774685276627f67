"""信访事项 — one petition and the days that the regulation counts.

The deadlines are those of the 信访工作条例 (2022), articles 22 to 36. The record serves to judge
whether offices act in time, never how many people petition.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import PetitionForm, PetitionNature, Satisfaction
from jiceng.labels import Label, Source
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, PEOPLE, PRACTICE
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PUBLIC, SENSITIVE, Identifies, Level, Sensitivity

__all__ = ["Petition"]

_REGULATION = "信访工作条例（2022）"
_PETITIONER = Sensitivity(Level.SENSITIVE, Identifies.DIRECT, keep_first=1, keep_length=False)


class Petition(Record):
    """信访事项 / petition."""

    entity: ClassVar[Entity] = Entity(
        name="petition",
        label=Label("信访事项", "petition", also=("信访",)),
        key=("number",),
        source=Source(_REGULATION),
        membership=SENSITIVE,
    )

    number: Annotated[
        str,
        Label("信访编号", "number", also=("信访件编号",)),
        INTERNAL,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger."""

    petitioner: Annotated[
        str | None,
        Label("信访人", "petitioner", also=("信访人姓名",)),
        _PETITIONER,
        Source(_REGULATION, "第十八条"),
        Field(max_length=200),
    ] = None
    """Who petitions."""

    form: Annotated[
        PetitionForm | None, Label("信访形式", "form"), INTERNAL, Source(_REGULATION, "第十七条")
    ] = None
    """By which way the petition came."""

    nature: Annotated[
        PetitionNature | None,
        Label("信访性质", "nature"),
        INTERNAL,
        Source(_REGULATION, "第二十九至三十一条"),
    ] = None
    """Suggestion, accusation or claim; only a claim has the sixty-day limit."""

    received_on: Annotated[
        date | None,
        Label("收到日期", "received on", also=("登记日期", "来信来访日期")),
        INTERNAL,
        Source(_REGULATION, "第二十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the handling office received it."""

    informed_on: Annotated[
        date | None,
        Label("告知日期", "informed on"),
        INTERNAL,
        Source(_REGULATION, "第二十三条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the petitioner was told in writing whether it is accepted."""

    accepted_on: Annotated[
        date | None,
        Label("受理日期", "accepted on"),
        INTERNAL,
        Source(_REGULATION, "第三十四条"),
        CALENDAR_DAY,
    ] = None
    """Day of acceptance, from which the sixty days run."""

    closed_on: Annotated[
        date | None, Label("办结日期", "closed on"), INTERNAL, Source(_REGULATION, "第三十四条"), CALENDAR_DAY
    ] = None
    """Day of the written answer."""

    extended_to: Annotated[
        date | None, Label("延期至", "extended to"), INTERNAL, Source(_REGULATION, "第三十四条"), CALENDAR_DAY
    ] = None
    """Last day after an approved extension."""

    is_first: Annotated[bool | None, Label("是否初次", "first petition"), INTERNAL, PRACTICE] = None
    """Whether the matter is raised for the first time."""

    representatives: Annotated[
        int | None,
        Label("走访代表人数", "representatives"),
        INTERNAL,
        Source(_REGULATION, "第二十条"),
        PEOPLE,
        COUNT,
    ] = None
    """Number of representatives who came."""

    handling_org: Annotated[
        str | None,
        Label("办理单位", "handling organisation", also=("承办单位",)),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office that handles it."""

    satisfaction: Annotated[
        Satisfaction | None, Label("满意度评价", "satisfaction", also=("满意度",)), INTERNAL, PRACTICE
    ] = None
    """What the petitioner thinks of the handling."""
