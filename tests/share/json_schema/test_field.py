"""A property for each sort of field, on a specimen that has one of each."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

import pytest
from jsonschema import Draft202012Validator
from pydantic import Field

from jiceng.codes import Ethnicity, Sex
from jiceng.identifiers import GridCode
from jiceng.labels import Label, Reference, Required, Source, Stage, Unit
from jiceng.models import Entity, Record
from jiceng.models._marks import CALENDAR_DAY, DECIMAL, SEVERAL
from jiceng.privacy import NAME, PERSONAL, PUBLIC, SENSITIVE
from jiceng.share import entity_schema
from tests.share.json_schema.validators import dumped, validator

FORM = Source("县级台账惯例", "第三条")


class Specimen(Record):
    """样表 / specimen."""

    entity: ClassVar[Entity] = Entity("specimen", Label("样表", "specimen"), ("number",), FORM, SENSITIVE)

    number: Annotated[str, Label("编号", "number"), PUBLIC, FORM, Field(min_length=1, max_length=9)]
    """Number of the specimen."""
    letter: Annotated[
        str | None, Label("字母", "letter"), PUBLIC, FORM, Field(max_length=1, pattern="^[A-Z]$")
    ] = None
    """One letter of the alphabet."""
    share: Annotated[
        Decimal | None,
        Label("占比", "share"),
        PUBLIC,
        FORM,
        Unit("%"),
        Required(Stage.CLOSED),
        Field(gt=0, lt=1),
        DECIMAL,
    ] = None
    """How much of the whole it is."""
    shift: Annotated[Decimal | None, Label("变化", "shift"), PUBLIC, FORM, Field(ge=-5, le=5), DECIMAL] = None
    """How much it has changed."""
    rank: Annotated[int, Label("名次", "rank"), PUBLIC, FORM, Field(gt=0, lt=100)]
    """Place in the order."""
    grid: Annotated[
        GridCode | None,
        Label("网格编码", "grid code", also=("网格",)),
        PUBLIC,
        FORM,
        Reference("grid", "code"),
    ] = None
    """Grid in which it lies."""
    peoples: Annotated[tuple[Ethnicity, ...] | None, Label("民族", "peoples"), PERSONAL, FORM, SEVERAL] = None
    """The peoples that live there."""
    sex: Annotated[Sex, Label("性别", "sex"), PERSONAL, FORM]
    """Sex as registered."""
    seen_on: Annotated[date, Label("日期", "seen on"), NAME, FORM, CALENDAR_DAY]
    """Day of the visit."""
    is_open: Annotated[bool, Label("是否公开", "open"), PUBLIC, FORM]
    """Whether all may see it."""


NEEDED = {"number": "1", "rank": 3, "sex": "1", "seen_on": "2026-09-30", "is_open": True}


@pytest.fixture(scope="module")
def schema() -> Any:
    return entity_schema(Specimen)


@pytest.fixture(scope="module")
def fields(schema: Any) -> Any:
    return schema["properties"]


def test_the_specimen_is_sound_and_has_no_example(schema: Any) -> None:
    Draft202012Validator.check_schema(schema)
    assert "examples" not in schema
    assert schema["required"] == list(NEEDED)
    assert schema["x-source"] == {"document": "县级台账惯例", "clause": "第三条"}
    assert schema["x-membership"] == {"level": "sensitive", "identifies": "quasi"}


def test_a_field_in_full(fields: Any) -> None:
    pattern = fields["grid"].pop("pattern")
    assert pattern.startswith("^(?:")
    assert pattern.endswith(")$")
    assert fields["grid"] == {
        "type": ["string", "null"],
        "description": "网格编码 / Grid in which it lies.",
        "x-label": "网格编码",
        "x-label-en": "grid code",
        "x-also": ["网格"],
        "x-identifier": "grid-code",
        "x-privacy": {"level": "public", "identifies": "nobody"},
        "x-source": {"document": "县级台账惯例", "clause": "第三条"},
        "x-reference": {"entity": "grid", "field": "code"},
    }


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("number", {"type": "string", "minLength": 1, "maxLength": 9}),
        ("letter", {"type": ["string", "null"], "maxLength": 1, "pattern": "^[A-Z]$"}),
        ("rank", {"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 100}),
        ("share", {"type": ["string", "null"], "x-exclusiveMinimum": "0", "x-exclusiveMaximum": "1"}),
        ("shift", {"type": ["string", "null"], "x-minimum": "-5", "x-maximum": "5", "x-format": "decimal"}),
        ("share", {"x-unit": "%", "x-required-from": "closed"}),
        (
            "sex",
            {"allOf": [{"$ref": "urn:jiceng:code-table:gbt-2261.1-2003"}], "x-required-from": "registered"},
        ),
        ("peoples", {"type": ["array", "null"], "items": {"$ref": "urn:jiceng:code-table:gbt-3304-1991"}}),
        ("seen_on", {"type": "string", "format": "date"}),
        ("is_open", {"type": "boolean"}),
    ],
)
def test_what_a_field_takes(fields: Any, name: str, values: dict[str, object]) -> None:
    assert values.items() <= fields[name].items()


@pytest.mark.parametrize(
    ("name", "good", "wrong"),
    [
        ("letter", ("A", None), ("a", "AB", "1")),
        ("share", ("0.5", "1E-7", "0.0000000001"), ("-0.5", ".5", "5.", "0,5", "1e-7", "一半", 0.5)),
        ("shift", ("-0.5", "5", "-1E-7", "-0"), ("--1", "+1", " 1", "", "-")),
        ("peoples", (["01", "15"], ["01"], None), (["99x"], "01|15", [None])),
        ("seen_on", ("2024-02-29",), ("2026-02-29", "20260930", "2026-W40-3", "2026-09-30T00:00", None)),
        ("rank", (1, 99), (0, 100, "1", True, 1.5)),
    ],
)
def test_good_and_wrong(name: str, good: tuple[object, ...], wrong: tuple[object, ...]) -> None:
    for value in good:
        record = {**NEEDED, name: value}
        assert validator(Specimen).is_valid(record), value
        assert validator(Specimen).is_valid(dumped(Specimen.model_validate(record)))
    for value in wrong:
        assert not validator(Specimen).is_valid({**NEEDED, name: value}), value


@pytest.mark.parametrize("zero", ["-0", "-0.0", "-0E-7", "0", "0E+5"])
def test_where_no_number_is_negative_a_zero_still_may_have_a_sign(zero: str) -> None:
    """A decimal zero keeps the sign it was given, and is no less than zero."""
    from jiceng.models import ResponsibilityTask

    task = ResponsibilityTask.model_validate({"year": 2026, "number": 1, "title": "排查", "progress": zero})
    assert validator(ResponsibilityTask).is_valid(dumped(task))
    assert not validator(ResponsibilityTask).is_valid({**dumped(task), "progress": "-0.1"})
