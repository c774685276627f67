"""刑满释放人员 — people who have served a sentence, and the help they are given.

The list serves resettlement and help (安置帮教). To stand on it is sensitive in itself.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from jiceng.codes import CrimeChapter, Linkage, ReleaseRisk, Resettlement, SpecialPersonKind
from jiceng.labels import Label
from jiceng.models._marks import CALENDAR_DAY, EXPORTED, GB31000, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.models.listed_person import ListedPerson
from jiceng.privacy import SENSITIVE, SENSITIVE_TEXT

__all__ = ["ReleasedPerson"]


class ReleasedPerson(ListedPerson):
    """刑满释放人员 / released person."""

    entity: ClassVar[Entity] = Entity(
        name="released_person",
        label=Label("刑满释放人员", "released person", also=("刑释人员", "安置帮教对象")),
        key=("id_number",),
        source=GB31000,
        membership=SENSITIVE,
        example={
            "name": "某某某",
            "id_number": "539925199404184731",
            "sex": "1",
            "birth_date": "1994-04-18",
            "ethnicity": "01",
            "phone": "13900000012",
            "division_code": "539925102202",
            "grid_code": "53992510220202",
            "listed_on": "2026-01-22",
            "responsible_org": "柳河镇司法所",
            "responsible_person": "某某",
            "next_visit_on": "2026-10-15",
            "register_status": "01",
            "kind": "01",
            "is_recidivist": False,
            "original_crime": "05",
            "sentence": "一年六个月",
            "prison": "云岭监狱",
            "released_on": "2026-01-22",
            "risk": "02",
            "linked_on": "2026-01-22",
            "linkage": "03",
            "resettled_on": "2026-03-03",
            "resettlement": "06",
            "help": "每月走访一次，介绍到镇农产品加工厂就业。",
            "last_helped_on": "2026-09-12",
            "has_reoffended": False,
        },
    )

    kind: Annotated[
        Literal[SpecialPersonKind.RELEASED],
        Label("特殊人群类别", "kind of special person", also=("特殊人群分类", "特殊人群类型")),
        SENSITIVE,
        GB31000,
    ] = SpecialPersonKind.RELEASED
    """Always that of released persons; it tells them apart in a list of all special groups."""

    is_recidivist: Annotated[
        bool | None,
        Label("是否累犯", "recidivist", also=("累犯", "是否为累犯")),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Whether the court found recidivism."""

    original_crime: Annotated[
        CrimeChapter | None,
        Label("原罪名", "original crime", also=("罪名", "原判罪名", "犯罪罪名")),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Chapter of the special part of the Criminal Law."""

    sentence: Annotated[
        str | None,
        Label("原判刑期", "original sentence", also=("刑期", "原判刑罚")),
        SENSITIVE,
        GB31000,
        REGISTERED,
        Field(max_length=30),
    ] = None
    """Length of the sentence as the judgement words it."""

    prison: Annotated[
        str | None,
        Label("服刑场所", "place of imprisonment", also=("服刑监所", "服刑地点", "服刑监狱")),
        SENSITIVE,
        GB31000,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Where the sentence was served."""

    released_on: Annotated[
        date | None,
        Label(
            "释放日期",
            "released on",
            also=("释放时间", "刑释日期", "刑满释放日期", "刑释时间", "刑满释放时间"),
        ),
        SENSITIVE,
        GB31000,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of release."""

    risk: Annotated[
        ReleaseRisk | None,
        Label("危险性评估类型", "class of help", also=("帮教类型", "帮教类别", "帮教级别")),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Whether help is given with priority or in the ordinary way."""

    linked_on: Annotated[
        date | None,
        Label("衔接日期", "handed over on", also=("衔接时间",)),
        SENSITIVE,
        GB31000,
        EXPORTED,
        CALENDAR_DAY,
    ] = None
    """Day of the hand-over to the home community."""

    linkage: Annotated[
        Linkage | None, Label("衔接情况", "hand-over", also=("衔接方式",)), SENSITIVE, GB31000, EXPORTED
    ] = None
    """How the hand-over went."""

    resettled_on: Annotated[
        date | None, Label("安置日期", "resettled on", also=("安置时间",)), SENSITIVE, GB31000, CALENDAR_DAY
    ] = None
    """Day on which the person was settled; the standard wants it, or the reason why there is none."""

    resettlement: Annotated[
        Resettlement | None, Label("安置情况", "resettlement", also=("安置方式",)), SENSITIVE, GB31000
    ] = None
    """How the person was settled."""

    unplaced_reason: Annotated[
        str | None,
        Label("未安置原因", "reason for not being settled"),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """Why the person could not be settled yet."""

    help: Annotated[
        str | None,
        Label("帮教情况", "help given", also=("帮教措施",)),
        SENSITIVE_TEXT,
        GB31000,
        Field(max_length=1024),
    ] = None
    """What help is given, and how often."""

    last_helped_on: Annotated[
        date | None,
        Label("最近帮教日期", "last helped on", also=("最近帮教时间", "上次帮教日期")),
        SENSITIVE,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which help was last given."""

    has_reoffended: Annotated[
        bool | None,
        Label("是否重新犯罪", "reoffended", also=("有无重新犯罪",)),
        SENSITIVE,
        GB31000,
        REGISTERED,
    ] = None
    """Whether a court has found a new crime."""

    new_crime: Annotated[
        str | None,
        Label("重新犯罪罪名", "new crime", also=("重新犯罪的罪名",)),
        SENSITIVE,
        GB31000,
        Field(max_length=100),
    ] = None
    """The new crime, if there is one."""
