"""Blackboard: the columns of "Work Offline" that are a lesson's, filled in: a file for each, and nothing else in it.

Blackboard knows a column by the number behind ``|`` and a person by the user name. What a file lacks stays as it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from autograder.errors import UsageError
from autograder.exports.export import Export, Order, Writer
from autograder.exports.filling import Filling, Item, columns_for, decimal_of, number_in, people_in, template_of
from autograder.exports.sheet import Sheet

__all__ = ["WRITER"]

ITEM = re.compile(
    r"(?P<title>.*?)\s*\[Total Pts: (?:up to )?(?P<points>[\d.,]+)\s*(?P<kind>[^\]]*)\](?:\s*\|(?P<id>\d+))?"
)
WHO = ("last name", "first name", "username", "student id")
COMMENT, FORMAT = "feedback to learner", "feedback format"
SMART = "SMART_TEXT"
"""How Blackboard calls text that may be HTML."""
UPLOAD = (
    "in the Grade Center, choose Work Offline, Upload (in Ultra's Gradebook: Upload Gradebook), and this file. "
    "Untick in its preview whatever should not change."
)
NO_FEEDBACK = "feedback pages: Blackboard has no documented upload of files for a whole class. Use --comments."


def _write(order: Order) -> Export:
    sheet = template_of(order, "Blackboard's file (Work Offline, Download)")
    names = [name.casefold().strip() for name in sheet.header]
    items = list(_items(sheet))
    if "username" not in names or not items:
        raise UsageError(
            f"{sheet.file}: this is no gradebook of Blackboard. Expected the column Username and one with "
            f"“[Total Pts: …]”; found {', '.join(sheet.header[:6])}."
        )
    filling = Filling(order, sheet, people_in(order, sheet))
    filling.decimal = decimal_of((cell.strip() for row in sheet.rows[1:] for cell in row), ".")
    columns, missing = columns_for(order, items, sheet.file)
    who = [at for at, name in enumerate(names) if name in WHO]
    files = {}
    for lesson in order.graded.lessons:
        if item := columns.get(lesson.name):
            rows = filling.fill(lesson, item)
            comments = _comment(filling, rows, names, lesson.name, len(items)) if order.comments else []
            content = sheet.content({0, *rows}, sorted([*who, item.column, *comments]))
            files[f"blackboard-{lesson.name}{sheet.file.suffix}"] = content
    told = (*filling.told, "Other columns of grades are left out, so that nothing of them can change.")
    left_out = (*missing, *filling.left_out, *([NO_FEEDBACK] if order.feedback else []))
    return Export(files, len(filling.filled), told, left_out, UPLOAD)


def _items(sheet: Sheet) -> Iterator[Item]:
    """The columns of grades. One without a number would become a new column."""
    for column, name in enumerate(sheet.header):
        if found := ITEM.fullmatch(name.strip()):
            refused = "" if found["id"] else "has no number behind it, so Blackboard would make a new column of it"
            if found["kind"].strip() not in ("", "Score"):
                refused = f"shows {found['kind'].strip()!r}. Let it show its score, and download again"
            yield Item(column, found["title"], number_in(found["points"]), refused, sheet.header[column].strip())


def _comment(filling: Filling, rows: list[int], names: list[str], lesson: str, items: int) -> list[int]:
    """Put comments beside the grades, where the file is one of a single column; return the columns of these."""
    if not {COMMENT, FORMAT} <= set(names) or items != 1:
        filling.told.append("No comments: Blackboard takes them in the download of a single column, with comments.")
        return []
    sheet, columns = filling.sheet, [names.index(COMMENT), names.index(FORMAT)]
    for row in rows:
        sheet.put(row, columns[0], html.escape(filling.matched.students[row].marks[lesson].comment))
        sheet.put(row, columns[1], SMART)
    filling.told.append(f"{len(rows)} comments.")
    return columns


WRITER = Writer(
    "blackboard",
    "Blackboard",
    "https://help.blackboard.com, Work Offline With Grade Data; https://github.com/nbeaver/offline-grades-upload",
    _write,
)
