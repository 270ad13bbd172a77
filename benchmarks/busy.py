"""Whether a busy machine moves a mark: the sample class, graded alone and beside processes that do nothing but compute.

    python benchmarks/busy.py [BUSY]

Prints the marks that differ, how long both runs took, and how much longer each notebook took beside BUSY processes
(8 unless another number is given), as median and largest.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"
os.environ["COURSE_FAST"] = "1"

from autograder.api.result import Report
from autograder.grading.batch import Batch, grade_all
from autograder.grading.collection import find_submissions
from autograder.grading.judges import private_judges
from autograder.grading.local_pool import LocalPool
from autograder.manifest import Course, load_course
from autograder.sandbox.box import make_boxes
from autograder.sandbox.layers import Layer
from autograder.sandbox.probe import choose_layer

BUSY = 8


def main() -> None:
    """Grade the class twice, and compare."""
    busy = int(sys.argv[1]) if len(sys.argv) > 1 else BUSY
    course = load_course(Path(__file__).resolve().parent.parent)
    layer = choose_layer(course)
    alone, seconds_alone = graded(course, layer)
    with busy_processes(busy):
        beside, seconds_beside = graded(course, layer)
    moved = [(a, b) for a, b in zip(alone, beside, strict=True) if marks(a) != marks(b)]
    for a, b in moved:
        print(f"{a.student} {a.lesson}: {a.points:g} alone, {b.points:g} beside {busy} busy processes. {b.remark}")
    longer = [b.seconds / a.seconds for a, b in zip(alone, beside, strict=True) if a.seconds > 0.1]
    print(f"{len(alone)} notebooks behind {layer.name}, {len(moved)} marks moved.")
    print(f"{seconds_alone:.0f} s alone, {seconds_beside:.0f} s beside {busy} busy processes; a notebook took")
    print(f"{statistics.median(longer):.1f} times as long (median), {max(longer):.1f} times at most.")
    print(f"{sum('Graded twice' in note for report in beside for note in report.notes)} graded twice.")


def graded(course: Course, layer: Layer) -> tuple[list[Report], float]:
    """The class, graded one by one, and the seconds that it took."""
    started = time.perf_counter()
    submissions = find_submissions(course.root / "examples", course)
    reports = grade_all(
        Batch(course, submissions, LocalPool(course, private_judges(course), make_boxes(course, layer)))
    )
    return reports, time.perf_counter() - started


def marks(report: Report) -> list[tuple[str, str, float, str]]:
    """What must be the same."""
    return [(result.check, result.status, result.points, result.misconception) for result in report.results]


@contextmanager
def busy_processes(count: int) -> Iterator[None]:
    """Processes that do nothing but compute, as long as the block lasts."""
    started = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    try:
        yield
    finally:
        for each in started:
            each.kill()
            each.wait()


if __name__ == "__main__":
    main()
