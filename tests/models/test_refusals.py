"""What is said of data that is no record: the field, what is wrong, and nothing else."""

import copy
from datetime import datetime

import pytest

from jiceng.errors import DataError
from jiceng.models import (
    Dispute,
    FieldProblem,
    Household,
    IndicatorValue,
    Person,
    Record,
    RecordError,
    Resident,
    ResponsibilityTask,
)


def problem(model: type[Record], **data: object) -> FieldProblem:
    with pytest.raises(RecordError) as caught:
        model.model_validate(data)
    (only,) = caught.value.problems
    return only


@pytest.mark.parametrize(
    ("found", "field", "code", "message"),
    [
        (lambda: problem(Resident), "name", "missing", "“姓名”没有填写"),
        (lambda: problem(Resident, name=""), "name", "too-short", "“姓名”不能少于 1 个字"),
        (lambda: problem(Resident, name="某" * 51), "name", "too-long", "“姓名”不能超过 50 个字"),
        (lambda: problem(Resident, name=1), "name", "not-text", "“姓名”应为文字"),
        (lambda: problem(Resident, name="某某", sex="7"), "sex", "not-in-table", "“性别”不是代码表中的代码"),
        (
            lambda: problem(Resident, name="某某", birth_date="19990101"),
            "birth_date",
            "not-a-day",
            "“出生日期”不是有效的日期，请写成 2026-09-30",
        ),
        (
            lambda: problem(Resident, name="某某", birth_date="1999-02-29"),
            "birth_date",
            "not-a-day",
            "“出生日期”不是有效的日期，请写成 2026-09-30",
        ),
        (
            lambda: problem(Resident, name="某某", birth_date=datetime(1999, 1, 1, 8)),  # noqa: DTZ001
            "birth_date",
            "not-a-day",
            "“出生日期”不是有效的日期，请写成 2026-09-30",
        ),
        (lambda: problem(Resident, name="某某", nickname="x"), None, "unknown-field", "没有这个字段"),
        (
            lambda: problem(Household, number="1", member_count=-1),
            "member_count",
            "too-small",
            "“户人口数”不能小于 0",
        ),
        (
            lambda: problem(Household, number="1", member_count=10**13),
            "member_count",
            "too-large",
            "“户人口数”不能大于 1000000000000",
        ),
        (
            lambda: problem(Household, number="1", member_count="三"),
            "member_count",
            "not-whole",
            "“户人口数”应为整数",
        ),
        (
            lambda: problem(ResponsibilityTask, year=2026, number=1, title="任务", progress="NaN"),
            "progress",
            "not-a-number",
            "“进展”应为数字，小数不超过 10 位",
        ),
        (
            lambda: problem(
                IndicatorValue, unit_code="539925", indicator="a", period="2026Q3", value="0.12345678901"
            ),
            "value",
            "not-a-number",
            "“数值”应为数字，小数不超过 10 位",
        ),
    ],
)
def test_each_problem_has_a_code_and_a_sentence(
    found: object, field: str | None, code: str, message: str
) -> None:
    assert callable(found)
    assert found() == FieldProblem(field, code, message)


def test_an_identifier_says_which_part_is_wrong() -> None:
    found = problem(Household, number="1", member_count=1, head_id_number="539925194912310021")
    assert (found.field, found.code) == ("head_id_number", "resident-id.check-digit")
    assert found.message.startswith("“户主公民身份号码”：公民身份号码")
    assert "539925" not in found.message


def test_all_problems_come_at_once_in_one_sentence() -> None:
    with pytest.raises(RecordError) as caught:
        Dispute.model_validate({"found_on": "昨天", "involved_count": "许多", "nobody_knows": 1})
    error = caught.value
    assert isinstance(error, DataError)
    assert error.code == "record.invalid"
    assert [(found.field, found.code) for found in error.problems] == [
        ("number", "missing"),
        ("found_on", "not-a-day"),
        ("involved_count", "not-whole"),
        (None, "unknown-field"),
    ]
    assert str(error) == (
        "矛盾纠纷：“编号”没有填写；“排查时间”不是有效的日期，请写成 2026-09-30；“涉及人数”应为整数；没有这个字段。"
    )


def test_what_is_no_entity_goes_by_the_name_of_its_class() -> None:
    with pytest.raises(RecordError, match=r"\APerson：“姓名”没有填写。\Z"):
        Person.model_validate({})


def test_the_error_survives_a_copy() -> None:
    with pytest.raises(RecordError) as caught:
        Resident.model_validate({})
    twin = copy.copy(caught.value)
    assert (twin.problems, str(twin), twin.entity) == (caught.value.problems, str(caught.value), "实有人口")
