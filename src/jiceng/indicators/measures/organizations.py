"""Measures of new economic and social organisations (两新组织)."""

from jiceng.indicators.measures.measure import Selection, Window, measure, yes
from jiceng.models import Organization

__all__ = ["party_coverage_two_new"]


@measure(Organization, title="两新组织党组织覆盖率", unit="%", better="higher")
def party_coverage_two_new(organization: Organization, window: Window) -> Selection:
    """建有党组织数 ÷ 应建数.

    Denominator: new economic and social organisations that meet the condition for a party organisation of their
    own (three members) and are not deregistered. Numerator: those that have one, alone or together with others.
    """
    should = yes(organization.is_two_new) & yes(organization.meets_party_condition)
    return Selection(
        should & ~window.reached(organization.deregistered_on), yes(organization.has_party), share=True
    )
