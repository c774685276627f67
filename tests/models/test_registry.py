"""The contract of every entity: named, described, sourced, classed, exported."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiceng import models
from jiceng.labels import Stage
from jiceng.models import ENTITIES, Record, Term, terms

FOLDER = Path(models.__file__).parent
FILES = sorted(path for path in FOLDER.glob("*.py") if not path.name.startswith("_"))
EACH_ENTITY = pytest.mark.parametrize("model", ENTITIES.values(), ids=ENTITIES)
EACH_TERM = pytest.mark.parametrize(
    "term",
    [
        pytest.param(term, id=f"{entity}.{name}")
        for entity, model in ENTITIES.items()
        for name, term in terms(model).items()
    ],
)


def classes_of(path: Path) -> Iterator[ast.ClassDef]:
    yield from (node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ClassDef))


def has_entity(node: ast.ClassDef) -> bool:
    return any(isinstance(item, ast.AnnAssign) and ast.unparse(item.target) == "entity" for item in node.body)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_model_file_is_exported_and_registered(path: Path) -> None:
    for node in classes_of(path):
        paste = f"from jiceng.models.{path.stem} import {node.name}"
        assert node.name in models.__all__, (
            f'paste into models/__init__.py: {paste}\nand into __all__: "{node.name}",'
        )
        if has_entity(node):
            registered = {model.__name__ for model in ENTITIES.values()}
            assert node.name in registered, f"paste into ENTITIES of models/__init__.py: {node.name},"


def test_what_is_exported_is_there_and_in_order() -> None:
    names = [name for name in models.__all__ if name.isupper()] + sorted(
        n for n in models.__all__ if not n.isupper() and n[0].isupper()
    )
    assert models.__all__ == names + sorted(name for name in models.__all__ if name[0].islower())
    assert all(hasattr(models, name) for name in models.__all__)


@EACH_ENTITY
def test_an_entity_is_called_alike_everywhere(model: type[Record]) -> None:
    entity = model.entity
    file = model.__module__.rpartition(".")[2]
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", entity.name)
    assert file == entity.name
    assert model.__name__ == "".join(part.title() for part in entity.name.split("_"))
    assert (model.__doc__ or "").splitlines()[0] == f"{entity.label.zh} / {entity.label.en}."


def test_no_two_entities_share_a_name_or_heading() -> None:
    headings = [heading for model in ENTITIES.values() for heading in model.entity.label.names]
    assert len(headings) == len(set(headings))


@EACH_ENTITY
def test_the_key_is_there(model: type[Record]) -> None:
    assert set(model.entity.key) <= set(terms(model))
    assert model.entity.source.document


@EACH_ENTITY
def test_the_list_is_as_protected_as_the_people_on_it(model: type[Record]) -> None:
    identifying = [term for term in terms(model).values() if term.sensitivity.identifies.value == "direct"]
    if model.entity.key and any(term.name in model.entity.key for term in identifying):
        assert not model.entity.membership.shown


@EACH_TERM
def test_a_term_is_labelled_in_both_languages(term: Term) -> None:
    assert re.search(r"[一-龥]", term.label.zh)
    assert term.label.en.isascii()
    assert term.label.en
    assert len(set(term.label.names)) == len(term.label.names)
    assert all(heading == heading.strip() and heading for heading in term.label.names)


@EACH_TERM
def test_a_term_is_described_in_a_sentence_and_sourced(term: Term) -> None:
    assert re.fullmatch(r"(?s)[A-Z0-9].{9,}\.", term.doc), f"{term.name}: one sentence on what it means"
    assert term.source.document
    assert term.name.isascii()


@EACH_ENTITY
def test_no_heading_points_at_two_fields(model: type[Record]) -> None:
    headings = [heading for term in terms(model).values() for heading in term.label.names]
    assert len(headings) == len(set(headings))


@EACH_ENTITY
def test_the_example_is_a_record(model: type[Record]) -> None:
    """The example shows what a filled-in row looks like; templates, pages and schemas carry it."""
    example = model.entity.example
    assert example, f"{model.__name__}: give the entity an example, a row of made-up data"
    assert set(example) <= set(terms(model))
    record = model.from_row(example)
    assert {name: value for name, value in record.row().items() if value is not None}
    missing = [
        term.name
        for term in terms(model).values()
        if term.required is Stage.REGISTERED and term.name not in example
    ]
    assert not missing, f"{model.__name__}: the example lacks {', '.join(missing)}"


@EACH_TERM
def test_a_reference_names_a_field_of_another_entity(term: Term) -> None:
    if term.reference is not None:
        target = ENTITIES[term.reference.entity]
        other = terms(target)[term.reference.field]
        assert other.type is term.type
        assert not other.many


@EACH_ENTITY
def test_what_goes_along_with_a_reference_is_on_both_sides(model: type[Record]) -> None:
    """A field named in `along` of a Reference is called alike here and there, and is of one type."""
    own = terms(model)
    for name, term in own.items():
        if term.reference is not None:
            there = terms(ENTITIES[term.reference.entity])
            lacking = [part for part in term.reference.along if part not in own or part not in there]
            assert not lacking, (
                f"{name}: along names {lacking}, which {model.entity.name} and its target share not"
            )
            assert all(own[part].type is there[part].type for part in term.reference.along), name
            assert not {name, term.reference.field} & {*term.reference.along}, name
