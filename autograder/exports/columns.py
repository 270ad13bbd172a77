"""The columns of tables of our own: who it is, a lesson's points, what counts of all lessons."""

from __future__ import annotations

from autograder.exports.export import Order
from autograder.exports.marks import Mark, Student
from autograder.manifest import Lesson

__all__ = ["OF_LESSON", "TOTAL", "WHO", "Cell", "of_lesson", "total_of", "who_is"]

Cell = str | float | None
"""A text, a number, or nothing."""
WHO = ("student", "id", "login", "email", "section")
OF_LESSON = ("earned", "counted", "max", "held", "excused", "handed_in", "days_late", "comment")
TOTAL = ("counted", "max")


def who_is(student: Student) -> list[Cell]:
    """What stands under `WHO`."""
    return [str(getattr(student.person, name)) for name in WHO]


def of_lesson(order: Order, student: Student, lesson: Lesson) -> list[Cell]:
    """What stands under the ids of a lesson's exercises, and then under `OF_LESSON`.

    Where points are held, `held` says so and no other points stand there, unless such marks go out too.
    """
    mark = student.marks.get(lesson.name)
    if mark is None:
        return [None] * (len(lesson.exercises) + len(OF_LESSON))
    points: list[Cell] = [*mark.exercises.values(), mark.earned, mark.counted]
    if mark.report is None or order.mark(student, lesson) is None:
        points = [None] * len(points)
    return [*points, *_about(mark)]


def _about(mark: Mark) -> list[Cell]:
    report = mark.report
    days = report.lateness.days if report and report.lateness else None
    at = report.arrival.at if report and report.arrival else ""
    return [mark.max_counted, mark.held, "yes" if mark.excused else "", at, days, mark.comment]


def total_of(order: Order, student: Student) -> list[Cell]:
    """What stands under `TOTAL`; nothing where a mark does not go out."""
    if any(order.mark(student, mark.lesson) is None for mark in student.marks.values()):
        return [None] * len(TOTAL)
    total = order.graded.total(student)
    return [total.points, float(total.max_points)]
