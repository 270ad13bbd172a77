"""Where a command grades: on this machine, or on the workers of a scheduler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from autograder.cluster.home import Address, joined
from autograder.grading.fits import Fits, fits_of, prepare_fits
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.grading.pool import Pool
from autograder.manifest import Course, Lesson
from autograder.report.plain import plain_text
from autograder.sandbox.probe import start_boxes

__all__ = ["Where", "pool_of"]


@dataclass(frozen=True)
class Where:
    """Behind which layer, so many at once, and at which scheduler; None for this machine.

    `recheck` is the share of submissions that two workers grade, from 0 to 1.
    """

    isolation: str = "auto"
    jobs: int = 1
    scheduler: Address | None = None
    recheck: float = 0


@contextmanager
def pool_of(course: Course, lessons: Sequence[Lesson], where: Where, shared: Path | None) -> Iterator[Pool]:
    """The graders of a run.

    Args:
        course: The course.
        lessons: Those of which something will be graded.
        where: On which machines.
        shared: The folder of what was fitted, for all who hand in the same; None if nothing is shared.

    Raises:
        UsageError: No layer holds here, or there is no worker that may grade.
        CourseError: The course itself is broken.
    """
    fits = None if shared is None else fits_of(course, lessons, shared)
    if where.scheduler is None:
        yield _local(course, where, fits, shared)
        return
    console = Console(stderr=True)

    def tell(line: str) -> None:
        console.print(plain_text(line), markup=False, highlight=False, soft_wrap=True)

    with joined(course, where.scheduler, where.isolation, fits, tell, where.recheck) as pool:
        yield pool


def _local(course: Course, where: Where, fits: Fits | None, shared: Path | None) -> LocalPool:
    console = Console(stderr=True)
    with console.status("Trying the wall …"):
        boxes = start_boxes(course, where.isolation, where.jobs, fits.file if fits else None)
    pool = LocalPool(course, private_judges(course), boxes, shared)
    if fits is not None:
        with console.status("Looking for scores that can be shared …"):
            prepare_fits(fits, boxes)
    return pool
