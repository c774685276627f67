"""Rules on 走访: whom one can visit, and how many in a day."""

from jiceng.codes import RegistrationState
from jiceng.expr import eq, fields, ge, le, parameter, present
from jiceng.labels import Source
from jiceng.models import Resident, Visit
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Visit)
visit = rules.field
_resident = fields(Resident)

_EXPERT = Source("基层治理台账审核惯例")
_SAME_PERSON = [(visit.id_number, _resident.id_number)]
_died_on = rules.only("died_on", Resident, _resident.died_on, _SAME_PERSON)
# The same day is also that of somebody who moved in.
_moved_on = rules.only(
    "moved_on",
    Resident,
    _resident.migrated_on,
    _SAME_PERSON,
    eq(_resident.migration_status, RegistrationState.MOVED_OUT),
)

for _day, _word, _english, _marks, _gone in (
    (_died_on, "已经死亡", "had died", ("visited_on", "id_number"), {"died_on": "2026-05-01"}),
    (
        _moved_on,
        "已经迁出",
        "had moved away",
        ("id_number", "visited_on"),
        {"migrated_on": "2026-05-01", "migration_status": "03"},
    ),
):
    rules.add(
        "visit.after-death-or-move",
        check=Row(when=present(_day) & present(visit.visited_on), must=ge(_day, visit.visited_on)),
        zh=f"走访当日，走访对象{_word}。请核对走访日期、走访对象和人口台账，改正写错的一处。",
        en=f"the person {_english} before the visit; check the visit and the list of residents",
        basis=_EXPERT,
        marks=_marks,
        given=("date.future", "id.checksum"),
        passes={
            "visit": [{"id_number": "53992519491231048X", "visited_on": "2026-05-01"}],
            "resident": [{"id_number": "53992519491231048X", **_gone}],
        },
        fails={
            "visit": [{"id_number": "53992519491231048X", "visited_on": "2026-05-02"}],
            "resident": [{"id_number": "53992519491231048X", **_gone}],
        },
    )

_households = rules.distinct(
    "households",
    None,
    visit.household_number,
    [(visit.visitor_name, visit.visitor_name), (visit.visited_on, visit.visited_on)],
)
rules.add(
    "visit.cadre-load",
    severity=Severity.INFO,
    check=Row(
        when=present(visit.visitor_name) & present(visit.visited_on),
        must=le(_households, parameter("visit.households.day.max")),
    ),
    zh="同一人当日走访超过 {households} 户，比一天通常走得到的多。请核对走访人和走访日期；集中走访属实的可以保留。",
    en="more than {households} households visited by one person on one day; check who visited and when, and keep it if it is true",
    basis=_EXPERT,
    marks=("visitor_name", "visited_on"),
    numbers={"households": parameter("visit.households.day.max")},
    passes=[{"visitor_name": "张三", "visited_on": "2026-05-01", "household_number": "1"}],
    fails=[
        {"visitor_name": "张三", "visited_on": "2026-05-01", "household_number": str(number)}
        for number in range(31)
    ],
)
