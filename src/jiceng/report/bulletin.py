"""Writing the results of an assessment: to read, to issue, to check by hand, and to compute with."""

from os import PathLike
from pathlib import Path

from jiceng.files import write_together
from jiceng.indicators.scorecard import Scorecard
from jiceng.report.recompute import scorecard_workbook
from jiceng.report.scorecard import scorecard_html
from jiceng.report.word import Imprint, bulletin_docx

__all__ = ["write_bulletin"]

_PAGE, _BULLETIN, _WORKBOOK, _RESULT = "考核通报.html", "考核通报.docx", "考核计分表.xlsx", "考核结果.json"


def write_bulletin(
    card: Scorecard,
    folder: str | PathLike[str],
    *,
    imprint: Imprint | None = None,
    previous: Scorecard | None = None,
) -> list[Path]:
    """Write the four files of an assessment into `folder`, all or none, and return their paths.

    `考核通报.html`: the page on which every point can be opened. `考核通报.docx`: the bulletin in the layout of
    official documents; `imprint` gives it a head and a signature, `previous` (the card of an earlier period) who
    rose and fell. `考核计分表.xlsx`: every point as a formula. `考核结果.json`: for programs.

    Raises `DataError` when the folder cannot be written.
    """
    contents = {
        _PAGE: scorecard_html(card).encode(),
        _BULLETIN: bulletin_docx(card, imprint, previous=previous),
        _WORKBOOK: scorecard_workbook(card),
        _RESULT: f"{card.to_json()}\n".encode(),
    }
    files = {Path(folder) / name: content for name, content in contents.items()}
    write_together(files)
    return list(files)
