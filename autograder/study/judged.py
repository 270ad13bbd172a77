"""The checks of exercises, asked of a learner's code: what `check` shows, and what questions about it rest on."""

from __future__ import annotations

from collections.abc import Collection

from autograder.answers import AskingAnswers
from autograder.api.registry import checks_of, with_needs
from autograder.api.result import Result, Status, overall
from autograder.api.runner import run_checks, settled
from autograder.manifest import Course, Lesson
from autograder.subject import subject_of

__all__ = ["passes", "results_of"]


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
