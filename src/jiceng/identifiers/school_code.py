"""Code of a school (学校标识码), given out by the Ministry of Education: ten digits.

The category of the school (2), the province (2) and a serial number (6); for a university the last is a zero and its
five-digit code.

>>> school = SchoolCode.parse("2153000001")
>>> school.category, school.province, school.serial
('21', DivisionCode('53'), '000001')
"""

from jiceng.identifiers.division_code import DivisionPart
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import Layout, Section
from jiceng.identifiers.parts import Piece
from jiceng.labels import Label, Source

__all__ = ["SchoolCode"]


class SchoolCode(Identifier):
    """学校标识码 / school code: 10 digits."""

    __slots__ = ()

    slug = "school-code"
    label = Label("学校标识码", "school code")
    source = Source("学校（机构）代码管理办法")
    form = " 10 位数字"
    layouts = (Layout((Section(2), Section(2), Section(6))),)

    category = Piece(0, 2)
    """Category of the school, such as 21 for a primary school."""
    province = DivisionPart(2, 4)
    """The province that it lies in."""
    serial = Piece(4, 10)
    """Number of the school."""
