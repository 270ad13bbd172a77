"""The worked solutions of a lesson: what stands in its solution notebook, and the lines that mark them there."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from autograder.errors import CourseError, UsageError
from autograder.location import RELEASE
from autograder.manifest import Course, Lesson
from autograder.notebook.lock import unlock
from autograder.notebook.read import read_ours

__all__ = ["BEGIN", "END", "SOLUTION", "Solutions", "given_solutions", "locked_file", "without_markers", "worked_cells"]

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
"""What stands above and below a solution. nbgrader takes out what is between them."""
SOLUTION = re.compile(rf"{BEGIN}\n(.*?)[ \t]*{END}", re.DOTALL)
"""A solution with the lines that mark it; its first group is what stands between them."""
_MARKERS = re.compile(rf"^[ \t]*(?:{BEGIN}|{END})\n?", re.MULTILINE)


class Solutions(StrEnum):
    """What students get of our solutions."""

    NONE = "none"
    LOCKED = "locked"
    OPEN = "open"


def given_solutions() -> Solutions:
    """What whoever works here has of our solutions: all of them, unless a teacher's release says otherwise."""
    return Solutions(RELEASE.get("solutions", Solutions.OPEN))


def worked_cells(course: Course, lesson: Lesson, exercise: str) -> list[str]:
    """The code of each of an exercise's cells in our solution, without the lines that mark it.

    Raises:
        UsageError: These are the lessons of a teacher who gave no solutions with them.
        CourseError: The solution is not there, or has no cell for this exercise.
    """
    file = course.solution(lesson)
    if (locked := locked_file(course, lesson)).is_file():
        return unlock(locked.read_text(encoding="utf-8"), lesson.exercise(exercise).id)
    if given_solutions() is Solutions.NONE:
        raise UsageError("Solutions did not come with these lessons. Your teacher has them.")
    if not file.is_file():
        raise CourseError("the solutions are not installed here.", file=file)
    name = re.compile(rf"exercise-{lesson.exercise(exercise).slug}[a-z]?")
    found = [without_markers(cell.source) for cell in read_ours(file).cells if name.fullmatch(cell.grade_id)]
    if not found:
        raise CourseError(f"there is no cell for exercise {exercise}.", file=file, mend="Run `course build`.")
    return found


def locked_file(course: Course, lesson: Lesson) -> Path:
    """Where solutions are that a pass opens: a release may have them."""
    return course.solution(lesson).with_suffix(".locked")


def without_markers(code: str) -> str:
    """Code of a lesson without the lines that mark a solution."""
    return _MARKERS.sub("", code).rstrip()
