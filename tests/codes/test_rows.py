"""Every row of every table, tested as data."""

import re
import unicodedata
from collections import Counter

import pytest

from jiceng.codes import TABLES, CodeEnum, enum_of
from jiceng.codes.spelling import normal_form

KINDS = [enum_of(table_id) for table_id in sorted(TABLES)]
ROWS = [row for kind in KINDS for row in kind]
ODD_BLANKS = re.compile("[\u00a0\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff]")
SHARED_LABELS = {
    ("gb-32100-2015-class", "其他"),
    ("dispute-type", "其他"),
    ("gbt-2261.3-2003", "有慢性病"),
    ("gat-2000.156-2016", "中朝边境地区出入境通行证（中方）"),
}


def name_of(value: object) -> str:
    return value.table.id if isinstance(value, type) and issubclass(value, CodeEnum) else str(value)


def test_the_tables_are_all_there() -> None:
    assert len(KINDS) == 182
    assert len(ROWS) == 2109


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_the_head_says_where_the_table_comes_from(kind: type[CodeEnum]) -> None:
    head = kind.table
    assert head.title.zh
    assert head.title.en
    assert head.standard
    assert head.sources
    assert all(head.sources)
    assert head.certainty in {"read", "partly", "known"}
    assert head.status in {"current", "superseded", "local"}
    assert head.edition or head.status == "local"
    assert head.rows == len(kind)
    assert head.is_open or len(kind) > 0
    if not len(kind):
        assert head.certainty == "known"


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_codes_are_clean_sorted_and_of_the_pattern(kind: type[CodeEnum]) -> None:
    codes = [row.value for row in kind]
    assert codes == sorted(set(codes))
    assert len(codes) == len(kind.__members__)  # a repeated code would have become an alias
    for code in codes:
        assert code.isascii()
        assert re.fullmatch("[0-9A-Z-]+", code)
        assert kind.table.has_form(code)


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_labels_and_names_are_clean_and_unique(kind: type[CodeEnum]) -> None:
    labels = Counter(row.zh for row in kind)
    assert {(kind.table.id, zh) for zh, count in labels.items() if count > 1} <= SHARED_LABELS
    assert len({row.en for row in kind}) == len(kind)
    for row in kind:
        assert re.fullmatch("[A-Z][A-Z0-9_]*", row.name)
        assert row.en
        for text in (row.zh, *row.also):
            assert text == unicodedata.normalize("NFC", text) == text.strip()
            assert not ODD_BLANKS.search(text)
            assert text.encode("gb18030").decode("gb18030") == text


def test_parents_are_rows_of_the_same_table_and_go_up_to_the_top() -> None:
    for row in ROWS:
        above, steps = row.parent, 0
        while above is not None:
            assert type(above) is type(row)
            above, steps = above.parent, steps + 1
            assert steps < 5


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_every_way_of_writing_finds_its_row_and_no_other(kind: type[CodeEnum]) -> None:
    for row in kind:
        assert kind.find(row.value) is row
        assert kind.find(row.label) is row
        assert kind.find(row.name) is row
        assert kind.find(row.en) is row
        if (kind.table.id, row.zh) not in SHARED_LABELS:
            assert row.label == row.zh
        written = [normal_form(text) for text in (row.value, row.zh, *row.also)]
        assert len(written) == len(set(written)), f"{row.name}: a spelling is listed twice"
        for text in row.also:
            assert kind.find(text) is row, f"{row.name}: {text} is another row, take it out of `also`"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.table.found_by], ids=name_of)
def test_the_columns_that_find_a_row(kind: type[CodeEnum]) -> None:
    for row in kind:
        for column in kind.table.found_by:
            assert getattr(row, column) == "" or kind.find(getattr(row, column)) is row


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.table.zero_may_be_lost], ids=name_of)
def test_a_lost_zero_is_found_where_the_table_says_so(kind: type[CodeEnum]) -> None:
    shorter = [row for row in kind if row.value.startswith("0")]
    assert shorter
    for row in shorter:
        assert kind.find(row.value.lstrip("0") or "0") is row


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.table.zero_may_be_lost], ids=name_of)
def test_a_lost_zero_is_not_guessed_elsewhere(kind: type[CodeEnum]) -> None:
    codes = {row.value for row in kind}
    for code in codes:
        short = code.lstrip("0") or "0"
        assert short in codes or kind.find(short) is None
