"""A worker of Dask with graders of ours: one for each of its slots, each with a box of its own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from autograder.cluster.dask_settings import set_dask
from autograder.cluster.grader import ENDED, Grader
from autograder.cluster.messages import Died
from autograder.cluster.serve import serve
from autograder.cluster.until_stopped import stop_signals, until_stopped
from autograder.errors import GraderError, UsageError

__all__ = ["Settings", "run_workers"]

SLOTS = range(100, 400)
"""Boxes of workers have these slots, so that `course grade` has its own on the same machine."""
TIMEOUT = 15
"""Seconds until a scheduler is taken for not there."""


@dataclass(frozen=True)
class Settings:
    """How workers of this machine are run."""

    address: str
    root: Path
    isolation: str
    jobs: int
    certificates: Path | None = None
    name: str = ""


def run_workers(settings: Settings, target: Callable[..., None] = serve) -> None:
    """Prove the layer, join the scheduler, and grade until it ends, home sends the workers away, or Ctrl+C.

    Args:
        settings: How they are run.
        target: The life of each grader: see `autograder.cluster.grader.Grader`.

    Raises:
        UsageError: No layer holds here, or nobody answers at the address.
        GraderError: The machine failed.
    """
    with ExitStack() as stack:
        graders = {}
        for number in range(settings.jobs):
            name = f"{settings.name or socket.gethostname()}-{number + 1}"
            slot = stack.enter_context(_free_slot())
            graders[name] = Grader(settings.root, settings.isolation, slot, name, target)
            stack.callback(graders[name].end)
        for name, grader in graders.items():
            if isinstance(grader.ask("ready", None), Died):
                raise GraderError(f"the worker {name} cannot grade: {ENDED} before it was ready")
        asyncio.run(_join(settings, graders))


async def _join(settings: Settings, graders: dict[str, Grader]) -> None:
    from distributed import Worker

    from autograder.cluster.security import nobody_at, security_of
    from autograder.cluster.tasks import SEATS, SLOT, Seat

    set_dask()
    workers = [
        Worker(
            settings.address,
            name=name,
            nthreads=1,
            memory_limit=0,  # Submissions have limits of their own; Dask would stop the worker for theirs.
            resources={SLOT: 1},
            security=security_of(settings.certificates),
            local_directory=tempfile.gettempdir(),
            dashboard=False,
            dashboard_address="127.0.0.1:0",
            death_timeout=TIMEOUT,
        )
        for name in graders
    ]
    for worker in workers:
        SEATS[worker] = Seat(graders[str(worker.name)])
    try:
        await asyncio.wait_for(asyncio.gather(*workers), TIMEOUT)
    except (OSError, TimeoutError, asyncio.CancelledError) as error:
        raise nobody_at(settings.address, settings.certificates) from error
    try:
        await until_stopped(asyncio.gather(*(worker.finished() for worker in workers)), stop_signals())
    finally:
        for worker in workers:
            await worker.close()
    for worker in workers:
        if refusal := SEATS[worker].refusal:
            raise UsageError(f"Home has sent the worker {worker.name} away, whose marks could differ: {refusal}.")


@contextlib.contextmanager
def _free_slot() -> Iterator[int]:
    """The number of a box that no other worker of this machine has; the lock goes with the process."""
    for slot in SLOTS:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as mark:
            try:
                mark.bind(f"\0course-slot-{slot}")  # Of the kernel: no file is left by one that was killed.
            except OSError:
                continue
            yield slot
            return
    raise GraderError(f"{len(SLOTS)} workers run on this machine already")
