"""Rules on 户: the household and the residents who name its number."""

from jiceng.codes import PopulationKind, RegistrationState
from jiceng.expr import coalesce, eq, fields, literal, one_of, present
from jiceng.labels import Source
from jiceng.models import Household, Resident
from jiceng.validate.gathers import TOWNSHIP
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(Household)
household = rules.field
resident = fields(Resident)

_gone = (
    coalesce(eq(resident.is_deceased, literal(value=True)), literal(value=False))
    | present(resident.died_on)
    | coalesce(
        one_of(resident.migration_status, RegistrationState.MOVED_OUT, RegistrationState.CANCELLED),
        literal(value=False),
    )
)
_of_household = [(household.number, resident.household_number), (TOWNSHIP, TOWNSHIP)]
_members = rules.count("members", Resident, _of_household)
_living = rules.count("living", Resident, _of_household, ~_gone)
_head = rules.count(
    "head",
    Resident,
    [(household.head_id_number, resident.id_number), *_of_household],
)
_numberless = rules.count("numberless", Resident, _of_household, ~present(resident.id_number))
# Only a township whose list of residents is in the batch, with numbers of households, can be held against it.
_neighbours = rules.count(
    "neighbours", Resident, [(TOWNSHIP, TOWNSHIP)], where=present(resident.household_number)
)
_registered = eq(resident.population_kind, PopulationKind.REGISTERED)
_kept_registered = rules.count("kept_registered", Resident, _of_household, _registered & ~_gone)
_all_registered = rules.count("all_registered", Resident, _of_household, _registered)
_usual = eq(resident.is_usual_resident, literal(value=True))
_kept_usual = rules.count("kept_usual", Resident, _of_household, _usual & ~_gone)
_all_usual = rules.count("all_usual", Resident, _of_household, _usual)

rules.add(
    "household.no-members",
    check=Row(when=_neighbours.at_least(1), must=_living.at_least(1)),
    zh="人口台账里没有本户在世的成员（去世、迁出、注销的不算）。请补登成员；确已无人的，请按程序销户。",
    en="no living member of the household is on the list of residents; add them, or close the household",
    basis=Source("基层治理台账审核惯例"),
    marks=("number",),
    passes={
        "household": [{"number": "1", "grid_code": "53992510220202"}],
        "resident": [{"household_number": "1", "grid_code": "53992510220202"}],
    },
    fails={
        "household": [{"number": "1", "grid_code": "53992510220202"}],
        "resident": [
            {"household_number": "1", "grid_code": "53992510220202", "is_deceased": True},
            {"household_number": "2", "grid_code": "53992510220202"},
        ],
    },
)
rules.add(
    "household.head-is-member",
    # A member whose number is blank may be the head.
    check=Row(
        when=present(household.head_id_number) & _neighbours.at_least(1) & _numberless.at_most(0),
        must=_head.at_least(1),
    ),
    zh="户主的公民身份号码不在本户成员里。请核对户主号码，或把户主补登为本户成员。",
    en="the identity number of the head is none of the members; correct it, or add the head as a member",
    basis=Source("GB/T 31000-2015"),
    marks=("head_id_number",),
    given=("household.no-members", "id.checksum"),
    passes={
        "household": [{"number": "1", "grid_code": "53992510220202", "head_id_number": "53992519491231048X"}],
        "resident": [
            {"household_number": "1", "grid_code": "53992510220202", "id_number": "53992519491231048X"}
        ],
    },
    fails={
        "household": [{"number": "1", "grid_code": "53992510220202", "head_id_number": "53992519491231048X"}],
        "resident": [
            {"household_number": "1", "grid_code": "53992510220202", "id_number": "539925199404184731"}
        ],
    },
)
# Offices differ on whether those who died or moved out still count: either number is right.
for _count, _kept, _all, _zh, _en in (
    ("member_count", _living, _members, "户人口数", "members"),
    ("registered_count", _kept_registered, _all_registered, "户籍人数", "registered members"),
    ("resident_count", _kept_usual, _all_usual, "常住人数", "usual residents"),
):
    _stated = getattr(household, _count)
    rules.add(
        "household.count-match",
        check=Row(
            when=present(_stated) & _members.at_least(1),
            must=_kept.at_most(_stated) & _all.at_least(_stated),
        ),
        zh=f"“{_zh}”与人口台账里本户的成员记录数不一致。请核对：漏登的补登，多报的改正人数。",
        en=f"the number of {_en} differs from the members on the list of residents; correct the one that is wrong",
        basis=Source("基层治理台账审核惯例"),
        marks=(_count,),
        given=("household.no-members",),
        passes={
            "household": [{"number": "1", "grid_code": "53992510220202", _count: 1}],
            "resident": [
                {
                    "household_number": "1",
                    "grid_code": "53992510220202",
                    "population_kind": "01",
                    "is_usual_resident": True,
                },
            ],
        },
        fails={
            "household": [{"number": "1", "grid_code": "53992510220202", _count: 3}],
            "resident": [
                {
                    "household_number": "1",
                    "grid_code": "53992510220202",
                    "population_kind": "01",
                    "is_usual_resident": True,
                },
            ],
        },
    )
