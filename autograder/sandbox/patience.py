"""How long the grader waits: seconds of fair time, asked of the warm process. See `autograder.sandbox.watch`."""

from __future__ import annotations

import time
from dataclasses import dataclass

from autograder.sandbox.control import Keeper
from autograder.sandbox.wire import WireTimeout

__all__ = ["BACKSTOP", "Patience", "Span"]

GRACE_SECONDS = 5
"""Fair seconds that code gets to end after it was interrupted."""
BACKSTOP = 10
"""After this many times a limit on the wall clock, the submission is stopped, whatever the fair clock says."""
BETWEEN_INTERRUPTS = 0.5
SHORTEST = 0.05


@dataclass(frozen=True)
class Span:
    """A limit of some seconds from a moment of the monotonic clock on."""

    name: str
    began: float
    seconds: float

    @property
    def wall(self) -> float:
        """Seconds on the wall clock since it began."""
        return time.monotonic() - self.began


class Patience:
    """Waits for one cell or question, within what the whole notebook may take. `Channel` asks it how long to wait.

    Code that is over its limit is interrupted first, so that only this cell or question is lost; then it is stopped.
    `stopped` names the limit that ended it: that of the step, ``"notebook"``, or ``"wall"`` if only the wall clock
    said so. Fair time is never more than wall time, so the warm process is asked only when that is over a limit.
    """

    def __init__(self, keeper: Keeper, step: Span, notebook: Span) -> None:
        self._keeper, self._step, self._notebook = keeper, step, notebook
        self.interrupted = False
        self.stopped = ""

    def left(self) -> float:
        """Seconds to wait before asking again.

        Raises:
            WireTimeout: Time is over.
            BoxError: The box is gone.
        """
        left_of_all = self._left(self._notebook, self._notebook.seconds)
        if left_of_all <= 0:
            self._stop(self._notebook.name)
        left = self._left(self._step, self._step.seconds)
        if left <= 0:
            # More than once: the first may have come before the code was over its limit by its own clock.
            self._keeper.interrupt()
            self.interrupted = True
            if self._left(self._step, self._step.seconds + GRACE_SECONDS) <= 0:
                self._stop(self._step.name)
            left = BETWEEN_INTERRUPTS
        return max(SHORTEST, min(left, left_of_all))

    def _left(self, span: Span, seconds: float) -> float:
        if span.wall < seconds:
            return seconds - span.wall
        left = seconds - self._keeper.look(span.began).charged
        if left > 0 and span.wall > BACKSTOP * seconds:
            self._stop("wall")
        return left

    def _stop(self, limit: str) -> None:
        self.stopped = limit
        raise WireTimeout("no answer in time")
