"""How long our own solution of each lesson runs: ``python -m benchmarks.lessons``, with numbers of lessons or for all.

Each notebook runs once in a kernel of its own, with all figures, as somebody would run it who chooses Run All. The
start of the kernel counts; that of Jupyter does not.
"""

from __future__ import annotations

import os
import re
import sys
import time

os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "COURSE_MEMORY": "off"}

import nbformat
from nbclient import NotebookClient

from autograder.manifest import Course, Lesson, load_course

SAYS = re.compile(r"The reference solution runs in about (\d+) s")


def seconds(course: Course, lesson: Lesson) -> float:
    """How long the solution notebook of a lesson runs.

    Raises:
        CellExecutionError: It stopped.
    """
    file = course.solution(lesson)
    notebook = nbformat.read(file, as_version=4)
    client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(file.parent)}})
    started = time.perf_counter()
    client.execute()
    return time.perf_counter() - started


def main() -> None:
    """Print a table."""
    course = load_course()
    chosen = [course.lesson(number) for number in sys.argv[1:]] or course.lessons
    print(f"{os.cpu_count()} cores\n\n| lesson | its text says, s | measured, s |\n|---|---|---|")
    for lesson in chosen:
        found = SAYS.search(" ".join(course.source(lesson).read_text(encoding="utf-8").split()))
        print(f"| {lesson.number} | {found[1] if found else ''} | {seconds(course, lesson):.1f} |", flush=True)


if __name__ == "__main__":
    main()
