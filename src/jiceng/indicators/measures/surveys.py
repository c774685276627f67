"""Measures that come from a survey or from another authority, and are reported."""

from jiceng.indicators.measures.measure import reported_measure

__all__ = ["litigation_per_10k", "safety_awareness", "safety_satisfaction", "safety_sense"]

safety_satisfaction = reported_measure(
    "safety_satisfaction",
    """满意的受访人数 ÷ 受访人数.

    Denominator: people asked in the survey. Numerator: those content with the work for a safe county (平安建设).
    """,
    title="平安建设满意度",
    unit="%",
    better="higher",
)

safety_sense = reported_measure(
    "safety_sense",
    """有安全感的受访人数 ÷ 受访人数.

    Denominator: people asked in the survey. Numerator: those who feel safe.
    """,
    title="群众安全感",
    unit="%",
    better="higher",
)

safety_awareness = reported_measure(
    "safety_awareness",
    """知晓的受访人数 ÷ 受访人数.

    Denominator: people asked in the survey. Numerator: those who know of the work for a safe county.
    """,
    title="平安建设知晓率",
    unit="%",
    better="higher",
)

litigation_per_10k = reported_measure(
    "litigation_per_10k",
    """民商事一审收案数 ÷ 常住人口 × 10000.

    Count: civil and commercial cases that the court received in first instance, as it reports them by place. The
    resident population is that of the register of divisions.
    """,
    title="万人成讼率",
    unit="件/万人",
    better="lower",
    per="resident_population",
    times=10000,
)
