"""What the scheduler keeps for all graders of a run: predictions of described models, each made once."""

from __future__ import annotations

from collections import OrderedDict

from distributed import Scheduler, SchedulerPlugin

__all__ = ["SharedPredictions"]

MOST_MB = 100
"""How much is kept; what was not asked for the longest goes first, and is computed again."""


class SharedPredictions(SchedulerPlugin):
    """Keeps predictions by their digests, and answers workers who ask for them."""

    name = "course-predictions"

    def __init__(self) -> None:
        self._known: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    async def start(self, scheduler: Scheduler) -> None:
        """Called by Dask."""
        scheduler.handlers |= {"course_find": self.find, "course_keep": self.keep}

    async def find(self, key: str) -> bytes | None:
        """What is kept under a key."""
        if key in self._known:
            self._known.move_to_end(key)
        return self._known.get(key)

    async def keep(self, key: str, content: bytes) -> None:
        """Keep it, if nobody has: the first one counts."""
        if key not in self._known:
            self._known[key] = content
            self._size += len(content)
        while self._size > MOST_MB * 1_000_000:
            self._size -= len(self._known.popitem(last=False)[1])
