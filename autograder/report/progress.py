"""The progress bar of grading: how many, how fast, how long still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn, TimeElapsedColumn
from rich.progress import TimeRemainingColumn as TimeLeft
from rich.text import Text

from autograder.api.result import Report

__all__ = ["grading_progress"]


class _Rate(TextColumn):
    """Notebooks a minute."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        return Text(f"{60 * task.speed:.0f}/min" if task.speed else "")


@contextmanager
def grading_progress(
    console: Console, total: Callable[[], int]
) -> Iterator[tuple[Callable[[Report], None], Callable[[], None]]]:
    """A bar while notebooks are graded.

    Args:
        console: Where it is drawn.
        total: How many there are, as far as is known by now.

    Yields:
        What to call with each report, and what to call now and then.
    """
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeElapsedColumn())
    # Drawn when we say so: a thread that draws would be copied into the graders that are forked.
    progress = Progress(*columns, TimeLeft(), console=console, auto_refresh=False)
    with progress:
        task = progress.add_task("Grading", total=total())

        def done(report: Report) -> None:
            told = f"Graded {report.student[:30]}"
            progress.update(task, advance=1, total=total(), description=told, refresh=True)

        yield done, progress.refresh
        progress.update(task, description="Graded all", refresh=True)
