"""How much memory the reading of one file may take: by the size of the file, or as much as somebody allows."""

from pathlib import Path

import attrs

from jiceng.ledger.gate import limits
from jiceng.ledger.gate.flaws import Flaw, FlawError

__all__ = ["Allowance"]


@attrs.frozen
class Allowance:
    """Bytes: what the process that reads a workbook may map, what cells may hold, what a Parquet file may decode to."""

    child: int
    held: int
    decoded: int

    @classmethod
    def of(cls, path: Path, memory: int | None = None) -> "Allowance":
        """Return what is allowed for a file; with `memory`, in MiB, so much for it, whatever its size.

        Raises `FlawError` when the file is gone.
        """
        try:
            size = path.stat().st_size
        except OSError:
            raise FlawError(Flaw.UNREADABLE) from None
        if memory is not None:
            return cls(
                *(
                    most * memory // limits.MEMORY_OF_SMALL
                    for most in (limits.CHILD_MEMORY_OF_SMALL, limits.MOST_HELD, limits.MOST_DECODED_OF_SMALL)
                )
            )
        if size <= limits.SMALL_FILE:
            return cls(limits.CHILD_MEMORY_OF_SMALL, limits.MOST_HELD, limits.MOST_DECODED_OF_SMALL)
        held = max(limits.MOST_HELD_OF_LARGE, limits.MOST_HELD_BY_SIZE * size)
        return cls(limits.CHILD_MEMORY, held, limits.MOST_DECODED)
