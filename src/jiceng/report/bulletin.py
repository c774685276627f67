"""Writing the results of an assessment: the page to read and the JSON to compute with."""

from os import PathLike
from pathlib import Path

from jiceng.files import write_together
from jiceng.indicators.scorecard import Scorecard
from jiceng.report.scorecard import scorecard_html

__all__ = ["write_bulletin"]

_PAGE, _RESULT = "考核通报.html", "考核结果.json"


def write_bulletin(card: Scorecard, folder: str | PathLike[str]) -> list[Path]:
    """Write `考核通报.html` and `考核结果.json` into `folder`, both or neither, and return their paths.

    Raises `DataError` when the folder cannot be written.
    """
    files = {
        Path(folder) / _PAGE: scorecard_html(card).encode(),
        Path(folder) / _RESULT: f"{card.to_json()}\n".encode(),
    }
    write_together(files)
    return list(files)
