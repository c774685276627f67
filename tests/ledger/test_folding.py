"""Texts in one form, and the brackets in them: the same as the whole text at once, in time that grows with it."""

import time
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from jiceng.ledger.brackets import in_brackets, outside_brackets
from jiceng.ledger.folding import folded


@given(st.text(max_size=100))
def test_a_text_of_a_cell_is_in_normal_form(text: str) -> None:
    assert folded(text) == unicodedata.normalize("NFKC", text)


@given(st.text("ＡＢ１２（）男村abc ", min_size=101, max_size=400))
def test_full_width_signs_of_a_long_text_become_plain_ones(text: str) -> None:
    assert folded(text) == unicodedata.normalize("NFKC", text)


def test_a_run_of_combining_marks_takes_no_time() -> None:
    before = time.process_time()
    for _ in range(10):
        folded("e" + "\u0316\u0301" * 16_000)  # 0.8 s each, were it sorted as a whole
    assert time.process_time() - before < 2


@given(st.text("([]){}【】姓名x\n", max_size=12))
def test_what_stands_in_brackets_and_beside_them_is_all_there_is(text: str) -> None:
    inside, outside = in_brackets(text), outside_brackets(text)
    assert len(outside) + sum(len(part) + 2 for part in inside) == len(text)


def test_open_brackets_take_no_time() -> None:
    before = time.process_time()
    assert outside_brackets("(" * 1_000_000) == "(" * 1_000_000
    assert in_brackets("(" * 1_000_000) == []
    assert time.process_time() - before < 2
