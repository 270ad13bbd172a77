"""The checks of exercises, asked of a learner's names: for `check`, for puzzles, for questions about her own code."""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Any

from autograder.answers import AskingAnswers
from autograder.api.registry import checks_of, with_needs
from autograder.api.result import Result, Status, overall
from autograder.api.runner import run_checks, settled
from autograder.manifest import Course, Lesson
from autograder.subject import subject_of

__all__ = ["names_of_caller", "passes", "results_of"]


def results_of(course: Course, lesson: Lesson, wanted: Collection[str], answers: AskingAnswers) -> tuple[Result, ...]:
    """The results of the checks of these exercises, and of those that they need.

    Raises:
        CourseError: The checks of the lesson are not sound.
    """
    checks = with_needs(checks_of(course, lesson), set(wanted))
    return settled(run_checks(checks, lesson.check_points, answers, subject_of(course).judges(course, None)))


def passes(course: Course, exercise: str, answers: AskingAnswers) -> bool:
    """Whether all checks of an exercise pass."""
    results = results_of(course, course.lesson(exercise), {exercise}, answers)
    return overall([result for result in results if result.exercise == exercise]) is Status.PASS


def names_of_caller() -> dict[str, Any]:
    """The notebook's names; outside IPython, those of who called the function that calls this one."""
    if "IPython" in sys.modules:
        from IPython import get_ipython

        shell = get_ipython()
        if shell is not None:
            return dict.copy(shell.user_ns)
    frame = sys._getframe(2)
    return dict(frame.f_globals)
