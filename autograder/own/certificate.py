"""A certificate: what one's own notebooks earn here, and from what, so that a teacher can make the marks again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cattrs

from autograder.api import Judges
from autograder.api.result import Report
from autograder.digests import MarkDigests
from autograder.errors import CourseError
from autograder.manifest import Course, Lesson
from autograder.own.check import check_own
from autograder.sandbox.own import OwnBox

__all__ = [
    "Certificate",
    "Certified",
    "CertifiedCheck",
    "certified",
    "certify",
    "checks_of_report",
    "points_of",
    "read_certificate",
    "text_of",
]

VERSION = 1
"""Of the file."""


@dataclass(frozen=True)
class CertifiedCheck:
    """How one check ended."""

    check: str
    exercise: str
    status: str
    points: float
    max_points: float
    misconception: str


@dataclass(frozen=True)
class Certified:
    """What the notebook of one lesson earns, and what that rests on. `remark` says why it could not be graded."""

    lesson: str
    points: float
    held: float
    max_points: float
    checks: tuple[CertifiedCheck, ...]
    digests: dict[str, str]
    versions: dict[str, str]
    remark: str = ""


@dataclass(frozen=True)
class Certificate:
    """All lessons of a course that a learner has a notebook of. `name` is what she wants to be called, or empty."""

    course: str
    title: str
    name: str
    made: str
    lessons: tuple[Certified, ...]
    certificate_version: int = field(default=VERSION)


def certify(
    course: Course,
    notebooks: dict[str, Path],
    judges: Judges,
    box: OwnBox,
    name: str = "",
    tell: Callable[[str], object] = lambda words: None,
) -> Certificate:
    """Grade one's own notebooks.

    Args:
        course: The course.
        notebooks: Where they are, by the name of the lesson. Lessons without one are left out.
        judges: Who judges models: the public ones.
        box: Where they run.
        name: Whose they are, if that is to be said.
        tell: Is told what takes long.
    """
    digests, lessons = MarkDigests(course, box.layer.title), []
    for lesson in course.lessons:
        if lesson.name in notebooks:
            tell(f"Running {lesson.name} …")
            report = check_own(course, lesson, notebooks[lesson.name], judges, box, tell=tell)
            lessons.append(certified(report, digests.of(lesson)))
    made = datetime.now(UTC).date().isoformat()
    return Certificate(course.name, course.title, name, made, tuple(lessons))


def certified(report: Report, digests: dict[str, str]) -> Certified:
    """Of a report, what a certificate says of one lesson; `digests` are those of what is graded with."""
    return Certified(
        report.lesson,
        report.points,
        report.held,
        report.max_points,
        checks_of_report(report),
        digests | report.digests,
        report.versions,
        report.remark,
    )


def checks_of_report(report: Report) -> tuple[CertifiedCheck, ...]:
    """Of a report, what a certificate says of each check. No message: it may quote what somebody wrote."""
    return tuple(
        CertifiedCheck(
            each.check, each.exercise, each.status.value, float(each.points), float(each.max_points), each.misconception
        )
        for each in report.results
    )


def text_of(certificate: Certificate) -> str:
    """The certificate as JSON."""
    return json.dumps(cattrs.unstructure(certificate), indent=1) + "\n"


def read_certificate(file: Path) -> Certificate | None:
    """The certificate in a file; None if something else stands in it.

    Raises:
        CourseError: It is a certificate of another version, or a broken one.
    """
    try:
        data: Any = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or "certificate_version" not in data:
        return None
    try:
        if data["certificate_version"] == VERSION:
            return cattrs.structure(data, Certificate)
    except (cattrs.BaseValidationError, ValueError, TypeError, KeyError):
        pass
    raise CourseError(
        "this certificate cannot be read: it is broken, or of another version.",
        file=file,
        mend="Ask for a new one: `course certificate`.",
    )


def points_of(certificate: Certificate, lessons: tuple[Lesson, ...]) -> tuple[float, float]:
    """Points earned and possible over these lessons."""
    names = {lesson.name for lesson in lessons}
    mine = [each for each in certificate.lessons if each.lesson in names]
    return sum(each.points for each in mine), sum(lesson.points for lesson in lessons)
