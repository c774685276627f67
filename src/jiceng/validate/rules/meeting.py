"""Rules on 会议: the representatives of the residents meet every half year."""

from jiceng.codes import ConsultationForm, MeetingKind
from jiceng.expr import as_of, eq, fields, present, within
from jiceng.labels import Source
from jiceng.models import Consultation, Meeting
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(Meeting)
meeting = rules.field

_of_representatives = eq(meeting.kind, MeetingKind.RESIDENTS_REPRESENTATIVES)
_latest = rules.highest(
    "latest", None, meeting.held_on, [(meeting.division_code, meeting.division_code)], _of_representatives
)
_consultation = fields(Consultation)
_consulted = rules.highest(
    "consulted",
    Consultation,
    _consultation.held_on,
    [(meeting.division_code, _consultation.division_code)],
    eq(_consultation.form, ConsultationForm.RESIDENTS_REPRESENTATIVES),
)

rules.add(
    "residents.representatives-half-year",
    severity=Severity.WARNING,
    check=Row(
        # The last of the meetings speaks for the community; it may have met since to consult on a matter.
        when=_of_representatives & present(meeting.division_code) & eq(meeting.held_on, _latest),
        must=within(meeting.held_on, as_of, "residents.representatives", on=as_of)
        | (present(_consulted) & within(_consulted, as_of, "residents.representatives", on=as_of)),
    ),
    zh="居民代表会议自上次召开已超过 {time}。请及时召开并登记；已召开的请补登。",
    en="the residents' representatives have not met for more than {time}; call them, or enter the meeting",
    basis=Source("城市居民委员会组织法（2025修订）", "第二十八条"),
    marks=("held_on", "kind"),
    numbers={"time": TimeAllowed("residents.representatives")},
    passes=[
        {"number": "1", "division_code": "539925101201", "kind": "11", "held_on": "2025-09-01"},
        {"number": "2", "division_code": "539925101201", "kind": "11", "held_on": "2026-03-30"},
    ],
    fails=[
        {"number": "1", "division_code": "539925101201", "kind": "11", "held_on": "2025-09-01"},
        {"number": "2", "division_code": "539925101201", "kind": "11", "held_on": "2026-03-29"},
    ],
)
