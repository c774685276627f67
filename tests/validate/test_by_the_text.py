"""The cases of `by_the_text.toml`: each code says of its records what the text of the rule means, on tables and objects."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from jiceng.law import lawful_context
from jiceng.models import ENTITIES, RecordError
from jiceng.validate import Profile, RuleCount, check, rules_by_code
from tests.validate.examples import AS_OF, OF_THE_PLACE, dataset_of

PLACE = Profile(format=1, id="x", title="某县", version="1", parameters=OF_THE_PLACE)
LAW = lawful_context(AS_OF)
OF_ONE_RECORD = {
    code
    for code, rules in rules_by_code().items()
    if not any(rule.gathers for rule in rules) and all(rule.is_in_force(LAW) for rule in rules)
}
FILE = Path(__file__).with_name("by_the_text.toml")
NAMES = ("code", "says", "failed")


@attrs.frozen
class Case:
    code: str
    says: str | None
    failed: int
    lists: Mapping[str, Sequence[Mapping[str, object]]]

    @property
    def name(self) -> str:
        return f"{self.code} {self.says or self.failed} {self.lists}"[:100]


def cases() -> list[Case]:
    written = tomllib.loads(FILE.read_text(encoding="utf-8"), parse_float=Decimal)["case"]
    return [
        Case(
            part["code"],
            part.get("says"),
            part.get("failed", 0),
            {name: rows for name, rows in part.items() if name not in NAMES},
        )
        for part in written
    ]


def told(count: RuleCount | None) -> str:
    """What a code says of one record, where it stands on several fields of it."""
    if count is None:
        return "not applicable"
    kinds = [("failed", count.failed), ("passed", count.passed), ("unknown", count.unknown)]
    return next((kind for kind, records in kinds if records), "not applicable")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_code_says_what_the_text_means(case: Case) -> None:
    entity = next(iter(case.lists))
    count = check(
        dataset_of(ENTITIES[entity], case.lists), as_of=AS_OF, rules=[case.code], profile=PLACE
    ).counts
    if case.says is None:
        assert count[case.code].failed == case.failed
        return
    assert told(count.get(case.code)) == case.says
    if case.code in OF_ONE_RECORD:
        assert on_object(case.code, entity, case.lists[entity][0]) in (case.says, None)


def on_object(code: str, entity: str, row: Mapping[str, object]) -> str | None:
    """What the code says of an object with these values and no others; `None` where the model refuses one of them."""
    model = ENTITIES[entity]
    try:
        whole = model.from_row(model.entity.example | row)
    except RecordError:
        return None
    values = {name: getattr(whole, name) if name in row else None for name in model.model_fields}
    return told(check(model.model_construct(**values), as_of=AS_OF, rules=[code]).counts.get(code))


def test_the_cases_are_of_many_rules() -> None:
    assert len({case.code for case in cases()}) >= 60
