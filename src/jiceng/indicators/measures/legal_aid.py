"""Measures of legal aid (法律援助): granted, carried through, and to whose satisfaction."""

from jiceng.codes import LegalAidDecision, Satisfaction
from jiceng.expr import Node, ne, one_of, present
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import LegalAidCase

__all__ = ["legal_aid_accept", "legal_aid_close", "legal_aid_satisfied"]


@measure(LegalAidCase, title="法律援助受理率", unit="%", better="higher")
def legal_aid_accept(case: LegalAidCase, window: Window) -> Selection:
    """给予援助数 ÷ 审查决定数.

    Denominator: requests decided in the period. Numerator: those for which aid was granted or given beforehand.
    """
    return Selection(window.dated(case.decided_on), _granted(case), share=True)


@measure(LegalAidCase, title="法律援助结案率", unit="%", better="higher")
def legal_aid_close(case: LegalAidCase, window: Window) -> Selection:
    """结案数 ÷ 给予援助数.

    Denominator: requests granted in the period. Numerator: those of them closed by its last day.
    """
    return Selection(
        window.dated(case.decided_on) & _granted(case), window.reached(case.closed_on), share=True
    )


@measure(LegalAidCase, title="法律援助群众满意率", unit="%", better="higher")
def legal_aid_satisfied(case: LegalAidCase, window: Window) -> Selection:
    """满意和基本满意数 ÷ 参评数.

    Denominator: cases closed in the period that have a rating. Numerator: those rated satisfied or mostly
    satisfied.
    """
    rated = present(case.satisfaction) & ne(case.satisfaction, Satisfaction.NOT_RATED)
    content = one_of(case.satisfaction, Satisfaction.SATISFIED, Satisfaction.BASICALLY_SATISFIED)
    return Selection(window.dated(case.closed_on) & rated, content, share=True)


def _granted(case: LegalAidCase) -> Node:
    granted = one_of(case.decision, LegalAidDecision.GRANTED, LegalAidDecision.PROVISIONAL)
    return present(case.decision) & granted
