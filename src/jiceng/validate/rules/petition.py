"""Rules on 信访事项: the time limits of the 信访工作条例 (2022). They judge the office, not the petitioner."""

from jiceng.codes import PetitionForm, PetitionNature
from jiceng.expr import add_days, as_of, clock_days, coalesce, eq, le, parameter, present
from jiceng.labels import Source
from jiceng.models import Petition
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(Petition)
petition = rules.field

_REGULATION = "信访工作条例（2022）"
_INFORM = clock_days("petition.inform.direct")
_CLOSE = clock_days("petition.close")
_EXTENDED = clock_days("petition.close", extended=True)

rules.add(
    "petition.inform-15d",
    check=Row(
        when=present(petition.received_on),
        must=le(coalesce(petition.informed_on, as_of), add_days(petition.received_on, _INFORM)),
    ),
    zh="收到信访事项后，应在 {days} 日内书面告知信访人是否受理，本件已超期。请核对两个日期；确已超期的请补办告知。",
    en="the petitioner must be informed within {days} days of receipt; check both dates, and inform now if it is late",
    basis=Source(_REGULATION, "第二十三条"),
    marks=("informed_on", "received_on"),
    needs=("informed_on",),
    numbers={"days": _INFORM},
    passes={"received_on": "2026-02-28", "informed_on": "2026-03-15"},
    fails={"received_on": "2026-02-28", "informed_on": "2026-03-16"},
)
rules.add(
    "petition.close-60d",
    check=Row(
        when=eq(petition.nature, PetitionNature.CLAIM) & present(petition.accepted_on),
        must=le(
            coalesce(petition.closed_on, as_of),
            coalesce(petition.extended_to, add_days(petition.accepted_on, _CLOSE)),
        ),
    ),
    zh="申诉求决事项应自受理之日起 {days} 日内办结（经批准延期的，至延期届满），本件已超期。请核对日期；未办结的请尽快办结。",
    en="a claim is to be closed within {days} days of acceptance, or by the approved extension",
    basis=Source(_REGULATION, "第三十四条"),
    marks=("closed_on", "accepted_on", "extended_to"),
    needs=("closed_on",),
    numbers={"days": _CLOSE},
    passes={"nature": "3", "accepted_on": "2026-03-01", "closed_on": "2026-04-30"},
    fails={"nature": "3", "accepted_on": "2026-03-01", "closed_on": "2026-05-01"},
)
rules.add(
    "petition.extension-30d",
    check=Row(
        when=present(petition.extended_to) & present(petition.accepted_on),
        must=le(petition.extended_to, add_days(petition.accepted_on, _EXTENDED)),
    ),
    zh="延期超过了法定期限：自受理之日起，连同延期最多 {days} 日。请核对延期日期和审批手续。",
    en="the extension goes beyond the {days} days from acceptance that the regulation allows",
    basis=Source(_REGULATION, "第三十四条"),
    marks=("extended_to", "accepted_on"),
    numbers={"days": _EXTENDED},
    passes={"accepted_on": "2026-04-07", "extended_to": "2026-07-06"},
    fails={"accepted_on": "2026-04-07", "extended_to": "2026-07-07"},
)
rules.add(
    "petition.reps-5",
    check=Row(
        when=eq(petition.form, PetitionForm.VISIT) & present(petition.representatives),
        must=le(petition.representatives, parameter("petition.reps.max")),
    ),
    zh="走访的代表超过 {people} 人。请核对代表人数；确有超出的，请按规定劝导推选代表。",
    en="more than {people} representatives came; check the number, and have representatives chosen",
    basis=Source(_REGULATION, "第二十条"),
    marks=("representatives",),
    numbers={"people": parameter("petition.reps.max")},
    passes={"form": "05", "representatives": 5},
    fails={"form": "05", "representatives": 6},
)
