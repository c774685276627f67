"""Rules on 信访事项: the time limits of the 信访工作条例 (2022). They judge the office, not the petitioner."""

from jiceng.codes import PetitionDisposal, PetitionForm, PetitionNature
from jiceng.expr import (
    Node,
    add_days,
    as_of,
    clock_days,
    coalesce,
    days_between,
    eq,
    le,
    literal,
    one_of,
    parameter,
    plus,
    present,
    within,
)
from jiceng.labels import Source
from jiceng.models import Petition
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(Petition)
petition = rules.field

_REGULATION = "信访工作条例（2022）"
_INFORM = clock_days("petition.inform.direct")
_CLOSE = clock_days("petition.close")
_EXTENDED = clock_days("petition.close", extended=True)
_FORWARD = clock_days("petition.forward")
_REVIEW, _RECHECK = clock_days("petition.review.decide"), clock_days("petition.recheck.decide")
_REQUEST = clock_days("petition.review.request")
_ITEM_OF_THE_LIMIT = 6  # of article 31; a claim for which no item is given is taken for one of it

_passed_on = present(petition.forwarded_on) | one_of(
    petition.disposal, PetitionDisposal.FORWARDED, PetitionDisposal.ASSIGNED
)

_over = coalesce(petition.closed_on, as_of)

_before = [(petition.previous_number, petition.number)]
_concluded = rules.only(
    "concluded", None, coalesce(petition.concluded_on, petition.recheck_decided_on), _before
)
_number_before = rules.before(
    "number_before",
    petition.number,
    by=(petition.petitioner_id_number, petition.category),
    order=(petition.received_on,),
)


def _same(one: object, other: object) -> Node:
    """Both are there and are written alike; never unknown for a blank."""
    return present(one) & present(other) & eq(one, other)


rules.add(
    "petition.inform-15d",
    check=Row(
        # Whoever passed it on does not answer it; its days run where it arrives.
        when=(
            present(petition.handed_over_on)
            | (present(petition.received_on) & ~present(petition.forwarded_on))
        )
        & eq(coalesce(petition.is_named, literal(value=True)), literal(value=True)),
        must=le(
            coalesce(petition.informed_on, as_of),
            add_days(coalesce(petition.handed_over_on, petition.received_on), _INFORM),
        ),
    ),
    zh="收到信访事项后，应在 {days} 日内书面告知信访人是否受理，本件已超期。请核对两个日期；确已超期的请补办告知。",
    en="the petitioner must be informed within {days} days of receipt; check both dates, and inform now if it is late",
    basis=Source(_REGULATION, "第二十三条"),
    marks=("informed_on", "received_on", "handed_over_on"),
    needs=("informed_on",),
    numbers={"days": _INFORM},
    passes={"received_on": "2026-02-28", "informed_on": "2026-03-15"},
    fails={"received_on": "2026-02-28", "informed_on": "2026-03-16"},
)
rules.add(
    "petition.close-60d",
    check=Row(
        when=eq(petition.nature, PetitionNature.CLAIM)
        & eq(coalesce(petition.route_item, _ITEM_OF_THE_LIMIT), _ITEM_OF_THE_LIMIT)
        & present(petition.accepted_on),
        # An extension that ends before the limit takes nothing away from it.
        must=le(_over, add_days(petition.accepted_on, _CLOSE))
        | (present(petition.extended_to) & le(_over, petition.extended_to)),
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
        must=le(petition.extended_to, add_days(petition.accepted_on, _EXTENDED))
        & present(petition.extension_approved_by)
        & present(petition.extension_reason)
        & present(petition.extension_informed_on),
    ),
    zh="延期须经批准并告知信访人理由，自受理之日起连同延期最多 {days} 日。请核对延期日期，补填批准人、延期理由和告知日期。",
    en="an extension is approved, told with its reason, and ends within {days} days of acceptance",
    basis=Source(_REGULATION, "第三十四条"),
    marks=(
        "extended_to",
        "accepted_on",
        "extension_approved_by",
        "extension_reason",
        "extension_informed_on",
    ),
    numbers={"days": _EXTENDED},
    passes={
        "accepted_on": "2026-04-07",
        "extended_to": "2026-07-06",
        "extension_approved_by": "王某",
        "extension_reason": "需要鉴定",
        "extension_informed_on": "2026-06-05",
    },
    fails={
        "accepted_on": "2026-04-07",
        "extended_to": "2026-07-07",
        "extension_approved_by": "王某",
        "extension_reason": "需要鉴定",
        "extension_informed_on": "2026-06-05",
    },
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
rules.add(
    "petition.object-5wd",
    check=Row(
        when=present(petition.handed_over_on) & present(petition.objected_on),
        must=within(petition.handed_over_on, petition.objected_on, "petition.object"),
    ),
    zh="对转送、交办的信访事项提出异议，超过了收到后的 {time}。请核对两个日期；确已超期的，请先行办理并与转送单位协商。",
    en="an objection to a petition that was passed on came more than {time} later; check both dates",
    basis=Source(_REGULATION, "第二十三条"),
    marks=("objected_on", "handed_over_on"),
    numbers={"time": TimeAllowed("petition.object")},
    passes={"handed_over_on": "2026-03-02", "objected_on": "2026-03-09"},
    fails={"handed_over_on": "2026-03-02", "informed_on": "2026-03-10", "objected_on": "2026-03-10"},
)
rules.add(
    "petition.review-window",
    severity=Severity.WARNING,
    check=Row(
        when=(present(petition.delivered_on) & present(petition.review_requested_on))
        | (present(petition.review_delivered_on) & present(petition.recheck_requested_on)),
        must=(
            ~(present(petition.delivered_on) & present(petition.review_requested_on))
            | within(petition.delivered_on, petition.review_requested_on, "petition.review.request")
        )
        & (
            ~(present(petition.review_delivered_on) & present(petition.recheck_requested_on))
            | within(petition.review_delivered_on, petition.recheck_requested_on, "petition.recheck.request")
        ),
    ),
    zh="信访人在收到答复 {days} 日后才申请复查或复核。这是信访人的权利期限，请核对送达和申请日期，再决定是否受理。",
    en="review was requested more than {days} days after the answer was delivered; check both dates before deciding on it",
    basis=Source(_REGULATION, "第三十五、三十六条"),
    marks=("review_requested_on", "recheck_requested_on", "delivered_on", "review_delivered_on"),
    numbers={"days": _REQUEST},
    passes={"delivered_on": "2026-03-02", "review_requested_on": "2026-04-01"},
    fails={
        "delivered_on": "2026-03-02",
        "review_requested_on": "2026-04-02",
        "review_decided_on": "2026-04-20",
    },
)
rules.add(
    "petition.review-30d",
    check=Row(
        when=present(petition.review_requested_on),
        must=within(
            petition.review_requested_on,
            coalesce(petition.review_decided_on, as_of),
            "petition.review.decide",
        ),
    ),
    zh="收到复查请求后，应在 {days} 日内提出复查意见并书面答复，本件已超期。请核对日期；未答复的请尽快答复。",
    en="the opinion on review is due within {days} days of the request; check the dates, or answer now",
    basis=Source(_REGULATION, "第三十五条"),
    marks=("review_decided_on", "review_requested_on"),
    needs=("review_decided_on",),
    numbers={"days": _REVIEW},
    passes={"review_requested_on": "2026-03-02", "review_decided_on": "2026-04-01"},
    fails={"review_requested_on": "2026-03-02", "review_decided_on": "2026-04-02"},
)
rules.add(
    "petition.recheck-30d",
    check=Row(
        when=present(petition.recheck_requested_on),
        must=le(
            days_between(petition.recheck_requested_on, coalesce(petition.recheck_decided_on, as_of)),
            plus(_RECHECK, coalesce(petition.recheck_hearing_days, 0)),
        ),
    ),
    zh="收到复核请求后，应在 {days} 日内提出复核意见（听证时间不计），本件已超期。请核对日期和听证天数；未答复的请尽快答复。",
    en="the opinion on re-examination is due within {days} days, a hearing not counted; check the dates, or answer now",
    basis=Source(_REGULATION, "第三十六条"),
    marks=("recheck_decided_on", "recheck_requested_on", "recheck_hearing_days"),
    needs=("recheck_decided_on",),
    numbers={"days": _RECHECK},
    passes={
        "recheck_requested_on": "2026-03-02",
        "recheck_decided_on": "2026-04-04",
        "recheck_hearing_days": 3,
    },
    fails={"recheck_requested_on": "2026-03-02", "recheck_decided_on": "2026-04-04"},
)
rules.add(
    "petition.after-recheck",
    check=Row(
        when=present(petition.accepted_on) & present(_concluded),
        must=le(petition.accepted_on, _concluded),
    ),
    zh="同一信访事项已经复核终结，却又登记受理。请核对前次编号和受理日期；确属同一事实和理由的，请不再受理并做好解释。",
    en="the matter was concluded by re-examination before it was accepted again; check the former number and the date",
    basis=Source(_REGULATION, "第三十六条"),
    marks=("accepted_on", "previous_number"),
    passes=[
        {"number": "1", "concluded_on": "2026-03-02"},
        {"number": "2", "previous_number": "1"},
    ],
    fails=[
        {"number": "1", "concluded_on": "2026-03-02"},
        {"number": "2", "previous_number": "1", "accepted_on": "2026-03-03"},
    ],
)
rules.add(
    "petition.repeat-flag",
    severity=Severity.WARNING,
    check=Row(
        when=eq(petition.is_first, literal(value=True)),
        must=~present(petition.previous_number) & ~present(_number_before),
    ),
    zh="登记为初次信访，但同一信访人此前已有同类事项登记。请核实是否同一事实；确属重复的，请改为重复并关联前次编号。",
    en="called a first petition, though the same person brought a matter of this subject before; verify and link them",
    basis=Source(_REGULATION, "第十九条"),
    marks=("is_first", "previous_number"),
    given=("id.checksum",),
    passes=[
        {"number": "1", "petitioner_id_number": "53992519491231048X", "category": "02", "is_first": True},
        {"number": "2", "petitioner_id_number": "53992519491231048X", "category": "05", "is_first": True},
    ],
    fails=[{"number": "2", "previous_number": "1", "is_first": True}],
)
rules.add(
    "petition.lawsuit-split",
    severity=Severity.WARNING,
    check=Row(
        when=eq(petition.concerns_lawsuit, literal(value=True)),
        must=present(petition.lawsuit_separated_on)
        | (
            ~present(petition.accepted_on)
            & ~one_of(petition.disposal, PetitionDisposal.ACCEPTED, PetitionDisposal.NOT_ACCEPTED)
        ),
    ),
    zh="涉法涉诉事项按普通信访事项办理，没有导入政法机关。请按诉访分离要求转送同级政法部门，并补填导入日期。",
    en="a matter of courts or police was handled as a petition; pass it to the judicial organs and enter the day",
    basis=Source(_REGULATION, "第二十二、二十八、三十一条"),
    marks=("disposal", "lawsuit_separated_on", "accepted_on"),
    passes={"concerns_lawsuit": True, "disposal": "06"},
    fails={"concerns_lawsuit": True, "disposal": "03", "accepted_on": "2026-03-02"},
)
rules.add(
    "petition.forward-15d",
    check=Row(
        when=present(petition.received_on) & (_passed_on | present(petition.registered_on)),
        must=(
            ~present(petition.registered_on)
            | within(petition.received_on, petition.registered_on, "petition.forward")
        )
        & (
            ~_passed_on
            | within(petition.received_on, coalesce(petition.forwarded_on, as_of), "petition.forward")
        ),
    ),
    zh="信访部门收到信访事项后，应在 {days} 日内登记并转送、交办，本件已超期。请核对日期；尚未转送的请尽快转送。",
    en="a petition is put on record and passed on within {days} days of receipt; check the dates, or pass it on now",
    basis=Source(_REGULATION, "第二十二条"),
    marks=("forwarded_on", "registered_on", "received_on"),
    needs=("forwarded_on",),
    numbers={"days": _FORWARD},
    passes={"received_on": "2026-03-02", "registered_on": "2026-03-02", "forwarded_on": "2026-03-17"},
    fails={"received_on": "2026-03-02", "registered_on": "2026-03-02", "forwarded_on": "2026-03-18"},
)
rules.add(
    "petition.accused-forward",
    check=Row(
        when=eq(petition.nature, PetitionNature.ACCUSATION)
        & (present(petition.accused) | present(petition.accused_org)),
        must=~(
            _same(petition.forwarded_to, petition.accused)
            | _same(petition.forwarded_to, petition.accused_org)
            | _same(petition.handling_org, petition.accused)
            | _same(petition.handling_org, petition.accused_org)
        ),
    ),
    zh="检举控告材料转给了被检举、控告的人员或单位。请立即收回材料，改由有权处理的其他机关办理；登记有误的请改正。",
    en="an accusation was passed to the accused; take it back and give it to another competent office, or correct the record",
    basis=Source(_REGULATION, "第三十条"),
    marks=("forwarded_to", "handling_org", "accused", "accused_org"),
    passes={"nature": "2", "accused_org": "青石镇人民政府", "forwarded_to": "云岭县纪委监委"},
    fails={"nature": "2", "accused_org": "青石镇人民政府", "forwarded_to": "青石镇人民政府"},
)
