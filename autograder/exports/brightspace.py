"""Brightspace: the columns of the grade export that are a lesson's, filled in: a file for each, without the others.

Its manual says to import neither names nor addresses, and takes points of an item above its maximum for the maximum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder.errors import UsageError
from autograder.exports.export import Export, Order, Writer
from autograder.exports.filling import Filling, Item, columns_for, decimal_of, number_in, people_in, template_of
from autograder.exports.sheet import Sheet

__all__ = ["WRITER"]

ITEM = re.compile(r"(?P<title>.*?) Points Grade(?: <(?P<about>[^>]*)>)?")
MAX_POINTS = re.compile(r"MaxPoints:([\d.,]+)")
WHO = ("orgdefinedid", "username")
END = "end-of-line indicator"
UPLOAD = "in Grades, choose Enter Grades, Import, and this file. Grades of assignment items are published by that."
NO_FEEDBACK = "feedback pages: Brightspace documents no way in for a whole class. Hand them out in another way."


def _write(order: Order) -> Export:
    sheet = template_of(order, "Brightspace's export (Enter Grades, Export, with points grade)")
    names = [name.casefold().strip() for name in sheet.header]
    items = list(_items(sheet))
    if not set(WHO) & set(names) or END not in names or not items:
        raise UsageError(
            f"{sheet.file}: this is no grade export of Brightspace. Expected OrgDefinedId or Username, "
            f"“… Points Grade” and End-of-Line Indicator; found {', '.join(sheet.header[:6])}."
        )
    filling = Filling(order, sheet, people_in(order, sheet))
    filling.decimal = decimal_of((cell.strip() for row in sheet.rows[1:] for cell in row), ".")
    columns, missing = columns_for(order, items, sheet.file)
    who = [at for at, name in enumerate(names) if name in (*WHO, END)]
    files = {}
    for lesson in order.graded.lessons:
        if item := columns.get(lesson.name):
            rows = filling.fill(lesson, item)
            content = sheet.content({0, *rows}, sorted([*who, item.column]))
            files[f"brightspace-{lesson.name}{sheet.file.suffix}"] = content
    told = (*filling.told, "Names, addresses and other columns are left out, as Brightspace's manual says.")
    left_out = (*missing, *filling.left_out, *([NO_FEEDBACK] if order.feedback else []))
    return Export(files, len(filling.filled), told, left_out, UPLOAD)


def _items(sheet: Sheet) -> Iterator[Item]:
    for column, name in enumerate(sheet.header):
        if found := ITEM.fullmatch(name.strip()):
            points = MAX_POINTS.search(found["about"] or "")
            most = number_in(points[1]) if points else None
            yield Item(column, found["title"], most, header=sheet.header[column].strip())


WRITER = Writer("brightspace", "Brightspace", "https://community.d2l.com, Import Grades (kb 3538)", _write)
