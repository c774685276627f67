"""Rows behind a mark: fetched when somebody looks, and like any other rows then."""

from jiceng.indicators.records import LazyRecords, Record

ROWS = (Record("A", "a.xlsx", "一", 2), Record("B", "a.xlsx", "一", 3, counted=False))


def test_nothing_is_fetched_before_somebody_looks() -> None:
    looks: list[int] = []

    def fetch() -> tuple[Record, ...]:
        looks.append(1)
        return ROWS

    rows = LazyRecords(2, fetch)
    assert (len(rows), repr(rows), hash(rows), bool(rows)) == (2, "LazyRecords(2 rows)", hash(2), True)
    assert not looks
    assert list(rows) == list(ROWS)
    assert (rows[0], rows[1:]) == (ROWS[0], ROWS[1:])
    assert looks == [1]


def test_they_are_equal_to_the_same_rows() -> None:
    assert LazyRecords(2, lambda: ROWS) == ROWS
    assert LazyRecords(2, lambda: ROWS) == LazyRecords(2, lambda: ROWS)
    assert LazyRecords(2, lambda: ROWS) != ROWS[:1]
    assert LazyRecords(2, lambda: ROWS) != 2
