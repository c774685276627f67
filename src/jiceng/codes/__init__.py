"""Code tables: national and local, each with its standard, its edition and how sure its values are.

Every table is an enum and is loaded when it is first used:

>>> from jiceng.codes import Ethnicity
>>> Ethnicity.find("土家族").value
'15'

`TABLES`, `table` and `search` look over all of them; `Divisions` is the dated register of places. The sources are the TOML files in `data/`;
the enums in `tables/` are generated from them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from jiceng.codes import tables
from jiceng.codes.catalogue import TABLES, Match, enum_of, search, table
from jiceng.codes.code_enum import CodeEnum, NotInTableError
from jiceng.codes.code_table import CodeTable
from jiceng.codes.life_cycle import Transition, is_legal_step, transitions

__all__ = [
    "TABLES",
    "CodeEnum",
    "CodeTable",
    "Divisions",
    "Match",
    "NotInTableError",
    "Transition",
    "enum_of",
    "is_legal_step",
    "search",
    "table",
    "transitions",
]
__all__ += tables.__all__

if TYPE_CHECKING:  # the type checker and the IDE see every enum
    from jiceng.codes.divisions import Divisions as Divisions
    from jiceng.codes.tables import *  # noqa: F403
else:  # at run time each is loaded on first use; the type checker would take any name for a table

    def __getattr__(name: str) -> object:
        if name == "Divisions":  # a register, not a table: it comes with its own data and is rarely needed
            return import_module("jiceng.codes.divisions").Divisions
        if name not in tables.MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        kind = getattr(import_module(f"{tables.__name__}.{tables.MODULES[name]}"), name)
        globals()[name] = kind
        return kind

    def __dir__() -> list[str]:
        return sorted(__all__)
