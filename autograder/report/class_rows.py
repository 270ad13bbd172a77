"""The rows of the class page: who is in the class, and how each one stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from autograder.api.result import Report
from autograder.bridges.roll import Roll
from autograder.grading.seal import load_seal
from autograder.manifest import Course, Lesson
from autograder.report.order import by_student
from autograder.report.states import states_of

__all__ = ["Row", "rows_of", "sections_of"]


@dataclass(frozen=True)
class Row:
    """One student. `number` is the name in the anonymous view; `mine` has the reports by the name of the lesson."""

    student: str
    number: int
    section: str
    mine: Mapping[str, Report]
    states: Sequence[str]


def rows_of(course: Course, lessons: Sequence[Lesson], reports: Sequence[Report], roll: Roll) -> list[Row]:
    """Whoever handed in, by name, and then whoever is in the roster and did not."""
    whose = by_student(reports)
    absent = roll.absent(whose)
    numbers = _numbers(course, [*whose, *absent])
    sections = {one.student: one.section for one in roll.people.everybody}
    everybody: dict[str, Mapping[str, Report]] = {**whose, **{student: {} for student in absent}}
    return [
        Row(student, numbers[student], sections.get(student, ""), mine, states_of(student, mine, lessons, roll))
        for student, mine in everybody.items()
    ]


def sections_of(rows: Iterable[Row]) -> list[str]:
    """The sections of the class; somebody may be in several, with commas between them."""
    return sorted({part for row in rows for part in (one.strip() for one in row.section.split(",")) if part})


def _numbers(course: Course, students: Iterable[str]) -> dict[str, int]:
    """1, 2 and so on, in an order that stays the same as long as the class does.

    Who has the list of the names and not the instructor's key cannot work the order out.
    """
    seal = load_seal()
    ordered = sorted(students, key=lambda student: seal.keyed(f"{course.name}\n{student}"))
    return {student: number for number, student in enumerate(ordered, 1)}
