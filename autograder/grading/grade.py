"""Grades one submission: read, rebuild on the release, run on the student's side, ask the checks, settle the rest."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

from autograder.answers import AskingAnswers
from autograder.api import Judges
from autograder.api.registry import Check, checks_of, with_needs
from autograder.api.result import Answered, Report, Result, Said, Status, with_cell_problem
from autograder.api.runner import SubmissionEnded, blank, run_checks, settled
from autograder.digests import versions
from autograder.errors import CourseError, GraderError, SubmissionError
from autograder.grading.answered import answers_in
from autograder.grading.budget import Budget
from autograder.grading.fitter import Fitter, Predictions
from autograder.grading.output import output_pictures
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson, Limits
from autograder.notebook import RunCell, read_notebook, read_ours, rebuild
from autograder.sandbox.box import Box
from autograder.sandbox.layers import Layer
from autograder.sandbox.process import NotebookRun, StudentProcess
from autograder.subject import subject_of

__all__ = ["grade_notebook", "grade_submission", "open_notebook", "refused"]

BROKEN_PROTOCOL = (
    "The notebook's process sent something that was not asked for, so nothing that it answered can be counted. "
    "Look for code that writes to a socket or a file that it did not open itself."
)


def grade_submission(
    course: Course,
    submission: Submission,
    judges: Judges,
    box: Box,
    limits: Limits | None = None,
    predictions: Predictions | None = None,
) -> Report:
    """Grade one submission. Whatever is wrong with it becomes a report with a reason.

    Args:
        course: The course.
        submission: What to grade.
        judges: Who judges models.
        box: Where it runs.
        limits: What it may use; None for what the course says of its lesson.
        predictions: What models that were described before predicted; None for a store of its own.

    Raises:
        CourseError: The course itself is broken.
        GraderError: The machine failed, also in a new box. Nobody's mark may come of that.
    """
    if submission.problem:
        return refused(course, submission, Status.UNGRADABLE, submission.problem, box.layer)
    lesson, path, student = submission.lesson, submission.path, submission.student
    predictions = predictions or Predictions()
    try:
        try:
            report = grade_notebook(course, lesson, path, judges, box, student, limits, predictions)
        except GraderError:
            box.renew()
            report = grade_notebook(course, lesson, path, judges, box, student, limits, predictions)
        return replace(report, remark=f"{report.remark} {submission.remark}".strip())
    except CourseError:
        raise
    except GraderError as error:
        box.renew()
        _must_work(box, course)
        # The machine is sound, so it is this notebook that ends each box. That must not end the class.
        text = f"The grader failed twice while this notebook ran, and with no other: {error}. A person must look."
        return refused(course, submission, Status.HELD, text, box.layer)
    # One submission must never end the batch: what is left here is a bug of ours, and its points are held.
    except Exception as error:
        text = f"The grader itself broke on this submission: {type(error).__name__}: {error}. A person must look."
        return refused(course, submission, Status.HELD, text, box.layer)


def _must_work(box: Box, course: Course) -> None:
    """Try a cell that does nothing: the machine is at fault if not even that gets through."""
    with box.student(course.limits) as process:
        process.run([RunCell("nothing", "pass")])


def grade_notebook(
    course: Course,
    lesson: Lesson,
    path: Path,
    judges: Judges,
    box: Box,
    student: str = "",
    limits: Limits | None = None,
    predictions: Predictions | None = None,
    exercise: str = "",
) -> Report:
    """Grade the notebook at `path` in a process of its own, in `box`.

    Without `predictions`, described models are fitted in that process too, as in a student's notebook. With an
    `exercise`, only its checks are asked, and those that they need, and only the cells that they rest on are run.

    Returns:
        The report; unreadable and stopped notebooks are `ungradable` with a reason.

    Raises:
        CourseError: The course itself is broken.
        GraderError: The box is broken.
    """
    started = time.perf_counter()
    every = checks_of(course, lesson)
    checks = with_needs(every, {exercise}) if exercise else every
    until = {check.exercise for check in checks} if exercise else ()
    submission = Submission(student, lesson, path)
    fitter = Fitter(box, limits or course.limits_of(lesson), predictions)
    try:
        with open_notebook(course, lesson, path, box, limits, until) as opened:
            results = _checked(checks, course, lesson, opened, judges, fitter)
            if not opened.process.is_silent():
                raise SubmissionEnded(BROKEN_PROTOCOL)
    except SubmissionError as error:
        report = refused(course, submission, Status.UNGRADABLE, str(error), box.layer)
        ran_out = error.ran_out if isinstance(error, SubmissionEnded) else ""
        return replace(report, seconds=round(time.perf_counter() - started, 3), ran_out=ran_out)
    if any(result.held for result in results):
        results = settled(results, *_second_opinion(course, lesson, judges, box, fitter))
    report = Report(lesson.name, student, results, f"{_reasons(results)} {opened.remark}".strip())
    return _completed(report, course, opened, box, fitter, time.perf_counter() - started)


def _completed(
    report: Report, course: Course, opened: OpenNotebook, box: Box, fitter: Fitter, seconds: float
) -> Report:
    """The report with all that is to be known beside the results."""
    return replace(
        report,
        results=tuple(with_cell_problem(result, opened.run.problems) for result in report.results),
        cell_problems=opened.run.problems,
        seconds=round(seconds, 3),
        isolation=box.layer.title,
        versions=versions(subject_of(course).distributions),
        notes=(*_notes(opened.run, box), *opened.notes, *fitter.notes),
        outputs=output_pictures(opened.run.outputs),
        said=opened.said,
        answered=opened.answered,
        digests={"submission": opened.digest},
        ran_out=opened.process.ran_out or fitter.ran_out,
    )


def _reasons(results: Sequence[Result]) -> str:
    """Why some of it cannot be graded, each reason once."""
    return " ".join(dict.fromkeys(result.found for result in results if result.status is Status.UNGRADABLE))


def _checked(
    checks: Sequence[Check], course: Course, lesson: Lesson, opened: OpenNotebook, judges: Judges, fitter: Fitter
) -> tuple[Result, ...]:
    budget = Budget(course.limits.check_seconds)
    answers = AskingAnswers(budget.unhurried(fitter.asked_first(opened.answers.ask)))
    return run_checks(checks, lesson.check_points, answers, judges, opened.ungradable, budget.spent)


def _second_opinion(
    course: Course, lesson: Lesson, judges: Judges, box: Box, fitter: Fitter
) -> tuple[tuple[Result, ...], str]:
    """What the checks say of our own solution; or nothing, and why it could not be tried."""
    tried = _tried.setdefault(judges, {})
    if (course.root, lesson.name) not in tried:
        tried[course.root, lesson.name] = _try_our_own(course, lesson, judges, box, fitter)
    return tried[course.root, lesson.name]


def _try_our_own(
    course: Course, lesson: Lesson, judges: Judges, box: Box, fitter: Fitter
) -> tuple[tuple[Result, ...], str]:
    # Each check by itself: one that breaks must not hide another.
    checks = [replace(check, needs=()) for check in checks_of(course, lesson)]
    try:
        with open_notebook(course, lesson, course.solution(lesson), box) as opened:
            return _checked(checks, course, lesson, opened, judges, fitter), ""
    except SubmissionError as error:
        return (), str(error)


_tried: WeakKeyDictionary[Judges, dict[tuple[Path, str], tuple[tuple[Result, ...], str]]] = WeakKeyDictionary()
"""What came of our own solutions. A run has one set of judges, so each lesson is tried once by each grader of a run."""


@dataclass(frozen=True)
class OpenNotebook:
    """A submission whose cells have run and that can be asked."""

    process: StudentProcess
    run: NotebookRun
    ungradable: dict[str, str]
    digest: str
    """SHA-256 of the file that was read."""
    notes: tuple[str, ...]
    """How its cells were found, and what of it did not run."""
    remark: str
    """What differs between its release and that of today."""
    said: tuple[Said, ...] = ()
    """Predictions and answers that stand in it."""
    answered: Answered | None = None
    """How much of what is asked has one, where that gives points."""

    @property
    def answers(self) -> AskingAnswers:
        """What can be asked of it."""
        return self.process.answers


@contextmanager
def open_notebook(
    course: Course,
    lesson: Lesson,
    path: Path,
    box: Box,
    limits: Limits | None = None,
    until: Collection[str] = (),
) -> Iterator[OpenNotebook]:
    """Read a notebook, rebuild it on the release, and run it on the student's side.

    `limits` are those of its lesson unless others are given. With exercises in `until`, no more is run than these
    rest on.

    Raises:
        SubmissionError: It cannot be read.
        SubmissionEnded: Its process ended or was stopped.
        CourseError: The release is not there.
        GraderError: The box is broken.
    """
    submitted = read_notebook(path, course.limits.submission_mb)
    rebuilt = rebuild(_release(course.release(lesson)), submitted, lesson)
    cells = rebuilt.until(until) if until else rebuilt.cells
    with box.student(limits or course.limits_of(lesson), cells=cells) as process:
        run = process.run(cells)
        what = (rebuilt.ungradable, submitted.digest, rebuilt.notes, rebuilt.remark)
        yield OpenNotebook(process, run, *what, *answers_in(course, lesson, submitted))


def refused(course: Course, submission: Submission, status: Status, reason: str, layer: Layer) -> Report:
    """A report without points: every check has this status and reason."""
    lesson = submission.lesson
    results = tuple(blank(check, lesson.check_points, status, reason) for check in checks_of(course, lesson))
    return Report(
        lesson.name,
        submission.student,
        results,
        f"{reason} {submission.remark}".strip(),
        isolation=layer.title,
        versions=versions(subject_of(course).distributions),
        notes=(layer.gaps,),
    )


def _notes(run: NotebookRun, box: Box) -> tuple[str, ...]:
    """What a reader of the report should know beside the marks."""
    notes = [box.layer.gaps]
    if run.forests_reused:
        notes.append(f"{run.forests_reused} fitted forests came from the fit cache: they are those of our run.")
    if run.scores_reused:
        notes.append(
            f"{run.scores_reused} cross-validation scores came from the fit cache; their fit times are those of "
            "our run."
        )
    return tuple(notes)


_release = cache(read_ours)
"""Read once by each grader."""
