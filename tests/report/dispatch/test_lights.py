"""Which light a value has."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jiceng.report.dispatch.lights import LOOKS, Light, lit
from jiceng.report.dispatch.plan import Lines

LINES = Lines.model_validate({"green": 1, "yellow": Fraction(4, 5)})
ORDER = [Light.RED, Light.YELLOW, Light.GREEN]
numbers = st.fractions(min_value=0, max_value=1000, max_denominator=1000)
shares = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)


def test_lines_belong_to_the_better_side() -> None:
    def of(value: str, wanted: str, *, lower: bool = False, yellow_at: str | None = None) -> Light:
        at = None if yellow_at is None else Fraction(yellow_at)
        return lit(Fraction(value), Fraction(wanted), LINES, lower_is_better=lower, yellow_at=at)

    assert [of(value, "0.98") for value in ("0.98", "0.979", "0.784", "0.7839")] == [
        Light.GREEN,
        Light.YELLOW,
        Light.YELLOW,
        Light.RED,
    ]
    assert [of(value, "8", lower=True) for value in ("8", "8.1", "10", "10.1")] == [
        Light.GREEN,
        Light.YELLOW,
        Light.YELLOW,
        Light.RED,
    ]
    assert [of(value, "0", lower=True, yellow_at="2") for value in ("0", "1", "2", "3")] == [
        Light.GREEN,
        Light.YELLOW,
        Light.YELLOW,
        Light.RED,
    ]
    assert of("1", "0", lower=True) is Light.RED
    assert of("0.9", "1", yellow_at="0.95") is Light.RED


@given(numbers, numbers, numbers, shares, shares, st.booleans())
def test_a_better_value_never_has_a_worse_light(
    one: Fraction, other: Fraction, wanted: Fraction, green: Fraction, yellow: Fraction, lower: bool
) -> None:
    low, high = sorted((green, yellow))
    lines = Lines.model_validate({"green": high, "yellow": low})
    worse, better = sorted((one, other), reverse=lower)
    found = [lit(value, wanted, lines, lower_is_better=lower) for value in (worse, better)]
    assert ORDER.index(found[0]) <= ORDER.index(found[1])
    assert lit(wanted, wanted, lines, lower_is_better=lower) is Light.GREEN


def test_no_light_stands_by_its_colour_alone() -> None:
    assert set(LOOKS) == set(Light)
    assert len({look.word for look in LOOKS.values()}) == len({look.sign for look in LOOKS.values()}) == 4
