"""The subset of regular expressions that all engines read alike."""

import re

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jiceng.expr.patterns import problem_of


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]{17}[0-9X]",
        "1[3-9][0-9]{9}|(0[0-9]{2,3}-?)?[2-9][0-9]{6,7}(-[0-9]{1,6})?",
        r"[0-9](\.[0-9]+)?[Ee][+]?[0-9]{1,2}",
        "[一-龥·]{2,20}",
        "[^0-9 ]+",
        r"[\-\]\\]",
        "((a|b)c)?",
        "(abc){2,3}",
        "a{0,255}",
        "a{3,}",
    ],
)
def test_what_all_engines_share_is_taken(pattern: str) -> None:
    assert problem_of(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        (r"\d+", "spell a class out"),
        (r"\w", "spell a class out"),
        (r"\u4e00", "spell a class out"),
        ("a\\", "spell a class out"),
        ("^a", "leave anchors out"),
        ("a$", "leave anchors out"),
        ("a.b", "leaves out"),
        ("a??", "only once"),
        ("a++", "only once"),
        ("a{2}{3}", "only once"),
        ("*a", "only once"),
        ("(?:a)", "only once"),
        ("(?=a)", "only once"),
        ("(?i)a", "only once"),
        ("{", "only once"),
        ("a{,3}", "only once"),
        ("a{256}", "255"),
        ("a{1,1000}", "255"),
        ("a{3,2}", "min repeat greater than max"),
        ("[z-a]", "bad character range"),
        ("[a", "a class is closed"),
        ("[]", "a class is closed"),
        ("[[:alpha:]]", "a class is closed"),
        ("[a-z&&[^b]]", "a class is closed"),
        ("[a-]", "a class is closed"),
        (r"[\d]", "a class is closed"),
        ("(a", "without a closing one"),
        ("a)", "without an opening one"),
        ("]", "escape it"),
        ("}", "escape it"),
        ("", "a branch is empty"),
        ("a|", "a branch is empty"),
        ("()", "a branch is empty"),
        ("(a+)+", "must not hold a repeat"),
        ("((a|b*)c){2}", "must not hold a repeat"),
        ("\ud800", "escape it"),
    ],
)
def test_what_engines_read_differently_is_refused_with_a_sentence(pattern: str, sentence: str) -> None:
    assert sentence in str(problem_of(pattern))


@settings(max_examples=300)
@given(
    st.text("ab01[]()|?*+{},^-.$\\&~ 一\n", max_size=8),
    st.lists(st.text("ab01-一\n", max_size=5), max_size=8),
)
def test_whatever_is_taken_matches_alike_in_both_engines(pattern: str, texts: list[str]) -> None:
    if problem_of(pattern) is not None:
        return
    by_polars = pl.Series(texts, dtype=pl.String).str.contains(rf"\A(?:{pattern})\z").to_list()
    assert by_polars == [re.fullmatch(pattern, text) is not None for text in texts]
