"""Rules on 民主协商: enough people came to a meeting that decides, and enough of them agreed.

A meeting that came to no agreement decided nothing, so nothing is asked of it.
"""

from jiceng.codes import ConsultationForm, MeetingKind
from jiceng.expr import (
    Node,
    as_of,
    coalesce,
    eq,
    fields,
    ge,
    gt,
    literal,
    ne,
    parameter,
    present,
    times,
    within,
)
from jiceng.labels import Source
from jiceng.models import Consultation, Meeting
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(Consultation)
meeting = rules.field

_VILLAGES, _CITIES = "村民委员会组织法（2025修正）", "城市居民委员会组织法（2025修订）"
_decides = ne(coalesce(meeting.is_agreed, literal(value=True)), literal(value=False))


def _reaches(part: object, whole: object, share: str) -> Node:
    """The part is at least the share of the whole; a share in thirds is compared by its two terms, exactly."""
    return ge(
        times(part, parameter(f"{share}.denominator", on=meeting.held_on)),
        times(whole, parameter(f"{share}.numerator", on=meeting.held_on)),
    )


def _exceeds(part: object, whole: object, share: str) -> Node:
    """The part is more than the share of the whole."""
    return gt(part, times(whole, parameter(share, on=meeting.held_on)))


rules.add(
    "villagers.quorum",
    check=Row(
        when=eq(meeting.form, ConsultationForm.VILLAGERS_REPRESENTATIVES) & _decides,
        must=_reaches(meeting.attended_count, meeting.entitled_count, "village.reps.quorum")
        & _exceeds(meeting.agreed_count, meeting.attended_count, "village.reps.pass"),
    ),
    zh="村民代表会议到会人数或赞成人数没有达到法定比例，决定不成立。请核对应到、到会、赞成人数；确未达到的，请重新召开。",
    en="too few representatives came or agreed for a decision; check the three numbers, or hold the meeting again",
    basis=Source(_VILLAGES, "第三十条"),
    marks=("attended_count", "entitled_count", "agreed_count"),
    passes={
        "form": "10",
        "held_on": "2026-03-02",
        "entitled_count": 30,
        "attended_count": 20,
        "agreed_count": 11,
    },
    fails={
        "form": "10",
        "held_on": "2026-03-02",
        "entitled_count": 30,
        "attended_count": 19,
        "agreed_count": 19,
    },
)
rules.add(
    "villagers.meeting-quorum",
    check=Row(
        when=eq(meeting.form, ConsultationForm.VILLAGERS_MEETING) & _decides,
        must=(
            _exceeds(meeting.attended_count, meeting.entitled_count, "village.meeting.quorum.persons")
            | _reaches(
                meeting.attended_households, meeting.entitled_households, "village.meeting.quorum.households"
            )
        )
        & _exceeds(meeting.agreed_count, meeting.attended_count, "village.meeting.pass"),
    ),
    zh="村民会议到会人数（或户代表数）或赞成人数没有达到法定比例，决定不成立。请核对各项人数、户数；确未达到的，请重新召开。",
    en="too few villagers or households came, or too few agreed; check the numbers, or hold the meeting again",
    basis=Source(_VILLAGES, "第二十六条"),
    marks=("attended_count", "entitled_count", "attended_households", "entitled_households", "agreed_count"),
    passes={
        "form": "09",
        "held_on": "2026-03-02",
        "entitled_households": 300,
        "attended_households": 200,
        "attended_count": 200,
        "entitled_count": 900,
        "agreed_count": 101,
    },
    fails={
        "form": "09",
        "held_on": "2026-03-02",
        "entitled_households": 300,
        "attended_households": 199,
        "attended_count": 199,
        "entitled_count": 900,
        "agreed_count": 101,
    },
)
rules.add(
    "residents.quorum",
    check=Row(
        when=eq(meeting.form, ConsultationForm.RESIDENTS_MEETING) & _decides,
        must=(
            _exceeds(meeting.attended_count, meeting.entitled_count, "residents.meeting.quorum")
            | _exceeds(meeting.attended_households, meeting.entitled_households, "residents.meeting.quorum")
        )
        & _exceeds(meeting.agreed_count, meeting.attended_count, "residents.meeting.pass"),
    ),
    zh="居民会议到会人数（或户代表数）或赞成人数没有过半数，决定不成立。请核对各项人数、户数；确未达到的，请重新召开。",
    en="too few residents or households came, or too few agreed; check the numbers, or hold the meeting again",
    basis=Source(_CITIES, "第二十七条"),
    marks=("attended_count", "entitled_count", "attended_households", "entitled_households", "agreed_count"),
    passes={
        "form": "11",
        "held_on": "2026-03-02",
        "attended_households": 151,
        "entitled_households": 300,
        "attended_count": 151,
        "agreed_count": 76,
    },
    fails={
        "form": "11",
        "held_on": "2026-03-02",
        "entitled_count": 300,
        "attended_count": 200,
        "agreed_count": 100,
    },
)
rules.add(
    "residents.quorum",
    check=Row(
        when=eq(meeting.form, ConsultationForm.RESIDENTS_REPRESENTATIVES) & _decides,
        must=_reaches(meeting.attended_count, meeting.entitled_count, "residents.reps.quorum")
        & _exceeds(meeting.agreed_count, meeting.attended_count, "residents.reps.pass"),
    ),
    zh="居民代表会议到会人数或赞成人数没有达到法定比例，决定不成立。请核对应到、到会、赞成人数；确未达到的，请重新召开。",
    en="too few representatives came or agreed for a decision; check the three numbers, or hold the meeting again",
    basis=Source(_CITIES, "第二十九条"),
    marks=("attended_count", "entitled_count", "agreed_count"),
    passes={
        "form": "12",
        "held_on": "2026-03-02",
        "entitled_count": 30,
        "attended_count": 20,
        "agreed_count": 11,
    },
    fails={
        "form": "12",
        "held_on": "2026-03-02",
        "entitled_count": 30,
        "attended_count": 20,
        "agreed_count": 10,
    },
)

_in_division = [(meeting.division_code, meeting.division_code)]
_of_representatives = eq(meeting.form, ConsultationForm.RESIDENTS_REPRESENTATIVES)
_latest = rules.highest("latest", None, meeting.held_on, _in_division, _of_representatives)
_other = fields(Meeting)
_meetings = rules.count(
    "meetings",
    Meeting,
    [(meeting.division_code, _other.division_code)],
    eq(_other.kind, MeetingKind.RESIDENTS_REPRESENTATIVES),
)

rules.add(
    "residents.representatives-half-year",
    severity=Severity.WARNING,
    check=Row(
        # Communities with such meetings in the list of meetings are told there.
        when=_of_representatives
        & present(meeting.division_code)
        & eq(meeting.held_on, _latest)
        & eq(coalesce(_meetings.most, 0), 0),
        must=within(meeting.held_on, as_of, "residents.representatives", on=as_of),
    ),
    zh="居民代表会议自上次召开已超过 {time}。请及时召开并登记；已召开的请补登。",
    en="the residents' representatives have not met for more than {time}; call them, or enter the meeting",
    basis=Source(_CITIES, "第二十八条"),
    marks=("held_on", "form"),
    numbers={"time": TimeAllowed("residents.representatives")},
    passes=[{"division_code": "539925101201", "form": "12", "held_on": "2026-03-30"}],
    fails=[{"division_code": "539925101201", "form": "12", "held_on": "2026-03-29"}],
)
