"""Measures of care for people on the lists of special care (重点人员): what the unit does for them, never how many there are."""

from jiceng.codes import RegisterStatus
from jiceng.expr import Node, eq, present
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import CommunityCorrectionPerson, DrugUser, KeyYouth, MentalDisorderPerson, ReleasedPerson

__all__ = ["key_person_helped", "key_person_managed", "key_person_visited", "mental_trouble_rate"]

_OTHERS = (CommunityCorrectionPerson, MentalDisorderPerson, DrugUser, KeyYouth)


@measure(ReleasedPerson, title="重点人员列管率", unit="%", better="higher", also=_OTHERS)
def key_person_managed(person: ReleasedPerson, window: Window) -> Selection:
    """落实责任人的人数 ÷ 在册人数.

    Denominator: people on the five lists (released, in community correction, with a severe mental disorder, drug
    users, key youth) on the last day of the period. Numerator: those for whom somebody answers by name.
    """
    return Selection(_listed(person, window), present(person.responsible_person), share=True)


@measure(ReleasedPerson, title="重点人员走访率", unit="%", better="higher", also=_OTHERS)
def key_person_visited(person: ReleasedPerson, window: Window) -> Selection:
    """走访人数 ÷ 在册人数.

    Denominator: people on the five lists on the last day of the period. Numerator: those last visited in the
    period.
    """
    return Selection(_listed(person, window), window.dated(person.last_visited_on), share=True)


@measure(ReleasedPerson, title="重点人员帮教率", unit="%", better="higher", also=_OTHERS)
def key_person_helped(person: ReleasedPerson, window: Window) -> Selection:
    """有帮教小组的人数 ÷ 在册人数.

    Denominator: people on the five lists on the last day of the period. Numerator: those with a team that helps
    them.
    """
    return Selection(_listed(person, window), present(person.help_team), share=True)


@measure(MentalDisorderPerson, title="严重精神障碍患者肇事肇祸率", unit="%", better="lower")
def mental_trouble_rate(person: MentalDisorderPerson, window: Window) -> Selection:
    """发生肇事肇祸的人数 ÷ 在册人数.

    Denominator: people with a severe mental disorder on the list on the last day of the period. Numerator: those
    whose last such event lies in the period. It stands for the follow-up and treatment that the unit provides.
    """
    on_list = ~window.reached(person.exited_on)
    return Selection(on_list, window.dated(person.last_trouble_on), share=True)


def _listed(person: ReleasedPerson, window: Window) -> Node:
    """On the list on the last day: not gone by then, and not marked as gone without a day."""
    left = window.reached(person.exited_on)
    marked = present(person.register_status) & ~eq(person.register_status, RegisterStatus.LISTED)
    return ~left & ~(marked & ~present(person.exited_on))
