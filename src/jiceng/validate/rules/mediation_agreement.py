"""Rules on 调解协议: recorded where it was made by word of mouth, and taken to the court in time and together."""

from jiceng.codes import JudicialConfirmation
from jiceng.expr import (
    add_days,
    clock_days,
    coalesce,
    eq,
    literal,
    lt,
    minus,
    present,
    within,
    working_days_between,
)
from jiceng.labels import Source
from jiceng.models import MediationAgreement
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(MediationAgreement)
agreement = rules.field

_CONFIRM = clock_days("mediation.confirm.apply")
_applied = agreement.confirmation_applied_on
_effective = coalesce(agreement.effective_on, agreement.signed_on)

# 民事诉讼法 85: a last day that is a day of rest moves on, so no working day may lie between it and the application.
_moved = lt(working_days_between(add_days(_effective, minus(_CONFIRM, 1)), add_days(_applied, -1)), 1)

rules.add(
    "mediation.confirm-30d",
    check=Row(
        when=present(_applied),
        must=(within(_effective, _applied, "mediation.confirm.apply") | _moved)
        & eq(coalesce(agreement.is_joint_application, literal(value=True)), literal(value=True)),
    ),
    zh="司法确认应由双方当事人自调解协议生效之日起 {days} 日内共同申请。请核对两个日期和申请方式，改正填错的一处。",
    en="the parties apply for confirmation together within {days} days of the agreement taking effect; check the dates",
    basis=Source("人民调解法", "第三十三条"),
    marks=("confirmation_applied_on", "effective_on", "is_joint_application"),
    numbers={"days": _CONFIRM},
    passes={
        "effective_on": "2026-03-02",
        "confirmation_applied_on": "2026-04-01",
        "is_joint_application": True,
    },
    fails={
        "effective_on": "2026-03-02",
        "confirmation_applied_on": "2026-04-02",
        "is_joint_application": True,
    },
)
rules.add(
    "mediation.oral-record",
    check=Row(
        when=eq(agreement.is_written, literal(value=False)),
        must=eq(agreement.has_record, literal(value=True)),
    ),
    zh="口头调解协议没有调解员的书面记录。请补记协议内容；已签书面协议的，请改正协议形式。",
    en="an oral agreement is written down by the mediator; record it, or correct the form of the agreement",
    basis=Source("人民调解法", "第二十八条"),
    marks=("has_record", "is_written"),
    passes={"is_written": False, "has_record": True},
    fails={"is_written": False, "has_record": False},
)
rules.add(
    "mediation.confirm-scope",
    check=Row(
        when=eq(agreement.concerns_status, literal(value=True)),
        must=~present(_applied)
        & (~present(agreement.confirmation) | eq(agreement.confirmation, JudicialConfirmation.NOT_APPLIED)),
    ),
    zh="涉及身份、收养、婚姻关系的调解协议，法院不受理司法确认申请。请撤回申请并告知当事人其他途径；登记有误的请改正。",
    en="agreements on status, adoption or marriage are not confirmed by courts; withdraw the application, or correct the record",
    basis=Source("最高人民法院关于人民调解协议司法确认程序的若干规定（法释〔2011〕5号）", "第四条"),
    marks=("concerns_status", "confirmation_applied_on", "confirmation"),
    passes={"concerns_status": True, "confirmation": "0"},
    fails={"concerns_status": True, "confirmation_applied_on": "2026-03-20"},
)
