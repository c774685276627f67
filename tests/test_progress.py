"""A watcher hears how far the work is, and the work does not know of it."""

from collections.abc import Iterator

import pytest

from jiceng.progress import Stage, tracked, watched


def test_without_a_watcher_items_are_taken_one_by_one() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(3):
            taken.append(number)
            yield number

    for number in tracked(items(), Stage.READING):
        assert taken == list(range(number + 1))


def test_sizes_add_up_and_the_last_step_is_the_whole() -> None:
    heard: list[tuple[Stage, int, int]] = []
    with watched(lambda *step: heard.append(step)):
        assert list(tracked(["a", "bbb", ""], Stage.CHECKING, len)) == ["a", "bbb", ""]
        assert list(tracked([], Stage.WRITING)) == []
    assert heard == [
        (Stage.CHECKING, 0, 4),
        (Stage.CHECKING, 1, 4),
        (Stage.CHECKING, 4, 4),
        (Stage.CHECKING, 4, 4),
        (Stage.WRITING, 0, 0),
    ]


def test_a_watcher_goes_with_its_block_even_when_it_breaks_off() -> None:
    heard: list[object] = []
    with pytest.raises(KeyboardInterrupt), watched(lambda *step: heard.append(step)):
        raise KeyboardInterrupt
    assert list(tracked([1], Stage.READING)) == [1]
    assert heard == []


def test_the_inner_watcher_hears_and_then_the_outer_one_again() -> None:
    outer: list[object] = []
    inner: list[object] = []
    with watched(lambda *step: outer.append(step)):
        with watched(lambda *step: inner.append(step)):
            list(tracked([1], Stage.READING))
        assert (len(outer), len(inner)) == (0, 2)
        list(tracked([1], Stage.READING))
    assert (len(outer), len(inner)) == (2, 2)
