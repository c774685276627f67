"""Rules on the grid of a household: it lies in one, and in no other.

Two entries of one household are told by its number (`key.unique`). Outlines of grids are text to a rule, so that
nothing is said of outlines that overlap.
"""

from jiceng.codes import HouseholdConsistency, RegistrationState
from jiceng.expr import coalesce, eq, fields, le, literal, matches, ne, one_of, present, starts_with
from jiceng.labels import Source
from jiceng.models import Household, Resident
from jiceng.validate.gathers import TOWNSHIP
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(Household)
household = rules.field
resident = fields(Resident)

_STANDARD = Source("GB/T 34300-2017")
_NO = literal(value=False)
_CODE = "[0-9]+"

rules.add(
    "grid.coverage",
    check=Row(must=present(household.grid_code)),
    zh="本户没有划入任何网格。请补填所属网格；网格没有覆盖到的，请调整网格划分。",
    en="the household lies in no grid; enter its grid, or redraw the grids",
    basis=_STANDARD,
    marks=("grid_code",),
    passes={"number": "1", "grid_code": "53992510220202"},
    fails={"number": "1"},
)

# Who lives elsewhere is in the grid of that place.
_at_home = (
    ~coalesce(eq(resident.is_deceased, literal(value=True)), _NO)
    & ~coalesce(
        one_of(resident.migration_status, RegistrationState.MOVED_OUT, RegistrationState.CANCELLED), _NO
    )
    & ~coalesce(eq(resident.household_consistency, HouseholdConsistency.INCONSISTENT), _NO)
)
_of_household = [(household.number, resident.household_number), (TOWNSHIP, TOWNSHIP)]
_grids = rules.distinct("grids", Resident, resident.grid_code, _of_household, where=_at_home)
_grid = rules.only("grid", Resident, resident.grid_code, _of_household, where=_at_home)

rules.add(
    "grid.overlap",
    check=Row(
        when=present(household.number),
        must=le(_grids, 1)
        & (
            ~present(household.grid_code)
            | ~present(_grid)
            | starts_with(_grid, household.grid_code)
            | starts_with(household.grid_code, _grid)
            | ne(matches(_grid, _CODE), matches(household.grid_code, _CODE))  # one of them goes by its name
        ),
    ),
    zh="同一户划在两个网格里：户的所属网格与成员的不一致，或成员之间不一致。请核实居住地，改为同一个网格；确实分开居住的成员请登记人户不一致。",
    en="one household lies in two grids, by its own entry or by those of its members; correct it, or say who lives elsewhere",
    basis=_STANDARD,
    marks=("grid_code", "number"),
    given=("identifier.malformed",),
    passes={
        "household": [{"number": "1", "grid_code": "53992510220202"}],
        "resident": [
            {"name": "某某", "household_number": "1", "grid_code": "53992510220202"},
            {
                "name": "某某",
                "household_number": "1",
                "grid_code": "53992510220201",
                "household_consistency": "02",
            },
        ],
    },
    fails={
        "household": [{"number": "1", "grid_code": "53992510220202"}],
        "resident": [
            {"name": "某某", "household_number": "1", "grid_code": "53992510220202"},
            {"name": "某某", "household_number": "1", "grid_code": "53992510220201"},
        ],
    },
)
