"""A code table with the rows of a county behind its own."""

import re
import types
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import attrs

from jiceng.codes import CodeEnum
from jiceng.models.extension.document import AddedCode

__all__ = ["extended_table", "takes_rows"]


def takes_rows(kind: type[CodeEnum]) -> bool:
    """Tell whether a county may add rows: to a table that does not list all of its codes, or that is local itself."""
    return (kind.table.is_open or kind.table.status == "local") and not kind.table.found_by


def extended_table(kind: type[CodeEnum], rows: Sequence[AddedCode], origin: str) -> type[CodeEnum]:
    """Return a table with the rows of another and these. Its members are the same codes as text."""
    table = attrs.evolve(kind.table, rows=kind.table.rows + len(rows), sources=(*kind.table.sources, origin))

    def body(namespace: dict[str, Any]) -> None:
        namespace["__module__"], namespace["__doc__"] = kind.__module__, kind.__doc__
        for row in kind:
            parent = "" if row.parent is None else row.parent.value
            namespace[row.name] = (
                row.value,
                row.zh,
                row.en,
                parent,
                row.also,
                _iso(row.valid_from),
                _iso(row.valid_until),
            )
        for added in rows:
            namespace[_member_name(added.code)] = (added.code, added.zh, added.en, "", added.also)

    return cast("type[CodeEnum]", types.new_class(kind.__name__, (CodeEnum,), {"table": table}, body))


def _member_name(code: str) -> str:
    return "LOCAL_" + re.sub("[^A-Za-z0-9]", "_", code).upper()


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
