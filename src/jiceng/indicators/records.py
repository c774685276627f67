"""The rows of a ledger behind a mark, read when somebody looks at them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

import attrs

__all__ = ["LazyRecords", "Record", "chained"]


@attrs.frozen
class Record:
    """One row behind a mark: its masked key and its place. `counted` says that it is in the numerator or count."""

    key: str
    file: str
    sheet: str
    row: int
    counted: bool = True


class LazyRecords(Sequence[Record]):
    """Rows whose number is known and which are fetched on the first look: most marks are never opened."""

    __slots__ = ("_fetch", "_rows", "_size")

    def __init__(self, size: int, fetch: Callable[[], tuple[Record, ...]]) -> None:
        """`fetch` returns `size` rows."""
        self._size = size
        self._fetch = fetch
        self._rows: tuple[Record, ...] | None = None

    def _fetched(self) -> tuple[Record, ...]:
        if self._rows is None:
            self._rows = self._fetch()
        return self._rows

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, place: int | slice) -> Record | tuple[Record, ...]:
        return self._fetched()[place]

    def __iter__(self) -> Iterator[Record]:
        return iter(self._fetched())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._size)

    def __repr__(self) -> str:
        return f"LazyRecords({self._size} rows)"


def chained(parts: Iterable[Sequence[Record]]) -> Sequence[Record]:
    """Return several lists of rows as one, still unread."""
    kept = [part for part in parts if part]
    if len(kept) == 1:
        return kept[0]
    return LazyRecords(sum(map(len, kept)), lambda: tuple(record for part in kept for record in part))
