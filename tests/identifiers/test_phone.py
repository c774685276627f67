"""Phone numbers as people write them."""

import pytest

from jiceng.identifiers import Phone


@pytest.mark.parametrize("text", ["4008-123-123", "400-812-3123", "86-13900000012", "+86 139 0000 0012"])
def test_other_ways_of_writing_a_true_number(text: str) -> None:
    assert Phone.is_valid(text)
