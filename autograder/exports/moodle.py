"""Moodle: the offline grading worksheet of an assignment, filled in, and a zip of feedback files beside it.

Moodle takes a row by its identifier, whatever its name says, and takes no header but that of the teacher's language.
So the worksheet comes from Moodle, and nothing of it changes but grades and, if wanted, comments.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import PurePath

from autograder.bridges.moodle import IDENTIFIER, NAME, name_in
from autograder.bridges.people import words_of
from autograder.bridges.roster import columns_of
from autograder.errors import UsageError
from autograder.exports.export import Export, Order, Writer
from autograder.exports.feedback import Pages
from autograder.exports.filling import Filling, Item, decimal_of, number_in, only_lesson, people_in, template_of
from autograder.exports.marks import Student
from autograder.exports.matching import Matched
from autograder.exports.sheet import Sheet

__all__ = ["WRITER"]

HEADERS = {
    "identifier": IDENTIFIER,
    "grade": ("grade", "bewertung", "note", "calificación"),
    "maximum": ("maximum grade", "bestwertung", "bestbewertung", "note maximale", "calificación máxima"),
    "scale": ("scale", "skala", "barème", "escala"),
    "changeable": (
        "grade can be changed",
        "bewertung kann geändert werden",
        "la note peut être modifiée",
        "la calificación puede ser cambiada",
    ),
    "comments": (
        "feedback comments",
        "feedback als kommentar",
        "feedback par commentaires",
        "comentarios de retroalimentación",
    ),
}
"""What columns are called in English, German, French and Spanish, in small letters."""
NUMBER = re.compile(r"\d+$")
"""What stands at the end of an identifier, behind a word of any language."""
NO = ("no", "nein", "non")
UPLOAD = (
    "in the assignment, choose Submissions, then Actions (older: Grading action), Upload grading worksheet. Leave the "
    "encoding at UTF-8, unless the worksheet came in another, and tick “Allow updating records that have been modified "
    "more recently in Moodle than in the spreadsheet”: Moodle reads the times of a worksheet in English alone."
)
UPLOAD_FEEDBACK = (
    "the feedback: in the assignment, with “Feedback files” turned on, choose Submissions, then Actions (older: "
    "Grading action), Upload multiple feedback files in a zip."
)


def _write(order: Order) -> Export:
    lesson = only_lesson(order, "A worksheet of Moodle")
    zip_name = f"moodle-{lesson.name}-feedback.zip"
    if order.template is None and order.feedback:
        told = "Feedback alone: for marks, give Moodle's grading worksheet with --template."
        pages = Pages(order, lesson, _folder_of_record)
        return Export({zip_name: pages.zipped}, None, (told, pages.told), pages.left_out, UPLOAD_FEEDBACK)
    sheet = template_of(order, "the assignment's grading worksheet (Actions, Download grading worksheet)")
    at = _columns(sheet)
    filling = Filling(order, sheet, _people(order, sheet, at))
    filling.decimal = _decimal(sheet, at)
    item = Item(at["grade"], sheet.header[at["grade"]].strip(), _maximum(sheet, at))
    rows = filling.fill(lesson, item, lambda row: _locked(sheet, at, row))
    if order.comments:
        _comment(filling, rows, at, lesson.name)
    made = Export(
        {f"moodle-{lesson.name}{sheet.file.suffix}": sheet.content()},
        len(filling.filled),
        tuple(filling.told),
        filling.left_out,
        UPLOAD,
    )
    if not order.feedback:
        return made
    folders = {student.name: _folder(sheet, at, row) for row, student in filling.matched.students.items()}
    pages = Pages(order, lesson, lambda student: folders.get(student.name, ""))
    return made.with_files({zip_name: pages.zipped}, pages.told, pages.left_out, UPLOAD_FEEDBACK)


def _columns(sheet: Sheet) -> dict[str, int]:
    """Where each kind of column is.

    Raises:
        UsageError: This is no grading worksheet, or one without grades in points.
    """
    names = [name.replace("\u2019", "'").casefold().strip() for name in sheet.header]
    found = {kind: names.index(name) for kind, known in HEADERS.items() for name in known if name in names}
    if missing := [kind for kind in ("identifier", "grade") if kind not in found]:
        raise UsageError(
            f"{sheet.file}: no column for the {missing[0]}. Expected Moodle's grading worksheet, in English, German, "
            f"French or Spanish; found {', '.join(sheet.header[:6])}."
        )
    if "scale" in found and "maximum" not in found:
        raise UsageError(f"{sheet.file}: this assignment is graded with words of a scale. Set it to points in Moodle.")
    return found


def _people(order: Order, sheet: Sheet, at: dict[str, int]) -> Matched:
    """Whose row is whose: by names; in a worksheet without any, as of blind marking, by the numbers of participants.

    A number is of one assignment alone, so where there are names it says nothing.
    """
    header = list(sheet.header)
    header[at["identifier"]] = ""
    is_blind = not columns_of(header).keys() & {"name", "first", "last", "login", "email", "id"}
    if is_blind:
        header[at["identifier"]] = "user id"
    for row in range(1, len(sheet.rows)):
        # What is looked at, not what is written: the name of who is suspended has HTML around it.
        sheet.rows[row] = [name_in(cell) if "<" in cell else cell for cell in sheet.rows[row]]
        if is_blind and (number := NUMBER.search(sheet.cell(row, at["identifier"]))):
            sheet.rows[row][at["identifier"]] = number[0]
    return people_in(order, sheet, header, _number if is_blind else lambda student: "")


def _number(student: Student) -> str:
    """The number of a participant, as the submission that was graded bears it."""
    parts = (part for mark in student.marks.values() for part in PurePath(mark.notebook).parts)
    return next((read["number"] for part in parts if (read := NAME.fullmatch(part)) and read["number"]), "")


def _decimal(sheet: Sheet, at: dict[str, int]) -> str:
    """The decimal sign of its numbers; where it has none, that of its language."""
    numbers = (sheet.cell(row, at.get(kind)) for row in range(1, len(sheet.rows)) for kind in ("maximum", "grade"))
    is_english = sheet.header[at["grade"]].strip().casefold() == "grade"
    return decimal_of(numbers, "." if is_english else ",")


def _maximum(sheet: Sheet, at: dict[str, int]) -> float | None:
    """The points of the assignment, which stand in each row."""
    cells = (sheet.cell(row, at.get("maximum")) for row in range(1, len(sheet.rows)))
    return next((number for text in cells if (number := number_in(text))), None)


def _locked(sheet: Sheet, at: dict[str, int], row: int) -> str:
    says_no = sheet.cell(row, at.get("changeable")).casefold() in NO
    return "locked: the worksheet says that this grade cannot be changed" if says_no else ""


def _comment(filling: Filling, rows: list[int], at: dict[str, int], lesson: str) -> None:
    """Put comments beside the grades. Moodle keeps them as HTML, and its reader of CSV stumbles over a backslash."""
    sheet, column = filling.sheet, at.get("comments")
    if column is None:
        filling.told.append("The worksheet has no column for comments: turn on “Feedback comments” in the assignment.")
        return
    replaced = 0
    for row in rows:
        text = html.escape(filling.matched.students[row].marks[lesson].comment).replace("\\", "&#92;")
        replaced += sheet.cell(row, column) not in ("", text)
        sheet.put(row, column, text)
    filling.told.append(f"{len(rows)} comments, {replaced} of them in place of another.")


def _folder(sheet: Sheet, at: dict[str, int], row: int) -> str:
    """The folder that Moodle knows a participant by: what stands after the last ``_`` of the name is the number."""
    number = NUMBER.search(sheet.cell(row, at["identifier"]))
    return f"participant_{number[0]}_assignsubmission_file" if number else ""


def _folder_of_record(student: Student) -> str:
    """The same by where the submission lay; empty if that is no folder of this student's, such as a group's."""
    return next(_folders(student), "")


def _folders(student: Student) -> Iterator[str]:
    for mark in student.marks.values():
        for part in PurePath(mark.notebook).parts:
            read = NAME.fullmatch(part)
            if read and read["number"] and words_of(read["name"]) == student.person.words:
                yield f"{read['name'].replace('_', ' ')}_{read['number']}_assignsubmission_file"


WRITER = Writer(
    "moodle",
    "Moodle",
    "https://github.com/moodle/moodle, public/mod/assign/feedback/offline/importgradeslib.php and "
    "feedback/file/importziplib.php; https://github.com/projectestac/moodle-langpacks",
    _write,
)
