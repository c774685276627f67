"""Measures of whether the subsistence allowance (低保) reaches the right households, as an inspection finds it."""

from jiceng.indicators.measures.measure import reported_measure

__all__ = ["dibao_error_rate", "dibao_omission_rate", "dibao_targeting"]

dibao_targeting = reported_measure(
    "dibao_targeting",
    """抽查认定准确户数 ÷ 抽查户数.

    Denominator: households that an inspection looked at, with and without the allowance. Numerator: those for
    which the decision was right. What an inspection finds is in no ledger, so both are reported.
    """,
    title="低保对象认定准确率",
    unit="%",
    better="higher",
)

dibao_error_rate = reported_measure(
    "dibao_error_rate",
    """抽查发现的错保户数 ÷ 抽查在保户数.

    Denominator: households with the allowance that an inspection looked at. Numerator: those that do not meet
    the conditions.
    """,
    title="低保错保率",
    unit="%",
    better="lower",
)

dibao_omission_rate = reported_measure(
    "dibao_omission_rate",
    """抽查发现的漏保户数 ÷ 抽查未在保困难户数.

    Denominator: households in need without the allowance that an inspection looked at. Numerator: those that
    meet the conditions.
    """,
    title="低保漏保率",
    unit="%",
    better="lower",
)
