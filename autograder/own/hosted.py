"""What one student has handed in to a machine of somebody else, graded with what is public."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.api.registry import checks_of
from autograder.api.result import Report, Result, Status
from autograder.api.runner import blank
from autograder.errors import UsageError
from autograder.grading.collection import TakenIn, submissions_in
from autograder.grading.delivery import opened
from autograder.grading.grade import grade_submission
from autograder.manifest import Course, Lesson
from autograder.sandbox.box import Box
from autograder.subject import subject_of

__all__ = ["NOT_COUNTED", "HandedIn", "grade_handed_in", "needs_private", "waiting"]

NOT_COUNTED = "Not counted here: this needs data that no student has. It is checked when your teacher grades."
NO_JUDGES = ("answers", "diagnose")
"""What a check may ask for that is no judge."""


@dataclass(frozen=True)
class HandedIn:
    """A report for each lesson, checks that do not count here, by name, and lines about files that were left out."""

    reports: tuple[Report, ...]
    not_counted: frozenset[str]
    lines: tuple[str, ...]


def needs_private(course: Course, lesson: Lesson) -> frozenset[str]:
    """The checks that ask for a judge, by name: what it knows must not be known to the notebook.

    What public data say in their place is no mark, for a notebook can read these.
    """
    return frozenset(check.name for check in checks_of(course, lesson) if set(check.asks_for).difference(NO_JUDGES))


def grade_handed_in(course: Course, lessons: Sequence[Lesson], folder: Path, box: Box) -> HandedIn:
    """Grade the notebooks that lie anywhere below a folder, all of them one student's.

    A lesson of which nothing is there has a report that says so.
    """
    judges = subject_of(course).judges(course, None)
    with opened(folder, course.limits.submission_mb) as delivery:
        delivery.files = [replace(file, parts=("student", *file.parts)) for file in delivery.files]
        try:
            taken = submissions_in(delivery, course, lessons)
        except UsageError:
            taken = TakenIn(())
        found = {one.lesson.name: grade_submission(course, one, judges, box) for one in taken.submissions}
    return HandedIn(
        tuple(found.get(lesson.name) or _missing(course, lesson) for lesson in lessons),
        frozenset().union(*(needs_private(course, lesson) for lesson in lessons)),
        tuple(f"Left out: {line}" for line in taken.left_out),
    )


def waiting(results: Sequence[Result], not_counted: Collection[str]) -> str:
    """How many points do not count here, in a sentence; empty if all do."""
    points = sum(result.max_points for result in results if result.check in not_counted)
    return f"{points:g} points more are checked when your teacher grades, with data that no student has." * bool(points)


def _missing(course: Course, lesson: Lesson) -> Report:
    text = f"No notebook of lesson {lesson.number}, {lesson.title}, is in what was handed in."
    checks = checks_of(course, lesson)
    results = tuple(blank(check, lesson.check_points, Status.NOT_ATTEMPTED, text) for check in checks)
    return Report(lesson.name, "", results, text)
