"""Checking submitted data: one rule, the same verdict on an object and on a frame."""

from jiceng.validate.check import check
from jiceng.validate.report import Report, RuleCount
from jiceng.validate.rule import Exists, GroupCount, Row, Rule, RuleSet, Severity, Unique
from jiceng.validate.rules import CATALOGUE, rules_by_code, rules_for

__all__ = [
    "CATALOGUE",
    "Exists",
    "GroupCount",
    "Report",
    "Row",
    "Rule",
    "RuleCount",
    "RuleSet",
    "Severity",
    "Unique",
    "check",
    "rules_by_code",
    "rules_for",
]
