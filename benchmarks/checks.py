"""How long `check("1.1")` takes in a notebook, for each exercise, with the reference solution.

    python benchmarks/checks.py [LESSON …]

Prints the median and the spread of several runs in one process. The budget is 150 ms for
exercises whose checks do not train a model.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("MPLBACKEND", "Agg")
os.environ.setdefault("COURSE_FAST", "1")
os.environ["COURSE_MEMORY"] = "off"

from autograder.authoring.bank import reference_namespace
from autograder.manifest import Course, Lesson, load_course
from autograder.study import verdicts

RUNS = 9


def main() -> None:
    """Time every exercise of the lessons that are named, or of all."""
    course = load_course()
    print(f"{'exercise':<10}{'median ms':>10}{'min':>8}{'max':>8}   slowest check")
    for lesson in [course.lesson(name) for name in sys.argv[1:]] or course.lessons:
        namespace = reference_namespace(course, lesson)
        for exercise in lesson.exercises:
            report(course, lesson, exercise.id, namespace)


def report(course: Course, lesson: Lesson, exercise: str, namespace: dict[str, object]) -> None:
    """Print one line: the times of one exercise, and where most of it went."""
    times, slowest = [], ""
    for _ in range(RUNS):
        started = time.perf_counter()
        card = verdicts._check(course, lesson, (lesson.exercise(exercise),), namespace)
        times.append(1000 * (time.perf_counter() - started))
        slow = max(card.results, key=lambda result: result.seconds)
        slowest = f"{slow.check} {1000 * slow.seconds:.0f} ms"
    print(f"{exercise:<10}{statistics.median(times):>10.0f}{min(times):>8.0f}{max(times):>8.0f}   {slowest}")


if __name__ == "__main__":
    main()
