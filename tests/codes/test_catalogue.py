"""All tables together, and what an import of the package loads."""

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiceng.codes import TABLES, CodeTable, Ethnicity, MaritalStatus, Sex, enum_of, search, table
from jiceng.errors import DeclarationError, UnknownCodeError


def test_tables_are_a_mapping_by_id() -> None:
    assert TABLES["gbt-2261.1-2003"] is Sex.table is table("gbt-2261.1-2003")
    assert enum_of("gbt-3304-1991") is Ethnicity
    assert len(TABLES) == len(list(TABLES)) == len(dict(TABLES))
    assert list(TABLES) == sorted(TABLES)
    assert all(isinstance(head, CodeTable) and head.id == table_id for table_id, head in TABLES.items())
    assert "gbt-2261.1-2003" in TABLES
    assert "gbt-2261.1" not in TABLES
    assert None not in TABLES


@given(st.one_of(st.text(), st.none(), st.integers(), st.lists(st.integers())))
def test_an_unknown_id_is_a_typed_error_without_the_value(table_id: object) -> None:
    for ask in (table, enum_of, lambda key: TABLES[key]):
        with pytest.raises(UnknownCodeError) as caught:
            ask(table_id)
        assert not isinstance(caught.value, KeyError)
        assert str(caught.value) == "no code table has this id; the keys of jiceng.codes.TABLES are the ids"


def test_a_default_is_given_for_an_unknown_id() -> None:
    assert TABLES.get("no-such") is None
    assert TABLES.get("no-such", Sex.table) is Sex.table
    assert TABLES.get("gbt-2261.1-2003") is Sex.table


def test_a_search_finds_a_label_in_every_table_that_has_it() -> None:
    found = search("已婚")
    assert [(one.table.id, one.code, one.zh, one.en) for one in found] == [
        ("gbt-2261.2-2003", "20", "已婚", "married")
    ]
    assert found[0].is_exact
    assert found[0].row is MaritalStatus.MARRIED
    assert [one.table.id for one in search("丧偶")] == ["gbt-2261.2-2003"]
    assert len(search("其他")) > 20


def test_a_search_for_an_unknown_label_gives_the_nearest_first() -> None:
    found = search("己婚")
    assert found
    assert not any(one.is_exact for one in found)
    assert len(found) <= 10
    assert MaritalStatus.MARRIED in [one.row for one in found]
    assert search("己婚", near=2) == found[:2]
    assert search("己婚", near=0) == search("己婚", near=-1) == ()
    assert search("☃") == search("") == ()


@pytest.mark.parametrize("thing", [None, 1, 1.5, b"1", ["1"], {}])
def test_a_search_for_junk_finds_nothing(thing: object) -> None:
    assert search(thing) == ()


def test_an_import_loads_no_table_and_nothing_heavy() -> None:
    program = (
        "import sys, jiceng.codes\n"
        "print(*(name for name in sys.modules if name.startswith('jiceng.codes.tables.')))\n"
        "print(*({'polars', 'numpy', 'pydantic'} & set(sys.modules)))\n"
        "from jiceng.codes import Sex\n"
        "print(*(name for name in sys.modules if name.startswith('jiceng.codes.tables.')))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == [
        "",
        "",
        "jiceng.codes.tables.person jiceng.codes.tables.person.sex",
        "",
    ]


@pytest.mark.parametrize("junk", [None, "3", 2.5, Decimal("NaN")], ids=repr)
def test_how_many_is_a_whole_number(junk: object) -> None:
    with pytest.raises(DeclarationError):
        search("已昏", junk)  # type: ignore[arg-type]
    with pytest.raises(DeclarationError):
        enum_of("gbt-2261.2-2003").suggest("已昏", junk)  # type: ignore[arg-type]
