"""Rules on 村（居）务公开: often enough, and for long enough to be read."""

from datetime import date

from jiceng.codes import AffairsPublicationKind, SelfGovernanceKind
from jiceng.expr import (
    Node,
    as_of,
    choose,
    clock_days,
    coalesce,
    days_between,
    eq,
    ge,
    literal,
    minus,
    ne,
    one_of,
    plus,
    present,
    within,
)
from jiceng.labels import Source
from jiceng.models import AffairsPublication
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet, Severity, TimeAllowed

__all__ = ["rules"]

rules = RuleSet(AffairsPublication)
posting = rules.field

_LAW = "村民委员会组织法（2025修正）"
_DISPLAY = clock_days("village.publish.display")

_of_residents = eq(
    coalesce(posting.committee_kind, SelfGovernanceKind.VILLAGERS), SelfGovernanceKind.RESIDENTS
)
_monthly = eq(posting.kind, AffairsPublicationKind.FINANCE) & eq(
    coalesce(posting.has_much_traffic, literal(value=False)), literal(value=True)
)

_same = (posting.division_code, posting.kind)
_posted_before = rules.before(
    "posted_before",
    posting.posted_from,
    by=_same,
    # The day as a number: what is taken cannot be what orders.
    order=(minus(0, days_between(posting.posted_from, date(2000, 1, 1))), posting.subject),
)
_latest = rules.highest("latest", None, posting.posted_from, [(part, part) for part in _same])


def _soon_after(earlier: object, later: object) -> Node:
    """The later posting comes within the month or the quarter, in the law of its day."""
    return choose(
        _monthly,
        within(earlier, later, "village.publish.finance", on=later),
        within(earlier, later, "village.publish", on=later),
    )


rules.add(
    "villagers.publish-quarter",
    severity=Severity.WARNING,
    check=Row(
        when=~_of_residents
        & one_of(posting.kind, AffairsPublicationKind.GENERAL, AffairsPublicationKind.FINANCE),
        # The latest posting also has to be followed by another before the day of the check.
        must=(~present(_posted_before) | _soon_after(_posted_before, posting.posted_from))
        & (ne(posting.posted_from, _latest) | _soon_after(posting.posted_from, as_of)),
    ),
    zh="村务公开的间隔超过了法定期限：一般事项 {time}，财务往来较多的收支 {money}。请及时公布；已公布的请补登。",
    en="affairs of the village are published every {time}, much traffic of money every {money}; publish, or enter the posting",
    basis=Source(_LAW, "第三十五条"),
    marks=("posted_from", "kind"),
    numbers={"time": TimeAllowed("village.publish"), "money": TimeAllowed("village.publish.finance")},
    passes=[
        {
            "division_code": "539925101201",
            "kind": "01",
            "committee_kind": "01",
            "subject": "二季度村务",
            "posted_from": "2026-04-05",
        },
        {
            "division_code": "539925101201",
            "kind": "01",
            "committee_kind": "01",
            "subject": "三季度村务",
            "posted_from": "2026-07-05",
        },
    ],
    fails=[
        {
            "division_code": "539925101201",
            "kind": "01",
            "committee_kind": "01",
            "subject": "二季度村务",
            "posted_from": "2026-04-05",
        },
        {
            "division_code": "539925101201",
            "kind": "01",
            "committee_kind": "01",
            "subject": "三季度村务",
            "posted_from": "2026-07-06",
        },
    ],
)
rules.add(
    "villagers.publish-15d",
    check=Row(
        when=present(posting.posted_to),
        # Both the first and the last day are days of the posting.
        must=ge(
            plus(days_between(posting.posted_from, posting.posted_to), 1),
            choose(
                _of_residents,
                clock_days("residents.publish.display", on=posting.posted_from),
                clock_days("village.publish.display", on=posting.posted_from),
            ),
        ),
    ),
    zh="村务、居务公布少于 {days} 日。请核对起止日期；确未公布满的，请继续公布。",
    en="posted for less than {days} days; check both days, or go on posting it",
    basis=Source(_LAW, "第三十五条"),
    marks=("posted_to", "posted_from"),
    numbers={"days": _DISPLAY},
    passes={"posted_from": "2026-07-05", "posted_to": "2026-07-19"},
    fails={"posted_from": "2026-07-05", "posted_to": "2026-07-18"},
)
