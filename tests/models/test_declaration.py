"""A model that leaves something out cannot be declared, and is told everything at once."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar

import pytest
from pydantic import BaseModel, Field

from jiceng.errors import DeclarationError
from jiceng.labels import Label, Source
from jiceng.models import Entity, Record, Resident, terms
from jiceng.privacy import INTERNAL, NAME, PUBLIC, SENSITIVE, Sensitivity

FORM = Source("县表")


def declare(annotations: dict[str, Any], **values: object) -> type[Record]:
    """Declare a record with these annotated fields; a docstring can only be given by `Field`."""
    return type("Made", (Record,), {"__annotations__": annotations, "__module__": __name__, **values})


def problems(annotations: dict[str, Any], **values: object) -> list[str]:
    with pytest.raises(DeclarationError) as raised:
        declare(annotations, **values)
    subject, listed = str(raised.value).split(": ", 1)
    assert subject == "Made"
    return listed.split("; ")


TEXT = Annotated[str, Label("名称", "name"), PUBLIC, FORM, Field(max_length=9, description="A name.")]


def test_a_whole_model_is_taken() -> None:
    assert declare({"name": TEXT})(name="某某").model_dump(exclude_unset=True) == {"name": "某某"}


@pytest.mark.parametrize(
    ("annotation", "missing"),
    [
        (Annotated[str, PUBLIC, FORM, Field(max_length=9, description="A name.")], "no Label"),
        (
            Annotated[str, Label("名称", "name"), FORM, Field(max_length=9, description="A name.")],
            "no Sensitivity",
        ),
        (
            Annotated[str, Label("名称", "name"), PUBLIC, Field(max_length=9, description="A name.")],
            "no Source",
        ),
        (Annotated[str, Label("名称", "name"), PUBLIC, FORM, Field(max_length=9)], "no docstring below it"),
        (
            Annotated[str, Label("名称", ""), PUBLIC, FORM, Field(max_length=9, description="A name.")],
            "a Label needs both languages",
        ),
        (
            Annotated[str, Label("名称", "name"), PUBLIC, FORM, Field(description="A name.")],
            "a text needs a max_length",
        ),
        (
            Annotated[int, Label("数", "number"), PUBLIC, FORM, Field(description="A number.")],
            "a whole number needs an upper bound",
        ),
        (
            Annotated[Decimal, Label("数", "number"), PUBLIC, FORM, Field(description="A number.")],
            "a decimal number ends with the mark DECIMAL, which bounds its digits",
        ),
        (
            Annotated[date, Label("日期", "day"), PUBLIC, FORM, Field(description="A day.")],
            "a date ends with the mark CALENDAR_DAY, so that no number is read as one",
        ),
        (
            Annotated[list[str], Label("名称", "name"), PUBLIC, FORM, Field(description="Names.")],
            "a field is of one plain type, or of that type or None",
        ),
        (
            Annotated[int | str, Label("名称", "name"), PUBLIC, FORM, Field(description="Either.")],
            "a field is of one plain type, or of that type or None",
        ),
        (
            Annotated[
                str | None, Label("名称", "name"), PUBLIC, FORM, Field(max_length=9, description="A name.")
            ],
            "a field that may be missing has None as its default",
        ),
    ],
)
def test_each_thing_left_out_is_named(annotation: Any, missing: str) -> None:
    assert problems({"field": annotation}) == [f"field: {missing}"]


def test_all_problems_are_listed_at_once() -> None:
    twice = Annotated[str, Label("名称", "name"), NAME, FORM, Field(max_length=9, description="A name.")]
    entity = Entity("made", Label("表", "form"), key=("number", "name"), source=FORM)
    assert problems(
        {"bare": str, "name": TEXT, "other": twice, "entity": ClassVar[Entity]}, entity=entity
    ) == [
        "bare: no Label",
        "bare: no Sensitivity",
        "bare: no Source",
        "bare: no docstring below it",
        "bare: a text needs a max_length",
        "the heading 名称 is claimed by name and other",
        "the key names number, which is no field",
        "name: a text in the key has a min_length, so that it is not empty",
    ]


@pytest.mark.parametrize(
    ("entity", "problem"),
    [
        ("made", "entity is an Entity"),
        (Entity("made", Label("表", "form"), key=(), source=FORM), "an entity has a key"),
    ],
)
def test_an_entity_has_a_key(entity: object, problem: str) -> None:
    assert problems({"name": TEXT, "entity": ClassVar[Any]}, entity=entity) == [problem]


def test_what_extends_a_model_keeps_to_the_same() -> None:
    parent = declare({"name": TEXT})
    with pytest.raises(DeclarationError, match="the heading 名称 is claimed by name and also"):
        type("Child", (parent,), {"__annotations__": {"also": TEXT}, "__module__": __name__})


@pytest.mark.parametrize("sensitivity", [PUBLIC, INTERNAL])
def test_what_extends_a_model_protects_as_much(sensitivity: Sensitivity) -> None:
    name = Annotated[str, Label("姓名", "name"), sensitivity, FORM, Field(max_length=50, description="Name.")]
    declared = {"__annotations__": {"name": name}, "__module__": __name__}
    with pytest.raises(DeclarationError, match="name: less protected than in Resident"):
        type("Shown", (Resident,), declared)


def test_what_extends_a_model_may_protect_more() -> None:
    name = Annotated[str, Label("姓名", "name"), SENSITIVE, FORM, Field(max_length=50, description="Name.")]
    made = type("Hidden", (Resident,), {"__annotations__": {"name": name}, "__module__": __name__})
    assert repr(made(name="某某")) == "Hidden(name='***')"


def test_only_a_declared_model_has_terms() -> None:
    class Bare(BaseModel):
        name: str

    with pytest.raises(DeclarationError, match="name: the field is not fully declared"):
        terms(Bare)  # type: ignore[arg-type]
