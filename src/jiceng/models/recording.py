"""采集信息 — by whom, when and in which way a record came to be, and the days for which it holds.

`Recording` is no entity: every entity carries its fields, behind its own.
"""

from datetime import date
from typing import Annotated

from pydantic import Field

from jiceng.codes import RecordingChannel
from jiceng.labels import Label
from jiceng.models._marks import CALENDAR_DAY, PRACTICE
from jiceng.models._masked_row import MaskedRow
from jiceng.models._terms import COMMON
from jiceng.privacy import INTERNAL, NAME

__all__ = ["Recording"]


class Recording(MaskedRow):
    """采集信息 / recording."""

    recorded_by: Annotated[
        str | None,
        COMMON,
        Label("信息采集人", "recorded by", also=("采集人", "采集人姓名", "信息采集员")),
        NAME,
        PRACTICE,
        Field(max_length=50),
    ] = None
    """Who took the data down."""

    recorded_on: Annotated[
        date | None,
        COMMON,
        Label("信息采集日期", "recorded on", also=("采集日期", "采集时间", "信息采集时间")),
        INTERNAL,
        PRACTICE,
        CALENDAR_DAY,
    ] = None
    """Day on which the data was taken down."""

    recorded_through: Annotated[
        RecordingChannel | None,
        COMMON,
        Label("信息采集渠道", "recorded through", also=("采集渠道", "采集方式")),
        INTERNAL,
        PRACTICE,
    ] = None
    """Whether the data was taken down on a visit, came from another system, was reported, or was imported."""

    valid_from: Annotated[
        date | None, COMMON, Label("有效期起", "valid from"), INTERNAL, PRACTICE, CALENDAR_DAY
    ] = None
    """First day on which what the record says holds; empty where it is not known."""

    valid_to: Annotated[
        date | None, COMMON, Label("有效期止", "valid to"), INTERNAL, PRACTICE, CALENDAR_DAY
    ] = None
    """Last day on which it holds; empty while it goes on."""
