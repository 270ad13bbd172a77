"""What a wall costs, by the ways to have one: a box for each student, or a warm box whose forks have their own walls.

    python benchmarks/isolation.py

Prints the wall seconds from the wish for a process to its first answer and its end, as median (smallest to largest).
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"

from autograder.manifest import Course, load_course
from autograder.notebook import RunCell
from autograder.sandbox import driver
from autograder.sandbox.box import Box
from autograder.sandbox.layers import LAYERS, Layer

FEW, MANY = 3, 25


def main() -> None:
    """Time each way."""
    course = load_course(Path(__file__).resolve().parent.parent)
    rows: dict[str, list[float]] = {}
    for layer in LAYERS:
        if layer.unavailable():
            continue
        rows[f"{layer.name}: a new box for each"] = times(lambda chosen=layer: new_box(course, chosen), FEW)  # type: ignore[misc]
        with Box(course, layer) as box:
            rows[f"{layer.name}: a fork of the warm box"] = times(lambda opened=box: one(course, opened), MANY)  # type: ignore[misc]
    driver.new_shell()
    driver.warm_up("")
    rows["a bare fork of a warm process"] = times(bare_fork, MANY)
    for name, found in rows.items():
        print(f"{name:<38}{statistics.median(found):.4f} ({min(found):.4f} to {max(found):.4f})")


def new_box(course: Course, layer: Layer) -> None:
    """All of it anew."""
    with Box(course, layer) as box:
        one(course, box)


def one(course: Course, box: Box) -> None:
    """One submission of one cell that does nothing."""
    with box.student(course.limits) as process:
        process.run([RunCell("nothing", "pass")])


def bare_fork() -> None:
    """A fork that ends at once."""
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def times(work: Callable[[], None], runs: int) -> list[float]:
    """Wall seconds of several runs, after one that is not counted."""
    work()
    found = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return found


if __name__ == "__main__":
    main()
