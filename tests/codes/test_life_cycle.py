"""Which step of a life cycle is legal."""

import pytest

from jiceng.codes import TABLES, DisputeStage, EventState, Sex, is_legal_step, transitions
from jiceng.errors import UnknownCodeError

CYCLES = [table_id for table_id, head in TABLES.items() if head.steps]


def test_the_tables_that_declare_a_life_cycle() -> None:
    assert CYCLES == ["dispute-stage", "event-state"]


@pytest.mark.parametrize("table_id", CYCLES)
def test_a_life_cycle_begins_and_every_state_can_be_reached(table_id: str) -> None:
    steps = transitions(of=table_id)
    assert [step for step in steps if step.before is None] == [steps[0]]
    assert len({(step.before, step.after) for step in steps}) == len(steps)
    assert all(step.condition.zh and step.condition.en for step in steps)
    kind = type(steps[0].after)
    reached = {steps[0].after}
    for _ in kind:
        reached |= {step.after for step in steps if step.before in reached}
    assert reached == set(kind)


def test_events_end_only_in_a_final_state() -> None:
    steps = transitions(of="event-state")
    with_next = {step.before for step in steps}
    assert {state for state in EventState if state not in with_next} == {
        state for state in EventState if state.is_final
    }


@pytest.mark.parametrize(
    ("before", "after", "legal"),
    [
        (None, EventState.REPORTED, True),
        (None, EventState.ACCEPTED, False),
        (EventState.REPORTED, EventState.NOT_ACCEPTED, True),
        (EventState.FEEDBACK, EventState.IN_HANDLING, True),
        (EventState.CLOSED, EventState.DISPATCHED, True),
        (EventState.ARCHIVED, EventState.DISPATCHED, False),
        (EventState.NOT_ACCEPTED, EventState.ACCEPTED, False),
        (EventState.IN_HANDLING, EventState.CLOSED, False),
        (EventState.CLOSED, EventState.CLOSED, False),
        (DisputeStage.RESOLVING, DisputeStage.CLOSED, True),
        (DisputeStage.ARCHIVED, DisputeStage.RESOLVING, False),
        (DisputeStage.REGISTERED, EventState.ACCEPTED, False),
    ],
)
def test_legal_steps(before: EventState | None, after: EventState, *, legal: bool) -> None:
    assert is_legal_step(before, after) is legal


def test_a_state_of_another_table_with_the_same_code_is_not_taken_for_it() -> None:
    assert DisputeStage.REGISTERED.value == EventState.REPORTED.value
    assert is_legal_step(EventState.REPORTED, EventState.ACCEPTED)
    assert not is_legal_step(DisputeStage.REGISTERED, EventState.ACCEPTED)


@pytest.mark.parametrize("of", ["gbt-2261.1-2003", "no-such", "", None, 3])
def test_a_table_without_a_life_cycle_is_a_typed_error(of: object) -> None:
    with pytest.raises(UnknownCodeError):
        transitions(of=of)
    with pytest.raises(UnknownCodeError):
        is_legal_step(None, Sex.MALE)
    with pytest.raises(UnknownCodeError):
        is_legal_step(None, of)  # type: ignore[arg-type]
