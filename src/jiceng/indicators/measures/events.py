"""Measures of events that grid workers report (网格事件)."""

from jiceng.expr import le, present
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import GridEvent

__all__ = ["grid_event_close", "grid_event_on_time"]


@measure(GridEvent, title="网格事件办结率", unit="%", better="higher")
def grid_event_close(event: GridEvent, window: Window) -> Selection:
    """办结数 ÷ 上报数.

    Denominator: events reported in the period. Numerator: those of them closed by its last day.
    """
    return Selection(window.dated(event.reported_on), window.reached(event.closed_on), share=True)


@measure(GridEvent, title="网格事件按时办结率", unit="%", better="higher")
def grid_event_on_time(event: GridEvent, window: Window) -> Selection:
    """按时办结数 ÷ 应办结数.

    Denominator: events whose time limit lies in the period. Numerator: those closed by their limit.
    """
    in_time = present(event.closed_on) & le(event.closed_on, event.due_on)
    return Selection(window.dated(event.due_on), in_time, share=True)
