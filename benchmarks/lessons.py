"""How long each lesson's reference solution runs, in a Jupyter kernel, as a student would run it.

    python benchmarks/lessons.py [--runs 3] [LESSON …]

Prints wall seconds (median, minimum, maximum over the runs), kernel start included. The
lessons' heads quote the median. `COURSE_FAST` is left as the caller set it. Nothing is remembered of these runs, and
nothing waits for a prediction.
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path

os.environ["COURSE_MEMORY"] = "off"

import click
import nbformat
from nbclient import NotebookClient

from autograder.manifest import load_course


@click.command()
@click.option("--runs", default=3, show_default=True, help="How often to run each lesson.")
@click.argument("lessons", nargs=-1)
def main(runs: int, lessons: tuple[str, ...]) -> None:
    """Time the reference solutions of LESSONS, or of all."""
    course = load_course()
    print(f"{'lesson':<14}{'median s':>9}{'min':>7}{'max':>7}   {os.cpu_count()} cores")
    for lesson in [course.lesson(name) for name in lessons] or course.lessons:
        times = [run(course.source(lesson).with_suffix(".ipynb")) for _ in range(runs)]
        print(f"{lesson.name:<14}{statistics.median(times):>9.1f}{min(times):>7.1f}{max(times):>7.1f}", flush=True)


def run(path: Path) -> float:
    """Wall seconds of one run."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=900, kernel_name="python3", resources={"metadata": {"path": path.parent}})
    started = time.perf_counter()
    client.execute()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
