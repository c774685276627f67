"""Writing the results of an assessment: to read, to issue, to check by hand, and to compute with."""

from os import PathLike
from pathlib import Path

from jiceng.files import write_together
from jiceng.indicators.scorecard import Scorecard
from jiceng.report.dispatch import MonthlyDispatch
from jiceng.report.dispatch.page import dispatch_html
from jiceng.report.recompute import dispatch_workbook, scorecard_workbook
from jiceng.report.scorecard import scorecard_html
from jiceng.report.word import Imprint, bulletin_docx, dispatch_docx

__all__ = ["write_bulletin", "write_dispatch"]

_PAGE, _BULLETIN, _WORKBOOK, _RESULT = "考核通报.html", "考核通报.docx", "考核计分表.xlsx", "考核结果.json"
_MONTHLY = "月调度"


def write_bulletin(
    card: Scorecard,
    folder: str | PathLike[str],
    *,
    imprint: Imprint | None = None,
    previous: Scorecard | None = None,
    dispatch: MonthlyDispatch | None = None,
) -> list[Path]:
    """Write the four files of an assessment into `folder`, all or none, and return their paths.

    `考核通报.html`: the page on which every point can be opened. `考核通报.docx`: the bulletin in the layout of
    official documents; `imprint` gives it a head and a signature, `previous` (the card of an earlier period) who
    rose and fell, `dispatch` the lights of a month and the overdue list. `考核计分表.xlsx`: every point as a
    formula. `考核结果.json`: for programs; with `dispatch` also `月调度.json`.

    Raises `DataError` when the folder cannot be written.
    """
    contents = {
        _PAGE: scorecard_html(card, previous=previous, dispatch=dispatch).encode(),
        _BULLETIN: bulletin_docx(card, imprint, previous=previous, dispatch=dispatch),
        _WORKBOOK: scorecard_workbook(card, dispatch=dispatch),
        _RESULT: f"{card.to_json()}\n".encode(),
    }
    if dispatch is not None:
        contents[f"{_MONTHLY}.json"] = f"{dispatch.to_json()}\n".encode()
    return _written(folder, contents)


def write_dispatch(
    dispatch: MonthlyDispatch, folder: str | PathLike[str], *, imprint: Imprint | None = None
) -> list[Path]:
    """Write the four files of a monthly dispatch (月调度) into `folder`, all or none, and return their paths.

    `月调度.html`, `月调度.docx`, `月调度.xlsx`, `月调度.json`. Raises `DataError` when the folder cannot be written.
    """
    contents = {
        f"{_MONTHLY}.html": dispatch_html(dispatch).encode(),
        f"{_MONTHLY}.docx": dispatch_docx(dispatch, imprint),
        f"{_MONTHLY}.xlsx": dispatch_workbook(dispatch),
        f"{_MONTHLY}.json": f"{dispatch.to_json()}\n".encode(),
    }
    return _written(folder, contents)


def _written(folder: str | PathLike[str], contents: dict[str, bytes]) -> list[Path]:
    files = {Path(folder) / name: content for name, content in contents.items()}
    write_together(files)
    return list(files)
