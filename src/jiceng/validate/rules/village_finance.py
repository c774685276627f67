"""Rules on 村级财务: the books are posted for long enough to be read."""

from jiceng.expr import clock_days, ge, present
from jiceng.labels import Source
from jiceng.models import VillageFinance
from jiceng.validate.kinds import Row
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(VillageFinance)
finance = rules.field

rules.add(
    "villagers.publish-15d",
    check=Row(
        when=present(finance.posted_days),
        must=ge(finance.posted_days, clock_days("village.publish.display", on=finance.publicised_on)),
    ),
    zh="村级财务公布少于 {days} 日。请核对公开天数；确未公布满的，请继续公布。",
    en="the books were posted for less than {days} days; check the number, or go on posting them",
    basis=Source("村民委员会组织法（2025修正）", "第三十五条"),
    marks=("posted_days", "publicised_on"),
    numbers={"days": clock_days("village.publish.display")},
    passes={"publicised_on": "2026-07-05", "posted_days": 15},
    fails={"publicised_on": "2026-07-05", "posted_days": 14},
)
