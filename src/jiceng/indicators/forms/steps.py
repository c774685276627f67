"""How a distance is counted in steps (每高低一个百分点)."""

from fractions import Fraction
from math import ceil, floor
from typing import Literal, TypeAlias

__all__ = ["Steps", "count_steps"]

Steps: TypeAlias = Literal["pro-rata", "whole", "started"]
"""A part of a step counts in proportion, not at all, or as a whole one."""


def count_steps(distance: Fraction, step: Fraction, steps: Steps) -> Fraction:
    """Return how many steps a distance of zero or more comes to.

    >>> [str(count_steps(Fraction("0.015"), Fraction("0.01"), how)) for how in ("pro-rata", "whole", "started")]
    ['3/2', '1', '2']
    """
    number = distance / step
    if steps == "whole":
        return Fraction(floor(number))
    return Fraction(ceil(number)) if steps == "started" else number
