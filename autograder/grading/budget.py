"""What a check may compute in the grader's own process: nobody's answer can make it compute for ever."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from autograder.answers import Question, Reply

__all__ = ["Budget", "CheckTooLong"]

AGAIN_SECONDS = 1.0
"""How soon a check is told once more, if it took no notice or was waiting for an answer."""


class CheckTooLong(Exception):
    """A check computed longer than it may."""


class Budget:
    """Processor time for each check. Only this process counts: what the student computes has its own limits.

    A check that is over it gets a `CheckTooLong`, and so it breaks. One that never comes back from a library
    to Python is ended by the kernel at twice the budget, together with this process.

    Args:
        seconds: Processor time for one check.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._checking = False

    @contextmanager
    def spent(self) -> Iterator[None]:
        """Where a check runs. Without signals, in another than the main thread and on Windows, it has no limit."""
        if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGPROF, self._over)
        last_resort = signal.signal(signal.SIGVTALRM, signal.SIG_DFL)  # Which ends a process.
        try:
            # Not RLIMIT_CPU: it counts from the start of the process, on a clock that nobody can read. The clock of
            # `getrusage` drifts away from it, by seconds in a process that works for long.
            signal.setitimer(signal.ITIMER_VIRTUAL, 2 * self._seconds)
            signal.setitimer(signal.ITIMER_PROF, self._seconds, AGAIN_SECONDS)
            self._checking = True
            yield
        finally:
            # First of all: a signal that comes now must not leave the rest undone.
            self._checking = False
            for timer in (signal.ITIMER_PROF, signal.ITIMER_VIRTUAL):
                signal.setitimer(timer, 0)
            signal.signal(signal.SIGPROF, before)
            signal.signal(signal.SIGVTALRM, last_resort)

    def unhurried(self, ask: Callable[[Question], Reply]) -> Callable[[Question], Reply]:
        """The same way of asking; a question that was begun is finished, so that the next one gets its own reply."""

        def asked(question: Question) -> Reply:
            was, self._checking = self._checking, False
            try:
                return ask(question)
            finally:
                self._checking = was

        return asked

    def _over(self, number: int, frame: FrameType | None) -> None:
        if self._checking:
            raise CheckTooLong(f"it computed for more than {self._seconds:g} seconds on the grader's side")
