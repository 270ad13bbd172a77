"""The worked solutions of a lesson: what stands in its solution notebook, and the lines that mark them there."""

from __future__ import annotations

import re

from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.notebook.read import read_ours

__all__ = ["BEGIN", "END", "SOLUTION", "without_markers", "worked_cells"]

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
"""What stands above and below a solution. nbgrader takes out what is between them."""
SOLUTION = re.compile(rf"{BEGIN}\n(.*?)[ \t]*{END}", re.DOTALL)
"""A solution with the lines that mark it; its first group is what stands between them."""
_MARKERS = re.compile(rf"^[ \t]*(?:{BEGIN}|{END})\n?", re.MULTILINE)


def worked_cells(course: Course, lesson: Lesson, exercise: str) -> list[str]:
    """The code of each of an exercise's cells in our solution, without the lines that mark it.

    Raises:
        CourseError: The solution is not there, or has no cell for this exercise.
    """
    file = course.solution(lesson)
    if not file.is_file():
        raise CourseError("the solutions are not installed here.", file=file)
    name = re.compile(rf"exercise-{lesson.exercise(exercise).slug}[a-z]?")
    found = [without_markers(cell.source) for cell in read_ours(file).cells if name.fullmatch(cell.grade_id)]
    if not found:
        raise CourseError(f"there is no cell for exercise {exercise}.", file=file, mend="Run `course build`.")
    return found


def without_markers(code: str) -> str:
    """Code of a lesson without the lines that mark a solution."""
    return _MARKERS.sub("", code).rstrip()
