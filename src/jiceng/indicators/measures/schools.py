"""Measures of schools: deputy principals for the rule of law (法治副校长)."""

from jiceng.expr import fields, literal
from jiceng.indicators.measures.measure import Has, Selection, Window, measure
from jiceng.models import DeputyPrincipal, School

__all__ = ["deputy_principal_rate"]


@measure(School, title="法治副校长配备率", unit="%", better="higher")
def deputy_principal_rate(school: School, window: Window) -> Selection:  # noqa: ARG001 - every school is asked
    """配有法治副校长的学校数 ÷ 学校数.

    Denominator: schools in the register. Numerator: those with a deputy principal in office on the last day of
    the period, by the list of deputy principals.
    """
    deputy = fields(DeputyPrincipal)
    in_office = window.holding(deputy.appointed_on, deputy.left_on)
    return Selection(
        literal(value=True), share=True, has=Has(DeputyPrincipal, "code", "school_code", in_office)
    )
