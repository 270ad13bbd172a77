"""One's own notebook, graded in a plain process: one's own code on one's own machine needs no wall."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from autograder.api import Judges
from autograder.api.result import Report
from autograder.digests import data_bytes
from autograder.grading.grade import grade_notebook
from autograder.grading.machine import machine_limits
from autograder.manifest import Course, Lesson
from autograder.sandbox.own import OwnBox
from autograder.subject import subject_of

__all__ = ["check_data", "check_own"]

SLOW = "This took longer than it may. Timing our own solution on this machine, to be fair …"


def check_data(course: Course) -> None:
    """See that what is checked here and graded elsewhere rests on the same rows.

    Raises:
        CourseError: A data file is another than course.yaml says.
    """
    for name in set(course.data).difference(subject_of(course).private_data):
        data_bytes(course, name)


def check_own(
    course: Course,
    lesson: Lesson,
    path: Path,
    judges: Judges,
    box: OwnBox,
    exercise: str = "",
    tell: Callable[[str], object] = lambda words: None,
) -> Report:
    """Grade a notebook of one's own, all of it or up to one exercise.

    Where it is over a limit, the limits of this machine decide, as they do where a class is graded.

    Args:
        course: The course.
        lesson: The lesson.
        path: The notebook.
        judges: Who judges models.
        box: Where it runs.
        exercise: The id of the only exercise to check; empty for all.
        tell: Is told what takes long.
    """
    report = grade_notebook(course, lesson, path, judges, box, exercise=exercise)
    if report.ran_out:
        tell(SLOW)
        limits = machine_limits(course, lesson, box, judges)
        if report.ran_out == "wall" or limits != course.limits_of(lesson):
            report = grade_notebook(course, lesson, path, judges, box, limits=limits, exercise=exercise)
    return report
