"""Grades one submission: read, rebuild on the release, run on the student's side, ask the checks."""

from __future__ import annotations

import hashlib
import platform
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from autograder.answers import Answers
from autograder.checking import (
    CellProblem,
    HeldoutJudge,
    Judge,
    Report,
    Result,
    Status,
    SubmissionEnded,
    blank,
    run_checks,
)
from autograder.errors import CourseError, SubmissionError
from autograder.grading.submissions import Submission
from autograder.manifest import Course, Lesson
from autograder.notebook import Notebook, read_notebook, rebuild
from autograder.sandbox.process import ISOLATION, student_process

__all__ = ["grade_all", "grade_notebook", "grade_submission", "heldout_judge", "open_notebook", "versions"]

MEASURED = ("numpy", "pandas", "scikit-learn", "scipy", "matplotlib", "mnist-course")


def grade_all(
    course: Course,
    submissions: Sequence[Submission],
    judge: Judge,
    done: Callable[[Report], None],
    jobs: int = 1,
) -> list[Report]:
    """Grade submissions, `jobs` at a time; a failure of one never stops the others.

    Args:
        course: The course.
        submissions: What to grade.
        judge: Who judges models.
        done: Called with each report as soon as it exists, so that nothing finished is lost.
        jobs: How many to grade at once. Each runs in a process of its own; threads only wait for them.

    Returns:
        The reports, in the order of `submissions`.
    """
    lock = threading.Lock()
    # Loaded here once, so that a broken check file is one error before any work begins.
    for lesson in {submission.lesson.name: submission.lesson for submission in submissions}.values():
        course.checks(lesson)

    def one(submission: Submission) -> Report:
        report = grade_submission(course, submission, judge)
        with lock:
            done(report)
        return report

    with ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(one, submissions))


def grade_submission(course: Course, submission: Submission, judge: Judge) -> Report:
    """Grade one submission. Whatever goes wrong becomes a report with a reason."""
    if submission.problem:
        return _without_run(course, submission.lesson, submission.student, Status.UNGRADABLE, submission.problem)
    try:
        return grade_notebook(course, submission.lesson, submission.path, judge, submission.student)
    except CourseError:
        raise
    # One submission must never end the batch: what is left here is a bug of ours.
    except Exception as error:
        text = f"The grader itself broke on this submission: {type(error).__name__}: {error}. A person must look."
        return _without_run(course, submission.lesson, submission.student, Status.GRADER_FAULT, text)


def grade_notebook(course: Course, lesson: Lesson, path: Path, judge: Judge, student: str = "") -> Report:
    """Grade the notebook at `path` in a process of its own.

    Returns:
        The report; unreadable and stopped notebooks are `ungradable` with a reason.

    Raises:
        CourseError: The course itself is broken.
    """
    started = time.perf_counter()
    points = lesson.check_points
    checks = course.checks(lesson)
    try:
        with open_notebook(course, lesson, path) as opened:
            results = run_checks(checks, points, opened.answers, judge, opened.ungradable)
    except SubmissionError as error:
        return _without_run(course, lesson, student, Status.UNGRADABLE, str(error))
    except SubmissionEnded as ended:
        return _without_run(course, lesson, student, Status.UNGRADABLE, str(ended))
    ended_results = [result.found for result in results if result.status is Status.UNGRADABLE]
    return Report(
        lesson=lesson.name,
        student=student,
        results=tuple(_with_cell_problem(result, opened.problems) for result in results),
        remark=" ".join(dict.fromkeys(ended_results)),
        cell_problems=opened.problems,
        seconds=round(time.perf_counter() - started, 3),
        submission_sha256=opened.sha256,
        isolation=ISOLATION,
        versions=versions(),
    )


@dataclass(frozen=True)
class OpenNotebook:
    """A submission whose cells have run and that can be asked."""

    answers: Answers
    problems: tuple[CellProblem, ...]
    ungradable: dict[str, str]
    sha256: str


@contextmanager
def open_notebook(course: Course, lesson: Lesson, path: Path) -> Iterator[OpenNotebook]:
    """Read a notebook, rebuild it on the release, and run it on the student's side.

    Raises:
        SubmissionError: It cannot be read.
        SubmissionEnded: Its process ended or was stopped.
        CourseError: The release is not there.
    """
    submitted = read_notebook(path, course.limits.submission_mb)
    rebuilt = rebuild(_release(course, lesson), submitted, lesson)
    sources = "\0".join(cell.source for cell in submitted.cells)
    with student_process(course, lesson) as process:
        problems = process.run(rebuilt.cells)
        sha256 = hashlib.sha256(sources.encode("utf-8", "surrogatepass")).hexdigest()
        yield OpenNotebook(process.answers, problems, rebuilt.ungradable, sha256)


def heldout_judge(course: Course) -> HeldoutJudge:
    """The judge that grading uses.

    Raises:
        CourseError: The held-out images are not there.
    """
    file = course.root / course.data["heldout"].path if "heldout" in course.data else None
    if file is None or not file.is_file():
        raise CourseError(
            "the held-out images are not there.",
            file=file or course.root / "course.yaml",
            mend="Get a full checkout, or rebuild them with `python data/make.py`.",
        )
    return HeldoutJudge(file)


def versions() -> dict[str, str]:
    """Versions of Python and of the libraries that a mark can depend on."""
    return {"python": platform.python_version()} | {name: version(name) for name in MEASURED}


def _release(course: Course, lesson: Lesson) -> Notebook:
    file = course.release(lesson)
    try:
        return read_notebook(file)
    except SubmissionError as error:
        raise CourseError(
            f"the students' notebook cannot be read: {error}", file=file, mend="Run `course build`."
        ) from error


def _with_cell_problem(result: Result, problems: Sequence[CellProblem]) -> Result:
    """A name that is missing because its cell stopped is an error to mend, not work not done."""
    problem = next((p for p in problems if p.exercise and p.exercise == result.exercise), None)
    if problem is None or result.status is not Status.NOT_ATTEMPTED:
        return result
    return replace(
        result,
        status=Status.FAIL,
        found=problem.message,
        expected="a cell that runs to its end, in a fresh notebook, from the top.",
        next_step="In JupyterLab choose Kernel, Restart Kernel and Run All Cells, and mend the first error you see.",
    )


def _without_run(course: Course, lesson: Lesson, student: str, status: Status, reason: str) -> Report:
    results = tuple(blank(check, lesson.check_points, status, reason) for check in course.checks(lesson))
    return Report(lesson.name, student, results, remark=reason, isolation=ISOLATION, versions=versions())
