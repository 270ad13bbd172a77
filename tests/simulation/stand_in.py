"""In place of running a notebook: its functions return what the comment in their cell says.

All else is the real `course grade`: how a class is taken in, the checks, records, marks and pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from autograder.answers.asking import live_answers
from autograder.api import Judges
from autograder.api.registry import checks_of
from autograder.api.result import Report, Status
from autograder.api.runner import run_checks
from autograder.digests import versions
from autograder.errors import SubmissionError
from autograder.grading import grade
from autograder.grading.grade import refused
from autograder.grading.local_pool import LocalPool
from autograder.grading.pool import Done, Tick
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson
from autograder.notebook import read_notebook
from autograder.sandbox.box import Box
from autograder.subject import subject_of

__all__ = ["without_processes"]

LEVEL = re.compile(r"def (\w+)\(\):\n    # level: (\d+)$", re.MULTILINE)


def _grade_notebook(
    course: Course, lesson: Lesson, path: Path, judges: Judges, box: Box, student: str = "", *more: Any
) -> Report:
    try:
        submitted = read_notebook(path, course.limits.submission_mb)
    except SubmissionError as error:
        return refused(course, Submission(student, lesson, path), Status.UNGRADABLE, str(error), box.layer)
    found = [pair for cell in submitted.cells for pair in LEVEL.findall(cell.source)]
    answers = live_answers({name: partial(int, level) for name, level in found})
    results = run_checks(checks_of(course, lesson), lesson.check_points, answers, judges)
    return Report(
        lesson.name,
        student,
        results,
        isolation=box.layer.title,
        versions=versions(subject_of(course).distributions),
        notes=(box.layer.gaps,),
        digests={"submission": submitted.digest},
    )


def _grade(self: LocalPool, submissions: Sequence[Submission], done: Done, tick: Tick) -> None:
    for position, submission in enumerate(submissions):
        done(position, self._grade_one(submission, self._boxes[0], None))


@contextmanager
def without_processes() -> Iterator[None]:
    """Grade in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocalPool, "grade", _grade)
        patch.setattr(grade, "grade_notebook", _grade_notebook)
        patch.setattr("autograder.cli.pools.private_judges", lambda course: Judges({}))  # No check here asks for one.
        yield
