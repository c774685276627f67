"""Code of a video device (国标设备编码), GB/T 28181: twenty digits.

The centre (8 digits: division and unit), the industry (2), the type of the device (3) and a serial number (7) whose
first digit is that of the network. A type or industry that the table lacks is no fault, for both are held open.

>>> camera = DeviceCode.parse("53992500001320000001")
>>> camera.division, camera.kind.zh, camera.industry.zh, camera.is_camera
(DivisionCode('539925'), '网络摄像机', '社会治安路面接入', True)
"""

from typing import Final

from jiceng.codes import DeviceIndustry, DeviceType
from jiceng.identifiers.division_code import DivisionPart
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import Layout, Section
from jiceng.identifiers.parts import Choice, Piece, by_code
from jiceng.labels import Label, Source

__all__ = ["DeviceCode"]

_CAMERAS: Final = (DeviceType.CAMERA, DeviceType.NETWORK_CAMERA)


class DeviceCode(Identifier):
    """国标设备编码 / device code: 20 digits."""

    __slots__ = ()

    slug = "device-code"
    label = Label("国标设备编码", "device code")
    source = Source("GB/T 28181-2016")
    form = " 20 位数字"
    layouts = (Layout((Section(8), Section(2), Section(3), Section(7))),)

    centre = Piece(0, 8)
    """The platform that the device is registered with: its division and a number of two digits."""
    division = DivisionPart(0, 6)
    """The division of the platform."""
    industry = Choice(8, 10, by_code(DeviceIndustry))
    """The kind of place or business that the device serves."""
    kind = Choice(10, 13, by_code(DeviceType))
    """What sort of device it is."""
    serial = Piece(13, 20)
    """Network digit and number of the device."""

    @property
    def is_camera(self) -> bool:
        """True for a camera, which is what a video point must be."""
        return self.kind in _CAMERAS
