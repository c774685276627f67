"""Rules on 视频点位: where a camera stands and may stand, how long it keeps, and that the police know of it."""

from datetime import date
from decimal import Decimal
from typing import Final

from jiceng.codes import VideoPointStatus
from jiceng.expr import (
    as_of,
    choose,
    clock_days,
    coalesce,
    eq,
    ge,
    le,
    literal,
    lt,
    matches,
    ne,
    parameter,
    present,
    slice_of,
    unreadable,
    within,
)
from jiceng.labels import Source
from jiceng.models import VideoPoint
from jiceng.validate.kinds import Row, Unique
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(VideoPoint)
point = rules.field

_DEVICES = Source("GB/T 28181-2016")
_EXPERT = Source("基层治理台账审核惯例")
_REGULATION = "公共安全视频图像信息系统管理条例"
_YES = literal(value=True)

_PLACED = {
    "device_code": "53992510001311000001",
    "longitude": Decimal("101.123456"),
    "latitude": Decimal("25.654321"),
}

_IN_USE = coalesce(ne(point.status, VideoPointStatus.SCRAPPED), _YES)
_IS_PUBLIC = eq(point.is_public_system, _YES)
_IS_KEY = eq(point.is_key_target, _YES)

rules.add(
    "video.region-match",
    severity=Severity.WARNING,
    check=Row(
        when=matches(point.device_code, "[0-9]{20}") & matches(point.division_code, "[0-9]{6,12}"),
        must=eq(slice_of(point.device_code, 0, 6), slice_of(point.division_code, 0, 6)),
    ),
    zh="设备编码前 6 位与所属区划所在县的代码不符。请核对设备编码和所属区划；挂在上级平台下的可以保留。",
    en="the first six digits of the device code are not those of its county; check both, or keep it for a platform above",
    basis=_DEVICES,
    marks=("device_code", "division_code"),
    given=("video.id-format", "identifier.malformed"),
    passes=_PLACED | {"division_code": "539925101"},
    fails=_PLACED | {"device_code": "53992610001311000001", "division_code": "539925101"},
)

rules.add(
    "video.coordinates",
    check=Row(when=_IN_USE, must=present(point.longitude) & present(point.latitude)),
    zh="点位没有经度或纬度。请补填点位的经纬度。",
    en="the point has no longitude or no latitude; enter them",
    basis=_EXPERT,
    marks=("longitude", "latitude"),
    passes=_PLACED,
    fails={"longitude": Decimal("101.123456")},
)
# The land and the islands of China, in whole degrees. A pair that is swapped lies outside.
_IN_CHINA = (
    ge(point.longitude, 73) & le(point.longitude, 136) & ge(point.latitude, 3) & le(point.latitude, 54)
)
rules.add(
    "video.coordinates",
    check=Row(
        when=present(point.longitude) & present(point.latitude),
        must=_IN_CHINA,
    ),
    zh="经纬度不在我国境内，多半是经度和纬度填反了，或小数点错了位。请核对：经度在 73 至 136 之间，纬度在 3 至 54 之间。",
    en="the point lies outside China: longitude and latitude are swapped, or a decimal point is misplaced; correct them",
    basis=_EXPERT,
    marks=("latitude", "longitude"),
    given=("value.out-of-range",),
    passes=_PLACED,
    fails={"longitude": Decimal("25.654321"), "latitude": Decimal("101.123456")},
)
for _name, _degrees, _zh, _en in (
    ("longitude", point.longitude, "经度", "longitude"),
    ("latitude", point.latitude, "纬度", "latitude"),
):
    _least, _most = parameter(f"video.{_name}.min"), parameter(f"video.{_name}.max")
    rules.add(
        "video.coordinates",
        check=Row(when=_IN_CHINA, must=ge(_degrees, _least) & le(_degrees, _most)),
        zh=f"{_zh}不在本县范围内（应在 {{least}} 至 {{most}} 度之间）。请按实地坐标核对。",
        en=f"the {_en} lies outside the county, which reaches from {{least}} to {{most}} degrees; correct it",
        basis=Source("县级行政区域界线"),
        marks=(_name,),
        given=("value.out-of-range",),
        numbers={"least": _least, "most": _most},
        passes=_PLACED,
        fails={"longitude": Decimal("121.123456"), "latitude": Decimal("35.654321")},
    )
rules.add(
    "video.duplicate-location",
    severity=Severity.WARNING,
    check=Unique(("longitude", "latitude"), when=_IN_USE),
    zh="两个点位的经纬度完全相同。请核实是否重复登记或照抄了坐标；同一杆上的几台设备可以保留。",
    en="two points have the same coordinates; check whether one was entered twice, and keep several devices on one pole",
    basis=_EXPERT,
    marks=("longitude", "latitude"),
    given=("video.coordinates",),
    passes=[
        _PLACED,
        _PLACED | {"device_code": "53992510001311000002", "longitude": Decimal("101.123457")},
    ],
    fails=[_PLACED, _PLACED | {"device_code": "53992510001311000002"}],
)

for _applies, _slug, _mark, _basis, _whose_zh, _whose_en, _example in (
    (
        _IS_PUBLIC & ~coalesce(_IS_KEY, literal(value=False)),
        "video.retention.min",
        "is_public_system",
        Source(_REGULATION, "第十七条"),
        "公共安全视频系统",
        "a public security video system",
        {"is_public_system": True},
    ),
    (
        _IS_KEY,
        "video.retention.key.min",
        "is_key_target",
        Source("反恐怖主义法", "第三十二条"),
        "防范恐怖袭击重点目标",
        "a key target of counter-terrorism",
        {"is_key_target": True},
    ),
):
    _days = parameter(_slug)
    rules.add(
        "video.retention",
        check=Row(when=_applies & present(point.retention_days), must=ge(point.retention_days, _days)),
        zh=f"{_whose_zh}的录像应至少保存 {{days}} 日，登记的天数不足。请核对天数；属实的，请扩充存储、延长保存期限。",
        en=f"{_whose_en} keeps its recordings for {{days}} days at least; check the number, or keep them longer",
        basis=_basis,
        marks=("retention_days", _mark),
        given=("value.out-of-range",),
        numbers={"days": _days},
        passes=_PLACED | _example | {"retention_days": 90},
        fails=_PLACED | _example | {"retention_days": 15},
    )

_REGULATED_FROM: Final = date(2025, 4, 1)
"""The regulation is in force from this day; what was in use before has a period of its own that starts with it."""
_known = coalesce(point.filed_on, as_of)
rules.add(
    "video.filing-30d",
    severity=Severity.WARNING,
    check=Row(
        when=_IS_PUBLIC & _IN_USE & present(point.commissioned_on),
        must=choose(
            lt(point.commissioned_on, _REGULATED_FROM),
            within(_REGULATED_FROM, _known, "video.filing.existing"),
            within(point.commissioned_on, _known, "video.filing"),
        ),
    ),
    zh="公共安全视频系统应在投入使用之日起 {days} 日内向县级公安机关备案（2025 年 4 月 1 日前启用的为 {existing} 日内）。请补填备案日期；尚未备案的，请尽快备案。",
    en="filed with the county's police within {days} days of use ({existing} days for what was in use before April 2025); enter the day, or file it",
    basis=Source(_REGULATION, "第十四条"),
    marks=("filed_on", "commissioned_on"),
    needs=("filed_on",),
    given=("date.future", "date.order"),
    numbers={"days": clock_days("video.filing"), "existing": clock_days("video.filing.existing")},
    passes=_PLACED | {"is_public_system": True, "commissioned_on": "2026-03-01", "filed_on": "2026-03-31"},
    fails=_PLACED | {"is_public_system": True, "commissioned_on": "2026-03-01", "filed_on": "2026-04-01"},
)
rules.add(
    "video.forbidden-place",
    # Words that are in no table, 无 say, are told as such, and may mean that there is none.
    check=Row(when=~unreadable(point.forbidden_place), must=~present(point.forbidden_place)),
    zh="图像采集设备装在法律禁止安装的私密场所内部。请核实安装位置；属实的，请立即拆除，误填的请清空“禁装部位”。",
    en="a camera stands inside a private place where none may be; remove it, or clear the field if it was filled in by mistake",
    basis=Source(_REGULATION, "第八条"),
    marks=("forbidden_place",),
    passes=_PLACED,
    fails=_PLACED | {"forbidden_place": "01"},
)
