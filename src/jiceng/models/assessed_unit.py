"""What every sheet of an assessment says first: by which scheme, for which period, of which unit."""

from typing import Annotated

from pydantic import Field

from jiceng.labels import Label
from jiceng.models._base import Record
from jiceng.models._marks import PRACTICE
from jiceng.privacy import PUBLIC

__all__ = ["AssessedUnit"]


class AssessedUnit(Record):
    """被考核单位 / assessed unit."""

    scheme: Annotated[
        str,
        Label("考核方案", "scheme", also=("考核办法", "评分细则")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=100),
    ]
    """Id or title of the scheme that is applied."""

    period: Annotated[
        str,
        Label("考核期", "period", also=("考核年度", "考核期间")),
        PUBLIC,
        PRACTICE,
        Field(min_length=1, max_length=20),
    ]
    """Period that was assessed, such as 2026 or 2026Q3."""

    unit_code: Annotated[
        str,
        Label("被考核单位代码", "unit code", also=("考核对象代码",)),
        PUBLIC,
        PRACTICE,
        Field(min_length=2, max_length=20),
    ]
    """Code of the unit that was assessed: a division, a grid, or the credit code of an organisation."""
