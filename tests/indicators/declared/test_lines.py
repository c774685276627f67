"""Where keys stand in a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.indicators.declared.lines import LineIndex, deepest_nesting

TEXT = '''# [[not]] = a table
format = 1   # key = 3
title = "[not] = a table"
about = """
[[indicator]]
inner = 1
"""
[basis]
number = "一"
[[indicator]]
id = "a"
score = { form = "tiers", tiers = [
    { at_least = 1, points = 2 },
    { points = 0 },
] }
[indicator.value]
reported = true
[[indicator]]
id = "b"
[indicator.score]
per = 1
[[indicator.event]]
name = "x"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 2),
        (("title",), 3),
        (("basis", "number"), 9),
        (("indicator", 0, "id"), 11),
        (("indicator", 0, "score", "tiers", 0, "at_least"), 13),
        (("indicator", 0, "score", "tiers", 1, "points"), 12),
        (("indicator", 0, "value", "reported"), 17),
        (("indicator", 1), 18),
        (("indicator", 1, "id"), 19),
        (("indicator", 1, "missing"), 18),
        (("indicator", 1, "score", "per"), 21),
        (("indicator", 1, "event", 0, "name"), 23),
        (("inner",), None),
        ((), None),
    ],
)
def test_the_line_of_a_key(path: tuple[str | int, ...], line: int | None) -> None:
    assert LineIndex(TEXT).line(path) == line


def test_nesting_is_counted_outside_strings_and_comments() -> None:
    assert deepest_nesting('a = "[[[[" # [[[[[') == 0
    assert deepest_nesting("a = [[1], [{ b = [2] }]]") == 4


@given(st.text(max_size=200))
def test_any_text_can_be_indexed(text: str) -> None:
    assert LineIndex(text).line(("no-such-key", 0)) is None
    assert deepest_nesting(text) >= 0


def test_a_list_begins_with_its_first_table() -> None:
    index = LineIndex('id = "x"\n[[grades]]\nname = "优"\n[[grades]]\nname = "差"\n')
    assert (index.line(("grades",)), index.line(("grades", 1, "name"))) == (2, 5)
