"""Every error is one of three kinds, and survives a copy."""

import copy

import pytest

from jiceng.errors import DataError, DeclarationError, JicengError, UnknownCodeError


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [(DataError, ValueError), (DeclarationError, TypeError), (UnknownCodeError, LookupError)],
)
def test_each_kind_is_ours_and_is_caught_as_the_usual_one(kind: type[JicengError], builtin: type) -> None:
    assert issubclass(kind, JicengError)
    assert issubclass(kind, builtin)


def test_a_data_error_has_a_code_for_programs_and_a_sentence_for_clerks() -> None:
    error = DataError("file.not-found", "找不到文件，请检查路径。")
    assert (error.code, error.message, str(error)) == (
        "file.not-found",
        "找不到文件，请检查路径。",
        "找不到文件，请检查路径。",
    )


def test_a_data_error_survives_a_copy() -> None:
    error = DataError("file.not-found", "找不到文件，请检查路径。")
    twin = copy.copy(error)
    assert (type(twin), twin.code, twin.message) == (DataError, error.code, error.message)
