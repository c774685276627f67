"""Checking submitted data: one rule, the same verdict on an object and on a frame."""

from jiceng.validate.catalogue import CATALOGUE, rules_by_code
from jiceng.validate.check import check
from jiceng.validate.gathers import Among, Before, Count, Gathered, Take
from jiceng.validate.kinds import (
    Exists,
    GroupCount,
    Overlap,
    Row,
    Sequence,
    SumMatches,
    Transition,
    Tree,
    Unique,
)
from jiceng.validate.noted import NOTE_CODES
from jiceng.validate.profile import Profile
from jiceng.validate.report import AppliedRule, Report, RuleCount
from jiceng.validate.rule import Rule, RuleSet, Severity
from jiceng.validate.verdicts import silencers

__all__ = [
    "CATALOGUE",
    "NOTE_CODES",
    "Among",
    "AppliedRule",
    "Before",
    "Count",
    "Exists",
    "Gathered",
    "GroupCount",
    "Overlap",
    "Profile",
    "Report",
    "Row",
    "Rule",
    "RuleCount",
    "RuleSet",
    "Sequence",
    "Severity",
    "SumMatches",
    "Take",
    "Transition",
    "Tree",
    "Unique",
    "check",
    "rules_by_code",
    "silencers",
]
