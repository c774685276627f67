"""All code tables together: by id, and a search over every one of them.

>>> table("gbt-2261.1-2003").title.zh
'人的性别代码'
>>> [(found.table.id, found.code) for found in search("丧偶") if found.is_exact]
[('gbt-2261.2-2003', '30')]
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TypeVar, overload

import attrs

from jiceng.codes.code_enum import CodeEnum
from jiceng.codes.code_table import CodeTable
from jiceng.codes.lookup import near_rows
from jiceng.codes.tables import MODULES, TABLE_IDS
from jiceng.errors import DeclarationError, UnknownCodeError

__all__ = ["TABLES", "Match", "enum_of", "search", "table"]

_Default = TypeVar("_Default")


@attrs.frozen
class Match:
    """A row that a search found, in which table, and whether the text is one of its spellings."""

    table: CodeTable
    row: CodeEnum
    is_exact: bool

    @property
    def code(self) -> str:
        """The code."""
        return self.row.value

    @property
    def zh(self) -> str:
        """The Chinese label."""
        return self.row.zh

    @property
    def en(self) -> str:
        """The English name in words."""
        return self.row.en


def enum_of(table_id: object) -> type[CodeEnum]:
    """Return the enum of the table with this id. Raises `UnknownCodeError` if there is none."""
    name = TABLE_IDS.get(table_id) if isinstance(table_id, str) else None
    if name is None:
        raise UnknownCodeError("no code table has this id; the keys of jiceng.codes.TABLES are the ids")
    kind: type[CodeEnum] = getattr(import_module(f"jiceng.codes.tables.{MODULES[name]}"), name)
    return kind


def table(table_id: object) -> CodeTable:
    """Return the head of the table with this id. Raises `UnknownCodeError` if there is none."""
    return enum_of(table_id).table


class _Tables(Mapping[str, CodeTable]):
    """The heads of all tables by id, each loaded when it is first asked for."""

    def __getitem__(self, table_id: object) -> CodeTable:
        return table(table_id)

    def __iter__(self) -> Iterator[str]:
        return iter(TABLE_IDS)

    def __len__(self) -> int:
        return len(TABLE_IDS)

    @overload
    def get(self, table_id: object, /) -> CodeTable | None: ...
    @overload
    def get(self, table_id: object, default: CodeTable | _Default, /) -> CodeTable | _Default: ...
    def get(self, table_id: object, default: object = None, /) -> object:
        """Return the head of a table, or the default if there is no table of this id."""
        return table(table_id) if table_id in self else default

    def __contains__(self, table_id: object) -> bool:
        return isinstance(table_id, str) and table_id in TABLE_IDS


TABLES: Mapping[str, CodeTable] = _Tables()


def search(text: object, near: int = 10) -> tuple[Match, ...]:
    """Return every row of every table that a text spells; if there is none, at most `near` rows like it.

    Exact rows come in the order of the table ids, the others with the nearest first. Raises
    `DeclarationError` when `near` is no whole number.
    """
    if not isinstance(near, int):
        raise DeclarationError("near is a whole number")
    if not isinstance(text, str):
        return ()
    kinds = [enum_of(table_id) for table_id in TABLE_IDS]
    exact = [Match(kind.table, row, True) for kind in kinds if (row := kind.find(text)) is not None]
    if exact:
        return tuple(exact)
    like = [pair for kind in kinds for pair in near_rows(kind, text)]
    like.sort(key=lambda pair: -pair[0])
    return tuple(Match(row.table, row, False) for _, row in like[: max(near, 0)])
