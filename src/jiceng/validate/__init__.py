"""Checking submitted data: one rule, the same verdict on an object and on a frame."""

from jiceng.validate.check import check
from jiceng.validate.profile import Profile
from jiceng.validate.report import AppliedRule, Report, RuleCount
from jiceng.validate.rule import Exists, GroupCount, Row, Rule, RuleSet, Severity, Unique
from jiceng.validate.rules import CATALOGUE, rules_by_code

__all__ = [
    "CATALOGUE",
    "AppliedRule",
    "Exists",
    "GroupCount",
    "Profile",
    "Report",
    "Row",
    "Rule",
    "RuleCount",
    "RuleSet",
    "Severity",
    "Unique",
    "check",
    "rules_by_code",
]
