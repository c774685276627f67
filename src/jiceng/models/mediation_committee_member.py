"""人民调解员 — one member or mediator of a people's mediation committee."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import MediationCommitteePost
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source
from jiceng.models._marks import CALENDAR_DAY, COUNT, PRACTICE, REGISTERED, TIMES
from jiceng.models._terms import Entity
from jiceng.models.person import Person
from jiceng.privacy import PERSONAL, PUBLIC

__all__ = ["MediationCommitteeMember"]


class MediationCommitteeMember(Person):
    """人民调解员 / mediation committee member."""

    entity: ClassVar[Entity] = Entity(
        name="mediation_committee_member",
        label=Label(
            "人民调解员", "mediation committee member", also=("调委会委员", "人民调解员名册", "调委会成员")
        ),
        key=("division_code", "committee_name", "name", "appointed_on"),
        source=Source("人民调解法"),
        membership=PERSONAL,
        example={
            "name": "某某某",
            "id_number": "53992519491231048X",
            "sex": "2",
            "birth_date": "1949-12-31",
            "ethnicity": "01",
            "education": "61",
            "phone": "13900000012",
            "division_code": "539925101201",
            "committee_name": "北坪村人民调解委员会",
            "post": "03",
            "is_full_time": False,
            "appointed_on": "2026-01-20",
            "term_ends_on": "2029-01-19",
        },
    )

    division_code: Annotated[
        DivisionCode,
        Label("调委会所属区划", "division code", also=("所属区划", "区划代码")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
    ]
    """Division that the committee serves."""

    committee_name: Annotated[
        str,
        Label("所属调委会", "committee", also=("调委会名称", "所属人民调解委员会", "人民调解委员会名称")),
        PUBLIC,
        Source("人民调解法", "第八条"),
        Reference("mediation_committee", "name", along=("division_code",)),
        Field(min_length=1, max_length=100),
    ]
    """Committee that the person belongs to."""

    post: Annotated[
        MediationCommitteePost | None,
        Label("调委会职务", "post", also=("调解员类别", "人民调解员类别")),
        PUBLIC,
        Source("人民调解法", "第八、十三条"),
        REGISTERED,
    ] = None
    """Director, deputy director, member, or mediator engaged by the committee."""

    is_full_time: Annotated[
        bool | None, Label("是否专职调解员", "full time", also=("是否专职人民调解员",)), PUBLIC, PRACTICE
    ] = None
    """Whether mediating is the person's full-time work."""

    lacks_capacity: Annotated[
        bool | None,
        Label("是否无民事行为能力", "without full civil capacity"),
        PERSONAL,
        Source("人民调解法", "第十四条"),
    ] = None
    """Whether the person lacks full civil capacity; a mediator is a grown-up citizen."""

    appointed_on: Annotated[
        date,
        Label("调解员任职日期", "appointed on", also=("聘任日期", "任职日期", "推选日期")),
        PUBLIC,
        Source("人民调解法", "第九条"),
        CALENDAR_DAY,
    ]
    """Day on which the present term of the person began."""

    term_ends_on: Annotated[
        date | None,
        Label("调解员届满日期", "term ends on", also=("届满日期", "任期届满日期")),
        PUBLIC,
        Source("人民调解法", "第九条"),
        CALENDAR_DAY,
    ] = None
    """Last day of the term of three years; it may be renewed."""

    trainings: Annotated[
        int | None,
        Label("年参加培训次数", "trainings a year", also=("培训次数",)),
        PUBLIC,
        Source("人民调解法", "第十四条"),
        TIMES,
        COUNT,
    ] = None
    """Number of trainings in the year."""

    left_on: Annotated[
        date | None,
        Label("调解员离任日期", "left on", also=("解聘日期", "离任日期", "罢免日期")),
        PUBLIC,
        Source("人民调解法", "第十五条"),
        CALENDAR_DAY,
    ] = None
    """Day on which the person left or was dismissed; empty while mediating."""
