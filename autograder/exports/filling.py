"""Filling in a platform's own file: which column is a lesson's, what stands in it, and who is left as it was."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.bridges.people import Person
from autograder.bridges.roster import columns_of, is_nobody, person_of
from autograder.errors import UsageError
from autograder.exports.export import Order
from autograder.exports.marks import Student
from autograder.exports.matching import Matched, matched
from autograder.exports.sheet import Sheet
from autograder.manifest import Lesson
from autograder.report.card import format_points

__all__ = [
    "Filling",
    "Item",
    "columns_for",
    "decimal_of",
    "number_in",
    "number_text",
    "only_lesson",
    "people_in",
    "template_of",
]


@dataclass(frozen=True)
class Item:
    """A column of the platform that takes points: where it is, what it is called there, and of how many points it is.

    `refused` says why it cannot be filled in. `header` is all that stands above it, which tells apart what is called
    the same.
    """

    column: int
    title: str
    max_points: float | None = None
    refused: str = ""
    header: str = ""


@dataclass
class Filling:
    """A file that is being filled in."""

    order: Order
    sheet: Sheet
    matched: Matched
    decimal: str = "."
    filled: set[int] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    _left: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def left_out(self) -> tuple[str, ...]:
        """Who is left as it was, and why."""
        return (*(f"{why}: {', '.join(names)}." for why, names in self._left.items()), *self.matched.lines)

    def fill(
        self,
        lesson: Lesson,
        item: Item,
        is_locked: Callable[[int], str] = lambda row: "",
        excused: str = "",
    ) -> list[int]:
        """Put the points of a lesson into a column; return the rows that were filled in.

        Args:
            lesson: The lesson.
            item: The column.
            is_locked: Why a row must stay as it is; empty if it need not.
            excused: What the platform has for whoever is excused; empty if it has nothing.
        """
        most = item.max_points or float(lesson.points)
        rows = []
        for row, student in self.matched.students.items():
            text, why = self._text(student, lesson, most, excused)
            why = (text and is_locked(row)) or why
            if text and not why:
                self.sheet.put(row, item.column, text)
                rows.append(row)
            elif why:
                self._left[f"{lesson.name}, {why}"].append(student.name)
        self.filled.update(rows)
        self._tell(lesson, item)
        return rows

    def _text(self, student: Student, lesson: Lesson, most: float, excused: str) -> tuple[str, str]:
        """What goes into the cell, or why nothing does. Of whom points are held, the command itself tells."""
        mark, points = self.order.mark(student, lesson), self.order.points(student, lesson)
        if mark and mark.excused:
            return excused, "" if excused else "excused, which this file has no word for"
        if points is not None:
            out_of = self.order.most(student, lesson)
            return number_text(points * most / out_of if out_of else 0.0, self.decimal), ""
        return "", "" if lesson.name in student.marks else "handed in nothing"

    def _tell(self, lesson: Lesson, item: Item) -> None:
        where = f"{lesson.name} goes into {item.title!r}"
        if item.max_points is None:
            self.told.append(f"{where}, which states no maximum: points are not scaled.")
        elif item.max_points != lesson.points:
            of = format_points(item.max_points)
            self.told.append(f"{where}, scaled from {lesson.points} to its {of} points.")
        else:
            self.told.append(f"{where}, of {lesson.points} points.")


def template_of(order: Order, what: str) -> Sheet:
    """The file to be filled in.

    Raises:
        UsageError: None was given, or it cannot be read.
    """
    if order.template is None:
        raise UsageError(f"Marks go into the platform's own file. Give {what} with --template.")
    return Sheet(order.template)


def only_lesson(order: Order, what: str) -> Lesson:
    """The one lesson that is exported.

    Raises:
        UsageError: There are several.
    """
    lessons = order.graded.lessons
    if len(lessons) > 1:
        names = ", ".join(lesson.name for lesson in lessons)
        raise UsageError(f"{what} is of one assignment. Name its lesson with --lesson; there are {names}.")
    return lessons[0]


def people_in(
    order: Order,
    sheet: Sheet,
    header: Sequence[str] = (),
    known_as: Callable[[Student], str] = lambda student: "",
) -> Matched:
    """Whose row is whose.

    Args:
        order: The order.
        sheet: The file.
        header: What its columns are taken for, if that is not what they are called.
        known_as: The platform's number of a student, where the submission tells it and the roster does not.

    Raises:
        UsageError: A row has fewer cells than the header.
    """
    columns = columns_of(header or sheet.header)
    people: dict[int, Person] = {}
    for row, cells in enumerate(sheet.rows[1:], 1):
        person = person_of(columns, cells)
        if any(cells) and len(cells) < len(sheet.header):
            problem = f"this row has {len(cells)} cells, and the header {len(sheet.header)}"
            raise UsageError(f"{sheet.file}:{sheet.lines[row]}: {problem}. Download the file again.")
        name = person.student or person.number
        if name and not is_nobody(person, cells):
            people[row] = replace(person, student=name)
    students = [
        replace(one, person=replace(one.person, number=one.person.number or known_as(one)))
        for one in order.graded.students
    ]
    return matched(students, people)


def columns_for(order: Order, items: Sequence[Item], file: Path) -> tuple[dict[str, Item], list[str]]:
    """Each lesson's column, by the lesson's name, and sentences about lessons without one.

    A column is a lesson's if `--column` has its name or all of its header, or if it is called as the lesson is: its
    name, its title, `Lesson 1`, or both, whatever stands between the words.

    Raises:
        UsageError: No lesson has one, several columns fit one lesson, or what was named is not there.
    """
    found, missing = {}, []
    counts = Counter(item.title for item in items)
    names = ", ".join(repr(item.header if counts[item.title] > 1 else item.title) for item in items) or "none"
    for lesson in order.graded.lessons:
        named = order.columns.get(lesson.name)
        fitting = [
            item
            for item in items
            if (named in (item.title, item.header) if named else _words(item.title) in _names(lesson))
        ]
        if len(fitting) > 1 or (named and not fitting):
            what = f"{len(fitting)} columns fit {lesson.name}" if fitting else f"There is no column {named!r}"
            raise UsageError(f"{file}: {what}. Say which with --column {lesson.number}=NAME; there are: {names}.")
        if fitting and fitting[0].refused:
            raise UsageError(f"{file}: {fitting[0].title!r} {fitting[0].refused}.")
        if fitting:
            found[lesson.name] = fitting[0]
        else:
            missing.append(f"{lesson.name}, for which there is no column. Name it with --column {lesson.number}=NAME.")
    if not found:
        say = f"Say which with --column {order.graded.lessons[0].number}=NAME"
        raise UsageError(f"{file}: no column is called as a lesson is. {say}; there are: {names}.")
    return found, missing


def number_text(points: float, decimal: str = ".") -> str:
    """Points to two decimals, without needless ones."""
    return f"{points:.2f}".rstrip("0").rstrip(".").replace(".", decimal)


def number_in(text: str) -> float | None:
    """How many points a file states; None if it states none."""
    plain = text.strip().replace(",", ".")
    return (float(plain) or None) if re.fullmatch(r"\d+(\.\d+)?", plain) else None


def decimal_of(texts: Iterable[str], otherwise: str) -> str:
    """The decimal sign that numbers of a file have."""
    return next((found[1] for text in texts if (found := re.fullmatch(r"-?\d+([.,])\d{1,2}", text))), otherwise)


def _names(lesson: Lesson) -> set[str]:
    numbers = (lesson.number, lesson.number.zfill(2))
    with_title = {f"{word}{number} {lesson.title}" for number in numbers for word in ("", "lesson ")}
    return {_words(name) for name in (lesson.name, lesson.title, f"lesson {lesson.number}", *with_title)}


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
