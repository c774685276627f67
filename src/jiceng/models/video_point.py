"""视频点位 — one camera of the public video system (雪亮工程): where it looks, whose it is, and how long it keeps."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from jiceng.codes import CameraType, VideoForbiddenPlace, VideoPlaceType, VideoPointClass, VideoPointStatus
from jiceng.identifiers import DeviceCode, DivisionCode, GridCode
from jiceng.labels import Label, Reference, Source, Unit
from jiceng.models._base import Record
from jiceng.models._marks import CALENDAR_DAY, COUNT, DAYS, DECIMAL, EXPORTED, PRACTICE, REGISTERED
from jiceng.models._terms import Entity
from jiceng.privacy import INTERNAL, PUBLIC

__all__ = ["VideoPoint"]

_DEVICE = Source("GB/T 28181-2016")
_REGULATION = "公共安全视频图像信息系统管理条例"


class VideoPoint(Record):
    """视频点位 / video point."""

    entity: ClassVar[Entity] = Entity(
        name="video_point",
        label=Label("视频点位", "video point", also=("公共安全视频点位", "雪亮工程点位", "视频监控点位")),
        key=("device_code",),
        source=_DEVICE,
        membership=INTERNAL,
        example={
            "device_code": "53992510001311000001",
            "name": "柳河镇政府路口东",
            "division_code": "539925101",
            "grid_code": "53992510120102",
            "address": "柳河镇政府路口东侧灯杆",
            "point_class": "1",
            "place_type": "1",
            "camera_type": "1",
            "cameras": 2,
            "channels": 2,
            "is_public_system": True,
            "is_key_target": False,
            "owner_org": "云岭县公安局",
            "managing_org": "云岭县公安局柳河派出所",
            "built_on": "2025-03-01",
            "commissioned_on": "2025-04-01",
            "filed_on": "2025-04-15",
            "status": "1",
            "resolution": "1920×1080",
            "retention_days": 30,
            "is_joined": True,
            "longitude": "101.123456",
            "latitude": "25.654321",
        },
    )

    device_code: Annotated[
        DeviceCode,
        Label("设备编码", "device code", also=("国标设备编码", "国标编码", "点位编码")),
        INTERNAL,
        _DEVICE,
    ]
    """Twenty digits; the type in it is that of a camera."""

    name: Annotated[
        str | None,
        Label("点位名称", "name", also=("设备名称",)),
        INTERNAL,
        _DEVICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Name of the point, such as 柳河镇政府路口东."""

    division_code: Annotated[
        DivisionCode | None,
        Label("所属区划", "division code", also=("所属区划代码", "区划代码", "所在区划", "所在地")),
        PUBLIC,
        PRACTICE,
        Reference("division", "code"),
        EXPORTED,
    ] = None
    """Township or village in which it stands."""

    grid_code: Annotated[
        GridCode | None,
        Label("所属网格", "grid", also=("网格编码", "所在网格")),
        INTERNAL,
        Source("GB/T 34300-2017"),
        Reference("grid", "code"),
    ] = None
    """Grid in which it stands."""

    address: Annotated[
        str | None, Label("安装地址", "address", also=("安装位置",)), INTERNAL, _DEVICE, Field(max_length=200)
    ] = None
    """Where it stands, in words."""

    point_class: Annotated[
        VideoPointClass | None,
        Label("点位类别", "class", also=("点位类型", "建设类别")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """First, second or third class: public key place, industry, or private."""

    place_type: Annotated[
        VideoPlaceType | None,
        Label("安装场所类型", "kind of place", also=("场所类型", "位置类型")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Kind of place that it watches."""

    forbidden_place: Annotated[
        VideoForbiddenPlace | None,
        Label("禁装部位", "place where no camera may be", also=("禁止安装部位", "隐私部位类型")),
        INTERNAL,
        Source(_REGULATION, "第八条"),
    ] = None
    """Kind of private place inside which the camera stands, where none may stand; empty for every lawful one."""

    camera_type: Annotated[
        CameraType | None, Label("摄像机类型", "camera type", also=("摄像机结构类型",)), INTERNAL, _DEVICE
    ] = None
    """Shape of the camera and whether it turns."""

    cameras: Annotated[
        int | None,
        Label("探头数", "cameras", also=("视频探头数", "摄像头数量")),
        INTERNAL,
        PRACTICE,
        Unit("个"),
        COUNT,
    ] = None
    """Number of lenses at the point."""

    channels: Annotated[
        int | None,
        Label("视频路数", "channels", also=("路数", "接入路数")),
        INTERNAL,
        PRACTICE,
        Unit("路"),
        COUNT,
    ] = None
    """Number of video channels that it feeds into the platform."""

    device_sets: Annotated[
        int | None,
        Label("监控设备套数", "sets of equipment", also=("视频监控设备套数", "设备套数")),
        INTERNAL,
        PRACTICE,
        Unit("套"),
        COUNT,
    ] = None
    """Number of sets of equipment at the point."""

    is_public_system: Annotated[
        bool | None,
        Label("是否公共安全视频系统", "public security video system"),
        INTERNAL,
        Source(_REGULATION, "第十七条"),
    ] = None
    """Whether it belongs to a system in a public place; one that somebody set up at home does not."""

    is_key_target: Annotated[
        bool | None,
        Label("是否反恐重点目标", "key target of counter-terrorism", also=("是否防范恐怖袭击重点目标",)),
        INTERNAL,
        Source("反恐怖主义法", "第三十二条"),
    ] = None
    """Whether it guards a key target, whose recordings are kept for 90 days."""

    owner_org: Annotated[
        str | None,
        Label("建设单位", "owner organisation", also=("产权单位", "权属单位")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
        Field(max_length=100),
    ] = None
    """Organisation that set it up."""

    managing_org: Annotated[
        str | None,
        Label("管理单位", "managing organisation", also=("运维单位", "管护单位")),
        INTERNAL,
        Source(_REGULATION, "第十四条"),
        Field(max_length=100),
    ] = None
    """Organisation that keeps it running."""

    built_on: Annotated[
        date | None,
        Label("建成日期", "built on", also=("建设日期", "安装日期")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which it was installed."""

    commissioned_on: Annotated[
        date | None,
        Label("投入使用日期", "in use from", also=("启用日期",)),
        INTERNAL,
        Source(_REGULATION, "第十四条"),
        CALENDAR_DAY,
    ] = None
    """Day from which it is in use; the thirty days for filing run from it."""

    filed_on: Annotated[
        date | None,
        Label("备案日期", "filed on", also=("公安备案日期",)),
        INTERNAL,
        Source(_REGULATION, "第十四条"),
        CALENDAR_DAY,
    ] = None
    """Day on which it was filed with the police of the county."""

    status: Annotated[
        VideoPointStatus | None,
        Label("点位状态", "status", also=("设备状态", "在线状态")),
        INTERNAL,
        _DEVICE,
        EXPORTED,
    ] = None
    """On line, off line, out of order or scrapped."""

    resolution: Annotated[
        str | None, Label("分辨率", "resolution", also=("清晰度",)), INTERNAL, _DEVICE, Field(max_length=20)
    ] = None
    """Resolution, such as 1920×1080."""

    retention_days: Annotated[
        int | None,
        Label("录像保存天数", "retention", also=("保存天数", "视频保存期限")),
        INTERNAL,
        Source(_REGULATION, "第十七条"),
        DAYS,
        Field(ge=0, le=36_500),
    ] = None
    """For how many days recordings are kept."""

    is_joined: Annotated[
        bool | None,
        Label("是否联网", "joined", also=("联网", "是否接入平台")),
        INTERNAL,
        PRACTICE,
        REGISTERED,
    ] = None
    """Whether it is joined to the platform of the county."""

    longitude: Annotated[
        Decimal | None,
        Label("经度", "longitude"),
        INTERNAL,
        _DEVICE,
        REGISTERED,
        Field(ge=-180, le=180),
        DECIMAL,
    ] = None
    """Degrees east; whether it lies in the county is the business of a rule."""

    latitude: Annotated[
        Decimal | None,
        Label("纬度", "latitude"),
        INTERNAL,
        _DEVICE,
        REGISTERED,
        Field(ge=-180, le=180),
        DECIMAL,
    ] = None
    """Degrees north; more than 90 are taken, so that a rule can tell that a longitude stands here by mistake."""
