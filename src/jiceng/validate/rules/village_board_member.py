"""Rules on 村“两委”成员: who supervises a village neither sits on its committee nor is related to one who does."""

from jiceng.codes import SelfGovernanceKind
from jiceng.expr import coalesce, eq, fields, literal, ne, present
from jiceng.labels import Source
from jiceng.models import VillageBoard, VillageBoardMember
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(VillageBoardMember)
member = rules.field
board = fields(VillageBoard)

_LAW = Source("村民委员会组织法（2025修正）", "第三十七条")
_YES, _NO = literal(value=True), literal(value=False)

_kind = rules.only("kind", VillageBoard, board.committee_kind, [(member.division_code, board.division_code)])
# A person with several posts has one row, but lists are kept post by post too.
_posts = rules.count(
    "posts",
    None,
    [(member.id_number, member.id_number), (member.division_code, member.division_code)],
    where=eq(member.is_on_committee, _YES) & ~present(member.left_on),
)
_supervises = (
    eq(member.is_supervisor, _YES)
    & ~present(member.left_on)
    # The article is on villages; a community's board says that it is one.
    & coalesce(ne(_kind, SelfGovernanceKind.RESIDENTS), _YES)
)
_EXAMPLE = {
    "division_code": "539925101201",
    "name": "某某",
    "appointed_on": "2026-01-16",
    "is_supervisor": True,
}

rules.add(
    "villagers.supervisor-relative",
    check=Row(
        when=_supervises,
        must=~(eq(member.is_on_committee, _YES) | coalesce(_posts.at_least(1), _NO)),
    ),
    zh="村务监督机构成员同时是村民委员会成员，法律不允许。请核对任职登记；属实的，请依法更换人选。",
    en="a member of the supervisory body sits on the villagers' committee, which the law forbids; correct it, or replace the member",
    basis=_LAW,
    marks=("is_supervisor", "is_on_committee"),
    passes=[_EXAMPLE | {"is_on_committee": False}],
    fails=[_EXAMPLE | {"is_on_committee": True}],
)
rules.add(
    "villagers.supervisor-relative",
    check=Row(when=_supervises, must=~eq(member.is_relative_of_committee, _YES)),
    zh="村务监督机构成员是村民委员会成员的近亲属，法律不允许。请核对亲属关系；属实的，请依法更换人选。",
    en="a member of the supervisory body is a near relative of a committee member, which the law forbids; correct or replace",
    basis=_LAW,
    marks=("is_supervisor", "is_relative_of_committee"),
    passes=[_EXAMPLE | {"is_relative_of_committee": False}],
    fails=[_EXAMPLE | {"is_relative_of_committee": True}],
)
