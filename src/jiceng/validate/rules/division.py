"""Rules on 行政区划: the tree hangs together."""

from jiceng.expr import matches
from jiceng.labels import Source
from jiceng.models import Division
from jiceng.validate.kinds import Exists
from jiceng.validate.rule import RuleSet

__all__ = ["rules"]

rules = RuleSet(Division)
division = rules.field

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
