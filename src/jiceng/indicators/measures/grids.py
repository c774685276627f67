"""Measures of how grids (网格) are staffed."""

from jiceng.expr import ge, present
from jiceng.indicators.measures.measure import Selection, Window, measure
from jiceng.models import Grid

__all__ = ["grid_staff_rate"]


@measure(Grid, title="专职网格员配备率", unit="%", better="higher")
def grid_staff_rate(grid: Grid, window: Window) -> Selection:
    """配有专职网格员的网格数 ÷ 网格数.

    Denominator: grids in use on the last day of the period. Numerator: those with at least one full-time grid
    worker.
    """
    in_use = ~window.reached(grid.abolished_on)
    return Selection(in_use, present(grid.full_time_workers) & ge(grid.full_time_workers, 1), share=True)
