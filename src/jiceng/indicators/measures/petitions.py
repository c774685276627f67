"""Measures of how petitions (信访事项) are handled: in time, and to whose satisfaction.

None of them grows or shrinks with the number of petitions: an office that receives more is not worse.
Time limits are those of the law book on the last day of the period (信访工作条例, articles 23 and 34).
"""

from jiceng.codes import PetitionDisposal, PetitionNature, Satisfaction
from jiceng.expr import Node, add_days, clock_days, coalesce, eq, fields, le, ne, one_of, present
from jiceng.indicators.measures.measure import Has, Selection, Window, measure, yes
from jiceng.models import Petition

__all__ = [
    "petition_initial",
    "petition_on_time_reply",
    "petition_once",
    "petition_participation",
    "petition_repeat_rate",
    "petition_satisfied",
    "petition_timely_accept",
    "petition_timely_inform",
]

_NOT_TO_BE_ACCEPTED = (
    PetitionDisposal.FORWARDED,
    PetitionDisposal.NOT_ACCEPTED,
    PetitionDisposal.TO_PROPER_ORGAN,
    PetitionDisposal.TO_JUDICIAL_ORGANS,
)


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


@measure(Petition, title="信访事项及时受理率", unit="%", better="higher")
def petition_timely_accept(petition: Petition, window: Window) -> Selection:
    """15 日内受理数 ÷ 应受理数.

    Denominator: petitions whose fifteenth day after receipt lies in the period, without those that were passed
    on or are not to be accepted. Numerator: those accepted by that day.
    """
    due = add_days(petition.received_on, clock_days("petition.inform.direct"))
    passed_on = present(petition.disposal) & one_of(petition.disposal, *_NOT_TO_BE_ACCEPTED)
    accepted = present(petition.accepted_on) & le(petition.accepted_on, due)
    return Selection(window.holds(due) & ~passed_on, accepted, share=True)


@measure(Petition, title="信访事项一次性化解率", unit="%", better="higher")
def petition_once(petition: Petition, window: Window) -> Selection:
    """一次办结未再访数 ÷ 办结数.

    Denominator: petitions closed in the period. Numerator: those that no petition received by its last day names
    as brought before. It measures whether matters are settled, not how many there are.
    """
    again = fields(Petition)
    back = Has(Petition, "number", "previous_number", window.reached(again.received_on), absent=True)
    return Selection(window.dated(petition.closed_on), share=True, has=back)


@measure(Petition, title="初信初访化解率", unit="%", better="higher")
def petition_initial(petition: Petition, window: Window) -> Selection:
    """初次件已化解数 ÷ 初次件数.

    Denominator: petitions received in the period that are raised for the first time. Numerator: those closed by
    its last day for which no review was asked.
    """
    settled = window.reached(petition.closed_on) & ~present(petition.review_requested_on)
    return Selection(window.dated(petition.received_on) & yes(petition.is_first), settled, share=True)


@measure(Petition, title="重复信访率", unit="%", better="lower")
def petition_repeat_rate(petition: Petition, window: Window) -> Selection:
    """重复件数 ÷ 总件数.

    Denominator: petitions received in the period. Numerator: those that name one brought before. A share: it
    falls when matters are settled the first time. A scheme that scores it should score replies in time as well.
    """
    return Selection(window.dated(petition.received_on), present(petition.previous_number), share=True)


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
