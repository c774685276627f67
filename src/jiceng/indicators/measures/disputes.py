"""Measures of how disputes (矛盾纠纷) are handled."""

from jiceng.codes import DisputeStage, MediationOutcome, ResolutionMethod
from jiceng.expr import Node, eq, lt, one_of, present, starts_with
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import Dispute

__all__ = ["dispute_overdue", "dispute_resolution_rate", "mediation_rate", "mediation_success_rate"]


@measure(Dispute, title="矛盾纠纷化解率", unit="%", better="higher")
def dispute_resolution_rate(dispute: Dispute, window: Window) -> Selection:
    """化解成功数 ÷ 排查总数.

    Denominator: disputes found in the period (件). Numerator: those of them that ended with success
    (调解成功) by the last day of the period.
    """
    settled = _agreed(dispute) & window.reached(dispute.closed_on)
    return Selection(window.holds(dispute.found_on), settled, share=True)


@measure(Dispute, title="矛盾纠纷超期未结件数", unit="件", better="lower")
def dispute_overdue(dispute: Dispute, window: Window) -> Selection:
    """期末超过化解时限仍未办结的件数.

    Count: disputes not found after the last day of the period, registered or being resolved, whose last day
    for settling lies before it. Whether a dispute was still open on a past day, a ledger does not say:
    it is read as it stands.
    """
    open_still = one_of(dispute.stage, DisputeStage.REGISTERED, DisputeStage.RESOLVING)
    late = present(dispute.due_on) & lt(dispute.due_on, window.last)
    known_by_then = window.reached(dispute.found_on) | ~present(dispute.found_on)
    return Selection(known_by_then, present(dispute.stage) & open_still & late)


@measure(Dispute, title="人民调解成功率", unit="%", better="higher")
def mediation_success_rate(dispute: Dispute, window: Window) -> Selection:
    """调解成功数 ÷ 调解办结数.

    Denominator: disputes closed in the period by people's mediation (人民调解). Numerator: those of
    them that ended with success. 842 ÷ 869 = 96.9 % is a published example.
    """
    mediated = present(dispute.method) & eq(dispute.method, ResolutionMethod.PEOPLE_MEDIATION)
    return Selection(window.dated(dispute.closed_on) & mediated, _agreed(dispute), share=True)


@measure(Dispute, title="矛盾纠纷调解率", unit="%", better="higher")
def mediation_rate(dispute: Dispute, window: Window) -> Selection:
    """已调解数 ÷ 排查总数.

    Denominator: disputes found in the period (件). Numerator: those of them that were closed by mediation of any
    kind by the last day of the period, whatever came of it.
    """
    mediated = present(dispute.method) & starts_with(dispute.method, ResolutionMethod.MEDIATION)
    return Selection(window.holds(dispute.found_on), mediated & window.reached(dispute.closed_on), share=True)


def _agreed(dispute: Dispute) -> Node:
    agreed = (MediationOutcome.AGREED, MediationOutcome.AGREED_WRITTEN, MediationOutcome.AGREED_ORAL)
    return present(dispute.outcome) & one_of(dispute.outcome, *agreed)
