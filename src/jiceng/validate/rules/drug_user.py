"""Rules on 吸毒人员: lawful terms, reporting in time, and what the years say."""

from jiceng.codes import DrugControl, RehabilitationMeasure
from jiceng.expr import add_days, as_of, clock_days, coalesce, eq, one_of, present, within
from jiceng.labels import Source
from jiceng.models import DrugUser
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(DrugUser)
person = rules.field

_REGULATION = "戒毒条例"
_COMMUNITY = eq(person.rehabilitation_measure, RehabilitationMeasure.COMMUNITY_REHABILITATION)
_RECOVERY = eq(person.rehabilitation_measure, RehabilitationMeasure.COMMUNITY_RECOVERY)
_ISOLATION = eq(person.rehabilitation_measure, RehabilitationMeasure.COMPULSORY_ISOLATION)

rules.add(
    "drug.status-years",
    check=Row(
        when=one_of(person.control, DrugControl.ABSTINENT_3_YEARS, DrugControl.ABSTINENT_3_YEARS.zh)
        & present(person.last_found_on),
        # On the anniversary itself the three years are over.
        must=~within(person.last_found_on, add_days(as_of, 1), "drug.clean"),
    ),
    zh="管控情况为“社会面戒断三年未复吸”，但最后发现日期距今不满 {time}。请核对管控情况和最后发现日期。",
    en="said to be abstinent for three years, but last found less than {time} ago; check both",
    basis=Source(_REGULATION, "第七条"),
    marks=("control", "last_found_on"),
    given=("date.future", "date.order"),
    numbers={"time": TimeAllowed("drug.clean")},
    passes={"control": "05", "last_found_on": "2023-09-30"},
    fails={"control": "05", "last_found_on": "2023-10-01"},
)
rules.add(
    "drug.term",
    severity=Severity.WARNING,
    check=Row(
        when=_COMMUNITY & present(person.reported_on),
        must=within(
            add_days(person.reported_on, coalesce(person.suspended_days, 0)),
            coalesce(person.measure_ended_on, as_of),
            "drug.term",
        ),
    ),
    zh="社区戒毒自报到之日起已满 {time}仍未解除。请核对报到日期、中止天数和结束日期；已期满的请办理解除。",
    en="community rehabilitation has run for {time} from reporting and is not ended; check the dates, or end it",
    basis=Source(_REGULATION, "第十四条"),
    marks=("measure_ended_on", "reported_on"),
    needs=("measure_ended_on",),
    given=("date.future", "date.order"),
    numbers={"time": TimeAllowed("drug.term")},
    passes={"rehabilitation_measure": "02", "reported_on": "2023-09-30"},
    fails={"rehabilitation_measure": "02", "reported_on": "2023-09-29"},
)
rules.add(
    "drug.term",
    severity=Severity.WARNING,
    check=Row(
        when=_ISOLATION & present(person.measure_started_on),
        must=(
            ~present(person.extended_until)
            & within(person.measure_started_on, coalesce(person.measure_ended_on, as_of), "drug.compulsory")
        )
        | within(
            person.measure_started_on,
            coalesce(person.extended_until, person.measure_ended_on, as_of),
            "drug.compulsory",
            extended=True,
        )
        & present(person.extended_until),
    ),
    zh="强制隔离戒毒已满法定期限（{time}，经批准延长的 {most}）仍未变更。请核对起止日期和延长手续；已期满的请更新结束日期。",
    en="compulsory isolation has run beyond {time}, or {most} with an approved extension; check the dates",
    basis=Source("禁毒法", "第四十七条"),
    marks=("measure_ended_on", "measure_started_on", "extended_until"),
    needs=("measure_ended_on",),
    given=("date.future", "date.order"),
    numbers={"time": TimeAllowed("drug.compulsory"), "most": TimeAllowed("drug.compulsory", extended=True)},
    passes={"rehabilitation_measure": "03", "measure_started_on": "2024-09-30"},
    fails={"rehabilitation_measure": "03", "measure_started_on": "2024-09-29"},
)
for _measure, _clock, _article in (
    (_COMMUNITY, "drug.report", "第十四条"),
    (_RECOVERY, "drug.rehab.report", "第三十八条"),
):
    rules.add(
        "drug.report-15d",
        severity=Severity.WARNING,
        check=Row(
            when=_measure & present(person.decision_received_on),
            must=within(person.decision_received_on, coalesce(person.reported_on, as_of), _clock),
        ),
        zh="收到决定书后应在 {days} 日内报到，本人已超期。请核对两个日期；未报到的请及时联系。",
        en="reporting is due within {days} days of the decision; check both dates",
        basis=Source(_REGULATION, _article),
        marks=("reported_on", "decision_received_on")
        if _clock == "drug.report"
        else ("decision_received_on", "reported_on"),
        needs=("reported_on",),
        given=("date.future",),
        numbers={"days": clock_days(_clock)},
        passes={
            "rehabilitation_measure": "02" if _clock == "drug.report" else "04",
            "decision_received_on": "2026-05-01",
            "reported_on": "2026-05-16",
        },
        fails={
            "rehabilitation_measure": "02" if _clock == "drug.report" else "04",
            "decision_received_on": "2026-05-01",
            "reported_on": "2026-05-17",
        },
    )
rules.add(
    "drug.rehab-3y",
    check=Row(
        when=_RECOVERY & present(person.measure_started_on) & present(person.term_ends_on),
        must=within(person.measure_started_on, person.term_ends_on, "drug.rehab"),
    ),
    zh="责令社区康复的期限不得超过 {time}。请对照决定书核对起止日期。",
    en="community recovery lasts at most {time}; check the dates against the decision",
    basis=Source("禁毒法", "第四十八条"),
    marks=("term_ends_on", "measure_started_on"),
    given=("date.order",),
    numbers={"time": TimeAllowed("drug.rehab")},
    passes={"rehabilitation_measure": "04", "measure_started_on": "2024-01-31", "term_ends_on": "2027-01-31"},
    fails={"rehabilitation_measure": "04", "measure_started_on": "2024-01-31", "term_ends_on": "2027-02-01"},
)
