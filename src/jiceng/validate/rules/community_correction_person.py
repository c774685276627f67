"""Rules on 社区矫正对象: reporting in time, lawful terms, a team that fits, an end that is documented."""

from jiceng.codes import CorrectionEnd, CorrectionType, RegisterStatus, Sex
from jiceng.expr import (
    add_months,
    age,
    as_of,
    clock_days,
    coalesce,
    eq,
    gt,
    le,
    literal,
    lt,
    one_of,
    parameter,
    present,
    times,
    within,
)
from jiceng.labels import Source
from jiceng.models import CommunityCorrectionPerson
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(CommunityCorrectionPerson)
person = rules.field

_LAW = "社区矫正法"
_GB31000 = Source("GB/T 31000-2015")
_YES = literal(value=True)
_MONTHS_A_YEAR = 12
_LAST_DAY_OF_05 = CorrectionType.DEPRIVED_POLITICAL_RIGHTS.valid_until
assert _LAST_DAY_OF_05 is not None  # noqa: S101 -- the code table says when the police took it over
_HANDED_OVER = eq(person.correction_type, CorrectionType.OUTSIDE_PRISON)
_REPORTS = one_of(
    person.correction_type,
    CorrectionType.PUBLIC_SURVEILLANCE,
    CorrectionType.PROBATION,
    CorrectionType.PAROLE,
)

rules.add(
    "correction.category",
    check=Row(
        when=present(person.correction_type) & gt(person.correction_started_on, _LAST_DAY_OF_05),
        must=~eq(person.correction_type, CorrectionType.DEPRIVED_POLITICAL_RIGHTS),
    ),
    zh="新增矫正对象的类别应为管制、缓刑、假释、暂予监外执行之一，剥夺政治权利不再列入。请核对矫正类别和开始日期。",
    en="the kinds of community correction are surveillance, probation, parole and execution outside prison; check kind and date",
    basis=Source(_LAW, "第二条"),
    marks=("correction_type",),
    given=("date.future",),
    passes={"correction_type": "02", "correction_started_on": "2026-01-05"},
    fails={"correction_type": "05", "correction_started_on": "2026-01-05"},
)
rules.add(
    "correction.report-10d",
    severity=Severity.WARNING,
    check=Row(
        when=_REPORTS & present(person.judgement_effective_on),
        must=within(person.judgement_effective_on, coalesce(person.reported_on, as_of), "correction.report"),
    ),
    zh="管制、缓刑、假释对象应在判决、裁定生效之日起 {days} 日内报到，本人已超期。请核对两个日期；未报到的请及时查找。",
    en="those under surveillance, on probation or parole report within {days} days of the judgement; check both dates",
    basis=Source(_LAW, "第二十一条"),
    marks=("reported_on", "judgement_effective_on"),
    needs=("reported_on",),
    given=("date.future",),
    numbers={"days": clock_days("correction.report")},
    passes={"correction_type": "02", "judgement_effective_on": "2026-05-01", "reported_on": "2026-05-11"},
    fails={"correction_type": "02", "judgement_effective_on": "2026-05-01", "reported_on": "2026-05-12"},
)
rules.add(
    "correction.report-10d",
    severity=Severity.WARNING,
    check=Row(
        when=_HANDED_OVER & present(person.decision_received_on),
        must=within(
            person.decision_received_on, coalesce(person.transferred_on, as_of), "correction.transfer"
        ),
    ),
    zh="暂予监外执行对象应在收到决定之日起 {days} 日内移送，本人已超期。请核对两个日期；未移送的请与决定机关联系。",
    en="those serving outside prison are handed over within {days} days of the decision; check both dates",
    basis=Source(_LAW, "第二十一条"),
    marks=("transferred_on", "decision_received_on"),
    needs=("transferred_on",),
    given=("date.future",),
    numbers={"days": clock_days("correction.transfer")},
    passes={"correction_type": "04", "decision_received_on": "2026-05-01", "transferred_on": "2026-05-11"},
    fails={"correction_type": "04", "decision_received_on": "2026-05-01", "transferred_on": "2026-05-12"},
)

_LONGEST = {
    CorrectionType.PUBLIC_SURVEILLANCE: parameter("correction.control.max"),
    CorrectionType.PROBATION: parameter("correction.probation.max"),
}
rules.add(
    "correction.period",
    check=Row(
        when=present(person.correction_started_on) & present(person.correction_ended_on),
        must=le(person.correction_started_on, person.correction_ended_on),
    ),
    zh="矫正结束日期早于开始日期。请核对两个日期，改正写错的一处。",
    en="the correction ends before it starts; correct the date that is wrong",
    basis=Source(_LAW, "第二十条"),
    marks=("correction_ended_on", "correction_started_on"),
    given=("date.future",),
    passes={"correction_started_on": "2026-01-05", "correction_ended_on": "2026-12-31"},
    fails={"correction_started_on": "2026-01-05", "correction_ended_on": "2026-01-04"},
)
rules.add(
    "correction.period",
    check=Row(
        when=one_of(person.correction_type, *_LONGEST)
        & present(person.correction_started_on)
        & present(person.correction_ended_on),
        must=~(
            (
                eq(person.correction_type, CorrectionType.PUBLIC_SURVEILLANCE)
                & gt(
                    person.correction_ended_on,
                    add_months(
                        person.correction_started_on,
                        times(_LONGEST[CorrectionType.PUBLIC_SURVEILLANCE], _MONTHS_A_YEAR),
                    ),
                )
            )
            | (
                eq(person.correction_type, CorrectionType.PROBATION)
                & gt(
                    person.correction_ended_on,
                    add_months(
                        person.correction_started_on,
                        times(_LONGEST[CorrectionType.PROBATION], _MONTHS_A_YEAR),
                    ),
                )
            )
        ),
    ),
    zh="矫正期限超过法定上限（管制 {surveillance} 年、缓刑考验期 {probation} 年）。请对照法律文书核对起止日期。",
    en="the correction is longer than the law allows (surveillance {surveillance}, probation {probation} years); check the dates",
    basis=Source("刑法", "第三十八条、第七十三条"),
    marks=("correction_ended_on", "correction_type"),
    numbers={
        "surveillance": _LONGEST[CorrectionType.PUBLIC_SURVEILLANCE],
        "probation": _LONGEST[CorrectionType.PROBATION],
    },
    passes={
        "correction_type": "01",
        "correction_started_on": "2026-01-05",
        "correction_ended_on": "2028-01-05",
    },
    fails={
        "correction_type": "01",
        "correction_started_on": "2026-01-05",
        "correction_ended_on": "2028-01-06",
    },
)
rules.add(
    "correction.period",
    check=Row(
        when=eq(person.correction_type, CorrectionType.PAROLE)
        & present(person.sentence_ended_on)
        & present(person.correction_ended_on),
        must=le(person.correction_ended_on, person.sentence_ended_on),
    ),
    zh="假释考验期应在没有执行完的刑期以内，矫正结束日期却晚于原判刑结束日期。请对照法律文书核对。",
    en="the trial period of a parole is the rest of the sentence, but the correction ends after it; check the dates",
    basis=Source("刑法", "第八十三条"),
    marks=("correction_ended_on", "sentence_ended_on"),
    passes={"correction_type": "03", "correction_ended_on": "2027-01-05", "sentence_ended_on": "2027-01-05"},
    fails={"correction_type": "03", "correction_ended_on": "2027-01-06", "sentence_ended_on": "2027-01-05"},
)
rules.add(
    "correction.team-woman",
    check=Row(
        when=eq(person.sex, Sex.FEMALE) & eq(coalesce(person.has_team, _YES), _YES),
        must=eq(person.team_has_woman, _YES),
    ),
    zh="女性矫正对象的矫正小组应有女性成员。请核对小组成员；确实没有的，请增补后改填。",
    en="the team of a woman under correction has a woman among its members; check the team",
    basis=Source(_LAW, "第二十五条"),
    marks=("team_has_woman", "sex"),
    given=("id.sex-match",),
    passes={"sex": "2", "has_team": True, "team_has_woman": True},
    fails={"sex": "2", "has_team": True, "team_has_woman": False},
)
rules.add(
    "correction.team-minor",
    check=Row(
        when=lt(age(person.birth_date), parameter("adult.age")) & eq(coalesce(person.has_team, _YES), _YES),
        must=eq(person.team_has_youth_worker, _YES),
    ),
    zh="未满 {years} 周岁矫正对象的矫正小组应有熟悉未成年人身心特点的人员。请核对小组成员；没有的请增补后改填。",
    en="the team of somebody under {years} has a member who knows young people; check the team",
    basis=Source(_LAW, "第五十二条"),
    marks=("team_has_youth_worker", "birth_date"),
    given=("id.birth-match", "date.future"),
    numbers={"years": parameter("adult.age")},
    passes={"birth_date": "2009-01-01", "has_team": True, "team_has_youth_worker": True},
    fails={"birth_date": "2009-01-01", "has_team": True, "team_has_youth_worker": False},
)
for _flag, _state, _reason, _correction, _word in (
    (
        "was_out_of_control",
        person.was_out_of_control,
        "out_of_control_reason",
        "out_of_control_correction",
        "脱管",
    ),
    ("was_left_out", person.was_left_out, "left_out_reason", "left_out_correction", "漏管"),
):
    rules.add(
        "correction.leak-reason",
        check=Row(
            when=eq(_state, _YES),
            must=present(getattr(person, _reason)) & present(getattr(person, _correction)),
        ),
        zh=f"“是否有{_word}”填了“是”，但{_word}原因或纠正情况没有填写。请补填，或改正前一栏。",
        en="a lapse of control is stated without its reason and what was done; enter both, or correct the statement",
        basis=_GB31000,
        marks=(_reason, _correction, _flag),
        passes={_flag: True, _reason: "外出未请假", _correction: "已训诫"},
        fails={_flag: True, _reason: "外出未请假"},
    )

_ON_THE_LIST = eq(person.register_status, RegisterStatus.LISTED) & ~present(
    person.released_from_correction_on
)
rules.add(
    "correction.end-type",
    check=Row(
        when=_ON_THE_LIST & lt(person.correction_ended_on, as_of),
        must=present(person.overrun_reason),
    ),
    zh="矫正期已满仍在册，也没有说明原因。请办理解除并填写解除日期；确有原因的请填写期满未解除原因。",
    en="still on the list after the end of the correction, without a reason; enter the release or the reason",
    basis=Source(_LAW, "第四十四条"),
    marks=("overrun_reason", "correction_ended_on", "register_status"),
    passes={"register_status": "01", "correction_ended_on": "2026-09-30"},
    fails={"register_status": "01", "correction_ended_on": "2026-09-29"},
)
rules.add(
    "correction.end-type",
    check=Row(
        when=present(person.end_type),
        must=present(person.released_from_correction_on)
        & (~eq(person.end_type, CorrectionEnd.TERM_COMPLETED) | present(person.has_release_certificate)),
    ),
    zh="填了矫正解除（终止）类型，但没有填解除日期，或期满解除没有填是否发给解除证明书。请补填。",
    en="a kind of ending is stated without its day, or without saying whether the certificate was issued",
    basis=Source(_LAW, "第四十四条"),
    marks=("released_from_correction_on", "has_release_certificate", "end_type"),
    needs=("has_release_certificate",),
    passes={"end_type": "01", "released_from_correction_on": "2026-05-01", "has_release_certificate": True},
    fails={"end_type": "01", "released_from_correction_on": "2026-05-01"},
)
rules.add(
    "correction.gps-3m",
    check=Row(
        when=present(person.tracking_started_on) & present(person.tracking_ended_on),
        must=le(
            person.tracking_ended_on,
            add_months(person.tracking_started_on, parameter("correction.gps.max")),
        ),
    ),
    zh="电子定位装置单次批准使用不得超过 {months} 个月。请核对批准使用的起止日期；确需延长的，请按规定另行报批。",
    en="an electronic tracker is approved for at most {months} months at a time; check the dates of the approval",
    basis=Source(_LAW, "第二十九条"),
    marks=("tracking_ended_on", "tracking_started_on"),
    given=("date.order",),
    numbers={"months": parameter("correction.gps.max")},
    passes={"tracking_started_on": "2026-01-31", "tracking_ended_on": "2026-04-30"},
    fails={"tracking_started_on": "2026-01-31", "tracking_ended_on": "2026-05-01"},
)
rules.add(
    "released.recrime",
    check=Row(when=eq(person.has_reoffended, _YES), must=present(person.new_crime)),
    zh="“是否重新犯罪”填了“是”，但没有填重新犯罪罪名。请补填罪名，或改正前一栏。",
    en="reoffending is stated without the new crime; enter it, or correct the statement",
    basis=_GB31000,
    marks=("new_crime", "has_reoffended"),
    passes={"has_reoffended": True, "new_crime": "盗窃罪"},
    fails={"has_reoffended": True},
)
