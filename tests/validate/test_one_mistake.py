"""One mistake, one finding: the failing example of a rule breaks that rule and no other one that is an error."""

from collections.abc import Iterator

from jiceng.validate import Profile, Rule, Severity, check
from jiceng.validate.rules import WRITTEN
from tests.validate.examples import AS_OF, OF_THE_PLACE, dataset_of, entity_for

PROFILE = Profile(format=1, id="place", title="示例口径", version="1", parameters=OF_THE_PLACE)

# The example of a rule that can only be broken together with another, and why.
TOGETHER: dict[str, str] = {}


def errors_beside(rule: Rule) -> set[str]:
    report = check(dataset_of(entity_for(rule), rule.fails), as_of=AS_OF, profile=PROFILE)
    errors = report.findings.filter(severity="error")["rule"].to_list()
    found = set(report.findings["rule"].to_list())
    assert rule.code in found, f"{rule.code} is not found in its own failing example"
    return set(errors) - {rule.code}


def several() -> Iterator[tuple[str, set[str]]]:
    for rule in WRITTEN:
        others = errors_beside(rule)
        if others:
            yield rule.code, others


def test_the_failing_example_of_a_rule_breaks_no_other() -> None:
    found = dict(several())
    print(found)  # what to write above, should it be so
    assert set(found) == set(TOGETHER)
    codes = {rule.code for rule in WRITTEN if rule.severity is Severity.ERROR}
    assert len(TOGETHER) <= 0.05 * len(codes)
