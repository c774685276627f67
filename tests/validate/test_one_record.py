"""One record gets the verdict of a table of one row, rule by rule, for every entity."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.errors import DeclarationError
from jiceng.models import ENTITIES, Record, Resident
from jiceng.validate import CATALOGUE, Profile, Severity, check
from jiceng.validate.catalogue import rules_on
from tests.models.made_up import rows_of

AS_OF = "2026-09-30"
ACROSS = {rule.code for rule in CATALOGUE if rule.gathers}  # some by a rule on one record as well
ON_ONE_RECORD = sorted({rule.code for rule in CATALOGUE} - ACROSS)


@pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)
@settings(max_examples=5)
@given(data=st.data())
def test_a_record_and_a_table_of_one_row_agree(model: type[Record], data: st.DataObject) -> None:
    record = model.from_row(data.draw(rows_of(model)))
    alone = check(record, as_of=AS_OF, rules=ON_ONE_RECORD, examples=None)
    batch = check([record], as_of=AS_OF, examples=None, rules=ON_ONE_RECORD)
    assert dict(alone.counts) == dict(batch.counts)
    assert alone.findings.equals(batch.findings)
    told = ["code", "entity", "record", "field"]  # and a place, which counts within the rules of the check
    assert alone.failures.select(told).equals(batch.failures.select(told))
    assert list(alone.rules.values()) == list(batch.rules.values())


def test_a_record_in_order_and_one_that_is_not() -> None:
    good = Resident(name="李四", id_number="539925199404184731", sex="1")
    assert check(good, as_of=AS_OF).findings.height == 0
    wrong = good.model_copy(update={"sex": "2"})
    assert check(wrong, as_of=AS_OF).findings["rule"].to_list() == ["id.sex-match"]
    assert check(wrong, as_of=AS_OF, rules=["phone.*"]).ok


def test_the_rules_of_one_entity_are_made_without_the_others() -> None:
    """A program that checks residents waits for the rules on residents, and not for those of all entities."""
    program = f"""
import sys
import jiceng.validate
assert not any(name.startswith("jiceng.validate.rules.") for name in sys.modules)
from jiceng.models import Resident
assert jiceng.validate.check(Resident(name="李四"), as_of="{AS_OF}").ok
assert "jiceng.models.petition" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)
def test_the_rules_on_an_entity_are_those_of_the_catalogue(model: type[Record]) -> None:
    wanted = [rule for rule in CATALOGUE if issubclass(model, rule.model)]
    assert list(rules_on(model)) == wanted
    assert all(one is other for one, other in zip(rules_on(model), wanted, strict=True))


def test_a_record_that_was_made_without_a_check_is_checked_all_the_same() -> None:
    junk = Resident.model_construct(id_number="１２３", sex=True, birth_date="昨天", phone=("1", None))  # type: ignore[arg-type]
    report = check(junk, as_of=AS_OF)
    assert {"name.blank-or-invalid", "id.length-charset"} <= set(report.findings["rule"])
    assert report.counts["id.length-charset"].failed == 1
    half = check(Resident.model_construct(id_number="539925\ud80019491231048X"), as_of=AS_OF)
    assert "id.length-charset" in half.to_json()


def test_one_record_is_graded_and_selected_by_a_profile() -> None:
    wrong = Resident(name="李四", id_number="539925199404184731", sex="2")
    graded = Profile(format=1, id="y", title="县", version="1", severity={"id.sex-*": Severity.INFO})
    report = check(wrong, as_of=AS_OF, profile=graded)
    assert report.ok
    assert report.findings["severity"].to_list() == ["info"]
    assert report.counts["id.sex-match"].severity is Severity.INFO
    off = Profile(format=1, id="y", title="县", version="1", off=("id.*",))
    assert not any(code.startswith("id.") for code in check(wrong, as_of=AS_OF, profile=off).counts)
    assert set(check(wrong, as_of=AS_OF, profile=off, rules=["id.*", "phone.*"]).counts) == {"phone.format"}
    with pytest.raises(DeclarationError, match="no rule code fits"):
        check(wrong, as_of=AS_OF, rules=["id.sexmatch"])
    assert check(wrong, as_of=AS_OF, rules=["petition.*"]).ok  # on others
