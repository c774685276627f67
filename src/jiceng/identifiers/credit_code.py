"""Unified social credit code (统一社会信用代码), GB 32100-2015.

Eighteen characters, digits and capitals without I, O, S, V and Z: the registering department (1), the class of the
body (1), the division of registration (6 digits), the organisation code (9) and a check character modulo 31.

Department and class may be letters: A for the army, N for rural collectives (N1 group, N2 village, N3 township), Y
for others. A department or class that the table lacks is no fault, nor is a division that no list has. Neither is an
organisation code whose own check character does not fit: that is a rule of its own, since the credit code itself can
be right.

The code is public by law (it is printed on every licence), that of an individual business (92) included: it is
allotted by the registry and holds nothing of its owner's number.

>>> code = CreditCode.parse("n2539925MA6K000062")
>>> code.department.zh, code.kind.zh, code.division, code.organization_code
('农业', '村级集体经济组织', DivisionCode('539925'), 'MA6K00006')
"""

from jiceng.codes import CreditCodeClass, CreditCodeDepartment
from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers.criteria import Checked
from jiceng.identifiers.division_code import DivisionPart
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import DIGITS, Layout, Section
from jiceng.identifiers.parts import Choice, Piece, by_code
from jiceng.labels import Label, Source

__all__ = ["CreditCode"]

_ALPHABET = CHECK_DIGITS["gb32100"].alphabet


class CreditCode(Identifier):
    """统一社会信用代码 / unified social credit code: 18 characters."""

    __slots__ = ()

    slug = "credit-code"
    label = Label("统一社会信用代码", "unified social credit code")
    source = Source("GB 32100-2015")
    form = " 18 位数字和大写字母（不用 I、O、S、V、Z）"
    layouts = (
        Layout(
            (Section(2, _ALPHABET), Section(6, DIGITS), Section(9, _ALPHABET), Section(1, _ALPHABET)),
            (
                Checked(
                    CHECK_DIGITS["gb32100"], "的校验码（第 18 位）与前 17 位对不上，请对照登记证书逐位核对"
                ),
            ),
        ),
    )

    department = Choice(0, 1, by_code(CreditCodeDepartment))
    """The department that registered the body."""
    kind = Choice(0, 2, by_code(CreditCodeClass))
    """What class of body it is."""
    division = DivisionPart(2, 8)
    """The division of the registering department."""
    organization_code = Piece(8, 17)
    """The code of the body after GB 11714; its own check character has not been looked at."""
