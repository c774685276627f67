"""Measures of criminal cases (刑事案件), against the number of residents."""

from jiceng.codes import SecurityCaseKind
from jiceng.expr import eq, present
from jiceng.indicators.measures.measure import Selection, Window, measure, yes
from jiceng.models import SecurityCase

__all__ = ["criminal_per_10k", "murder_clearance"]


@measure(
    SecurityCase,
    title="万人刑事案件数",
    unit="件/万人",
    better="lower",
    per="resident_population",
    times=10000,
)
def criminal_per_10k(case: SecurityCase, window: Window) -> Selection:
    """刑事立案数 ÷ 常住人口 × 10000.

    Count: criminal cases filed in the period; the resident population is that of the register of divisions.
    """
    criminal = present(case.kind) & eq(case.kind, SecurityCaseKind.CRIMINAL)
    return Selection(window.dated(case.filed_on), criminal)


@measure(SecurityCase, title="命案破案率", unit="%", better="higher")
def murder_clearance(case: SecurityCase, window: Window) -> Selection:
    """破案数 ÷ 发案数.

    Denominator: murders that happened in the period. Numerator: those of them solved by its last day.
    """
    murder = yes(case.is_murder)
    solved = window.reached(case.solved_on) | (~present(case.solved_on) & yes(case.is_solved))
    return Selection(window.dated(case.occurred_on) & murder, solved, share=True)
