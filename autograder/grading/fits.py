"""Fills the fit cache: runs the reference solution of a lesson once, in a box, and keeps its scores and forests."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from autograder.digests import files_digest, key_of, mark_digests
from autograder.errors import CourseError
from autograder.grading.seal import load_seal
from autograder.grading.sealed_file import read_sealed, write_sealed
from autograder.manifest import Course, Lesson
from autograder.notebook import RunCell, read_ours, rebuild
from autograder.sandbox.box import Box

__all__ = ["FITTED", "fits_file", "prepare_fits"]

FITTED = ("RandomizedSearchCV(", "RandomForestClassifier(")
"""A lesson whose reference makes one of these, and fits it, is worth a run."""


def fits_file(course: Course, lessons: Sequence[Lesson], folder: Path) -> Path | None:
    """Where the fit cache of these lessons is, or will be; None if none of them fits anything that is worth it."""
    key = _key(course, _fitting(course, lessons))
    return folder / f"fits-{key[:16]}.json" if key else None


def prepare_fits(course: Course, lessons: Sequence[Lesson], boxes: Sequence[Box], file: Path) -> None:
    """Let these boxes share the fit cache of these lessons, which is made now, in the first of them, if it is missing.

    Args:
        course: The course.
        lessons: Those of `file`.
        boxes: Made with `file`. Nothing of a student's has run there yet.
        file: See `fits_file`.
    """
    fitting, seal = _fitting(course, lessons), load_seal()
    key = _key(course, fitting)
    if read_sealed(file, key, seal) is None:
        file.unlink(missing_ok=True)
        fits: dict[str, dict[str, object]] = {"scores": {}, "forests": {}}
        for lesson in fitting:
            for name, found in _reference_fits(course, lesson, boxes[0]).items():
                fits[name].update(found)
        write_sealed(file, key, {"fits": fits}, seal)
    for box in boxes:
        box.share(file)


def _key(course: Course, lessons: Sequence[Lesson]) -> str:
    """Of all that the fits of these lessons depend on; empty for no lesson."""
    parts = {
        lesson.name: key_of(mark_digests(course, lesson, "") | {"solution": files_digest([course.solution(lesson)])})
        for lesson in lessons
    }
    return key_of(parts) if parts else ""


def _fitting(course: Course, lessons: Sequence[Lesson]) -> list[Lesson]:
    return [lesson for lesson in lessons if _fits(course, lesson)]


def _fits(course: Course, lesson: Lesson) -> bool:
    if not course.solution(lesson).is_file():
        return False
    source = "\n".join(cell.source for cell in _cells(course, lesson))
    return ".fit(" in source and any(call in source for call in FITTED)


def _cells(course: Course, lesson: Lesson) -> Sequence[RunCell]:
    """What runs of our solution: no demonstrations."""
    return rebuild(read_ours(course.release(lesson)), read_ours(course.solution(lesson)), lesson).cells


def _reference_fits(course: Course, lesson: Lesson, box: Box) -> dict[str, dict[str, Any]]:
    cells = _cells(course, lesson)
    with box.student(course.limits_of(lesson)) as process:
        run = process.run(cells, record_fits=True)
    if run.problems:
        raise CourseError(
            f"the reference solution of {lesson.name} stops: {run.problems[0].message}",
            file=course.source(lesson),
            mend="Run the solution's notebook, or grade with `--no-fit-cache`.",
        )
    # Pickles of our own making, in a file of ours. Only a student's process opens them.
    forests = {
        key: base64.b64encode(np.asarray(state).tobytes()).decode() for key, state in run.fits["forests"].items()
    }
    return {"scores": run.fits["scores"], "forests": forests}
