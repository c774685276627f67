"""The gate: no byte of a stranger's file comes to a reader before it was looked at.

`examine` says what is wrong with a file as a whole, in a sentence for the clerk; `read_sheets` reads a
workbook that has passed, in a process with limits where the system has such. See `docs/hostile-input.md`.
"""

from jiceng.ledger.gate.child import SheetCells
from jiceng.ledger.gate.entrance import Examined, examine, read_sheets
from jiceng.ledger.gate.flaws import Flaw, FlawError, refusal
from jiceng.ledger.gate.holding import Holding
from jiceng.ledger.gate.magic import recognise
from jiceng.ledger.gate.marks import ERROR_TEXTS, Mark, Marks
from jiceng.ledger.gate.package import Remark

__all__ = [
    "ERROR_TEXTS",
    "Examined",
    "Flaw",
    "FlawError",
    "Holding",
    "Mark",
    "Marks",
    "Remark",
    "SheetCells",
    "examine",
    "read_sheets",
    "recognise",
    "refusal",
]
