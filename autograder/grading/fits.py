"""Fills the fit cache: runs the reference solution of a lesson once, in a box, and keeps its scores and forests."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.digests import MarkDigests, files_digest, key_of
from autograder.errors import CourseError
from autograder.files import locked
from autograder.grading.seal import load_seal
from autograder.grading.sealed_file import read_sealed, write_sealed
from autograder.manifest import Course, Lesson
from autograder.notebook import RunCell, read_ours, rebuild
from autograder.sandbox.box import Box

__all__ = ["FITTED", "Fits", "fits_of", "made_fits", "prepare_fits"]

FITTED = ("RandomizedSearchCV(", "RandomForestClassifier(")
"""A lesson whose reference makes one of these, and fits it, is worth a run."""


@dataclass(frozen=True)
class Fits:
    """The fit cache of some lessons: where it is, or will be, and under which key; and what is run to make it."""

    course: Course
    file: Path
    key: str
    cells: dict[str, Sequence[RunCell]]
    """By the name of each lesson that is worth a run, what runs of our solution: no demonstrations."""


def fits_of(course: Course, lessons: Sequence[Lesson], folder: Path) -> Fits | None:
    """The fit cache of these lessons, below `folder`; None if none of them fits anything that is worth it."""
    cells = {lesson.name: found for lesson in lessons if (found := _fitting(course, lesson))}
    if not cells:
        return None
    digests, parts = MarkDigests(course, ""), {}
    for lesson in (lesson for lesson in lessons if lesson.name in cells):
        parts[lesson.name] = key_of(digests.of(lesson) | {"solution": files_digest([course.solution(lesson)])})
    key = key_of(parts)
    return Fits(course, folder / f"fits-{key[:16]}.json", key, cells)


def prepare_fits(fits: Fits, boxes: Sequence[Box]) -> None:
    """Let these boxes share the fit cache, which is made now, in the first of them, if it is missing.

    Args:
        fits: The fit cache.
        boxes: Made with its file. Nothing of a student's has run there yet. Those with libraries of their own share
            nothing: what was fitted with others may not even be readable there.
    """
    if boxes[0].layer.libraries:
        return
    seal = load_seal()
    # Several machines may share the folder: one of them makes it, and the others wait.
    with locked(fits.file.with_suffix(".lock")):
        if read_sealed(fits.file, fits.key, seal) is None:
            fits.file.unlink(missing_ok=True)
            write_sealed(fits.file, fits.key, {"fits": made_fits(fits, boxes[0])}, seal)
        for box in boxes:
            box.share(fits.file)


def made_fits(fits: Fits, box: Box) -> dict[str, dict[str, object]]:
    """What our own solutions fit, by kind, in a box where nothing of a student's has run yet.

    Raises:
        CourseError: A solution of ours stops.
    """
    made: dict[str, dict[str, object]] = {"scores": {}, "forests": {}}
    for name, cells in fits.cells.items():
        for kind, found in _reference_fits(fits.course, fits.course.lesson(name), cells, box).items():
            made[kind].update(found)
    return made


def _fitting(course: Course, lesson: Lesson) -> Sequence[RunCell]:
    """What runs of our solution, if it fits anything that is worth it."""
    if not course.solution(lesson).is_file():
        return ()
    cells = rebuild(read_ours(course.release(lesson)), read_ours(course.solution(lesson)), lesson).cells
    source = "\n".join(cell.source for cell in cells)
    return cells if ".fit(" in source and any(call in source for call in FITTED) else ()


def _reference_fits(course: Course, lesson: Lesson, cells: Sequence[RunCell], box: Box) -> dict[str, dict[str, Any]]:
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
