"""Plain CSV and JSON, for programs: all there is, under names that do not change, with times in ISO 8601."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from autograder.exports.columns import OF_LESSON, TOTAL, WHO, Cell, of_lesson, total_of, who_is
from autograder.exports.export import Export, Order, Writer
from autograder.exports.filling import number_text
from autograder.exports.marks import Mark, Student
from autograder.report.table import harmless

__all__ = ["CSV", "JSON", "SCHEMA_VERSION"]

SCHEMA_VERSION = 1
"""Of the JSON form, which ``exports/marks.schema.json`` describes."""


def _csv(order: Order) -> Export:
    marks, file = order.graded, io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    columns = [
        f"{lesson.name}.{name}" for lesson in marks.lessons for name in (*(e.id for e in lesson.exercises), *OF_LESSON)
    ]
    rows.writerow([*WHO, *columns, *(f"total.{name}" for name in TOTAL)])
    for student in marks.students:
        cells = [cell for lesson in marks.lessons for cell in of_lesson(order, student, lesson)]
        rows.writerow([_text(cell) for cell in (*who_is(student), *cells, *total_of(order, student))])
    told = ("A cell that a spreadsheet would run as a formula begins with an apostrophe.",)
    return Export({"marks.csv": file.getvalue().encode("utf-8", "backslashreplace")}, len(marks.students), told)


def _text(cell: Cell) -> str:
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else number_text(cell)


def _json(order: Order) -> Export:
    marks = order.graded
    data = {
        "format": "mnist-course marks",
        "schema_version": SCHEMA_VERSION,
        "course": order.course.name,
        "lessons": [
            {"name": one.name, "title": one.title, "max_points": one.points, "apart": one.apart}
            for one in marks.lessons
        ],
        "students": [_student(order, student) for student in marks.students],
    }
    # Without indentation, which takes ten times as long. Half a letter, as names of files have it, is written escaped.
    return Export({"marks.json": (json.dumps(data) + "\n").encode("ascii")}, len(marks.students))


def _student(order: Order, student: Student) -> dict[str, Any]:
    counted, most = total_of(order, student)
    lessons = {name: _mark(mark, order.mark(student, mark.lesson) is not None) for name, mark in student.marks.items()}
    who = dict(zip(WHO, who_is(student), strict=True))
    return who | {"lessons": lessons, "total": {"counted": counted, "max_counted": most}}


def _mark(mark: Mark, goes_out: bool) -> dict[str, Any]:
    """A mark; where points are held there are no others, and no exercises."""
    report = mark.report
    shown = goes_out and report is not None
    return {
        "earned": mark.earned if shown else None,
        "counted": mark.counted if shown else None,
        "max_points": mark.max_points,
        "max_counted": mark.max_counted,
        "held": mark.held,
        "excused": mark.excused,
        "handed_in": report.arrival.at or None if report and report.arrival else None,
        "days_late": report.lateness.days if report and report.lateness else None,
        "comment": mark.comment,
        "exercises": _exercises(mark) if shown else {},
    }


def _exercises(mark: Mark) -> dict[str, Any]:
    results = mark.report.results if mark.report else ()
    return {
        exercise.id: {
            "title": exercise.title,
            "points": mark.exercises[exercise.id],
            "max_points": exercise.points,
            "checks": {
                one.check: {"status": str(one.status), "points": one.points, "max_points": one.max_points}
                for one in results
                if one.exercise == exercise.id
            },
        }
        for exercise in mark.lesson.exercises
    }


CSV = Writer("csv", "CSV", "docs/platforms/plain.md", _csv)
JSON = Writer("json", "JSON", "docs/platforms/plain.md; autograder/exports/marks.schema.json", _json)
