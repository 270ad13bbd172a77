"""What is exported: every mark of a class, as `course grade` publishes it, and whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.api.result import Report
from autograder.bridges.people import People, Person
from autograder.bridges.roll import Roll
from autograder.errors import UsageError
from autograder.grading.store import folder_name
from autograder.manifest import Course, Lesson
from autograder.report.card import format_points
from autograder.report.changes import change_text, place_of
from autograder.report.counting import Counted, counted
from autograder.report.order import in_the_sum, lessons_of
from autograder.report.plain import plain_text
from autograder.report.published import Published, published

__all__ = ["Mark", "Marks", "Student", "read_marks"]


@dataclass(frozen=True)
class Mark:
    """One student's mark in one lesson.

    `report` is the record with the instructor's decisions and the lateness of today's rules; it is None where somebody
    who handed in nothing is excused. `notebook` is where the submission lay, which tells what its platform called it.
    """

    lesson: Lesson
    report: Report | None
    notebook: str = ""
    excused: bool = False

    @property
    def earned(self) -> float:
        """Points earned, without those that are held."""
        return self.report.points if self.report else 0.0

    @property
    def counted(self) -> float:
        """Points that count, after lateness."""
        return self.report.counted if self.report else 0.0

    @property
    def held(self) -> float:
        """Points that are neither given nor lost until a person decides."""
        return self.report.held if self.report else 0.0

    @property
    def max_points(self) -> float:
        """Points that could be earned."""
        return float(self.lesson.points)

    @property
    def max_counted(self) -> float:
        """Points that could count: without exercises that are excused."""
        return float(self.report.max_counted) if self.report else 0.0

    @property
    def exercises(self) -> dict[str, float]:
        """Points of each exercise, by its id."""
        found = self.report.of_exercise if self.report else lambda _: ()
        return {one.id: sum(result.points for result in found(one.id)) for one in self.lesson.exercises}

    @property
    def late(self) -> str:
        """How late it came and what that costs, in a sentence; empty if it was in time."""
        return self.report.lateness.why if self.report and self.report.lateness else ""

    @property
    def comment(self) -> str:
        """What a student should read beside the mark, in one paragraph of plain text."""
        if self.report is None:
            return "Excused." if self.excused else ""
        points = self.exercises
        each = ", ".join(f"{one.id}: {format_points(points[one.id])}/{one.points}" for one in self.lesson.exercises)
        changes = [
            f"{place_of(change, self.lesson.name)}: {text}"
            for change in self.report.changes
            for text in (change_text(change), change.comment)
            if text
        ]
        sum_of = (
            f"{self.lesson.title}: {format_points(self.earned)} of {format_points(self.max_points)} points ({each})."
        )
        told = (sum_of, self.report.remark, self.late, *changes)
        return plain_text(" ".join(" ".join(told).split()))


@dataclass(frozen=True)
class Student:
    """Somebody of the class: who it is, the marks by the name of the lesson, and where the feedback page lies."""

    person: Person
    marks: Mapping[str, Mark]
    page: Path

    @property
    def name(self) -> str:
        """What records and pages call this student."""
        return self.person.student


@dataclass(frozen=True)
class Marks:
    """The marks of a class: students in the roster's order, then whoever else handed in, by name.

    `lessons` are those that have marks. `lines` say what a person should know of records, and `missing` whether some
    were left out that only their submissions can replace.
    """

    students: tuple[Student, ...]
    lessons: tuple[Lesson, ...]
    roll: Roll
    lines: tuple[str, ...] = ()
    missing: bool = False

    @property
    def people(self) -> People:
        """Who the students are, to match names of a platform with."""
        return People(tuple(student.person for student in self.students))

    def total(self, student: Student) -> Counted:
        """What counts of all lessons that are in the sum, by the rules of the class."""
        mine = {name: mark.report for name, mark in student.marks.items() if mark.report}
        free = [name for name, mark in student.marks.items() if mark.excused]
        return counted(in_the_sum(self.lessons), mine, self.roll.rules.drop_lowest, free)


def read_marks(course: Course, out: Path, chosen: Sequence[Lesson] = (), roster: Path | None = None) -> Marks:
    """The marks in a folder of results.

    Args:
        course: The course.
        out: The folder.
        chosen: Only these lessons; all that have marks, if it is empty.
        roster: The list of the class; else the one in the folder.

    Raises:
        UsageError: There are no marks, or a file of the instructor's is not sound.
    """
    found = published(course, out, roster)
    roll, works = found.roll, _by_student(found.reports)
    lessons = [lesson for lesson in lessons_of(course, found.reports) if not chosen or lesson in chosen]
    if not lessons:
        what = " of " + ", ".join(lesson.name for lesson in chosen) if chosen else ""
        raise UsageError(f"There are no marks{what} in {out}. Run `course grade` first, or give --out.")
    listed = {one.student: one for one in roll.people.everybody}
    others = {student: Person(student) for student in sorted(works) if student not in listed}
    students = (
        Student(
            person,
            {mark.lesson.name: mark for mark in _marks(found, works[name], name, lessons)},
            out / folder_name(name) / "feedback.html",
        )
        for name, person in (listed | others).items()
    )
    return Marks(tuple(students), tuple(lessons), roll, found.lines, found.missing)


def _by_student(reports: Sequence[Report]) -> dict[str, dict[str, Report]]:
    """The reports of each student, by the name of the lesson."""
    found: dict[str, dict[str, Report]] = defaultdict(dict)
    for report in reports:
        found[report.student][report.lesson] = report
    return found


def _marks(found: Published, mine: Mapping[str, Report], student: str, lessons: Sequence[Lesson]) -> Iterator[Mark]:
    free = found.roll.excused_of(student)
    for lesson in lessons:
        report = mine.get(lesson.name)
        excused = lesson.name in free or bool(report and report.excused)
        if report or excused:
            yield Mark(lesson, report, found.notebooks.get((student, lesson.name), ""), excused)
