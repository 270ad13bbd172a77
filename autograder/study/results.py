"""What checks say of names that stand in a notebook."""

from __future__ import annotations

import sys
from collections.abc import Collection
from typing import Any

from autograder.answers import live_answers
from autograder.api.registry import checks_of, with_needs
from autograder.api.result import Result
from autograder.api.runner import run_checks, settled
from autograder.manifest import Course, Lesson
from autograder.subject import subject_of

__all__ = ["names_of_caller", "results_in"]


def results_in(namespace: dict[str, Any], course: Course, lesson: Lesson, wanted: Collection[str]) -> list[Result]:
    """The results of exercises, given by their ids, and of what their checks need from others.

    Raises:
        CourseError: The checks of the lesson are not there or not sound.
    """
    checks = with_needs(checks_of(course, lesson), wanted)
    judges = subject_of(course).judges(course, None)
    return list(settled(run_checks(checks, lesson.check_points, live_answers(namespace), judges)))


def names_of_caller() -> dict[str, Any]:
    """The notebook's names; outside IPython, those of who called the function that calls this one."""
    if "IPython" in sys.modules:
        from IPython import get_ipython

        shell = get_ipython()
        if shell is not None:
            return dict.copy(shell.user_ns)
    frame = sys._getframe(2)
    return dict(frame.f_globals)
