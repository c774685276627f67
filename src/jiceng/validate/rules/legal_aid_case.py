"""Rules on 法律援助案件: decided and assigned in time, and granted for what the law grants it for."""

from jiceng.codes import LegalAidDecision, LegalAidKind, LegalAidMatter, LegalAidMeansTest
from jiceng.expr import (
    as_of,
    choose,
    clock_days,
    coalesce,
    eq,
    literal,
    ne,
    one_of,
    present,
    starts_with,
    within,
)
from jiceng.labels import Source
from jiceng.models import LegalAidCase
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(LegalAidCase)
case = rules.field

_LAW = "法律援助法"
_REVIEW, _ASSIGN = clock_days("legal_aid.review"), clock_days("legal_aid.assign")
_assigned = coalesce(case.assigned_on, case.terminated_on, as_of)

# Advice, papers and the help of the lawyer on duty are given without a decision; so is a defender, on notice.
_needs_no_decision = present(case.notified_on) | (
    present(case.kind)
    & one_of(case.kind, LegalAidKind.DUTY_LAWYER, LegalAidKind.ADVICE, LegalAidKind.DRAFTING)
)

rules.add(
    "aid.review-7d",
    check=Row(
        when=present(case.applied_on) & ~_needs_no_decision,
        must=within(
            coalesce(case.supplemented_on, case.applied_on),
            coalesce(case.decided_on, case.terminated_on, as_of),
            "legal_aid.review",
        ),
    ),
    zh="收到法律援助申请（需补正的，自补齐材料）后，应在 {days} 日内作出决定，本件已超期。请核对日期；未决定的请尽快决定。",
    en="a request is decided within {days} days of it, or of the missing papers; check the dates, or decide now",
    basis=Source(_LAW, "第四十三条"),
    marks=("decided_on", "applied_on", "supplemented_on"),
    needs=("decided_on",),
    numbers={"days": _REVIEW},
    passes={"applied_on": "2026-03-02", "decided_on": "2026-03-09"},
    fails={"applied_on": "2026-03-02", "decided_on": "2026-03-10"},
)
rules.add(
    "aid.assign-3d",
    check=Row(
        when=present(case.notified_on)
        | (eq(case.decision, LegalAidDecision.GRANTED) & present(case.decided_on)),
        must=choose(
            present(case.notified_on),
            within(case.notified_on, _assigned, "legal_aid.criminal_assign"),
            within(case.decided_on, _assigned, "legal_aid.assign"),
        ),
    ),
    zh="决定给予援助或收到办案机关通知后，应在 {days} 日内指派人员，本件已超期。请核对日期；未指派的请尽快指派。",
    en="a lawyer is assigned within {days} days of the decision or the notice; check the dates, or assign one now",
    basis=Source(_LAW, "第三十六、四十三条"),
    marks=("assigned_on", "decided_on", "notified_on"),
    needs=("assigned_on",),
    numbers={"days": _ASSIGN},
    passes={"decision": "01", "decided_on": "2026-03-02", "assigned_on": "2026-03-05"},
    fails={"decision": "01", "decided_on": "2026-03-02", "assigned_on": "2026-03-06"},
)
rules.add(
    "aid.means",
    check=Row(
        when=eq(case.decision, LegalAidDecision.GRANTED)
        & (
            starts_with(case.matter, literal(LegalAidMatter.MEANS_TESTED.value))
            | eq(case.matter, LegalAidMatter.RETRIAL)
        )
        & eq(coalesce(case.is_means_free, literal(value=False)), literal(value=False)),
        must=present(case.exemption_reason)
        | (present(case.means_basis) & ne(case.means_basis, LegalAidMeansTest.NOT_NEEDED)),
    ),
    zh="本件以经济困难为条件，但核查、个人诚信承诺、免予核查三者均无。请补填经济困难的审查方式；事项填错的请改正。",
    en="need is a condition, but it was neither checked nor declared nor exempt; enter how it was shown, or correct the matter",
    basis=Source(_LAW, "第四十一、四十二条"),
    marks=("means_basis", "exemption_reason", "matter"),
    needs=("means_basis",),
    passes={"matter": "3105", "decision": "01", "means_basis": "02"},
    fails={"matter": "3105", "decision": "01", "means_basis": "04"},
)
rules.add(
    "aid.matter",
    severity=Severity.WARNING,
    check=Row(
        when=one_of(
            case.matter,
            LegalAidMatter.OTHER,
            LegalAidMatter.OTHER_MEANS_TESTED,
            LegalAidMatter.OTHER_WITHOUT_MEANS_TEST,
        ),
        must=present(case.other_basis),
    ),
    zh="援助事项不属法律所列情形，也没有写明其他法律、法规、规章依据。请补填依据，或改选所属事项。",
    en="the matter is none that the law lists, and no other law is named; name it, or choose the item",
    basis=Source(_LAW, "第二十四、二十五、三十一至三十三条"),
    marks=("matter", "other_basis"),
    passes={"matter": "99", "other_basis": "某省法律援助条例"},
    fails={"matter": "99"},
)
