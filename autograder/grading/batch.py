"""Many submissions: those whose record is still true are read, the others are graded, and each is kept at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.checking import Judge, Report
from autograder.digests import digest, key_of, mark_digests
from autograder.errors import SubmissionError
from autograder.grading.machine import machine_limits
from autograder.grading.pool import run_all
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Limits
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
    out_of_time: dict[int, Report] = {}

    def keep(position: int, report: Report) -> None:
        whole = _with_digests(report, digests[position])
        if store:
            store.save(whole, submissions[position])
        reports[position] = whole
        done(whole)

    def first_try(index: int, report: Report) -> None:
        if report.ran_out:
            out_of_time[to_do[index]] = report
        else:
            keep(to_do[index], report)

    boxes = [Box(course, layer, slot, fits) for slot in range(jobs)]
    if to_do:
        run_all(course, judge, [submissions[position] for position in to_do], boxes, first_try, tick)
    limits = {name: machine_limits(course, course.lesson(name), layer, judge) for name in _lessons(out_of_time)}
    again = [position for position, report in out_of_time.items() if _deserves_another(course, report, limits)]

    def second_try(index: int, report: Report) -> None:
        first = out_of_time.pop(again[index])
        keep(again[index], replace(report, notes=(*report.notes, _of_first_try(first, limits[report.lesson]))))

    if again:
        # Alone: one box, and nothing beside it.
        run_all(course, judge, [submissions[position] for position in again], boxes[:1], second_try, tick, limits)
    for position, report in out_of_time.items():
        keep(position, report)
    return [reports[position] for position in range(len(submissions))]


def _lessons(reports: Mapping[int, Report]) -> set[str]:
    return {report.lesson for report in reports.values()}


def _deserves_another(course: Course, report: Report, limits: Mapping[str, Limits]) -> bool:
    """Whether what ran out of time is tried again: if only the wall clock said so, or if limits are higher here."""
    return report.ran_out == "wall" or limits[report.lesson] != course.limits_of(course.lesson(report.lesson))


def _of_first_try(first: Report, limits: Limits) -> str:
    """What a record says of a try that did not count."""
    why = (
        "only the clock of a busy machine stopped it"
        if first.ran_out == "wall"
        else "this machine takes longer for our own solution than the course's limits allow for"
    )
    return (
        f"Graded twice: the first try does not count, because {why}. The second ran alone, with "
        f"{limits.cell_seconds:g} seconds for a cell, {limits.question_seconds:g} for a question and "
        f"{limits.notebook_seconds:g} for all of it."
    )


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
