"""Number of a disability certificate (残疾人证号): the resident identity number, the kind and the grade.

Twenty characters: the identity number (18), the kind of disability from 1 to 7 and its grade from 1, the severest,
to 4. A certificate issued again carries a B and how often: 22 characters.

>>> from jiceng.identifiers import DisabilityCertificate
>>> number = DisabilityCertificate.parse("53992519491231005X41B1")
>>> number.category.zh, number.grade.zh, number.reissue, number.masked
('肢体残疾', '一级', 1, '539925****************')
"""

from typing import TYPE_CHECKING

import attrs

from jiceng.codes import DisabilityCategory, DisabilityGrade
from jiceng.identifiers.criteria import Within
from jiceng.identifiers.identifier import Identifier
from jiceng.identifiers.layout import Layout, Section
from jiceng.identifiers.parts import Choice, Part, by_code
from jiceng.identifiers.reasons import Reason
from jiceng.identifiers.resident_id import PERSON_SECTIONS, ResidentId, person_criteria
from jiceng.labels import Label, Source
from jiceng.privacy import RESIDENT_NUMBER

if TYPE_CHECKING:
    import polars as pl

__all__ = ["DisabilityCertificate"]


@attrs.frozen
class _HolderPart(Part[ResidentId]):
    def of(self, text: str) -> ResidentId:
        return ResidentId(text[:18])

    def column(self, text: "pl.Expr") -> "pl.Expr":
        return text.str.slice(0, 18)


@attrs.frozen
class _ReissuePart(Part[int]):
    def of(self, text: str) -> int:
        return int(text[21:] or 0)

    def column(self, text: "pl.Expr") -> "pl.Expr":
        import polars as pl

        times = text.str.slice(21, 1).cast(pl.Int64, strict=False).fill_null(0)
        return pl.when(text.is_not_null()).then(times)


_SECTIONS = (*PERSON_SECTIONS, Section(1), Section(1))
_CRITERIA = (
    *person_criteria(),
    Within(18, 19, ((1, 7),), Reason.CATEGORY, "第 19 位残疾类别应为 1 至 7，请对照证件核对"),
    Within(19, 20, ((1, 4),), Reason.GRADE, "第 20 位残疾等级应为 1 至 4，请对照证件核对"),
)


class DisabilityCertificate(Identifier):
    """残疾人证号 / number of a disability certificate: 20 or 22 characters."""

    __slots__ = ()

    slug = "disability-certificate"
    label = Label("残疾人证号", "disability certificate number")
    source = Source("中华人民共和国残疾人证管理办法")
    form = " 20 位，换证的为 22 位"
    sensitivity = RESIDENT_NUMBER
    layouts = (
        Layout(_SECTIONS, _CRITERIA),
        Layout((*_SECTIONS, Section(1, "B"), Section(1)), _CRITERIA),
    )

    holder = _HolderPart()
    """The resident identity number of the person."""
    category = Choice(18, 19, by_code(DisabilityCategory))
    """Kind of disability."""
    grade = Choice(19, 20, by_code(DisabilityGrade))
    """Grade of disability, 1 being the severest."""
    reissue = _ReissuePart()
    """How often the certificate was issued again, 0 for the first."""
