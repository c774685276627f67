"""Rules on the grid of a household of which only the list of residents tells: its head is in one."""

from jiceng.codes import FamilyRelation, HouseholdConsistency, RegistrationState
from jiceng.expr import coalesce, eq, fields, literal, one_of, present
from jiceng.labels import Source
from jiceng.models import Household, Resident
from jiceng.validate.gathers import TOWNSHIP
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(Resident)
resident = rules.field
household = fields(Household)

_NO = literal(value=False)
_gone_or_elsewhere = (
    coalesce(eq(resident.is_deceased, literal(value=True)), _NO)
    | present(resident.died_on)
    | coalesce(
        one_of(resident.migration_status, RegistrationState.MOVED_OUT, RegistrationState.CANCELLED), _NO
    )
    | coalesce(eq(resident.household_consistency, HouseholdConsistency.INCONSISTENT), _NO)
)
_covered = rules.count(
    "covered",
    Household,
    [(resident.household_number, household.number), (TOWNSHIP, TOWNSHIP)],
    where=present(household.grid_code),
)

rules.add(
    "grid.coverage",
    check=Row(
        when=present(resident.household_number)
        & one_of(resident.relation_to_head, FamilyRelation.HEAD, FamilyRelation.SELF)
        & ~_gone_or_elsewhere
        & ~coalesce(_covered.at_least(1), _NO),
        must=present(resident.grid_code),
    ),
    zh="本户没有划入任何网格：户主没有登记所属网格，户台账里也没有。请补填所属网格；网格没有覆盖到的，请调整网格划分。",
    en="the household lies in no grid, by its head or by its own entry; enter its grid, or redraw the grids",
    basis=Source("GB/T 34300-2017"),
    marks=("grid_code",),
    passes=[
        {"name": "某某", "household_number": "1", "relation_to_head": "02", "grid_code": "53992510220202"}
    ],
    fails=[{"name": "某某", "household_number": "1", "relation_to_head": "02"}],
)
