"""Canvas: the gradebook's own CSV, filled in, and a zip of feedback files for "Upload Submissions".

A column that Canvas does not know is an offer of a new assignment, so none is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePath

from autograder.bridges.canvas import NAME
from autograder.bridges.people import People
from autograder.errors import UsageError
from autograder.exports.export import Export, Order, Writer
from autograder.exports.feedback import Pages
from autograder.exports.filling import Filling, Item, columns_for, decimal_of, number_in, people_in, template_of
from autograder.exports.marks import Student
from autograder.exports.sheet import Sheet
from autograder.manifest import Lesson

__all__ = ["WRITER"]

ITEM = re.compile(r"(?P<title>.*)\s\(\d+\)", re.DOTALL)
TOTAL = re.compile(r"(current|final) (points|score|grade)|override (score|grade)", re.IGNORECASE)
"""Canvas passes over a column with such words anywhere in its name."""
POSSIBLE = "Points Possible"
EXCUSED, NOT_ASSIGNED = "EX", "N/A"
UPLOAD = "in Canvas, choose Grades, then Import, and this file. Look at what it says would change."
UPLOAD_FEEDBACK = (
    "the feedback: in each assignment whose submissions were downloaded, choose Upload Submissions, and its zip, once: "
    "each upload adds a comment “See attached file(s)”. Canvas may show a page under the name of the notebook."
)


def _write(order: Order) -> Export:
    if order.template is None and order.feedback:
        told = "Feedback alone: for marks, give Canvas's gradebook with --template."
        return _with_feedback(order, Export({}, None, (told,)))
    sheet = template_of(order, "Canvas's gradebook (Grades, Export, Export Entire Gradebook)")
    possible = _possible(sheet)
    filling = Filling(order, sheet, people_in(order, sheet, known_as=_number))
    numbers = (cell.strip() for row in sheet.rows[1:] for cell in row)
    filling.decimal = decimal_of(numbers, "," if sheet.separator == ";" else ".")
    columns, missing = columns_for(order, list(_items(sheet, possible)), sheet.file)
    for lesson in order.graded.lessons:
        if item := columns.get(lesson.name):
            filling.fill(lesson, item, partial(_locked, sheet, item.column), EXCUSED)
    made = Export(
        {f"canvas{sheet.file.suffix}": sheet.content()},
        len(filling.filled),
        tuple(filling.told),
        (*missing, *filling.left_out),
        UPLOAD,
    )
    return _with_feedback(order, made) if order.feedback else made


def _possible(sheet: Sheet) -> int:
    """The row that says of how many points each assignment is.

    Raises:
        UsageError: There is none, or the header is not Canvas's.
    """
    found = next((row for row in range(1, len(sheet.rows)) if POSSIBLE in sheet.cell(row, 0)), 0)
    if not found or not {"ID", "Section"} <= set(sheet.header):
        raise UsageError(
            f"{sheet.file}: this is no gradebook of Canvas. Expected the columns Student, ID and Section and a row "
            f"“{POSSIBLE}”; found {', '.join(sheet.header[:6])}."
        )
    return found


def _items(sheet: Sheet, possible: int) -> Iterator[Item]:
    """The columns of assignments: they stand behind that of the section, and have a number."""
    for column in range(sheet.header.index("Section") + 1, len(sheet.header)):
        found = ITEM.fullmatch(sheet.header[column])
        if found is None:
            continue
        points = sheet.cell(possible, column)
        refused = "is read only in Canvas" if "read only" in points else ""
        if TOTAL.search(sheet.header[column]):
            refused = "has a name that Canvas takes for one of its totals, and passes over. Rename the assignment"
        yield Item(column, found["title"], number_in(points), refused, sheet.header[column].strip())


def _locked(sheet: Sheet, column: int, row: int) -> str:
    kept = {EXCUSED: "excused in Canvas", NOT_ASSIGNED: "not assigned to in Canvas"}
    return kept.get(sheet.cell(row, column), "")


def _with_feedback(order: Order, made: Export) -> Export:
    """With a zip for each lesson: an upload is for one assignment."""
    for lesson in order.graded.lessons:
        pages = Pages(order, lesson, partial(_begins, lesson), "{}_feedback.html")
        made = made.with_files({f"canvas-{lesson.name}-feedback.zip": pages.zipped}, pages.told, pages.left_out)
    return made.with_files({}, "", (), UPLOAD_FEEDBACK)


def _number(student: Student) -> str:
    """The number that Canvas knows a student by, where the name of a submission has it; not that of a whole group."""
    person = student.person
    for mark in student.marks.values():
        for part in PurePath(mark.notebook).parts:
            found = NAME.fullmatch(part)
            name, number = (found["name"] or "", found["number"]) if found else ("", "")
            if name and (People((person,)).is_sure(name, person) or person.student == f"{name} ({number})"):
                return number
    return ""


def _begins(lesson: Lesson, student: Student) -> str:
    """The downloaded name of a submission up to the number of its upload, which Canvas knows it by."""
    for part in PurePath(student.marks[lesson.name].notebook).parts:
        found = NAME.fullmatch(part)
        if found and found["upload"]:
            return part[: found.end("upload")]
    return ""


WRITER = Writer(
    "canvas",
    "Canvas",
    "https://github.com/instructure/canvas-lms, lib/gradebook_importer.rb and app/models/abstract_assignment.rb",
    _write,
)
