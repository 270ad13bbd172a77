"""What the experimental wall costs on lesson 1, beside bubblewrap and nbgrader: ``python -m benchmarks.wasm``.

    python -m benchmarks.wasm             lesson 1: without imports, with imports, and nbgrader
    python -m benchmarks.wasm 2 3         one more submission of these lessons, without imports or the fit cache

Wall seconds as median (smallest to largest), over runs that take turns. What is translated once for a machine is
there already. nbgrader starts a kernel for each notebook, so its time is always one with imports. Work on a machine
that does nothing else.
"""

from __future__ import annotations

import os
import statistics
import sys
from contextlib import ExitStack
from functools import partial

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
os.environ["MPLBACKEND"] = "Agg"
os.environ.setdefault("COURSE_FAST", "1")

from autograder.api import Judges
from autograder.errors import UsageError
from autograder.grading.fitter import Predictions
from autograder.grading.grade import grade_notebook
from autograder.grading.judges import private_judges
from autograder.manifest import Course, Lesson, load_course
from autograder.sandbox.box import Box, make_box
from autograder.sandbox.layers import WASM, Layer, layer_named
from benchmarks.grading import ROOT, nbgrader_run
from benchmarks.measure import spread, timed

RUNS, STARTS = int(os.environ.get("RUNS", "11")), int(os.environ.get("STARTS", "3"))
NBGRADER_FEW, NBGRADER_MANY = 1, 3


def main() -> None:
    """Print the table of lesson 1, or one line for each lesson that is named."""
    if reason := WASM.unavailable():
        raise UsageError(reason)
    course, layers = load_course(ROOT), (layer_named("bubblewrap"), WASM)
    judges = private_judges(course)
    for number in sys.argv[1:]:
        without_imports(course, course.lesson(number), judges, layers)
    if not sys.argv[1:]:
        lesson = course.lesson("1")
        without_imports(course, lesson, judges, layers)
        whole = with_imports(course, lesson, judges, layers)
        few, many = (nbgrader_run(course, lesson, n, True) for n in (NBGRADER_FEW, NBGRADER_MANY))
        one = (many - few) / (NBGRADER_MANY - NBGRADER_FEW)
        print(f"nbgrader: one more {one:.1f} s, the first {few:.1f} s")
        print(f"wasm with imports takes {whole / few:.2f} of the first")


def without_imports(course: Course, lesson: Lesson, judges: Judges, layers: tuple[Layer, ...]) -> None:
    """One more submission, from boxes that have imported the libraries."""
    times: dict[str, list[float]] = {layer.name: [] for layer in layers}
    with ExitStack() as stack:
        boxes = [stack.enter_context(make_box(course, layer)) for layer in layers]
        for box in boxes:
            graded(course, lesson, judges, box)
        for _ in range(RUNS):
            for box in boxes:
                times[box.layer.name].append(timed(graded, course, lesson, judges, box)[0])
    tell(f"lesson {lesson.number}, without imports", times)


def with_imports(course: Course, lesson: Lesson, judges: Judges, layers: tuple[Layer, ...]) -> float:
    """The first submission, from the wish for a box to its end; returns the median of the experiment."""
    times: dict[str, list[float]] = {layer.name: [] for layer in layers}

    def first(layer: Layer) -> None:
        with make_box(course, layer) as box:
            graded(course, lesson, judges, box)

    for _ in range(STARTS):
        for layer in layers:
            times[layer.name].append(timed(partial(first, layer))[0])
    tell(f"lesson {lesson.number}, with imports", times)
    return statistics.median(times[WASM.name])


def graded(course: Course, lesson: Lesson, judges: Judges, box: Box) -> None:
    """Grade our own solution, which has every point."""
    report = grade_notebook(course, lesson, course.solution(lesson), judges, box, predictions=Predictions())
    assert report.points == lesson.points, report.results


def tell(what: str, times: dict[str, list[float]]) -> None:
    """One line, with the ratio."""
    shown = ", ".join(f"{name} {spread(found)} s" for name, found in times.items())
    ratios = [wasm / other for other, wasm in zip(*times.values(), strict=True)]
    print(f"{what}: {shown}; wasm takes {spread(ratios, 2)} times as long", flush=True)


if __name__ == "__main__":
    main()
