"""Measures of how complete the register of residents (实有人口) is."""

from functools import reduce
from operator import and_

from jiceng.expr import Node, literal, present, unreadable
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import Resident

__all__ = ["info_integrity"]


@measure(Resident, title="实有人口信息完整率", unit="%", better="higher")
def info_integrity(resident: Resident, window: Window) -> Selection:  # noqa: ARG001 - a register has no period
    """信息完整的人数 ÷ 登记人数.

    Denominator: residents in the register. Numerator: those with name, sex, date of birth, number of the
    resident card, household, relation to its head, grid and address all filled in and readable. Whether they
    are true is another question, that of the validation rules.
    """
    coded = (resident.sex, resident.birth_date, resident.relation_to_head)
    plain = (
        resident.name,
        resident.id_number,
        resident.household_number,
        resident.grid_code,
        resident.residence_address,
    )
    filled: list[Node] = [present(field) for field in (*coded, *plain)]
    readable: list[Node] = [~unreadable(field) for field in coded]
    return Selection(literal(value=True), reduce(and_, filled + readable), share=True)
