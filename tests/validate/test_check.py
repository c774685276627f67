"""Checking: objects and datasets, selection, bounded examples, exact counts."""

from datetime import date

import pytest

from jiceng.dataset import Dataset
from jiceng.errors import DeclarationError
from jiceng.models import Dispute, Resident
from jiceng.validate import Report, Severity, check

AS_OF = date(2026, 9, 30)
WRONG_SEX = Resident(name="张三", id_number="53992519491231048X", sex="1")
GOOD = Resident(name="李四", id_number="539925199404184731", sex="1")


def codes(report: Report) -> list[str]:
    return report.findings["rule"].to_list()


def test_one_object() -> None:
    report = check(WRONG_SEX, as_of=AS_OF)
    assert codes(report) == ["id.sex-match"]
    assert not report.ok


def test_one_object_is_not_blamed_for_records_that_are_not_there() -> None:
    child = Resident(name="王五", household_number="1", relation_to_head="20")
    assert codes(check(child, as_of=AS_OF)) == []
    assert codes(check([child], as_of=AS_OF)) == ["household.one-head"]


def test_a_good_object() -> None:
    report = check(GOOD, as_of="2026-09-30")
    assert report.ok
    assert codes(report) == []


def test_a_list_of_objects_is_checked_as_one_batch() -> None:
    report = check([GOOD, GOOD], as_of=AS_OF)
    assert codes(report) == ["id.unique", "id.unique"]
    assert report.findings["row"].to_list() == [1, 2]


def test_several_entities() -> None:
    dispute = Dispute(number="1", first_party="张三")
    assert set(codes(check([WRONG_SEX, dispute], as_of=AS_OF))) == {"id.sex-match", "dispute.parties-min"}


def test_no_objects() -> None:
    report = check([], as_of=AS_OF)
    assert report.ok
    assert report.counts == {}


def test_rules_are_selected_by_code() -> None:
    bad = Resident(name="??", id_number="53992519491231048X", sex="1")
    assert set(codes(check(bad, as_of=AS_OF))) == {"id.sex-match", "name.blank-or-invalid"}
    assert codes(check(bad, as_of=AS_OF, rules=["id.*"])) == ["id.sex-match"]
    assert set(check(bad, as_of=AS_OF, rules=["id.sex-match"]).counts) == {"id.sex-match"}


def test_a_silencing_rule_works_even_when_it_is_not_selected() -> None:
    wrong_digit = Resident.model_construct(name="张三", id_number="539925194912310481", sex="1")
    report = check(wrong_digit, as_of=AS_OF, rules=["id.sex-match"])
    assert codes(report) == []
    assert report.counts["id.sex-match"].unknown == 1


def test_a_pattern_that_selects_nothing_is_a_mistake() -> None:
    with pytest.raises(DeclarationError, match="no rule code fits"):
        check(GOOD, as_of=AS_OF, rules=["id.sexmatch"])


def test_a_day_that_is_none() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        check(GOOD, as_of="2026-09-31x")


def test_examples_are_bounded_and_counts_are_exact() -> None:
    report = check([GOOD] * 50, as_of=AS_OF, examples=3)
    assert report.findings.height == 3
    assert report.truncated
    assert report.counts["id.unique"].failed == 50
    assert report.failures.height == 50
    assert not check([GOOD] * 50, as_of=AS_OF, examples=None).truncated


def test_the_four_answers_add_up() -> None:
    report = check([WRONG_SEX, GOOD, Resident(name="王五")], as_of=AS_OF)
    for count in report.counts.values():
        assert count.passed + count.failed + count.unknown == count.checked
        assert (
            count.checked + count.not_applicable
        ) % 3 == 0  # a code that stands on several fields counts each
    assert report.counts["id.sex-match"].unknown == 1  # no number, no verdict
    assert report.counts["id.sex-match"].severity is Severity.ERROR


def test_a_dataset_and_its_records_get_the_same_verdict() -> None:
    data = Dataset.from_records([WRONG_SEX, GOOD])
    assert check(data, as_of=AS_OF).to_json() == check(data.records(Resident), as_of=AS_OF).to_json()


def test_what_a_notebook_shows() -> None:
    report = check(WRONG_SEX, as_of=AS_OF)
    assert "id.sex-match" in report._repr_html_()
    assert "有差错" in report._repr_html_()
    assert "无差错" in check(GOOD, as_of=AS_OF)._repr_html_()
    assert "failed=1" in repr(report)


def test_the_law_of_the_day_counts() -> None:
    groom = Resident(name="张三", sex="1", birth_date=date(2004, 10, 1), marital_status="20")
    assert codes(check(groom, as_of="2026-09-30")) == ["marriage.age"]
    assert codes(check(groom, as_of="2026-10-01")) == []


def test_one_code_is_not_taken_for_a_list_of_letters() -> None:
    with pytest.raises(DeclarationError, match=r"\['id\.\*'\]"):
        check(Resident(name="张三"), as_of=AS_OF, rules="id.*")
