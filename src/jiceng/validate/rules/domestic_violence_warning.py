"""Rules on 家庭暴力告诫书: police and committee visit those who were warned and those who suffered."""

from jiceng.expr import add_days, as_of, coalesce, eq, gt, literal, parameter, present
from jiceng.labels import Source
from jiceng.models import DomesticViolenceWarning
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(DomesticViolenceWarning)
warning = rules.field

_YES = literal(value=True)
_DAYS = parameter("dv.visit.days")

rules.add(
    "dv.warning-visit",
    severity=Severity.WARNING,
    check=Row(
        # The law says no day; a visit that may still come is not missed.
        when=gt(as_of, add_days(coalesce(warning.committee_told_on, warning.issued_on), _DAYS)),
        must=present(warning.police_visited_on)
        & present(warning.committee_visited_on)
        & eq(coalesce(warning.is_perpetrator_visited, _YES), _YES)
        & eq(coalesce(warning.is_victim_visited, _YES), _YES),
    ),
    zh="告诫书出具已超过 {days} 日，派出所或村（居）委会还没有查访到加害人、受害人。请尽快查访并补填日期和情况。",
    en="more than {days} days after the warning, police or committee have not visited both sides; visit, and enter the day",
    basis=Source("反家庭暴力法", "第十七条"),
    marks=(
        "committee_visited_on",
        "police_visited_on",
        "is_perpetrator_visited",
        "is_victim_visited",
        "issued_on",
    ),
    numbers={"days": _DAYS},
    passes={
        "issued_on": "2026-05-06",
        "police_visited_on": "2026-05-13",
        "committee_visited_on": "2026-05-10",
        "is_perpetrator_visited": True,
        "is_victim_visited": True,
    },
    fails={"issued_on": "2026-05-06", "police_visited_on": "2026-05-13"},
)
