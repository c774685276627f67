"""Rules on 行政区划: the tree hangs together, codes lie in their ranges, and the counts fit each other."""

from collections.abc import Mapping
from functools import reduce
from operator import and_, or_

from jiceng.codes import DivisionKind, GridKind
from jiceng.expr import (
    Node,
    coalesce,
    eq,
    fields,
    le,
    literal,
    matches,
    one_of,
    parameter,
    present,
    slice_of,
    starts_with,
    times,
)
from jiceng.expr.verbs import lift
from jiceng.identifiers.parts import spell_out
from jiceng.labels import Source
from jiceng.models import Division, Grid
from jiceng.validate.kinds import Exists, Row, SumMatches
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Division)
division = rules.field
grid = fields(Grid)

_STATISTICS = Source("统计用区划代码和城乡划分代码编制规则")
_EXPERT = Source("基层治理台账审核惯例")

rules.add(
    "division.parent-exists",
    # A county's register need not list the prefecture and the province above it.
    check=Exists(
        "parent_code", Division, "code", when=~matches(division.parent_code, "[0-9]{4}00|[0-9]{2}0000")
    ),
    zh="上级区划代码在本批区划表里找不到。请核对上级代码，或补上缺少的上级区划。",
    en="the parent code is not in the list of divisions; correct it, or add the missing division",
    basis=Source("GB/T 2260-2007"),
    marks=("parent_code",),
    passes=[{"code": "539925"}, {"code": "539925101", "parent_code": "539925"}],
    fails=[{"code": "539925"}, {"code": "539925101", "parent_code": "539926"}],
)

_PARENTS = {
    2: "[0-9]{2}(0{4}|0{7}|0{10})?",
    4: "[0-9]{4}(0{2}|0{5}|0{8})?",
    6: "[0-9]{6}(0{3}|0{6})?",
    9: "[0-9]{9}(0{3})?",
}
"""What the code of a parent looks like whose own digits are so many, with the zeros that may fill it up."""

rules.add(
    "division.parent-exists",
    check=Row(
        when=present(division.parent_code),
        must=reduce(
            or_,
            [
                matches(division.parent_code, form)
                & eq(slice_of(division.code, 0, digits), slice_of(division.parent_code, 0, digits))
                for digits, form in _PARENTS.items()
            ],
        )
        & ~starts_with(division.parent_code, division.code),
    ),
    zh="区划代码不是以上级区划代码开头的。请核对这两个代码，改正写错的一个。",
    en="the code does not begin with that of its parent; correct the one that is wrong",
    basis=Source("GB/T 10114-2003"),
    marks=("parent_code", "code"),
    given=("division.parent-exists",),
    passes={"code": "539925101", "parent_code": "539925000000"},
    fails={"code": "539925101", "parent_code": "539926"},
)

_TOWNSHIP, _VILLAGE = slice_of(division.code, 6, 9), slice_of(division.code, 9, 12)
_IS_VILLAGE = matches(division.code, "[0-9]{12}") & ~eq(_VILLAGE, "000")
_IS_TOWNSHIP = matches(division.code, "[0-9]{9}(0{3})?") & ~eq(_TOWNSHIP, "000")


def _serials(*kinds: DivisionKind) -> str:
    """Return a pattern of the three digits that divisions of these kinds have in their place of the code."""
    tens: dict[str, str] = {}
    for serial in (serial for kind in kinds for serial in spell_out(kind.serials)):
        tens[serial[:2]] = tens.get(serial[:2], "") + serial[2]
    return "|".join(f"{start}[{last}]" for start, last in sorted(tens.items()))


_TOWNSHIP_KINDS = tuple(kind for kind in DivisionKind if kind.value.startswith("T"))
_VILLAGE_KINDS = tuple(kind for kind in DivisionKind if kind.value.startswith("V"))


def _is_coded(kind: DivisionKind) -> Node:
    """Return that the code says that the division is of this kind."""
    if kind in _TOWNSHIP_KINDS:
        return _IS_TOWNSHIP & matches(_TOWNSHIP, _serials(kind))
    return _IS_VILLAGE & matches(_VILLAGE, _serials(kind))


rules.add(
    "division.level-range",
    check=Row(
        when=_IS_TOWNSHIP | _IS_VILLAGE,
        must=matches(_TOWNSHIP, _serials(*_TOWNSHIP_KINDS))
        & (~_IS_VILLAGE | matches(_VILLAGE, _serials(*_VILLAGE_KINDS))),
    ),
    zh="区划代码的乡级（第 7 至 9 位）或村级（第 10 至 12 位）三位码不在统计局规定的区段内（001 至 599）。请对照统计用区划代码核对。",
    en="three digits of the code lie outside the ranges of statistical division codes; compare it with the list",
    basis=_STATISTICS,
    marks=("code",),
    given=("identifier.malformed",),
    passes={"code": "539925101201"},
    fails={"code": "539925101601"},
)

_NAMES: Mapping[DivisionKind, str] = {
    DivisionKind.SUBDISTRICT: "街道",
    DivisionKind.TOWN: "镇",
    DivisionKind.TOWNSHIP: "乡|苏木",
    DivisionKind.RESIDENTS_COMMITTEE: "居|社区",
    DivisionKind.VILLAGERS_COMMITTEE: "村|嘎查",
}
"""What stands in the name of a division of each kind; those that are only like them are called anything."""
_ANY = "[^#]*"  # a name holds no #

rules.add(
    "division.kind-name",
    severity=Severity.WARNING,
    check=Row(
        when=reduce(or_, [_is_coded(kind) for kind in _NAMES]),
        must=reduce(
            and_,
            [
                ~_is_coded(kind) | matches(division.name, f"{_ANY}({words}){_ANY}")
                for kind, words in _NAMES.items()
            ],
        ),
    ),
    zh="区划代码的区段与名称不符：如村级代码 200 至 399 是村民委员会，名称里应有“村”；001 至 199 是居民委员会。请核对代码和名称；名称确实如此的可以保留。",
    en="the name does not fit the range of the code, 200 to 399 being villagers' committees, say; check both",
    basis=_STATISTICS,
    marks=("name", "code"),
    given=("identifier.malformed", "division.level-range"),
    passes={"code": "539925101201", "name": "北坪村"},
    fails={"code": "539925101201", "name": "北坪社区"},
)
rules.add(
    "division.kind-name",
    severity=Severity.WARNING,
    check=Row(
        when=present(division.kind) & (_IS_TOWNSHIP | _IS_VILLAGE),
        must=reduce(or_, [eq(division.kind, kind) & _is_coded(kind) for kind in DivisionKind]),
    ),
    zh="区划类别与区划代码的区段不符。请核对代码和类别，改正写错的一处。",
    en="the kind does not fit the range of the code; correct the one that is wrong",
    basis=_STATISTICS,
    marks=("kind", "code"),
    given=("identifier.malformed", "division.level-range"),
    passes={"code": "539925101201", "kind": "V2"},
    fails={"code": "539925101201", "kind": "V1"},
)

_LEAST, _MOST = parameter("household.persons.min"), parameter("household.persons.max")
for _name, _population, _zh in (
    ("registered_population", division.registered_population, "户籍人口"),
    ("resident_population", division.resident_population, "常住人口"),
):
    rules.add(
        "division.residents-le-registered-sanity",
        severity=Severity.WARNING,
        check=Row(
            when=present(division.households) & present(_population),
            must=le(times(division.households, _LEAST), _population)
            & le(_population, times(division.households, _MOST)),
        ),
        zh=f"按{_zh}和户数算，户均不足 {{least}} 人或超过 {{most}} 人。请核对这两个数和单位；空户、集体户多的可以保留。",
        en="fewer than {least} or more than {most} people to a household; check both numbers",
        basis=_EXPERT,
        marks=(_name, "households"),
        given=("value.out-of-range",),
        numbers={"least": _LEAST, "most": _MOST},
        passes={"households": 412, _name: 1284},
        fails={"households": 412, _name: 12840},
    )

_MICRO = present(grid.parent_code) | coalesce(
    one_of(grid.kind, GridKind.MICRO, GridKind.MICRO.zh), literal(value=False)
)
_GRID = {"community_code": "539925101201", "leader_name": "某某", "full_time_workers": 1}
rules.add(
    "grid.household-sum",
    check=SumMatches(
        "households",
        Grid,
        [(division.code, coalesce(grid.community_code, slice_of(grid.code, 0, 12)))],
        of=lift(grid.households),
        where=~_MICRO & ~present(grid.abolished_on),
    ),
    zh="村（社区）户数与所属各网格户数之和不一致（微网格不另计）。请核对户数，或补报缺少的网格。",
    en="the households of the grids do not add up to those of the village; correct them, or add the missing grid",
    basis=Source("GB/T 34300-2017"),
    marks=("households",),
    given=("value.out-of-range",),
    passes={
        "division": [{"code": "539925101201", "households": 610}],
        "grid": [
            _GRID | {"code": "53992510120101", "households": 300},
            _GRID | {"code": "53992510120102", "households": 310},
        ],
    },
    fails={
        "division": [{"code": "539925101201", "households": 612}],
        "grid": [
            _GRID | {"code": "53992510120101", "households": 300},
            _GRID | {"code": "53992510120102", "households": 310},
        ],
    },
)
