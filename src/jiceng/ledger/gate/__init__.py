"""The gate: no byte of a stranger's file comes to a reader before it was looked at.

`examine` says what is wrong with a file as a whole, in a sentence for the clerk; `read_sheets` reads a
workbook that has passed, in a process with limits where the system has such. See `docs/hostile-input.md`.
"""

from jiceng.ledger.gate.allowance import Allowance
from jiceng.ledger.gate.child import SheetCells
from jiceng.ledger.gate.entrance import Examined, examine, read_sheets
from jiceng.ledger.gate.flaws import Flaw, FlawError, refusal
from jiceng.ledger.gate.holding import Holding
from jiceng.ledger.gate.magic import recognise
from jiceng.ledger.gate.marks import ERROR_TEXTS, Mark, Marks
from jiceng.ledger.gate.package import Remark
from jiceng.ledger.gate.packed import PackedCells, packed
from jiceng.ledger.gate.plain_text import unmarked_wide
from jiceng.ledger.gate.reader import ROWS_OF_A_LINE, Encoder

__all__ = [
    "ERROR_TEXTS",
    "ROWS_OF_A_LINE",
    "Allowance",
    "Encoder",
    "Examined",
    "Flaw",
    "FlawError",
    "Holding",
    "Mark",
    "Marks",
    "PackedCells",
    "Remark",
    "SheetCells",
    "examine",
    "packed",
    "read_sheets",
    "recognise",
    "refusal",
    "unmarked_wide",
]
