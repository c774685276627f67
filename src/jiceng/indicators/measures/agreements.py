"""Measures of mediation agreements (调解协议): carried out, and confirmed by a court. An agreement belongs where its dispute does."""

from jiceng.codes import AgreementPerformance, JudicialConfirmation
from jiceng.expr import eq, present
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import MediationAgreement

__all__ = ["agreement_performance_rate", "judicial_confirmation_rate"]


@measure(MediationAgreement, title="调解协议履行率", unit="%", better="higher")
def agreement_performance_rate(agreement: MediationAgreement, window: Window) -> Selection:
    """已履行数 ÷ 达成协议数.

    Denominator: agreements signed in the period. Numerator: those of them that were carried out in full by the
    last day of the period, or without a day.
    """
    performed = present(agreement.performance) & eq(agreement.performance, AgreementPerformance.PERFORMED)
    in_time = ~present(agreement.performed_on) | window.reached(agreement.performed_on)
    return Selection(window.dated(agreement.signed_on), performed & in_time, share=True)


@measure(MediationAgreement, title="调解协议司法确认率", unit="%", better="higher")
def judicial_confirmation_rate(agreement: MediationAgreement, window: Window) -> Selection:
    """司法确认数 ÷ 达成协议数.

    Denominator: agreements signed in the period. Numerator: those of them that a court has confirmed.
    """
    confirmed = present(agreement.confirmation) & eq(agreement.confirmation, JudicialConfirmation.CONFIRMED)
    return Selection(window.dated(agreement.signed_on), confirmed, share=True)
