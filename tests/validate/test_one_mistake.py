"""One mistake, one finding: the failing example of a rule breaks that rule and no other one that is an error."""

from jiceng.validate import Profile, Rule, Severity, check
from jiceng.validate.rules import WRITTEN
from tests.validate.examples import AS_OF, OF_THE_PLACE, dataset_of, entity_for, on_sheets

PROFILE = Profile(format=1, id="place", title="示例口径", version="1", parameters=OF_THE_PLACE)

# The example of a rule that can only be broken together with another, and why.
TOGETHER = {"id.two-households": "one person in two households stands on two records with one number"}


def errors_beside(rule: Rule) -> set[str]:
    """The codes of the errors that the failing example of a rule has beside its own."""
    data = on_sheets(dataset_of(entity_for(rule), rule.fails), rule.reads)
    findings = check(data, as_of=AS_OF, profile=PROFILE).findings
    assert rule.code in findings["rule"].to_list(), f"{rule.code} is not found in its own failing example"
    return set(findings.filter(severity="error")["rule"].to_list()) - {rule.code}


def test_the_failing_example_of_a_rule_breaks_no_other() -> None:
    beside = {rule.code: errors_beside(rule) for rule in WRITTEN}
    found = {code: others for code, others in beside.items() if others}
    assert set(found) == set(TOGETHER), f"write into TOGETHER, with the reason: {found}"
    errors = {rule.code for rule in WRITTEN if rule.severity is Severity.ERROR}
    assert len(TOGETHER) <= 0.05 * len(errors)
