"""Rules on 刑满释放人员: the order of dates, and what must be said when something is missing."""

from jiceng.codes import Linkage, RegisterStatus, ReleaseRisk
from jiceng.expr import add_months, as_of, eq, le, literal, lt, one_of, parameter, present, times
from jiceng.labels import Source
from jiceng.models import ReleasedPerson
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(ReleasedPerson)
released = rules.field

_GB31000 = Source("GB/T 31000-2015")
_CAME_HOME = one_of(
    released.linkage,
    Linkage.MET_BY_GOVERNMENT,
    Linkage.RETURNED_BY_PRISON,
    Linkage.MET_BY_JUSTICE_OFFICE,
    Linkage.MET_BY_GRASSROOTS,
    Linkage.RETURNED_ALONE,
)

rules.add(
    "released.date-order",
    severity=Severity.WARNING,
    check=Row(
        when=present(released.released_on) & (present(released.linked_on) | present(released.resettled_on)),
        must=~(
            (present(released.resettled_on) & ~le(released.released_on, released.resettled_on))
            | (
                present(released.resettled_on)
                & present(released.linked_on)
                & ~le(released.linked_on, released.resettled_on)
            )
            # Papers may be exchanged a month before release, but nobody is met at the gate before it.
            | (present(released.linked_on) & _CAME_HOME & ~le(released.released_on, released.linked_on))
        ),
    ),
    zh="释放、衔接、安置的日期先后不合常理：人员接回不会早于释放，安置不会早于释放和衔接。请核对三个日期。",
    en="the dates of release, hand-over and resettlement are out of order; check all three",
    basis=Source("司法部关于进一步做好刑满释放、解除劳教人员促进就业和社会保障工作的通知（1999）"),
    marks=("linked_on", "released_on", "resettled_on"),
    passes={
        "released_on": "2026-01-22",
        "linked_on": "2026-01-22",
        "linkage": "03",
        "resettled_on": "2026-03-03",
    },
    fails={
        "released_on": "2026-01-22",
        "linked_on": "2026-01-17",
        "linkage": "03",
        "resettled_on": "2026-03-03",
    },
)
rules.add(
    "released.unplaced-reason",
    check=Row(
        when=~(present(released.resettled_on) & present(released.resettlement)),
        must=present(released.unplaced_reason),
    ),
    zh="没有安置日期或安置情况时，须填写未安置原因。请补填原因；已安置的请补填安置日期和安置情况。",
    en="without a day and a way of resettlement the reason must be given",
    basis=_GB31000,
    marks=("unplaced_reason", "resettled_on", "resettlement"),
    passes={"unplaced_reason": "正在联系公益性岗位"},
    fails={"resettled_on": "2026-03-03"},
)
rules.add(
    "released.recrime",
    check=Row(when=eq(released.has_reoffended, literal(value=True)), must=present(released.new_crime)),
    zh="“是否重新犯罪”填了“是”，但没有填重新犯罪罪名。请补填罪名，或改正前一栏。",
    en="reoffending is stated without the new crime; enter it, or correct the statement",
    basis=_GB31000,
    marks=("new_crime", "has_reoffended"),
    passes={"has_reoffended": True, "new_crime": "盗窃罪"},
    fails={"has_reoffended": True},
)
rules.add(
    "released.key-help",
    severity=Severity.WARNING,
    check=Row(
        when=eq(released.risk, ReleaseRisk.KEY_GUIDANCE),
        must=present(released.help) | present(released.last_helped_on) | present(released.last_visited_on),
    ),
    zh="重点帮教人员没有帮教记录。请补填帮教情况或最近帮教日期；尚未帮教的请尽快安排。",
    en="a person to be helped first has no record of help; enter it, or arrange the help",
    basis=_GB31000,
    marks=("help", "risk"),
    needs=("help",),
    passes={"risk": "01", "help": "每月走访一次"},
    fails={"risk": "01"},
)
rules.add(
    "released.five-year",
    severity=Severity.INFO,
    check=Row(
        when=present(released.released_on)
        & (~present(released.register_status) | eq(released.register_status, RegisterStatus.LISTED))
        & ~present(released.exited_on),
        must=lt(as_of, add_months(released.released_on, times(parameter("released.help.years"), 12))),
    ),
    zh="释放已满 {years} 年。请按本地规定研究是否退出重点管理。",
    en="{years} years have passed since the release; consider taking the person off the list",
    basis=Source("福建省刑释解教人员分类帮教办法", "第二条"),
    marks=("released_on",),
    given=("date.future", "released.date-order"),
    numbers={"years": parameter("released.help.years")},
    passes={"released_on": "2024-01-01"},
    fails={"released_on": "2021-09-30"},
)
