"""Progress bars on standard error, where a person looks on; the result on standard output stays as it is."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jiceng.progress import Stage, watched
from jiceng.report.terminal import is_interactive

if TYPE_CHECKING:
    from rich.progress import TaskID

__all__ = ["progress_shown"]


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[None]:
    """Show a bar for each stage of what is done inside the block, and take them away at its end."""
    if quiet or not is_interactive(sys.stderr):
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    tasks: dict[Stage, TaskID] = {}
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bars:

        def advance(stage: Stage, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage.value, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        with watched(advance):
            yield
