"""The verdict on a column is the verdict on each of its texts, with the same reason and the same parts."""

import os
from collections import Counter
from collections.abc import Callable
from enum import Enum

import polars as pl
import pytest

from jiceng.identifiers import Identifier, IdentifierError, Reason, ResidentId

# The full run of one million values a kind takes minutes: JICENG_NEAR_VALID=1000000 pytest tests/identifiers
COUNT = int(os.environ.get("JICENG_NEAR_VALID", "3000"))


def _alone(kind: type[Identifier], text: str) -> dict[str, object]:
    """Return the row of the column that a single text should give."""
    try:
        number = kind.parse(text)
    except IdentifierError as error:
        nothing = dict.fromkeys(kind.parts)
        return {"valid": False, "reason": error.reason.value, "value": None, "changed": False, **nothing}
    parts = {name: _plain(getattr(number, name)) for name in kind.parts}
    return {"valid": True, "reason": None, "value": str(number), "changed": number != text, **parts}


def _plain(part: object) -> object:
    if isinstance(part, Enum):
        return part.value
    return str(part) if isinstance(part, str) else part


def test_a_column_agrees_with_each_of_its_texts(
    kind: type[Identifier], near_valid: Callable[[int], list[str]]
) -> None:
    reasons: Counter[object] = Counter()
    differences = 0
    texts = near_valid(COUNT)
    for start in range(0, COUNT, 100_000):
        some = texts[start : start + 100_000]
        for text, row in zip(some, kind.columns(pl.Series(some)).iter_rows(named=True), strict=True):
            alone = _alone(kind, text)
            reasons[alone["reason"]] += 1
            differences += alone != row
    assert differences == 0
    assert reasons[None] > COUNT / 5
    assert {"length", "charset", "several", "blank", "placeholder", "precision-lost"} <= set(reasons)


def test_the_columns_are_named_after_the_parts(kind: type[Identifier]) -> None:
    empty = kind.columns(pl.Series([], dtype=pl.String))
    assert empty.columns == ["valid", "reason", "value", "changed", *kind.parts]
    assert empty.height == 0


def test_a_missing_text_stays_missing(kind: type[Identifier]) -> None:
    for series in (pl.Series([None, None]), pl.Series([None, None], dtype=pl.String)):
        frame = kind.columns(series)
        assert frame["valid"].to_list() == frame["reason"].to_list() == [None, None]
        assert frame["changed"].to_list() == [False, False]
        assert all(frame[part].null_count() == 2 for part in kind.parts)


def test_categories_are_text_too(kind: type[Identifier], made_up: Callable[[int], list[str]]) -> None:
    numbers = made_up(3)
    for dtype in (pl.Categorical(), pl.Enum(sorted(set(numbers)))):
        assert kind.columns(pl.Series(numbers, dtype=dtype))["valid"].all()


@pytest.mark.parametrize("junk", [pl.Series([1, 2]), pl.Series([1.5]), pl.Series([["a"]]), "text", None, 3])
def test_a_column_of_anything_else_is_refused(kind: type[Identifier], junk: pl.Series) -> None:
    with pytest.raises(IdentifierError) as caught:
        kind.columns(junk)
    assert caught.value.reason in (Reason.TYPE, Reason.BLANK)


def test_the_series_given_is_left_alone() -> None:
    series = pl.Series(["53992519491231005x"])
    assert ResidentId.columns(series)["changed"].to_list() == [True]
    assert series.to_list() == ["53992519491231005x"]
