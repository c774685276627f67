"""Rules on 纠纷当事人: the same dispute is not registered twice for one applicant."""

from jiceng.codes import PartyRole
from jiceng.expr import days_between, eq, fields, gt, ne, parameter, present
from jiceng.labels import Source
from jiceng.models import Dispute, DisputeParty
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(DisputeParty)
party = rules.field

_REPEATED_WITHIN = parameter("dispute.duplicate.days")

_dispute = fields(Dispute)
_of_dispute = [(party.dispute_number, _dispute.number)]
_category = rules.only("category", Dispute, _dispute.category, _of_dispute)
_found = rules.only("found", Dispute, _dispute.found_on, _of_dispute)
_number_before = rules.before(
    "number_before", party.dispute_number, by=(party.id_number, party.role, _category), order=(_found,)
)
_found_before = rules.only("found_before", Dispute, _dispute.found_on, [(_number_before, _dispute.number)])

rules.add(
    "dispute.duplicate",
    severity=Severity.WARNING,
    check=Row(
        when=eq(party.role, PartyRole.APPLICANT)
        & present(_number_before)
        & ne(_number_before, party.dispute_number),
        must=gt(days_between(_found_before, _found), _REPEATED_WITHIN),
    ),
    zh="同一申请人的同类纠纷在 {days} 日内登记过一次。请核实是否重复登记；重复的只保留一条。",
    en="the same applicant had a dispute of the same category registered within {days} days; keep one if it is the same",
    basis=Source("基层治理台账审核惯例"),
    marks=("id_number", "dispute_number"),
    given=("id.checksum",),
    numbers={"days": _REPEATED_WITHIN},
    passes={
        "dispute": [
            {"number": "1", "category": "0201", "found_on": "2026-05-01"},
            {"number": "2", "category": "0101", "found_on": "2026-05-02"},
        ],
        "dispute_party": [
            {"dispute_number": "1", "sequence": 1, "role": "01", "id_number": "53992519491231048X"},
            {"dispute_number": "2", "sequence": 1, "role": "01", "id_number": "53992519491231048X"},
        ],
    },
    fails={
        "dispute": [
            {
                "number": "1",
                "category": "0201",
                "first_party": "张三",
                "second_party": "李四",
                "found_on": "2026-05-01",
            },
            {
                "number": "2",
                "category": "0201",
                "first_party": "张三",
                "second_party": "李四",
                "found_on": "2026-05-02",
            },
        ],
        "dispute_party": [
            {"dispute_number": "1", "sequence": 1, "role": "01", "id_number": "53992519491231048X"},
            {"dispute_number": "2", "sequence": 1, "role": "01", "id_number": "53992519491231048X"},
        ],
    },
)
