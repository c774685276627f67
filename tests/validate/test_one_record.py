"""One record gets the verdict of a table of one row, rule by rule, for every entity."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.models import ENTITIES, Record, Resident
from jiceng.validate import CATALOGUE, check
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
    assert alone.failures.equals(batch.failures)
    assert alone.rules == batch.rules


def test_a_record_in_order_and_one_that_is_not() -> None:
    good = Resident(name="李四", id_number="539925199404184731", sex="1")
    assert check(good, as_of=AS_OF).findings.height == 0
    wrong = good.model_copy(update={"sex": "2"})
    assert check(wrong, as_of=AS_OF).findings["rule"].to_list() == ["id.sex-match"]
    assert check(wrong, as_of=AS_OF, rules=["phone.*"]).ok
