"""What is said at home when the scheduler is gone."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager

from distributed.client import ClosedClientError

from autograder.errors import GraderError

__all__ = ["GONE", "scheduler_there"]

GONE = "the scheduler is gone. Start it and its workers again: the same command goes on with what is not stored"


@contextmanager
def scheduler_there() -> Iterator[None]:
    """Talk to the scheduler in this block, and to nobody else.

    Raises:
        GraderError: It is gone.
    """
    try:
        yield
    except (OSError, CancelledError, ClosedClientError):
        raise GraderError(GONE) from None  # From an OSError, it would be called a fault of this machine.
