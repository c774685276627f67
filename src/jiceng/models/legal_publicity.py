"""普法活动 — one event at which the law is explained: a lecture, a stall, a court session in the village.

The five-year plans of publicity (八五普法: 2021 to 2025) are its occasion; who spoke and how many heard it are kept.
"""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import PublicityForm
from jiceng.identifiers import DivisionCode
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, EXPORTED, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import NAME, PERSONAL_TEXT, PUBLIC

__all__ = ["LegalPublicity"]


class LegalPublicity(Record):
    """普法活动 / legal publicity activity."""

    entity: ClassVar[Entity] = Entity(
        name="legal_publicity",
        label=Label("普法活动", "legal publicity activity", also=("法治宣传", "法治宣传活动", "普法宣传")),
        key=("number",),
        source=Source("关于开展法治宣传教育的第八个五年规划（2021－2025年）"),
        membership=PUBLIC,
        example={
            "number": "PF2026014",
            "held_on": "2026-05-06",
            "theme": "民法典宣传月",
            "form": "01",
            "division_code": "539925101202",
            "place": "柳河镇下岭村文化广场",
            "organising_org": "柳河镇司法所",
            "lecturer": "赵某",
            "laws": "民法典、人民调解法",
            "audience_kind": "村民",
            "audience_count": 86,
            "material_count": 150,
            "consulted_count": 9,
        },
    )

    number: Annotated[
        str,
        Label("活动编号", "number", also=("普法活动编号",)),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=50),
    ]
    """Number in the ledger of activities."""

    held_on: Annotated[
        date | None,
        Label("活动日期", "held on", also=("活动时间", "开展日期", "宣传日期", "开展时间")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        CALENDAR_DAY,
    ] = None
    """Day of the activity."""

    theme: Annotated[
        str | None,
        Label("活动主题", "theme", also=("普法主题", "宣传主题", "活动名称")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """What it is about."""

    form: Annotated[
        PublicityForm | None,
        Label("活动形式", "form", also=("普法形式", "宣传形式", "宣传方式")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
    ] = None
    """How it is done."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division", also=("区划代码", "行政区划代码", "行政区划")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Division in which it was held."""

    place: Annotated[
        str | None,
        Label("活动地点", "place", also=("宣传地点", "开展地点")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=200),
    ] = None
    """Where it was held."""

    organising_org: Annotated[
        str | None,
        Label("组织单位", "organising organisation", also=("主办单位", "普法单位", "责任单位")),
        PUBLIC,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Office that held it; the offices that apply a law explain it (谁执法谁普法)."""

    lecturer: Annotated[
        str | None,
        Label("主讲人", "lecturer", also=("宣讲人", "授课人")),
        NAME,
        PRACTICE,
        Field(max_length=100),
    ] = None
    """Who spoke; several names are set off by 、."""

    laws: Annotated[
        str | None,
        Label("宣传法律法规", "laws", also=("宣传内容", "宣讲法律", "法律法规")),
        PUBLIC,
        PRACTICE,
        REGISTERED,
        Field(max_length=500),
    ] = None
    """Laws that were explained, set off by 、."""

    audience_kind: Annotated[
        str | None,
        Label("普法对象", "audience", also=("宣传对象", "受众类别")),
        PUBLIC,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who was spoken to: villagers, pupils, officials, workers from elsewhere."""

    audience_count: Annotated[
        int | None,
        Label("受众人数", "people reached", also=("受教育人数", "参加人数", "参与人数", "覆盖人数")),
        PUBLIC,
        PRACTICE,
        Unit("人次"),
        REGISTERED,
        COUNT,
    ] = None
    """How many heard it; who came twice counts twice."""

    material_count: Annotated[
        int | None,
        Label("发放资料份数", "leaflets", also=("发放宣传资料", "资料份数", "发放宣传资料份数")),
        PUBLIC,
        PRACTICE,
        Unit("份"),
        COUNT,
    ] = None
    """How many leaflets were given out."""

    consulted_count: Annotated[
        int | None,
        Label("解答咨询人次", "questions answered", also=("咨询人次", "法律咨询人次")),
        PUBLIC,
        PRACTICE,
        Unit("人次"),
        COUNT,
    ] = None
    """How many people asked and were answered."""

    note: Annotated[
        str | None, Label("备注", "note", also=("备注说明",)), PERSONAL_TEXT, PRACTICE, Field(max_length=500)
    ] = None
    """What the other columns do not say."""
