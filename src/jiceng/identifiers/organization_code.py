"""Organisation code (组织机构代码), GB 11714-1997: eight characters and a check character.

The check is modulo 11 over values from 0 to 35, so it finds every wrong digit and every two neighbouring digits
that changed places, but not a letter or digit put for one that stands eleven places away in 0-9A-Z.

>>> OrganizationCode.parse("0NLUDK523").format()
'0NLUDK52-3'
"""

from jiceng.expr import CHECK_DIGITS
from jiceng.identifiers.criteria import Checked
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import DIGITS, LETTERS, Layout, Section
from jiceng.labels import Label, Source

__all__ = ["OrganizationCode"]


class OrganizationCode(Identifier):
    """组织机构代码 / organisation code: 9 characters."""

    __slots__ = ()

    slug = "organization-code"
    label = Label("组织机构代码", "organisation code")
    source = Source("GB 11714-1997")
    form = " 9 位数字和大写字母"
    layouts = (
        Layout(
            (Section(8, DIGITS + LETTERS), Section(1, DIGITS + "X")),
            (Checked(CHECK_DIGITS["gb11714"], "的校验码（第 9 位）与前 8 位对不上，请对照证书逐位核对"),),
        ),
    )

    def format(self, *args: object, **kwargs: object) -> str:  # noqa: ARG002 - takes what str.format takes
        """Return the code with a hyphen before the check character, as certificates print it."""
        return f"{self[:8]}-{self[8:]}"
