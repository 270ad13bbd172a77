"""Home joins a cluster: the address is safe, somebody answers, and at least one worker may grade."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.cluster.dask_settings import set_dask
from autograder.cluster.recheck import Recheck
from autograder.cluster.security import nobody_at, require_cluster, safe_address, security_of
from autograder.errors import UsageError
from autograder.files import locked
from autograder.grading.fits import Fits
from autograder.grading.judges import private_data
from autograder.grading.pool import Pool
from autograder.grading.seal import load_seal
from autograder.grading.sealed_file import read_sealed, write_sealed
from autograder.manifest import Course

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["Address", "address_in", "joined"]

CONNECT_SECONDS = 10
FIRST_WORKER_SECONDS = 60
"""How long home waits for the first worker."""


@dataclass(frozen=True)
class Address:
    """Where a scheduler is: its address, or a file that says it; and the folder of certificates."""

    where: str
    certificates: Path | None = None

    def found(self) -> str:
        """The address itself.

        Raises:
            UsageError: It is none, or not a safe one.
        """
        return safe_address(address_in(self.where), self.certificates)


def address_in(where: str) -> str:
    """An address as it is, or the one in a scheduler file.

    Raises:
        UsageError: The file holds none.
    """
    file = Path(where)
    if "://" in where or not file.is_file():
        return where
    try:
        return str(json.loads(file.read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{file} is no scheduler file: it says no address.") from error


@contextmanager
def joined(
    course: Course,
    address: Address,
    isolation: str,
    fits: Fits | None,
    tell: Callable[[str], None],
    recheck: float = 0,
) -> Iterator[Pool]:
    """A pool of all workers of a scheduler, after the first one has joined.

    Args:
        course: The course.
        address: Where the scheduler is.
        isolation: The layer that all workers must have; ``"auto"`` for that of the first one.
        fits: The fit cache, if there is one. The first worker makes it, if nobody has.
        tell: Called with a line about each worker that comes, goes or is sent away, and about spot checks.
        recheck: The share of submissions that two workers grade, from 0 to 1.

    Raises:
        UsageError: Nobody answers there, or no worker may grade.
    """
    require_cluster()
    from autograder.cluster.dask_pool import DaskPool
    from autograder.cluster.messages import Hello
    from autograder.cluster.roll_call import RollCall
    from autograder.cluster.shared import SharedPredictions

    private = private_data(course)
    with _client(address) as client:
        client.register_plugin(SharedPredictions())
        calls = RollCall(course, client, Hello(private), isolation, tell)
        _wait_for_the_first(calls.call, calls.nobody)
        pool = DaskPool(course, client, calls, Recheck(recheck, load_seal() if recheck else None, tell))
        if fits is not None:
            calls.update(Hello(private, _content(fits, pool.make_fits)))
        yield pool


@contextmanager
def _client(address: Address) -> Iterator[Client]:
    from distributed import Client

    set_dask()
    where, security = address.found(), security_of(address.certificates)
    try:
        client = Client(where, security=security, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise nobody_at(where, address.certificates) from error
    try:
        yield client
    finally:
        client.close(timeout=5)


def _wait_for_the_first(call: Callable[[], int], nobody: Callable[[], UsageError]) -> None:
    until = time.monotonic() + FIRST_WORKER_SECONDS
    while not call():
        if time.monotonic() > until:
            raise nobody()
        time.sleep(1)


def _content(fits: Fits, make: Callable[[Sequence[str]], str]) -> bytes:
    """The fit cache's file, which is made now, at a worker, if it is missing. Home alone seals it."""
    seal = load_seal()
    with locked(fits.file.with_suffix(".lock")):
        if read_sealed(fits.file, fits.key, seal) is None:
            write_sealed(fits.file, fits.key, {"fits": json.loads(make(tuple(fits.cells)))}, seal)
        return fits.file.read_bytes()
