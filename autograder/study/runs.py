"""Which cells of the notebook have run in this session, and which of them stopped: a card says so first."""

from __future__ import annotations

import re
import sys
from collections import deque
from dataclasses import dataclass
from typing import Any

from autograder.answers.responder import describe_error
from autograder.errors import SubmissionError
from autograder.manifest import Course, Exercise, Lesson
from autograder.notebook import Cell, read_notebook
from autograder.notebook.syntax import syntax_of
from autograder.study.withheld import hold_back

__all__ = ["CellRun", "Runs", "stopped", "watch"]

KEPT = 1_000
"""Runs that are kept."""


@dataclass
class CellRun:
    """One run of a cell: what was run, the id of the cell if Jupyter tells it, and what stopped it, if it stopped.

    `compiled` is False if Python could not read the cell, so that nothing of it has run.
    """

    source: str
    cell: str = ""
    error: BaseException | None = None
    compiled: bool = True


class Runs:
    """The runs of one IPython shell, the newest last."""

    def __init__(self) -> None:
        self.all: deque[CellRun] = deque(maxlen=KEPT)

    def begin(self, info: Any) -> None:
        """IPython's event before a cell runs."""
        self.all.append(CellRun(info.raw_cell, getattr(info, "cell_id", None) or ""))

    def end(self, result: Any) -> None:
        """IPython's event after it, which comes for a cell that stopped too."""
        if self.all:
            self.all[-1].error = result.error_before_exec or result.error_in_exec
            self.all[-1].compiled = result.error_before_exec is None


_runs = Runs()
_watched: list[Any] = []


def watch() -> None:
    """From now on, look at the runs of the IPython shell that we are in, if any."""
    if "IPython" not in sys.modules:
        return
    from IPython import get_ipython

    shell = get_ipython()
    if shell is not None and shell not in _watched:
        _watched.append(shell)
        shell.events.register("pre_run_cell", _runs.begin)
        shell.events.register("post_run_cell", _runs.end)
        hold_back(shell)


def stopped(course: Course, lesson: Lesson, exercise: Exercise, attempted: bool) -> str:
    """What to say about the last run of the exercise's cell, if that run stopped; else nothing.

    Args:
        course: The course.
        lesson: The lesson of the exercise.
        exercise: The exercise.
        attempted: Whether there is anything in memory that is judged.
    """
    last = [run for cell in _cells(course, lesson, exercise) if (run := _last_run(cell, _runs.all)) is not None]
    failed = next((run for run in reversed(last) if run.error is not None), None)
    if failed is None:
        return ""
    judged = _judged(failed) if attempted else "So there is nothing to judge yet."
    return f"The last run of this exercise's cell {_how(failed)}. {judged} {_next_step(failed)}"


def _cells(course: Course, lesson: Lesson, exercise: Exercise) -> list[Cell]:
    """The cells in which the student writes; none where the lesson cannot be read, as while it is being saved."""
    path = course.release(lesson)
    if not path.is_file():
        return []
    try:
        cells = read_notebook(path, course.limits.submission_mb).cells
    except SubmissionError:
        return []
    return [cell for cell in cells if re.fullmatch(rf"exercise-{exercise.slug}[a-z]?", cell.grade_id)]


def _last_run(cell: Cell, runs: deque[CellRun]) -> CellRun | None:
    """The newest run of this cell, or of another that makes the same names; the one that asks is one of them."""
    names = syntax_of(cell.source).binds
    ours = (run for run in reversed(runs) if run.cell == cell.id or names & syntax_of(run.source).binds)
    return next(ours, None)


def _how(run: CellRun) -> str:
    """How a run stopped, in words."""
    if run.error is None or isinstance(run.error, KeyboardInterrupt):
        return "was interrupted, so it is unfinished"
    error = describe_error(run.error)
    text, line = error.message, error.line
    if isinstance(run.error, SyntaxError):
        text, line = run.error.msg, run.error.lineno or 0
    return f"stopped with {error.type_name}{f': {text}' if text else ''}{f', in line {line}' if line else ''}"


def _judged(run: CellRun) -> str:
    if not run.compiled:
        return "Nothing of it was run: what is judged is the older version in memory."
    return "What is judged is what was in memory when it stopped."


def _next_step(run: CellRun) -> str:
    what = "Run" if isinstance(run.error, KeyboardInterrupt) else "Mend the error, and run"
    return f"{what} that cell again, to its end; then run this one."
