"""What a check may compute in the grader's own process: nobody's answer can make it compute for ever."""

from __future__ import annotations

import resource
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
        """Where a check runs. Elsewhere than in a main thread, where there are no signals, it has no limit."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGPROF, self._over)
        limits = resource.getrlimit(resource.RLIMIT_CPU)
        try:
            _set_last_resort(2 * self._seconds, limits)
            signal.setitimer(signal.ITIMER_PROF, self._seconds, AGAIN_SECONDS)
            self._checking = True
            yield
        finally:
            # First of all: a signal that comes now must not leave the rest undone.
            self._checking = False
            signal.setitimer(signal.ITIMER_PROF, 0)
            resource.setrlimit(resource.RLIMIT_CPU, limits)
            signal.signal(signal.SIGPROF, before)

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


def _set_last_resort(seconds: float, limits: tuple[int, int]) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    end = int(used.ru_utime + used.ru_stime + seconds) + 1
    earlier = [limit for limit in limits if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_CPU, (min([end, *earlier]), limits[1]))
