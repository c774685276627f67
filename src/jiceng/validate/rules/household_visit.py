"""Rules on visits to households: those in need are seen as often as the county says."""

from jiceng.codes import HouseholdKind
from jiceng.expr import add_months, as_of, fields, ge, includes, parameter, present
from jiceng.labels import Source
from jiceng.models import Household, Visit
from jiceng.validate.gathers import TOWNSHIP
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Household)
household = rules.field
_visit = fields(Visit)

_THIS_HOUSEHOLD = [(household.number, _visit.household_number), (TOWNSHIP, TOWNSHIP)]
_visits = rules.count("visits", Visit, _THIS_HOUSEHOLD)
_last_visit = rules.highest("last_visit", Visit, _visit.visited_on, _THIS_HOUSEHOLD)
# A township none of whose visits is in the batch has sent no list of them.
_of_township = rules.count("visits_of_township", Visit, [(TOWNSHIP, TOWNSHIP)])

rules.add(
    "visit.frequency",
    severity=Severity.WARNING,
    check=Row(
        when=present(household.number)
        & _of_township.at_least(1)
        & includes(
            household.kinds,
            HouseholdKind.MONITORED,
            HouseholdKind.MINIMUM_LIVING,
            HouseholdKind.EXTREME_POVERTY,
        ),
        must=_visits.at_least(1) & ge(add_months(_last_visit, parameter("visit.interval.months")), as_of),
    ),
    zh="监测户、低保户、特困户超过 {months} 个月没有走访记录。请尽快走访；已走访的请补报走访记录。",
    en="a household in need without a visit for more than {months} months; visit it, or send the record of the visit",
    basis=Source("六到村六到户走访制度"),
    marks=("number", "kinds"),
    numbers={"months": parameter("visit.interval.months")},
    passes={
        "household": [{"number": "1", "kinds": "04", "division_code": "539925101201"}],
        "visit": [{"household_number": "1", "visited_on": "2026-06-30", "division_code": "539925101201"}],
    },
    fails={
        "household": [{"number": "1", "kinds": "04", "division_code": "539925101201"}],
        "visit": [{"household_number": "1", "visited_on": "2026-06-29", "division_code": "539925101201"}],
    },
)
