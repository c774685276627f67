"""Rules on 网格: its code and size, and that somebody answers for it.

A micro-grid lies in another grid, whose leader and workers are its own.
"""

from jiceng.codes import GridKind, GridWorkerRole
from jiceng.expr import (
    coalesce,
    eq,
    fields,
    ge,
    gt,
    le,
    length,
    literal,
    matches,
    one_of,
    parameter,
    present,
    starts_with,
)
from jiceng.labels import Source
from jiceng.models import Grid, GridAssignment, GridWorker
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity

__all__ = ["rules"]

rules = RuleSet(Grid)
grid = rules.field
worker, assignment = fields(GridWorker), fields(GridAssignment)

_STANDARD = Source("GB/T 34300-2017")
_NO = literal(value=False)
_LED = {"code": "53992510120102", "leader_name": "某某", "full_time_workers": 1}

_IN_USE = ~present(grid.abolished_on)
_MICRO = present(grid.parent_code) | coalesce(one_of(grid.kind, GridKind.MICRO, GridKind.MICRO.zh), _NO)
_SPECIAL = coalesce(one_of(grid.kind, GridKind.SPECIAL, GridKind.SPECIAL.zh), _NO)

rules.add(
    "grid.code-prefix",
    check=Row(
        when=matches(grid.community_code, "[0-9]{12}"),
        must=starts_with(grid.code, grid.community_code),
    ),
    zh="网格编码前 12 位不是所属村（社区）的代码。请核对网格编码和所属村（社区），改正写错的一处。",
    en="the code of the grid does not begin with that of its village or community; correct the one that is wrong",
    basis=_STANDARD,
    marks=("code", "community_code"),
    given=("identifier.malformed", "reference.unknown"),
    passes=_LED | {"community_code": "539925101201"},
    fails=_LED | {"community_code": "539925101202"},
)

_LEAST, _MOST = parameter("grid.households.min"), parameter("grid.households.max")
rules.add(
    "grid.size",
    severity=Severity.WARNING,
    check=Row(
        when=present(grid.households) & _IN_USE & ~_MICRO & ~_SPECIAL,
        must=ge(grid.households, _LEAST) & le(grid.households, _MOST),
    ),
    zh="网格户数不在 {least} 至 {most} 户的参考区间内。请核对户数；山区、城区确需划大划小的可以保留。",
    en="a grid has {least} to {most} households as a rule; check the number, and keep it where the land asks for it",
    basis=_STANDARD,
    marks=("households",),
    given=("value.out-of-range",),
    numbers={"least": _LEAST, "most": _MOST},
    passes=_LED | {"households": 310},
    fails=_LED | {"households": 899},
)

# A county that keeps lists of workers or of their grids need not name them with the grid as well.
_leads = eq(worker.role, GridWorkerRole.GRID_LEADER)
_works_full_time = eq(worker.role, GridWorkerRole.FULL_TIME_GRID_WORKER) | (
    eq(worker.role, GridWorkerRole.GRID_WORKER) & eq(worker.is_full_time, literal(value=True))
)
_leaders = rules.count(
    "leaders", GridWorker, [(grid.code, worker.grid_code)], where=_leads & ~present(worker.ended_on)
)
_full_timers = rules.count(
    "full_timers",
    GridWorker,
    [(grid.code, worker.grid_code)],
    where=_works_full_time & ~present(worker.ended_on),
)
_leading = rules.count(
    "leading",
    GridAssignment,
    [(grid.code, assignment.assigned_grid_code)],
    where=eq(assignment.role, GridWorkerRole.GRID_LEADER) & ~present(assignment.ended_on),
)
_posted = rules.count(
    "posted",
    GridAssignment,
    [(grid.code, assignment.assigned_grid_code)],
    where=eq(assignment.role, GridWorkerRole.FULL_TIME_GRID_WORKER) & ~present(assignment.ended_on),
)

rules.add(
    "grid.leader-required",
    check=Row(
        when=_IN_USE
        & ~_MICRO
        & ~coalesce(_leaders.at_least(1), _NO)
        & ~coalesce(_leading.at_least(1), _NO)
        & ~coalesce(ge(length(grid.leader_id_number), 1), _NO),
        must=present(grid.leader_name),
    ),
    zh="网格没有登记网格长，网格员名册里也没有。请补填网格长；尚未配备的，请及时配备。",
    en="the grid has no leader, neither here nor on the list of workers; enter one, or appoint one",
    basis=_STANDARD,
    marks=("leader_name",),
    passes={
        "grid": [{"code": "53992510120102"}],
        "grid_worker": [{"name": "某某", "role": "01", "grid_code": "53992510120102"}],
    },
    fails={
        "grid": [{"code": "53992510120102"}],
        "grid_worker": [
            {"name": "某某", "role": "01", "grid_code": "53992510120102", "ended_on": "2026-06-30"}
        ],
    },
)
rules.add(
    "grid.leader-required",
    check=Row(
        when=_IN_USE & ~_MICRO,
        must=(present(grid.full_time_workers) & gt(grid.full_time_workers, 0))
        | coalesce(_full_timers.at_least(1), _NO)
        | coalesce(_posted.at_least(1), _NO),
    ),
    zh="网格没有专职网格员，网格员名册里也没有。请补填专职网格员数量或补报名册；尚未配备的，请及时配备。",
    en="the grid has no full-time worker, neither here nor on the list of workers; enter or appoint one",
    basis=_STANDARD,
    marks=("full_time_workers",),
    needs=("full_time_workers",),
    given=("value.out-of-range",),
    passes={
        "grid": [{"code": "53992510120102"}],
        "grid_assignment": [{"role": "021", "assigned_grid_code": "53992510120102"}],
    },
    fails={
        "grid": [{"code": "53992510120102", "full_time_workers": 0}],
        "grid_worker": [{"name": "某某", "role": "022", "grid_code": "53992510120102"}],
    },
)
