"""The lights: how a value stands against what is wanted by now."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from jiceng.report.dispatch.plan import Lines

__all__ = ["LOOKS", "Light", "LightLook", "lit"]


class Light(StrEnum):
    """Green: as wanted; yellow: behind; red: far behind or overdue; none: nothing to judge by."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NONE = "none"


@attrs.frozen
class LightLook:
    """The word and the sign of a light, its fill and the text upon it. The colour never stands alone."""

    word: str
    sign: str
    fill: str
    ink: str


LOOKS: Mapping[Light, LightLook] = {
    Light.RED: LightLook("红", "●", "#F5C6BC", "#8A1500"),
    Light.YELLOW: LightLook("黄", "▲", "#FFE9A8", "#5C4300"),
    Light.GREEN: LightLook("绿", "■", "#CFE8D5", "#0F5132"),
    Light.NONE: LightLook("—", "", "#FFFFFF", "#565E68"),
}
"""From the worst to the best, then those without a light."""


def lit(
    value: Fraction,
    wanted: Fraction,
    lines: Lines,
    *,
    lower_is_better: bool,
    yellow_at: Fraction | None = None,
) -> Light:
    """Return the light of a value; `yellow_at` replaces the share of what is wanted as the line for yellow.

    Where less is better the lines are turned round: green up to `wanted` ÷ green, yellow up to `wanted` ÷ yellow.
    """
    if lower_is_better:
        green, yellow = wanted / lines.green, wanted / lines.yellow if yellow_at is None else yellow_at
        return Light.GREEN if value <= green else Light.YELLOW if value <= yellow else Light.RED
    green, yellow = wanted * lines.green, wanted * lines.yellow if yellow_at is None else yellow_at
    return Light.GREEN if value >= green else Light.YELLOW if value >= yellow else Light.RED
