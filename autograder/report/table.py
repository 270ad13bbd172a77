"""Reports as a table in the terminal and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from rich.table import Table

from autograder.checking import Report, Status, overall
from autograder.manifest import Course, Lesson
from autograder.report.card import MARKS, WORDS, format_points

__all__ = ["by_lesson", "csv_text", "legend", "marks_table", "remark_of", "students_of"]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that begins with one of these."""


def marks_table(course: Course, reports: Sequence[Report]) -> Table:
    """One row for each student: points by lesson, the sum, and a remark in words.

    With one lesson, the mark of each exercise is shown too; the class page has them for all.
    """
    lessons = lessons_of(course, reports)
    single = len(lessons) == 1
    table = Table(title="Marks", title_justify="left", header_style="bold")
    table.add_column("Student", overflow="fold", min_width=7)
    for lesson in lessons:
        table.add_column(f"L{lesson.number}\n/{lesson.points}", justify="right", no_wrap=True)
        if single:
            table.add_column("".join(f"{exercise.id.split('.')[1]:<2}" for exercise in lesson.exercises), no_wrap=True)
    if not single:
        table.add_column(f"Sum\n/{sum(lesson.points for lesson in lessons)}", justify="right", no_wrap=True)
    table.add_column("Remark", overflow="fold", min_width=20)
    for student in students_of(reports):
        table.add_row(*_row(student, lessons, reports, single))
    return table


def legend() -> str:
    """What the marks in the table mean."""
    return "  ".join(f"{MARKS[status]} {WORDS[status]}" for status in Status)


def csv_text(course: Course, reports: Sequence[Report]) -> str:
    """The marks as CSV: student, points of each lesson and exercise, sum, remark."""
    lessons = lessons_of(course, reports)
    head = ["student"]
    for lesson in lessons:
        head += [lesson.name, *(exercise.id for exercise in lesson.exercises)]
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([*head, "points", "max_points", "remark"])
    for student in students_of(reports):
        mine = by_lesson(student, reports)
        row = [student]
        for lesson in lessons:
            row += _lesson_points(lesson, mine.get(lesson.name))
        points = sum(report.points for report in mine.values())
        remark = " ".join(dict.fromkeys(report.remark for report in mine.values() if report.remark))
        row += [format_points(points), str(sum(lesson.points for lesson in lessons)), remark]
        writer.writerow([_harmless(cell) for cell in row])
    return file.getvalue()


def lessons_of(course: Course, reports: Sequence[Report]) -> list[Lesson]:
    """The lessons that occur in the reports, in the course's order."""
    names = {report.lesson for report in reports}
    return [lesson for lesson in course.lessons if lesson.name in names]


def students_of(reports: Sequence[Report]) -> list[str]:
    """The students that occur in the reports, sorted by name."""
    return sorted({report.student for report in reports})


def by_lesson(student: str, reports: Sequence[Report]) -> dict[str, Report]:
    """One student's reports, by the name of the lesson."""
    return {report.lesson: report for report in reports if report.student == student}


def _row(student: str, lessons: Sequence[Lesson], reports: Sequence[Report], single: bool) -> list[str]:
    mine = by_lesson(student, reports)
    row = [student]
    for lesson in lessons:
        report = mine.get(lesson.name)
        row.append("–" if report is None else format_points(report.points))
        if single and report is not None:
            row.append(_marks(lesson, report))
    if not single:
        row.append(format_points(sum(report.points for report in mine.values())))
    return [*row, remark_of(list(mine.values()))]


def _marks(lesson: Lesson, report: Report) -> str:
    return "".join(f"{MARKS[overall(report.of_exercise(exercise.id))]} " for exercise in lesson.exercises)


def remark_of(reports: Sequence[Report]) -> str:
    """What the instructor should see first: why something cannot be graded, then what went wrong."""
    remarks = [report.remark for report in reports if report.remark]
    remarks += [problem.message for report in reports for problem in report.cell_problems if problem.exercise]
    wrong = [
        f"{result.exercise} {result.misconception}" for r in reports for result in r.results if result.misconception
    ]
    return " ".join([*dict.fromkeys(remarks), ", ".join(dict.fromkeys(wrong))]).strip()


def _lesson_points(lesson: Lesson, report: Report | None) -> list[str]:
    if report is None:
        return [""] * (1 + len(lesson.exercises))
    exercises = [sum(result.points for result in report.of_exercise(exercise.id)) for exercise in lesson.exercises]
    return [format_points(report.points), *(format_points(points) for points in exercises)]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
