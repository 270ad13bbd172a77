"""What Dask runs on a worker, by name. Each of them only asks the worker's grader."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from distributed import Worker, get_worker
from distributed.utils import sync

from autograder.cluster.grader import Grader
from autograder.cluster.messages import Hello, Passport

__all__ = ["SEATS", "SLOT", "Seat", "admit", "ask", "introduce", "send_away"]

SLOT = "course-grader"
"""The resource that each worker of ours has one of: tasks go to no other worker."""
WAIT_SECONDS = 60


@dataclass
class Seat:
    """What belongs to a worker of ours: its grader, and why home has sent it away, if it has."""

    grader: Grader
    refusal: str = ""


SEATS: WeakKeyDictionary[Worker, Seat] = WeakKeyDictionary()
"""By the workers of this process. Any other worker has none, and grades nothing."""


async def introduce(dask_worker: Worker) -> Passport | None:
    """The passport of a worker; None if it is none of ours."""
    seat = SEATS.get(dask_worker)
    return await asyncio.to_thread(seat.grader.ask, "ready", None) if seat else None


async def admit(dask_worker: Worker, hello: Hello) -> None:
    """Tell a worker what it needs. From now on it grades."""
    grader = SEATS[dask_worker].grader
    await asyncio.to_thread(grader.admit, hello)
    grader.admitted.set()


async def send_away(dask_worker: Worker, why: str) -> None:
    """End a worker whose marks could differ, with the reason for whoever started it."""
    SEATS[dask_worker].refusal = why
    dask_worker.loop.add_callback(dask_worker.close, reason="home has sent it away")


def ask(verb: str, what: Any) -> Any:
    """What the grader of this worker answers."""
    worker = get_worker()
    grader = SEATS[worker].grader  # Only workers of ours have the resource that these tasks need.
    grader.admitted.wait(WAIT_SECONDS)
    return grader.ask(verb, what, _Shared(worker))


class _Shared:
    """What the scheduler keeps for all graders: see `autograder.cluster.shared`."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def find(self, key: str) -> bytes | None:
        found: bytes | None = sync(self._worker.loop, self._worker.scheduler.course_find, key=key)
        return found

    def keep(self, key: str, content: bytes) -> None:
        sync(self._worker.loop, self._worker.scheduler.course_keep, key=key, content=content)
