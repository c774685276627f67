"""The rules on the dead, for every list that names somebody by the identity number: nothing goes on after a death.

What ends in time is asked here of the lists, and never of the person: a list was not brought up to date.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from jiceng.codes import RegisterStatus
from jiceng.expr import coalesce, eq, fields, le, literal, ne, present
from jiceng.labels import Source
from jiceng.models import Assistance, ListedPerson, Record, Resident, Visit, terms
from jiceng.validate.kinds import Row
from jiceng.validate.rule import Rule, RuleSet

__all__ = ["rules_on"]

_CODE: Final = "dead.still-active"
_BASIS = Source("基层治理台账审核惯例")
_NUMBER: Final = "53992519491231048X"

_ACTS: Final = (
    "last_visited_on",
    "last_helped_on",
    "followed_up_on",
    "last_contact_on",
    "applied_on",
    "investigated_on",
    "confirmed_on",
    "relieved_on",
    "paid_from_on",
    "assessed_on",
    "treated_on",
    "registered_on",
    "endorsed_on",
    "appointed_on",
    "started_on",
)
"""Days on which something was done with a living person, paid to one, or begun by one."""

_ENDS: Final = {"appointed_on": "left_on", "started_on": "ended_on"}
"""The days of an office: one who has died holds none any more."""

_dead = fields(Resident)


@cache
def rules_on(model: type[Record]) -> Sequence[Rule]:
    """Return the rules on an entity that names somebody by the identity number."""
    own = RuleSet(model)
    # The rules on visits say it of them by a code of their own (`visit.after-death-or-move`).
    if "id_number" in terms(model) and not issubclass(model, Resident | Visit):
        _add(own)
    return own.rules


def _add(own: RuleSet[Record]) -> None:
    known = terms(own.model)
    number = getattr(own.field, "id_number")  # noqa: B009 -- declared below Record
    same = [(number, _dead.id_number)]
    died = own.lowest("deceased.died_on", Resident, _dead.died_on, same)
    deaths = own.count(
        "deceased.deaths",
        Resident,
        same,
        present(_dead.died_on) | coalesce(eq(_dead.is_deceased, literal(value=True)), literal(value=False)),
    )
    death = {"id_number": _NUMBER, "died_on": "2026-05-01", "is_deceased": True}
    for name in (act for act in _ACTS if act in known):
        day, label = getattr(own.field, name), known[name].label
        own.add(
            _CODE,
            check=Row(when=present(day) & present(died), must=le(day, died)),
            zh=f"“{label.zh}”晚于人口台账登记的死亡日期。请核实本人是否健在：确已去世的，请停止办理并更新本表；没有去世的，请改正人口台账。",
            en=f"{label.en}: after the day of death on the list of residents; bring the list up to date, or correct that list",
            basis=_BASIS,
            marks=(name, "id_number"),
            given=("id.checksum", "date.future"),
            passes=_beside(own.model, {name: "2026-04-30"}, death),
            fails=_beside(own.model, {name: "2026-05-02"}, death),
        )
    for begun, ended in _ENDS.items():
        if begun in known and ended in known:
            own.add(
                _CODE,
                check=Row(when=deaths.at_least(1), must=present(getattr(own.field, ended))),
                zh=f"人口台账登记本人已经去世，这里的“{known[ended].label.zh}”还空着。请核实后补填，或改正人口台账。",
                en=f"{known[ended].label.en}: empty, though the person has died by the list of residents; enter it, or correct that list",
                basis=_BASIS,
                marks=(ended, "id_number"),
                given=("id.checksum",),
                passes=_beside(own.model, {ended: "2026-05-01"}, death),
                fails=_beside(own.model, {}, death),
            )
    if issubclass(own.model, ListedPerson):
        status = getattr(own.field, "register_status")  # noqa: B009
        own.add(
            _CODE,
            check=Row(when=present(status) & deaths.at_least(1), must=ne(status, RegisterStatus.LISTED)),
            zh="人口台账登记本人已经去世，名单上仍是“在册”。请核实后把在册状态改为“死亡”，或改正人口台账。",
            en="still on the list, though the person has died by the list of residents; update the status, or correct that list",
            basis=_BASIS,
            marks=("register_status", "id_number"),
            given=("id.checksum",),
            passes=_beside(own.model, {"register_status": "04"}, death),
            fails=_beside(own.model, {"register_status": "01"}, death),
        )
    if issubclass(own.model, Assistance):
        grant = fields(Assistance)
        own.add(
            _CODE,
            # In a larger household the others may still be entitled.
            check=Row(
                when=eq(grant.is_granted, literal(value=True))
                & eq(grant.household_size, 1)
                & deaths.at_least(1),
                must=present(grant.closed_on),
            ),
            zh="人口台账登记本人已经去世，一人户的救助仍没有结束。请核实后停发救助并补填结束日期，或改正人口台账。",
            en="the only member of the household has died by the list of residents, and the grant goes on; end it, or correct that list",
            basis=_BASIS,
            marks=("closed_on", "id_number"),
            given=("id.checksum",),
            passes=_beside(
                own.model, {"is_granted": True, "household_size": 1, "closed_on": "2026-05-20"}, death
            ),
            fails=_beside(own.model, {"is_granted": True, "household_size": 1}, death),
        )


def _beside(
    model: type[Record], row: dict[str, object], resident: dict[str, object]
) -> dict[str, list[dict[str, object]]]:
    return {model.entity.name: [{"id_number": _NUMBER, **row}], "resident": [resident]}
