"""Many submissions: those whose record is still true are read, the others are graded, and each is kept at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.api.registry import checks_of
from autograder.api.result import Report
from autograder.digests import MarkDigests, digest, key_of
from autograder.errors import SubmissionError
from autograder.grading.pool import Done, Pool, Tick
from autograder.grading.store import Store
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, Limits
from autograder.notebook import read_bytes

__all__ = ["Batch", "grade_all"]


@dataclass(frozen=True)
class Batch:
    """Submissions that are graded in one run, and where.

    Args:
        course: The course.
        submissions: What to grade. Each is taken when its turn comes.
        pool: Where they are graded.
        store: Where records are looked for and kept; None for neither.
        digests: Of this course and this layer; None for new ones.
    """

    course: Course
    submissions: Iterable[Submission]
    pool: Pool
    store: Store | None = None
    digests: MarkDigests | None = None


def grade_all(
    batch: Batch, done: Callable[[Report], None] = lambda report: None, tick: Tick = lambda: None
) -> list[Report]:
    """Grade submissions; a failure of one never stops the others. The pool is closed at the end.

    Args:
        batch: What to grade, and where.
        done: Called with each report as soon as it exists and is stored.
        tick: Called now and then while work goes on.

    Returns:
        The reports, in the order of the submissions.

    Raises:
        CourseError: The course itself is broken.
        GraderError: The grader or its machine failed. What was finished is stored.
    """
    run = _Run(batch, done, tick)
    try:
        run.try_all()
        run.try_again()
    finally:
        batch.pool.close()
    return [run.reports[position] for position in range(len(run.reports))]


@dataclass(frozen=True)
class _Taken:
    """A submission whose turn came, and all that its mark depends on."""

    submission: Submission
    digests: dict[str, str]


class _Run:
    """One batch: its reports so far, by position, and those of first tries that ran out of time."""

    def __init__(self, batch: Batch, done: Callable[[Report], None], tick: Tick) -> None:
        self._batch, self._done, self._tick = batch, done, tick
        self._course, self._submissions, self._pool = batch.course, batch.submissions, batch.pool
        self._digests = batch.digests or MarkDigests(self._course, self._pool.layer.title)
        self._lessons: set[str] = set()
        self._taken: list[_Taken] = []
        self._out_of_time: dict[int, Report] = {}
        self.reports: dict[int, Report] = {}

    def try_all(self) -> None:
        """Grade what is not stored."""
        given: list[int] = []

        def told(position: int, report: Report) -> None:
            if report.ran_out:
                self._out_of_time[position] = report
            else:
                self._keep(position, report)

        self._pool.grade(self._not_stored(given), _by_index(given, told), self._tick)

    def _not_stored(self, given: list[int]) -> Iterator[Submission]:
        """The submissions without a record that is still true. The others are done; `given` gets the positions."""
        for position, submission in enumerate(self._submissions):
            self._look_at_checks(submission.lesson)
            content = _of_submission(submission, self._course.limits.submission_mb)
            digests = content | self._digests.of(submission.lesson)
            self._taken.append(_Taken(submission, digests))
            store = self._batch.store
            report = store.of(submission).find(submission, key_of(digests)) if store else None
            if report is None:
                given.append(position)
                yield submission
            else:
                self.reports[position] = report
                self._done(report)

    def _look_at_checks(self, lesson: Lesson) -> None:
        # A broken check file is one error, before any work on its lesson begins.
        if lesson.name not in self._lessons:
            checks_of(self._course, lesson)
            self._lessons.add(lesson.name)

    def try_again(self) -> None:
        """Grade once more, alone, what ran out of time and should not have; keep the others as they are."""
        first = self._out_of_time
        limits = {name: self._pool.limits(self._course.lesson(name)) for name in {one.lesson for one in first.values()}}
        again = [i for i, report in first.items() if _deserves_another(self._course, report, limits)]

        def told(position: int, report: Report) -> None:
            notes = (*report.notes, _of_first_try(first[position], limits[report.lesson]))
            self._keep(position, replace(report, notes=notes))

        if again:
            self._pool.grade_alone(self._at(again), limits, _by_index(again, told), self._tick)
        for position, report in first.items():
            if position not in again:
                self._keep(position, report)

    def _at(self, positions: Sequence[int]) -> list[Submission]:
        return [self._taken[position].submission for position in positions]

    def _keep(self, position: int, report: Report) -> None:
        submission, digests = self._taken[position].submission, self._taken[position].digests
        whole = _with_digests(replace(report, arrival=submission.arrival), digests)
        if self._batch.store:
            self._batch.store.of(submission).save(whole, submission)
        self.reports[position] = whole
        self._done(whole)


def _by_index(positions: Sequence[int], told: Done) -> Done:
    """From the index of a submission among some to its position among all."""
    return lambda index, report: told(positions[index], report)


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


def _of_submission(submission: Submission, max_mb: float) -> dict[str, str]:
    """The notebook's bytes, or why it cannot be read; and what is to be said of how it was handed in."""
    try:
        content = hashlib.sha256(read_bytes(submission.path, max_mb)).hexdigest()
    except SubmissionError as error:
        content = digest(f"unreadable: {error}")
    delivery = f"{submission.problem}\n{submission.remark}\n{submission.arrival or ''}"
    return {"submission": content, "delivery": digest(delivery.rstrip())}
