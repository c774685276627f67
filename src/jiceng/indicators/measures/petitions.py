"""Measures of how petitions (信访事项) are handled: in time, and to whose satisfaction.

None of them grows or shrinks with the number of petitions: an office that receives more is not worse.
Time limits are those of the law book on the last day of the period (信访工作条例, articles 23 and 34).
"""

from jiceng.codes import PetitionNature, Satisfaction
from jiceng.expr import Node, add_days, clock_days, coalesce, eq, le, ne, one_of, present
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import Petition

__all__ = ["petition_on_time_reply", "petition_participation", "petition_satisfied", "petition_timely_inform"]


@measure(Petition, title="信访事项按期答复率", unit="%", better="higher")
def petition_on_time_reply(petition: Petition, window: Window) -> Selection:
    """期限内答复数 ÷ 应答复数.

    Denominator: claims (申诉求决) whose last day for the answer lies in the period: sixty days from
    acceptance, or the day to which they were put off. Numerator: those answered by that day, and within the
    ninety days that the regulation allows at most.
    """
    claim = (
        present(petition.nature) & eq(petition.nature, PetitionNature.CLAIM) & present(petition.accepted_on)
    )
    due = coalesce(petition.extended_to, add_days(petition.accepted_on, clock_days("petition.close")))
    utmost = add_days(petition.accepted_on, clock_days("petition.close", extended=True))
    answered = present(petition.closed_on) & le(petition.closed_on, due) & le(petition.closed_on, utmost)
    return Selection(claim & window.holds(due), answered, share=True)


@measure(Petition, title="信访事项及时告知率", unit="%", better="higher")
def petition_timely_inform(petition: Petition, window: Window) -> Selection:
    """15 日内书面告知数 ÷ 应告知数.

    Denominator: petitions whose fifteenth day after receipt lies in the period. Numerator: those whose
    petitioner was told by then whether the matter is accepted.
    """
    due = add_days(petition.received_on, clock_days("petition.inform.direct"))
    return Selection(
        window.holds(due), present(petition.informed_on) & le(petition.informed_on, due), share=True
    )


@measure(Petition, title="信访群众参评率", unit="%", better="higher")
def petition_participation(petition: Petition, window: Window) -> Selection:
    """参评数 ÷ 可评数.

    Denominator: petitions answered in the period. Numerator: those with a rating.
    """
    return Selection(window.dated(petition.closed_on), _rated(petition), share=True)


@measure(Petition, title="信访参评群众满意率", unit="%", better="higher")
def petition_satisfied(petition: Petition, window: Window) -> Selection:
    """满意和基本满意数 ÷ 参评数.

    Denominator: petitions answered in the period that have a rating. Numerator: those rated satisfied or
    mostly satisfied.
    """
    content = one_of(petition.satisfaction, Satisfaction.SATISFIED, Satisfaction.BASICALLY_SATISFIED)
    return Selection(window.dated(petition.closed_on) & _rated(petition), content, share=True)


def _rated(petition: Petition) -> Node:
    return present(petition.satisfaction) & ne(petition.satisfaction, Satisfaction.NOT_RATED)
