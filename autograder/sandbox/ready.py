"""A box for who checks the same notebook again and again: the next process gets ready while the learner writes.

Each process still answers for one run of the notebook and no more, so that a verdict is that of a fresh one.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from autograder.manifest import Course, Limits
from autograder.notebook import RunCell
from autograder.sandbox.own import OwnBox, OwnRun
from autograder.sandbox.process import StudentProcess

__all__ = ["Abandoned", "ReadyBox"]


class Abandoned(Exception):
    """Nobody waits for this run any more."""


class ReadyBox(OwnBox):
    """Keeps two processes: one that has run the cells that come first, and one that has run nothing yet.

    The second serves where an earlier cell was changed, and runs ahead when the first has been used.

    Args:
        course: Whose public part the notebooks see.
        limits: What a notebook may use. Who asks for other limits waits until a process has started.
    """

    def __init__(self, course: Course, limits: Limits) -> None:
        super().__init__(course)
        self._limits = limits
        self._ahead: _Ready | None = None
        self._spare: _Ready | None = None
        self._current: _Ready | None = None
        self._used: list[_Ready] = []
        self._abandoned = threading.Event()

    def __enter__(self) -> ReadyBox:
        self._spare = self._launched(self._limits)
        return self

    def __exit__(self, *details: object) -> None:
        for ready in (self._ahead, self._spare, *self._used):
            if ready is not None:
                ready.close()
        self._ahead, self._spare, self._used = None, None, []

    def begin(self) -> None:
        """What comes now is waited for, whatever was abandoned before."""
        self._abandoned.clear()

    def abandon(self) -> None:
        """End what runs now: it raises `Abandoned`, and so does what is run until `begin`. Any thread may say so."""
        self._abandoned.set()
        if (running := self._current) is not None:
            running.kill()

    def run_ahead(self, cells: Sequence[RunCell]) -> None:
        """Run these cells now, for whatever begins with them later, and do not wait."""
        while self._used:
            self._used.pop().close()
        if self._ahead is not None:
            self._ahead.close()
        self._ahead = self._spare or self._launched(self._limits)
        self._ahead.run(tuple(cells))
        self._spare = self._launched(self._limits)

    @contextlib.contextmanager
    def student(
        self, limits: Limits, may_wait: bool = False, cells: Sequence[RunCell] = ()
    ) -> Iterator[StudentProcess]:
        """The process that is furthest with these cells. It ends with the block; its folder goes later.

        Raises:
            BoxError: It does not start.
            SubmissionEnded: It ended while it ran ahead.
            Abandoned: Somebody said so, before or now.
        """
        ready = self._current = self._chosen(limits, tuple(cells))
        try:
            self._must_go_on()
            yield ready.student()
        finally:
            self._current = None
            ready.kill()
            self._used.append(ready)  # To clear up takes a while, and somebody waits for what was found.
            self._must_go_on()

    def _chosen(self, limits: Limits, cells: tuple[RunCell, ...]) -> _Ready:
        if limits != self._limits:
            return self._launched(limits)
        ahead, self._ahead = self._ahead, None
        if ahead is not None:
            if ahead.cells == cells[: len(ahead.cells)]:
                return ahead
            ahead.close()
        spare, self._spare = self._spare, None
        return spare or self._launched(limits)

    def _launched(self, limits: Limits) -> _Ready:
        return _Ready(self.start(limits, has_time=limits == self._limits))

    def _must_go_on(self) -> None:
        if self._abandoned.is_set():
            raise Abandoned


class _Ready:
    """A process that gets ready in a thread of its own."""

    def __init__(self, own: OwnRun) -> None:
        self.cells: tuple[RunCell, ...] = ()
        self._own, self._thread = own, ThreadPoolExecutor(1)
        self._student: Future[StudentProcess] = self._thread.submit(own.connect)
        self.run(())

    def run(self, cells: tuple[RunCell, ...]) -> None:
        """Run these cells as soon as it is ready."""
        self.cells = cells
        self._student = self._thread.submit(_run, self._student, cells)

    def student(self) -> StudentProcess:
        """The process, when it is ready; or what went wrong on the way."""
        return self._student.result()

    def kill(self) -> None:
        """End it. Any thread may."""
        self._own.kill()

    def close(self) -> None:
        """End it, and clear up."""
        self._own.kill()
        self._thread.shutdown()  # What it waits for has ended.
        self._own.close()


def _run(before: Future[StudentProcess], cells: tuple[RunCell, ...]) -> StudentProcess:
    student = before.result()
    student.run(cells)
    return student
