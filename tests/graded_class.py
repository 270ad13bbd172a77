"""A class that is graded already: records as `course grade` leaves them, made in a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.api.result import Report, Result, Status
from autograder.grading.store import Store, folder_name
from autograder.grading.submissions import Submission
from autograder.manifest import Lesson
from tests.conftest import run
from tests.shown import told

__all__ = ["Told", "exported", "graded", "grow", "report_of"]

Told = tuple[int, str, str]
"""An exit code, what was printed, and what was said beside it."""


def report_of(lesson: Lesson, student: str, points: int, held: str = "") -> Report:
    """A report with the first checks passed that give so many points; one check may be held."""
    results, left = [], points
    for exercise in lesson.exercises:
        for check, most in exercise.checks.items():
            if check == held:
                results.append(Result(check, exercise.id, check, Status.HELD, 0, most))
                continue
            given = min(most, left)
            left -= given
            status = Status.PASS if given == most else Status.FAIL
            results.append(Result(check, exercise.id, check, status, given, most))
    assert left == 0, "the lesson has not so many points"
    return Report(lesson.name, student, tuple(results))


def graded(
    out: Path,
    lesson: Lesson,
    points: Mapping[str, int],
    held: Mapping[str, str] | None = None,
    notebooks: Mapping[str, str] | None = None,
) -> Path:
    """Records and pages of a lesson.

    Args:
        out: The folder of the results.
        lesson: The lesson.
        points: Each student's.
        held: A check for students of whom one is held.
        notebooks: Where submissions lay, for students of whom that matters.
    """
    store = Store(out)
    for student, number in points.items():
        report = report_of(lesson, student, number, (held or {}).get(student, ""))
        notebook = Path("/handed/in", (notebooks or {}).get(student, f"{student}/{lesson.name}.ipynb"))
        store.save(report, Submission(student, lesson, notebook))
        page = out / folder_name(student) / "feedback.html"
        page.write_text(f"<p>Feedback for {student!a}</p>", encoding="utf-8")
    return out


def grow(out: Path, lesson: Lesson, student: str, **changes: object) -> None:
    """Change a record that is there, as a later run would."""
    report = Store(out).read(student, lesson.name)
    assert report is not None
    Store(out).save(replace(report, **changes))  # type: ignore[arg-type]


def exported(capsys: pytest.CaptureFixture[str], out: Path, *args: str | Path) -> Told:
    """Run `course export` with these arguments into the folder `to` beside the results."""
    code = run("export", *args, "--out", out, "--to", out.parent / "to")
    return (code, *told(capsys))
