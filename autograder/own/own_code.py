"""What the code in one's own notebook gives: the notebook runs in a plain process, up to the exercise in question."""

from __future__ import annotations

from autograder.api.registry import checks_of, with_needs
from autograder.errors import SubmissionError, UsageError
from autograder.grading.grade import open_notebook
from autograder.handout.work_folder import own_notebook
from autograder.manifest import Course
from autograder.sandbox.own import OwnBox
from autograder.study.drawn import Drawn
from autograder.study.own_code import truth_of_right_code

__all__ = ["truth_in_notebook"]


def truth_in_notebook(course: Course, drawn: Drawn) -> float | str:
    """What the code in a learner's notebook gives.

    Raises:
        UsageError: It is not there, does not run, or does not pass; in words that say so.
        CourseError: The course itself is broken.
    """
    lesson = course.lesson(drawn.exercise)
    path = own_notebook(course, lesson)
    if not path.is_file():
        raise UsageError(f"There is no notebook {path}, so nobody can tell what your code gives. The question waits.")
    rests_on = {check.exercise for check in with_needs(checks_of(course, lesson), {drawn.exercise})}
    try:
        with OwnBox(course) as box, open_notebook(course, lesson, path, box, until=rests_on) as opened:
            check = f"`course check {drawn.exercise}`"
            return truth_of_right_code(course, drawn, opened.answers, check, where=f" in {path.name}")
    except SubmissionError as error:
        raise UsageError(f"Your notebook did not run. {error}") from error
