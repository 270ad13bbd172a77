"""Grades one submission: read, rebuild on the release, run on the student's side, ask the checks."""

from __future__ import annotations

import hashlib
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
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
from autograder.notebook import Notebook, Rebuilt, read_notebook, rebuild
from autograder.sandbox.process import ISOLATION, student_process

__all__ = ["grade_all", "grade_notebook", "grade_submission", "heldout_judge", "versions"]

MEASURED = ("numpy", "pandas", "scikit-learn", "scipy", "matplotlib", "mnist-course")


def grade_all(
    course: Course, submissions: Sequence[Submission], judge: Judge, done: Callable[[Report], None]
) -> Iterator[Report]:
    """Grade submissions one after another; a failure of one never stops the others.

    Args:
        course: The course.
        submissions: What to grade.
        judge: Who judges models.
        done: Called with each report as soon as it exists, so that nothing finished is lost.
    """
    for submission in submissions:
        report = grade_submission(course, submission, judge)
        done(report)
        yield report


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
    try:
        submitted = read_notebook(path, course.limits.submission_mb)
        rebuilt = rebuild(_release(course, lesson), submitted, lesson)
    except SubmissionError as error:
        return _without_run(course, lesson, student, Status.UNGRADABLE, str(error))
    results, problems, remark = _run(course, lesson, rebuilt, judge)
    return Report(
        lesson=lesson.name,
        student=student,
        results=results,
        remark=remark,
        cell_problems=problems,
        seconds=round(time.perf_counter() - started, 3),
        submission_sha256=hashlib.sha256("\0".join(cell.source for cell in submitted.cells).encode()).hexdigest(),
        isolation=ISOLATION,
        versions=versions(),
    )


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


def _run(
    course: Course, lesson: Lesson, rebuilt: Rebuilt, judge: Judge
) -> tuple[tuple[Result, ...], tuple[CellProblem, ...], str]:
    checks = course.checks(lesson)

    def ask(answers: Answers) -> tuple[Result, ...]:
        return run_checks(checks, lesson.check_points, answers, judge, rebuilt.ungradable)

    try:
        with student_process(course) as process:
            problems = process.run(rebuilt.cells)
            results = tuple(_with_cell_problem(result, problems) for result in ask(process.answers))
    except SubmissionEnded as ended:
        blanks = tuple(blank(check, lesson.check_points, Status.UNGRADABLE, str(ended)) for check in checks)
        return blanks, (), str(ended)
    reasons = [result.found for result in results if result.status is Status.UNGRADABLE]
    return results, problems, reasons[0] if reasons else ""


def _release(course: Course, lesson: Lesson) -> Notebook:
    file = course.release(lesson)
    try:
        return read_notebook(file)
    except SubmissionError as error:
        raise CourseError(f"the students' notebook cannot be read: {error}", file=file, mend="Run `course build`.") from error


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
