"""Rules on 行政区划: the tree hangs together."""

from jiceng.labels import Source
from jiceng.models import Division
from jiceng.validate.rule import Exists, RuleSet

__all__ = ["rules"]

rules = RuleSet(Division)

rules.add(
    "division.parent-exists",
    check=Exists("parent_code", Division, "code"),
    zh="上级区划代码在本批区划表里找不到。请核对上级代码，或补上缺少的上级区划。",
    en="the parent code is not in the list of divisions; correct it, or add the missing division",
    basis=Source("GB/T 2260-2007"),
    marks=("parent_code",),
    passes=[{"code": "539925"}, {"code": "539925101", "parent_code": "539925"}],
    fails=[{"code": "539925"}, {"code": "539925101", "parent_code": "539926"}],
)
