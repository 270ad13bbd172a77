"""The order in which reports are shown: the course's for lessons, the alphabet's for students."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.api.result import Report
from autograder.manifest import Course, Lesson

__all__ = ["by_lesson", "by_student", "in_order", "in_the_sum", "lessons_of", "students_of"]


def lessons_of(course: Course, reports: Sequence[Report]) -> list[Lesson]:
    """The lessons that occur in the reports, in the course's order; those that stand apart come last."""
    names = {report.lesson for report in reports}
    return sorted((lesson for lesson in course.lessons if lesson.name in names), key=lambda lesson: lesson.apart)


def in_the_sum(lessons: Sequence[Lesson]) -> list[Lesson]:
    """The lessons whose points are added up: all but those that stand apart; these, if there are no others."""
    return [lesson for lesson in lessons if not lesson.apart] or list(lessons)


def students_of(reports: Sequence[Report]) -> list[str]:
    """The students that occur in the reports, sorted by name."""
    return sorted({report.student for report in reports})


def by_lesson(student: str, reports: Sequence[Report]) -> dict[str, Report]:
    """One student's reports, by the name of the lesson."""
    return {report.lesson: report for report in reports if report.student == student}


def in_order(lesson: Lesson, reports: Sequence[Report]) -> list[Report]:
    """The reports of one lesson, sorted by student."""
    return sorted((report for report in reports if report.lesson == lesson.name), key=lambda report: report.student)


def by_student(reports: Sequence[Report]) -> dict[str, dict[str, Report]]:
    """The reports by student, sorted by name, and by the name of the lesson: one pass over a large class."""
    found: dict[str, dict[str, Report]] = {student: {} for student in students_of(reports)}
    for report in reports:
        found[report.student][report.lesson] = report
    return found
