"""Rules on 在册人员: somebody answers for each person on a list, and the next visit is not forgotten."""

from jiceng.codes import RegisterStatus
from jiceng.expr import as_of, coalesce, eq, ge, le, present
from jiceng.labels import Source
from jiceng.models import ListedPerson
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(ListedPerson)
listed = rules.field

_ON_THE_LIST = (
    ~present(listed.register_status) | eq(listed.register_status, RegisterStatus.LISTED)
) & ~present(listed.exited_on)

rules.add(
    "special.responsible",
    check=Row(when=_ON_THE_LIST, must=present(listed.responsible_person) | present(listed.help_team)),
    zh="在册人员没有明确责任人或帮扶小组。请补填责任人；已经出册的请填写在册状态和退出日期。",
    en="nobody answers for a person on the list; name one, or enter that the person has left the list",
    basis=Source("GB/T 31000-2015"),
    marks=("responsible_person", "help_team"),
    needs=("responsible_person",),
    passes={"responsible_person": "张三"},
    fails={"name": "李四"},
)
rules.add(
    "special.visit-overdue",
    severity=Severity.WARNING,
    check=Row(
        when=_ON_THE_LIST & present(listed.next_visit_on),
        must=le(as_of, listed.next_visit_on)
        | (
            present(listed.last_visited_on)
            & ge(coalesce(listed.last_visited_on, as_of), listed.next_visit_on)
        ),
    ),
    zh="已过下次走访日期，还没有走访记录。请尽快走访并更新上次走访日期；已走访的请补填。",
    en="the day of the next visit has passed without a visit; visit now, or enter the visit that was made",
    basis=Source("县级台账惯例"),
    marks=("next_visit_on", "last_visited_on"),
    given=("date.future",),
    passes={"next_visit_on": "2026-09-30"},
    fails={"next_visit_on": "2026-09-29"},
)
