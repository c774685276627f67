"""Rules on 行政复议案件: the limits of 3, 5, 7 and 10 days are working days (行政复议法 88), in the law of the day they run from."""

from collections.abc import Mapping

from jiceng.expr import Node, choose, coalesce, eq, literal, present, within
from jiceng.labels import Source
from jiceng.models import AdministrativeReconsideration
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(AdministrativeReconsideration)
case = rules.field

_is_summary = eq(coalesce(case.is_summary, literal(value=False)), literal(value=True))


def _either(start: object, end: object, ordinary: str, summary: str) -> Node:
    """In time by the clock of the ordinary or of the summary procedure."""
    return choose(_is_summary, within(start, end, summary, on=start), within(start, end, ordinary, on=start))


def _step(
    must: Node,
    start: object,
    end: object,
    marks: tuple[str, str],
    what: str,
    what_en: str,
    article: str,
    numbers: Mapping[str, TimeAllowed],
    passes: Mapping[str, object],
    fails: Mapping[str, object],
) -> None:
    """Add the rule on one step of the procedure, where both of its days are given."""
    simple, simple_en = (
        ("，简易程序 {simple}", " ({simple} in the summary procedure)") if "simple" in numbers else ("", "")
    )
    rules.add(
        "review.working-days",
        check=Row(when=present(start) & present(end), must=must),
        zh=f"行政复议{what}超过了法定期限（{{time}}{simple}）。请核对两个日期，改正填错的一处；确已超期的请在备注中说明。",
        en=f"{what_en} came later than {{time}}{simple_en}; check both dates, or explain in the note",
        basis=Source("行政复议法（2023）", article),
        marks=marks,
        numbers=numbers,
        passes=passes,
        fails=fails,
    )


_applied = coalesce(case.supplemented_on, case.applied_on)
_served = coalesce(case.served_received_on, case.served_on)

_step(
    within(case.applied_on, case.supplement_asked_on, "review.supplement.notice", on=case.applied_on),
    case.applied_on,
    case.supplement_asked_on,
    ("supplement_asked_on", "applied_on"),
    "通知补正",
    "the call for missing papers",
    "第三十一、八十八条",
    {"time": TimeAllowed("review.supplement.notice")},
    {"applied_on": "2026-03-02", "supplement_asked_on": "2026-03-09"},
    {"applied_on": "2026-03-02", "supplement_asked_on": "2026-03-10"},
)
_step(
    within(_applied, case.accepted_on, "review.examine", on=_applied),
    _applied,
    case.accepted_on,
    ("accepted_on", "applied_on"),
    "受理审查",
    "acceptance",
    "第三十、八十八条",
    {"time": TimeAllowed("review.examine")},
    {"applied_on": "2026-03-02", "accepted_on": "2026-03-09"},
    {"applied_on": "2026-03-02", "accepted_on": "2026-03-10"},
)
_step(
    _either(case.accepted_on, case.served_on, "review.serve", "review.serve.summary"),
    case.accepted_on,
    case.served_on,
    ("served_on", "accepted_on"),
    "发送申请书副本",
    "service of the application",
    "第四十八、五十四、八十八条",
    {"time": TimeAllowed("review.serve"), "simple": TimeAllowed("review.serve.summary")},
    {"accepted_on": "2026-03-02", "served_on": "2026-03-11"},
    {"accepted_on": "2026-03-02", "served_on": "2026-03-11", "is_summary": True},
)
_step(
    _either(_served, case.answered_on, "review.answer", "review.answer.summary"),
    _served,
    case.answered_on,
    ("answered_on", "served_received_on"),
    "被申请人答复",
    "the answer of the respondent",
    "第四十八、五十四、八十八条",
    {"time": TimeAllowed("review.answer"), "simple": TimeAllowed("review.answer.summary")},
    {"served_received_on": "2026-03-02", "answered_on": "2026-03-16"},
    {"served_received_on": "2026-03-02", "answered_on": "2026-03-17"},
)
