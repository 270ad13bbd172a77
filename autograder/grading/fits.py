"""Fills the fit cache: runs the reference solution of a lesson once, in a box, and keeps its scores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.digests import files_digest, key_of, mark_digests
from autograder.errors import CourseError
from autograder.grading.seal import load_seal
from autograder.grading.sealed_file import read_sealed, write_sealed
from autograder.manifest import Course, Lesson
from autograder.notebook import read_ours, rebuild
from autograder.sandbox.box import Box
from autograder.sandbox.layers import Layer
from autograder.yaml_file import read_text

__all__ = ["FITTED", "prepare_fits"]

FITTED = "RandomizedSearchCV"
"""A lesson whose reference uses this is worth a run."""


def prepare_fits(course: Course, lessons: Sequence[Lesson], layer: Layer, folder: Path) -> Path | None:
    """The file of the fit cache for these lessons, made now if it is not there yet.

    Returns:
        None if no lesson has a search in it, or its solution is not there.
    """
    searched = [lesson for lesson in lessons if _has_search(course, lesson)]
    if not searched:
        return None
    key = key_of({lesson.name: _key(course, lesson) for lesson in searched})
    file, seal = folder / f"fits-{key[:16]}.json", load_seal()
    if read_sealed(file, key, seal) is None:
        file.unlink(missing_ok=True)
        fits: dict[str, object] = {}
        # An empty cache, so that the run computes everything and writes it down.
        with Box(course, layer, fits=file) as box:
            for lesson in searched:
                fits.update(_reference_fits(course, lesson, box))
        write_sealed(file, key, {"fits": fits}, seal)
    return file


def _key(course: Course, lesson: Lesson) -> str:
    solution = course.source(lesson).with_suffix(".ipynb")
    return key_of(mark_digests(course, lesson, "") | {"solution": files_digest([solution])})


def _has_search(course: Course, lesson: Lesson) -> bool:
    source = course.source(lesson)
    return source.is_file() and FITTED in read_text(source)


def _reference_fits(course: Course, lesson: Lesson, box: Box) -> dict[str, object]:
    solution = read_ours(course.source(lesson).with_suffix(".ipynb"))
    cells = rebuild(read_ours(course.release(lesson)), solution, lesson).cells
    with box.student(course.limits_of(lesson)) as process:
        run = process.run(cells, record_fits=True)
    if run.problems:
        raise CourseError(
            f"the reference solution of {lesson.name} stops: {run.problems[0].message}",
            file=course.source(lesson),
            mend="Run the solution's notebook, or grade with `--no-fit-cache`.",
        )
    return run.fits
