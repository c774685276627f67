"""What every kind of number promises. A new kind is covered as soon as it stands in `IDENTIFIERS`."""

import copy
import importlib
import pickle
import pkgutil
import re
import traceback
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

import jiceng.identifiers
from jiceng.identifiers import (
    IDENTIFIERS,
    DisabilityCertificate,
    Identifier,
    IdentifierError,
    Phone,
    Reason,
    ResidentId,
)
from jiceng.privacy import PUBLIC

JUNK = (
    None, object(), True, 0, 1.5, float("nan"), b"53992519491231005X", ["1"], {"a": 1}, "", " ", "3²", "😴", "²", "½", "\ud800",
    "\udfff\ud800", "١٢٣", "𝟏𝟏", "1_000", "+1", "-1", "1e400", "NaN", "\x00", "\n", "x\n", "=cmd()", "a" * 300, "中文",
)  # fmt: skip
PERSONAL = (ResidentId, DisabilityCertificate, Phone)


def test_the_registry_is_complete() -> None:
    for module in pkgutil.iter_modules(jiceng.identifiers.__path__, "jiceng.identifiers."):
        importlib.import_module(module.name)
    missing = {kind.__name__ for kind in Identifier.__subclasses__() if kind.__module__ != __name__} - {
        kind.__name__ for kind in IDENTIFIERS
    }
    assert not missing, f"add to IDENTIFIERS in jiceng/identifiers/__init__.py: {', '.join(sorted(missing))},"


def test_names_are_unique() -> None:
    for names in (
        [kind.slug for kind in IDENTIFIERS],
        [kind.label.zh for kind in IDENTIFIERS],
        [kind.label.en for kind in IDENTIFIERS],
    ):
        assert len(set(names)) == len(IDENTIFIERS)


def test_every_kind_says_where_it_comes_from(
    kind: type[Identifier], made_up: Callable[[int], list[str]]
) -> None:
    assert kind.source.document
    assert kind.__doc__
    assert kind.__doc__.startswith(kind.label.zh)
    assert all(kind.is_valid(text) for text in made_up(200))


def test_all_kinds_have_made_up_numbers(kind: type[Identifier]) -> None:
    assert kind in IDENTIFIERS


@pytest.mark.parametrize("junk", JUNK, ids=[f"junk-{place}" for place in range(len(JUNK))])
def test_junk_survives(kind: type[Identifier], junk: object) -> None:
    assert kind.is_valid(junk) is False
    for read in (kind, kind.parse):
        with pytest.raises(IdentifierError) as caught:
            read(junk)
        _check_message(caught.value, kind)
    if isinstance(junk, str):
        assert isinstance(kind.normalise(junk).text, str)
    else:
        with pytest.raises(IdentifierError):
            kind.normalise(junk)


@given(st.text(st.characters(), max_size=30) | st.binary() | st.integers() | st.floats())
def test_any_value_gets_an_answer(value: object) -> None:
    for kind in IDENTIFIERS:
        try:
            number = kind.parse(value)
        except IdentifierError as error:
            _check_message(error, kind)
            assert not kind.is_valid(value)
        else:
            assert kind.is_valid(value)
            assert kind(number) == number


def _check_message(error: IdentifierError, kind: type[Identifier]) -> None:
    assert error.code == f"{kind.slug}.{error.reason}"
    assert error.message.startswith(kind.label.zh)
    assert error.message.endswith("。")
    assert error.message.count("。") == 1
    assert isinstance(error, ValueError)


def test_no_message_holds_the_value(kind: type[Identifier], near_valid: Callable[[int], list[str]]) -> None:
    for text in near_valid(1000):
        if not kind.is_valid(text):
            with pytest.raises(IdentifierError) as caught:
                kind.parse(text)
            error = caught.value
            said = f"{error} {error!r} {error.args} {error.__cause__} {error.__context__}"
            core = text.strip()
            assert len(core) < 4 or core in ("N/A", "NULL", "null") or core not in said


def test_parse_reads_what_format_writes(kind: type[Identifier], made_up: Callable[[int], list[str]]) -> None:
    for text in made_up(500):
        number = kind.parse(text)
        assert kind.parse(number.format()).compact == number.compact
        if kind is not Phone:  # which keeps hyphens as they are written
            assert kind.parse(number.format()) == number
        assert kind.parse(number.compact).compact == number.compact
        assert kind.parse(number) == kind(number) == text
        assert kind.normalise(text) == kind.normalise(number)
        assert kind.normalise(text).changes == ()


def test_normalising_twice_changes_nothing_more(
    kind: type[Identifier], near_valid: Callable[[int], list[str]]
) -> None:
    for text in near_valid(500):
        once = kind.normalise(text)
        if once.text == text:
            assert once.changes == ()
        if kind.is_valid(once.text) and len(text) <= 200:
            assert kind.normalise(once.text).text == once.text
            assert kind.is_valid(text)


def test_the_constructor_repairs_nothing(kind: type[Identifier], made_up: Callable[[int], list[str]]) -> None:
    for text in made_up(50):
        for written in (f" {text}", text + "\u200b", text.translate({ord("3"): "３", ord("1"): "１"}) + "\n"):
            assert kind.parse(written) == text
            with pytest.raises(IdentifierError) as caught:
                kind(written)
            assert caught.value.reason is Reason.WRITING


def test_it_is_a_text(kind: type[Identifier], made_up: Callable[[int], list[str]]) -> None:
    texts = sorted(set(made_up(50)))
    numbers = [kind(text) for text in texts]
    assert sorted(numbers) == texts
    assert set(numbers) == set(texts)
    assert dict.fromkeys(texts, 1)[numbers[0]] == 1
    assert str(numbers[0]) == f"{numbers[0]}" == texts[0]
    for number in numbers:
        for again in (copy.copy(number), copy.deepcopy(number), pickle.loads(pickle.dumps(number))):  # noqa: S301
            assert again == number
            assert type(again) is kind


def test_the_frames_of_an_error_hold_no_value(
    kind: type[Identifier], made_up: Callable[[int], list[str]]
) -> None:
    text = made_up(1)[0]
    for read in (kind, kind.parse, getattr(kind, "upgrade", kind)):
        for wrong in (f" {text}*", [text]):
            with pytest.raises(IdentifierError) as caught:
                read(wrong)
            frames = [frame for frame, _ in traceback.walk_tb(caught.value.__traceback__)]
            ours = [frame for frame in frames if frame.f_code.co_filename != __file__]
            assert ours
            assert not any(text in str(frame.f_locals) for frame in ours)


def test_masks_hide(kind: type[Identifier], made_up: Callable[[int], list[str]]) -> None:
    for text in made_up(50):
        number = kind(text)
        assert repr(number) == f"{kind.__name__}({number.masked!r})"
        assert (kind in PERSONAL) == (kind.sensitivity is not PUBLIC)
        if kind in PERSONAL:
            assert number.masked.count("*") >= len(text) - 6
            assert text not in f"{number!r} {[number]} {(number, number)}"
        else:
            assert number.masked == text


def test_errors_travel_between_processes(kind: type[Identifier]) -> None:
    with pytest.raises(IdentifierError) as caught:
        kind.parse("x")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (again.code, again.message, again.reason) == (
        caught.value.code,
        caught.value.message,
        caught.value.reason,
    )


def test_the_pattern_is_that_of_the_layouts(
    kind: type[Identifier], near_valid: Callable[[int], list[str]]
) -> None:
    pattern = re.compile(kind.pattern())
    for text in near_valid(2000):
        fits = any(layout.fits(text) for layout in kind.layouts)
        assert fits == (pattern.fullmatch(text) is not None)


def test_parts_are_documented_attributes(kind: type[Identifier], made_up: Callable[[int], list[str]]) -> None:
    number = kind(made_up(1)[0])
    for name, part in kind.parts.items():
        assert getattr(kind, name) is part
        assert getattr(number, name) == part.of(str(number))


def test_a_model_field_is_strict_and_its_error_holds_no_value(
    kind: type[Identifier], made_up: Callable[[int], list[str]]
) -> None:
    class Row(BaseModel):
        number: kind | None = None  # type: ignore[valid-type]

    text = made_up(1)[0]
    row = Row.model_validate({"number": text})
    assert type(row.number) is kind
    assert row.model_dump_json() == f'{{"number":"{text}"}}'
    assert Row.model_validate_json(row.model_dump_json()) == row
    assert Row().number is None
    for wrong in (f" {text}", text + "1234567890", 12345678, text.encode()):
        with pytest.raises(ValidationError) as caught:
            Row.model_validate({"number": wrong})
        error = caught.value
        said = f"{error} {error!r} {error.errors()} {error.json()}"
        assert text not in said
        assert "12345678" not in said
        assert f"{kind.slug}." in said
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(list[kind]).validate_python([wrong])  # type: ignore[valid-type]
        assert text not in f"{caught.value} {caught.value.errors()}"


def test_the_schema_of_a_field_is_a_text_with_a_pattern(kind: type[Identifier]) -> None:
    assert TypeAdapter(kind).json_schema() == {"type": "string", "pattern": f"^(?:{kind.pattern()})$"}
