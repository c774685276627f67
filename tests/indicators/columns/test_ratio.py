"""Columns of fractions against exact fractions, in floats, in 64 bits and in 128 bits."""

from fractions import Fraction
from math import ceil, floor

import polars as pl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jiceng.indicators.columns.ratio import Ratio
from jiceng.indicators.numbers import half_up

sizes = st.sampled_from([10, 10**4, 10**8, 10**14, 10**16])
fractions = st.fractions(min_value=-50, max_value=50, max_denominator=1000)


@st.composite
def numbers(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    size = draw(sizes)
    tops = draw(st.lists(st.integers(0, size), min_size=1, max_size=5))
    return tops, [draw(st.integers(1, size)) for _ in tops]


def column(tops: list[int], bottoms: list[int], *, signed: bool) -> tuple[pl.DataFrame, Ratio]:
    frame = pl.DataFrame({"n": tops, "d": bottoms}, schema={"n": pl.Int64(), "d": pl.Int64()})
    return frame, Ratio(pl.col("n"), pl.col("d"), max(tops), max(bottoms), signed)


@settings(max_examples=300, deadline=None)
@given(numbers(), fractions, fractions, st.integers(0, 4))
@example(([2**45 - 1], [2**45]), Fraction(1), Fraction(0), 0)  # just below a whole number
@example(([2**44 - 1], [2**45]), Fraction(1), Fraction(0), 0)  # just below a half
@example(([1], [2]), Fraction(-1), Fraction(0), 0)
@example(([25], [1000]), Fraction(-1), Fraction(0), 2)
def test_lines_are_exact(
    parts: tuple[list[int], list[int]], slope: Fraction, start: Fraction, places: int
) -> None:
    frame, ratio = column(*parts, signed=True)
    exact = [slope * Fraction(top, bottom) + start for top, bottom in zip(*parts, strict=True)]
    wanted = [int(half_up(number, places).scaleb(places)) for number in exact]
    assert [int(one) for one in frame.select(ratio.line(slope, start, places))["n"]] == wanted
    frame, ratio = column(*parts, signed=False)
    kept = [max(one, 0) for one in wanted]
    found = frame.select(ratio.line(slope, start, places).clip(0))["n"]
    assert [int(one) for one in found] == kept


@settings(max_examples=300, deadline=None)
@given(numbers(), fractions, st.fractions(Fraction(1, 1000), 5, max_denominator=1000), st.booleans())
@example(([3], [10]), Fraction(0), Fraction(1, 10), False)
@example(([3], [10]), Fraction(0), Fraction(1, 10), True)
def test_steps_are_exact(
    parts: tuple[list[int], list[int]], target: Fraction, step: Fraction, started: bool
) -> None:
    frame, ratio = column(*parts, signed=True)
    counts = [abs(Fraction(top, bottom) - target) / step for top, bottom in zip(*parts, strict=True)]
    wanted = [ceil(count) if started else floor(count) for count in counts]
    assert [
        int(one) for one in frame.select(ratio.steps(target, step, started=started).numerator)["n"]
    ] == wanted


@settings(max_examples=200, deadline=None)
@given(numbers(), fractions)
@example(([2**51], [2**51 + 1]), Fraction(1))
def test_bounds_are_exact(parts: tuple[list[int], list[int]], bound: Fraction) -> None:
    frame, ratio = column(*parts, signed=True)
    exact = [Fraction(top, bottom) for top, bottom in zip(*parts, strict=True)]
    found = frame.select(
        least=ratio.at_least(bound), over=ratio.over(bound), same=ratio.equals(bound)
    ).to_dict(as_series=False)
    assert found["least"] == [number >= bound for number in exact]
    assert found["over"] == [number > bound for number in exact]
    assert found["same"] == [number == bound for number in exact]
