"""Students and exercises of a lesson as a grid: how each stands, and which of them somebody looks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from autograder.api.result import Report, Status, overall
from autograder.manifest import Lesson

__all__ = ["SHOWN", "Standing", "next_student", "rows", "standings"]

FAILED = (Status.FAIL, Status.SKIPPED, Status.UNGRADABLE)
ATTENTION = (Status.HELD, Status.GRADER_FAULT)


@dataclass(frozen=True)
class Standing:
    """How one exercise of one student stands, as it counts, and whether a person has decided or said something."""

    status: Status
    decided: bool = False
    commented: bool = False
    excused: bool = False


SHOWN: Mapping[str, tuple[str, Callable[[Standing], bool]]] = {
    "held": ("held, or our mistake", lambda one: one.status in ATTENTION),
    "failed": ("not yet right", lambda one: one.status in FAILED),
    "missing": ("not attempted", lambda one: one.status is Status.NOT_ATTEMPTED),
    "passed": ("right", lambda one: one.status is Status.PASS),
    "decided": ("decided by hand", lambda one: one.decided),
    "commented": ("with a comment", lambda one: one.commented),
    "silent": ("without a comment", lambda one: not one.commented),
}
"""What can be looked for: its words, and whether something is it."""


def standings(report: Report, lesson: Lesson) -> dict[str, Standing]:
    """How each exercise of a report stands, by exercise."""
    return {exercise.id: _standing(report, exercise.id) for exercise in lesson.exercises}


def rows(grid: Mapping[str, Mapping[str, Standing]], order: Sequence[str], shown: str, exercise: str = "") -> list[str]:
    """The students of whom some exercise, or this one, is what is looked for; everybody if nothing is."""
    is_it = SHOWN[shown][1] if shown in SHOWN else lambda one: True
    return [
        student
        for student in order
        if any(is_it(one) for name, one in grid[student].items() if not exercise or name == exercise)
    ]


def next_student(found: Sequence[str], order: Sequence[str], student: str) -> str | None:
    """The first of those found who comes after a student in the order, and then from its beginning."""
    at = order.index(student) if student in order else -1
    wanted = set(found) - {student}
    return next((one for one in [*order[at + 1 :], *order[:at]] if one in wanted), None)


def _standing(report: Report, exercise: str) -> Standing:
    mine = [change for change in report.changes if change.exercise == exercise]
    return Standing(
        overall(report.of_exercise(exercise)),
        decided=any(change.points is not None or change.excused for change in mine),
        commented=any(change.comment for change in mine),
        excused=report.excused or any(change.excused for change in mine),
    )
