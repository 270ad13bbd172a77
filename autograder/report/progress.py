"""The progress bar of grading: how many, by how many workers, how fast, how long still."""

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


class _Workers(TextColumn):
    """How many graders there are."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        number = task.fields["workers"]
        return Text("no worker" if not number else f"{number} worker{'s' * (number > 1)}")


@contextmanager
def grading_progress(
    console: Console, total: Callable[[], int], workers: Callable[[], int]
) -> Iterator[tuple[Callable[[Report], None], Callable[[], None]]]:
    """A bar while notebooks are graded.

    Args:
        console: Where it is drawn.
        total: How many notebooks there are, as far as is known by now.
        workers: Says how many graders there are; on other machines, they come and go.

    Yields:
        What to call with each report, and what to call now and then.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Workers(),
        _Rate(),
        TimeElapsedColumn(),
    )
    # Drawn when we say so: a thread that draws would be copied into the graders that are forked.
    progress = Progress(*columns, TimeLeft(), console=console, auto_refresh=False)
    with progress:
        task = progress.add_task("Grading", total=total(), workers=workers())
        bar = progress.tasks[0]

        def done(report: Report) -> None:
            progress.update(task, advance=1, description=f"Graded {report.student[:30]}")
            tick()

        def tick() -> None:
            bar.total = total()  # `update` would forget how fast it went.
            progress.update(task, workers=workers(), refresh=True)

        yield done, tick
        progress.update(task, description="Graded all", refresh=True)
