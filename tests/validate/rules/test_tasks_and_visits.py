"""Tasks, visits, events, quotas and kinds of bodies: what looks like a mistake and is none."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from jiceng.models import (
    AssessmentResult,
    GridEvent,
    Household,
    Organization,
    Record,
    RelapseMember,
    Resident,
    ResponsibilityTask,
    TaskPlan,
    Visit,
)
from jiceng.validate import CATALOGUE
from jiceng.validate.verdicts import Verdict, verdicts
from tests.validate.examples import context_of_the_examples, dataset_of

Row = Mapping[str, object]

CONTEXT = context_of_the_examples()
FAILED, PASSED, UNKNOWN, SILENT = Verdict.FAILED, Verdict.PASSED, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE
NUMBER = "53992519491231048X"


def told(code: str, mark: str, model: type[Record], lists: Mapping[str, Sequence[Row]]) -> list[Verdict]:
    place = next(
        place
        for place, rule in enumerate(CATALOGUE)
        if rule.code == code and issubclass(model, rule.model) and rule.marks[0] == mark
    )
    return verdicts(dataset_of(model, lists), model, [place], CONTEXT).column(place)


@pytest.mark.parametrize(
    ("status", "visited_on", "verdict"),
    [
        ("03", "2026-03-02", FAILED),
        ("03", "2026-03-01", PASSED),
        ("02", "2026-03-02", SILENT),  # moved in, on the same field
        ("01", "2026-03-02", SILENT),
        (None, "2026-03-02", SILENT),
    ],
)
def test_only_who_moved_out_cannot_be_visited_afterwards(
    status: str | None, visited_on: str, verdict: Verdict
) -> None:
    lists: dict[str, Sequence[Row]] = {
        "visit": [{"number": "1", "id_number": NUMBER, "visited_on": visited_on}],
        "resident": [{"id_number": NUMBER, "migrated_on": "2026-03-01", "migration_status": status}],
    }
    assert told("visit.after-death-or-move", "id_number", Visit, lists) == [verdict]


@pytest.mark.parametrize(
    ("tasks", "counted", "named"),
    [
        ([], UNKNOWN, UNKNOWN),
        ([{"year": 2025, "number": 1, "aspect": "甲"}], SILENT, SILENT),
        ([{"year": 2026, "number": 1, "aspect": "甲"}], FAILED, FAILED),
        ([{"year": 2026, "number": n, "aspect": None} for n in (1, 2)], PASSED, SILENT),
        (
            [{"year": 2026, "number": n, "aspect": aspect} for n, aspect in ((1, "甲"), (2, "乙"))],
            PASSED,
            PASSED,
        ),
    ],
    ids=["no list", "the list of another year", "too short", "aspects left out", "complete"],
)
def test_a_plan_is_held_against_the_list_of_its_year(
    tasks: Sequence[Row], counted: Verdict, named: Verdict
) -> None:
    lists: dict[str, Sequence[Row]] = {
        "task_plan": [{"year": 2026, "tasks": 2, "aspects": 2}],
        "responsibility_task": tasks,
    }
    assert told("task.sum-count", "tasks", TaskPlan, lists) == [counted]
    assert told("task.sum-count", "aspects", TaskPlan, lists) == [named]


@pytest.mark.parametrize(
    ("place", "verdict"),
    [("539925101202", FAILED), ("539925102201", SILENT), (None, SILENT)],
    ids=["same township", "another", "unknown"],
)
def test_the_same_words_are_another_place_in_another_township(place: str | None, verdict: Verdict) -> None:
    event = {"place": "村口", "category": "01", "reported_on": "2026-05-01"}
    lists: dict[str, Sequence[Row]] = {
        "grid_event": [
            {**event, "number": "1", "division_code": "539925101201"},
            {**event, "number": "2", "division_code": place},
        ]
    }
    assert told("event.dup-report", "reported_on", GridEvent, lists) == [SILENT, verdict]


@pytest.mark.parametrize(
    ("units", "excellent", "share", "verdict"),
    [(10, 2, 20, PASSED), (10, 3, 20, FAILED), (1, 1, 20, SILENT), (10, 3, Decimal("0.2"), SILENT)],
    ids=["just as many", "one too many", "the file of one unit", "a share not in percent"],
)
def test_a_quota_is_for_a_group(units: int, excellent: int, share: object, verdict: Verdict) -> None:
    rows = [
        {"scheme": "某", "period": "2026", "unit_code": f"5399251{unit:02}", "excellent_share": share}
        | {"grade": "1" if unit < excellent else "2"}
        for unit in range(units)
    ]
    assert told("score.grade-quota", "grade", AssessmentResult, {"assessment_result": rows})[0] is verdict


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        ({"kind": "03", "economic_type": "173"}, PASSED),
        ({"kind": "03", "economic_type": "110"}, FAILED),
        ({"kind": "03", "economic_type": "151"}, FAILED),
        ({"kind": "03", "holding": "110"}, FAILED),
        ({"kind": "03"}, PASSED),
        ({"kind": "05", "economic_type": "130"}, PASSED),
    ],
)
def test_an_enterprise_of_the_state_is_no_new_organisation(body: Row, verdict: Verdict) -> None:
    lists = {"organization": [{"is_two_new": True, **body}]}
    assert told("two-new.consistency", "is_two_new", Organization, lists) == [verdict]


@pytest.mark.parametrize(
    ("post", "months", "verdict"),
    [
        ("护林员", 6, PASSED),
        ("护林员", None, FAILED),
        (None, 6, FAILED),
        (None, 0, SILENT),
        (None, None, SILENT),
    ],
)
def test_no_month_in_no_post_is_no_mistake(post: str | None, months: int | None, verdict: Verdict) -> None:
    lists = {"relapse_member": [{"public_post": post, "public_post_months": months}]}
    assert told("relapse.post-time", "public_post", RelapseMember, lists) == [verdict]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("锟斤拷", FAILED),
        ("李\ufffd", FAILED),
        ("张?", FAILED),
        ("李锟", PASSED),
        ("买买提·艾合买提", PASSED),
    ],
)
def test_broken_characters_are_no_name(name: str, verdict: Verdict) -> None:
    assert told("name.blank-or-invalid", "name", Resident, {"resident": [{"name": name}]}) == [verdict]


@pytest.mark.parametrize(
    ("task", "verdict"),
    [
        ({"status": "02"}, FAILED),
        ({"progress": 40}, FAILED),
        ({"status": "03"}, PASSED),
        ({"progress": 100}, PASSED),
        ({"status": "02", "progress": 100}, PASSED),
        ({"status": "02", "extension_note": "延至年底"}, PASSED),
        ({"status": "02", "closed_on": "2026-09-20"}, PASSED),
        ({}, UNKNOWN),
    ],
)
def test_a_task_is_done_by_its_status_or_its_progress(task: Row, verdict: Verdict) -> None:
    lists = {"responsibility_task": [{"due_on": "2026-09-29", **task}]}
    assert told("task.due-passed", "due_on", ResponsibilityTask, lists) == [verdict]


@pytest.mark.parametrize(
    ("visit", "verdict"),
    [
        ({"household_number": "1", "division_code": "539925101201", "visited_on": "2026-06-30"}, PASSED),
        ({"household_number": "1", "division_code": "539925101201", "visited_on": "2026-06-29"}, FAILED),
        ({"household_number": "2", "division_code": "539925101202", "visited_on": "2026-09-01"}, FAILED),
        ({"household_number": "2", "division_code": "539925102201", "visited_on": "2026-09-01"}, SILENT),
        ({"household_number": "1", "visited_on": "2026-09-01"}, SILENT),
        (None, UNKNOWN),
    ],
    ids=["in time", "late", "never", "only visits in another township", "a list without places", "no list"],
)
def test_a_township_without_visits_has_sent_no_list(visit: Row | None, verdict: Verdict) -> None:
    household = {"number": "1", "kinds": "04", "division_code": "539925101201"}
    lists: dict[str, Sequence[Row]] = {"household": [household], "visit": [] if visit is None else [visit]}
    assert told("visit.frequency", "number", Household, lists) == [verdict]
