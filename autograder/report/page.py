"""Reports as HTML: a feedback page for each student, and one page for the class.

Pages are self-contained text: everything from a submission is escaped, control characters are
stripped, and the content policy forbids all but inline style.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from autograder.checking import Report, overall
from autograder.manifest import Course
from autograder.report.card import MARKS, WORDS, exercise_html, format_points
from autograder.report.table import by_lesson, lessons_of, remark_of, students_of

__all__ = ["class_page", "plain_text", "student_page"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def student_page(course: Course, student: str, reports: Sequence[Report]) -> str:
    """The feedback page of one student: every lesson, every exercise, every reason."""
    lessons = [(lesson, report) for lesson in course.lessons for report in reports if report.lesson == lesson.name]
    page = (
        _environment()
        .get_template("student.html")
        .render(
            course=course,
            student=student,
            lessons=lessons,
            points=sum(report.points for report in reports),
            max_points=sum(report.max_points for report in reports),
            exercise_html=lambda exercise, report: Markup(exercise_html(exercise, report.of_exercise(exercise.id))),
        )
    )
    return plain_text(page)


def class_page(course: Course, reports: Sequence[Report]) -> str:
    """The page of the class: one row for each student, with links to the feedback pages."""
    by_student = {student: by_lesson(student, reports) for student in students_of(reports)}
    page = (
        _environment()
        .get_template("class.html")
        .render(
            course=course,
            lessons=lessons_of(course, reports),
            students=by_student,
            status_of=lambda report, exercise: overall(report.of_exercise(exercise.id)),
            words=WORDS,
            marks=MARKS,
            page_of=page_name,
            remark_of=remark_of,
            reports=reports,
        )
    )
    return plain_text(page)


def page_name(student: str) -> str:
    """The address of a student's page, relative to the class page."""
    return f"{quote(student)}/feedback.html"


def plain_text(page: str) -> str:
    """The page without control characters and without marks that reorder text."""
    return _CONTROL.sub("", page)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["points"] = format_points
    return environment
