"""A workbook for a spreadsheet: a sheet for the class, and one for each lesson. Texts are never formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from autograder.errors import UsageError
from autograder.exports.columns import OF_LESSON, WHO, Cell, of_lesson, total_of, who_is
from autograder.exports.export import Export, Order, Writer
from autograder.report.plain import plain_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["WRITER"]

WIDEST, NARROWEST = 60, 8
"""How wide a column is, in letters."""
NO_XML = re.compile("[\ufffe\uffff]")
"""Letters that no XML may hold, beside those that `plain_text` takes out."""
LONGEST_TITLE = 31
"""Letters that the name of a sheet may have."""
LONGEST = 32_767
"""Letters that a cell may hold."""


def _write(order: Order) -> Export:
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise UsageError('Workbooks need openpyxl. Install it with: pip install "mnist-course[xlsx]".') from error
    marks, book = order.graded, Workbook()
    del book[book.sheetnames[0]]
    names = [_title(who) for who in WHO]
    heads = [*names, *(f"{one.number} {one.title} /{one.points}" for one in marks.lessons), "Counted", "Of"]
    rows = [
        [*who_is(student), *(order.points(student, lesson) for lesson in marks.lessons), *total_of(order, student)]
        for student in marks.students
    ]
    _fill(book.create_sheet("Class"), heads, rows)
    for lesson in marks.lessons:
        heads = [
            *names,
            *(f"{one.id} /{one.points}" for one in lesson.exercises),
            *(_title(name) for name in OF_LESSON),
        ]
        rows = [[*who_is(student), *of_lesson(order, student, lesson)] for student in marks.students]
        _fill(book.create_sheet(lesson.name[:LONGEST_TITLE]), heads, rows)
    content = io.BytesIO()
    book.save(content)
    return Export({"marks.xlsx": content.getvalue()}, len(marks.students))


def _fill(sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Write a table: the header stays in sight, numbers have at most two decimals, all else is text."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for at, row in enumerate([heads, *rows], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column)
            if isinstance(value, str) and value:
                cell.value, cell.data_type = NO_XML.sub("\ufffd", plain_text(value))[:LONGEST], "s"
                cell.quotePrefix = True  # So that it stays text when somebody edits it.
            elif isinstance(value, float | int):
                cell.value, cell.number_format = round(value, 2), "0.##" if value % 1 else "0"
            if at == 1:
                cell.font = Font(bold=True)
    for column, texts in enumerate(zip(heads, *rows, strict=True), 1):
        longest = max(len(str(text or "")) for text in texts)
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, NARROWEST), WIDEST)
    sheet.freeze_panes = "B2"


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


WRITER = Writer("xlsx", "Workbook", "https://openpyxl.readthedocs.io; ECMA-376", _write)
