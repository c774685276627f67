"""Rules on 医疗救助: the parts of a settlement make up its whole."""

from jiceng.expr import choose, coalesce, eq, le, plus, present
from jiceng.labels import Source
from jiceng.models import MedicalAssistance
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(MedicalAssistance)
settlement = rules.field

_parts = plus(
    plus(coalesce(settlement.insurance_paid, 0), coalesce(settlement.self_paid, 0)),
    plus(coalesce(settlement.serious_illness_paid, 0), coalesce(settlement.assistance_paid, 0)),
)

rules.add(
    "medical.amounts",
    check=Row(
        when=present(settlement.total_cost)
        & (
            present(settlement.insurance_paid)
            | present(settlement.serious_illness_paid)
            | present(settlement.assistance_paid)
            | present(settlement.self_paid)
        ),
        # Not everybody has a claim on the two in the middle; while the other two are blank, a part may be missing.
        must=choose(
            present(settlement.insurance_paid) & present(settlement.self_paid),
            eq(settlement.total_cost, _parts),
            le(_parts, settlement.total_cost),
        ),
    ),
    zh="基本医保报销、大病保险报销、医疗救助支付、个人自付相加，与医疗总费用不符。请对照结算单核对五个金额，改正写错的一处。",
    en="the four parts do not add up to the total cost; compare the five amounts with the settlement",
    basis=Source("医疗救助结算单", "费用构成"),
    marks=("total_cost", "insurance_paid", "serious_illness_paid", "assistance_paid", "self_paid"),
    given=("value.unreadable", "value.out-of-range"),
    needs=("serious_illness_paid", "assistance_paid"),
    passes={
        "total_cost": 18600,
        "insurance_paid": 12000,
        "serious_illness_paid": 2600,
        "assistance_paid": 2800,
        "self_paid": 1200,
    },
    fails={"total_cost": 18600, "insurance_paid": 12000, "serious_illness_paid": 2600, "self_paid": 1200},
)
