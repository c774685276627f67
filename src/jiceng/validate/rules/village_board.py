"""Rules on 村“两委”: how many sit on the villagers' or residents' committee, and women among them."""

from jiceng.codes import SelfGovernanceKind, Sex
from jiceng.expr import as_of, coalesce, eq, fields, ge, le, literal, parameter, present
from jiceng.labels import Source
from jiceng.models import VillageBoard, VillageBoardMember
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(VillageBoard)
board = rules.field
member = fields(VillageBoardMember)

# A board in office that gives no numbers is counted by the list of its members, if that names any.
_serving = eq(member.is_on_committee, literal(value=True)) & ~present(member.left_on)
_of_village = [(board.division_code, member.division_code)]
_members = rules.count("members", VillageBoardMember, _of_village, _serving)
_women = rules.count("women", VillageBoardMember, _of_village, _serving & eq(member.sex, Sex.FEMALE))
_listed = ge(coalesce(board.term_ends_on, as_of), as_of) & _members.at_least(1)

_VILLAGE = {"division_code": "539925101201", "elected_on": "2026-01-16", "committee_kind": "01"}
_COMMUNITY = {"division_code": "539925101001", "elected_on": "2026-01-16", "committee_kind": "02"}

for _code, _kind, _slug, _law, _example, _body_zh, _body_en in (
    (
        "villagers.committee-composition",
        SelfGovernanceKind.VILLAGERS,
        "village.committee",
        "村民委员会组织法（2025修正）",
        _VILLAGE,
        "村民委员会",
        "villagers' committee",
    ),
    (
        "residents.committee-composition",
        SelfGovernanceKind.RESIDENTS,
        "residents.committee",
        "城市居民委员会组织法（2025修订）",
        _COMMUNITY,
        "居民委员会",
        "residents' committee",
    ),
):
    _least, _most = parameter(f"{_slug}.min"), parameter(f"{_slug}.max")
    _least_women = parameter(f"{_slug}.women.min")
    rules.add(
        _code,
        check=Row(
            when=eq(board.committee_kind, _kind) & (present(board.committee_count) | _listed),
            must=(
                present(board.committee_count)
                & ge(board.committee_count, _least)
                & le(board.committee_count, _most)
            )
            | (~present(board.committee_count) & _members.at_least(_least) & _members.at_most(_most)),
        ),
        zh=f"{_body_zh}由 {{least}} 至 {{most}} 名成员组成，本届人数不符。请核对成员人数和名单；确有缺额的，请依法补选。",
        en=f"a {_body_en} has {{least}} to {{most}} members; check number and list, or hold a by-election",
        basis=Source(_law, "第八条"),
        marks=("committee_count", "committee_kind"),
        given=("value.out-of-range",),
        numbers={"least": _least, "most": _most},
        passes=[_example | {"committee_count": 5}],
        fails=[_example | {"committee_count": 10}],
    )
    rules.add(
        _code,
        check=Row(
            when=eq(board.committee_kind, _kind) & (present(board.committee_women) | _listed),
            must=(present(board.committee_women) & ge(board.committee_women, _least_women))
            | (~present(board.committee_women) & _women.at_least(_least_women)),
        ),
        zh=f"{_body_zh}应有妇女成员，至少 {{people}} 名。请核对女性成员人数和名单；确实没有的，请依法补选。",
        en=f"a {_body_en} has {{people}} woman among its members at least; check number and list, or hold a by-election",
        basis=Source(_law, "第八条"),
        marks=("committee_women", "committee_kind"),
        given=("value.out-of-range",),
        numbers={"people": _least_women},
        passes={
            "village_board": [_example],
            "village_board_member": [
                {
                    "name": "某某",
                    "division_code": _example["division_code"],
                    "is_on_committee": True,
                    "sex": "2",
                },
            ],
        },
        fails={
            "village_board": [_example],
            "village_board_member": [
                {
                    "name": "某某",
                    "division_code": _example["division_code"],
                    "is_on_committee": True,
                    "sex": "1",
                },
                {
                    "name": "某某",
                    "division_code": _example["division_code"],
                    "is_on_committee": True,
                    "sex": "2",
                    "left_on": "2026-08-31",
                },
            ],
        },
    )
