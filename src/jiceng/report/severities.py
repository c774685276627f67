"""How a severity is said and coloured, the same in every output.

The colours are told apart by people who do not see red and green (blue against orange against vermilion,
after Okabe and Ito), and none stands alone: the word is always beside it.
"""

from collections.abc import Mapping

import attrs

from jiceng.validate import Severity

__all__ = ["LOOKS", "Look", "worst"]


@attrs.frozen
class Look:
    """The word for a severity, the fill of a cell and the text upon it."""

    word: str
    fill: str
    ink: str


LOOKS: Mapping[Severity, Look] = {
    Severity.ERROR: Look("错误", "#F8C9B8", "#7A1F00"),
    Severity.WARNING: Look("提示", "#FFE6A8", "#5C4300"),
    Severity.INFO: Look("说明", "#CFE3F5", "#0B3D66"),
}
"""From the worst to the mildest."""


def worst(severities: "frozenset[Severity] | set[Severity]") -> Severity:
    """Return the worst of some severities. Raises `ValueError` when there is none."""
    return min(severities, key=list(LOOKS).index)
