"""Many submissions: those whose record is still true are read, the others are graded, and each is kept at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.checking import Judge, Report
from autograder.digests import digest, key_of, mark_digests
from autograder.errors import SubmissionError
from autograder.grading.pool import run_all
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course
from autograder.notebook import read_bytes
from autograder.sandbox.box import Box
from autograder.sandbox.layers import layer_named

__all__ = ["grade_all"]


def grade_all(
    course: Course,
    submissions: Sequence[Submission],
    judge: Judge,
    done: Callable[[Report], None],
    jobs: int = 1,
    isolation: str = "bubblewrap",
    store: Store | None = None,
    fits: Path | None = None,
    tick: Callable[[], None] = lambda: None,
) -> list[Report]:
    """Grade submissions, `jobs` at a time; a failure of one never stops the others.

    Args:
        course: The course.
        submissions: What to grade.
        judge: Who judges models.
        done: Called with each report as soon as it exists and is stored.
        jobs: How many to grade at once, each in a process of its own.
        isolation: The name of the layer.
        store: Where records are looked for and kept; None for neither.
        fits: The file of the fit cache; None switches it off.
        tick: Called now and then while work goes on.

    Returns:
        The reports, in the order of `submissions`.

    Raises:
        CourseError: The course itself is broken.
        GraderError: The grader or its machine failed. What was finished is stored.
    """
    layer = layer_named(isolation)
    digests = _digests(course, submissions, layer.title)
    reports = _stored(submissions, digests, store)
    for report in reports.values():
        done(report)
    to_do = [position for position in range(len(submissions)) if position not in reports]

    def keep(index: int, report: Report) -> None:
        position = to_do[index]
        whole = _with_digests(report, digests[position])
        if store:
            store.save(whole, submissions[position])
        reports[position] = whole
        done(whole)

    boxes = [Box(course, layer, slot, fits) for slot in range(jobs)]
    if to_do:
        run_all(course, judge, [submissions[position] for position in to_do], boxes, keep, tick)
    return [reports[position] for position in range(len(submissions))]


def _with_digests(report: Report, digests: dict[str, str]) -> Report:
    # What was graded counts: the file may have been changed since it was first looked at.
    parts = digests | report.digests
    return replace(report, digests=parts, key=key_of(parts))


def _digests(course: Course, submissions: Sequence[Submission], isolation: str) -> list[dict[str, str]]:
    """The digests of each submission; those of a lesson are computed once."""
    lessons = {submission.lesson.name: submission.lesson for submission in submissions}
    for lesson in lessons.values():
        course.checks(lesson)  # A broken check file is one error, before any work begins.
    shared = {name: mark_digests(course, lesson, isolation) for name, lesson in lessons.items()}
    size = course.limits.submission_mb
    return [_of_submission(item, size) | shared[item.lesson.name] for item in submissions]


def _of_submission(submission: Submission, max_mb: float) -> dict[str, str]:
    """The notebook's bytes, or why it cannot be read; and what is to be said of how it was handed in."""
    try:
        content = hashlib.sha256(read_bytes(submission.path, max_mb)).hexdigest()
    except SubmissionError as error:
        content = digest(f"unreadable: {error}")
    return {"submission": content, "delivery": digest(f"{submission.problem}\n{submission.remark}")}


def _stored(
    submissions: Sequence[Submission], digests: Sequence[dict[str, str]], store: Store | None
) -> dict[int, Report]:
    """The records that are still true, by position."""
    found = {}
    for position, (submission, parts) in enumerate(zip(submissions, digests, strict=True)):
        report = store.find(submission, key_of(parts)) if store else None
        if report is not None:
            found[position] = report
    return found
