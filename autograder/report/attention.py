"""What a person must look at before marks go out, and what a person has decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.api.result import Report, Result, Status
from autograder.manifest import Lesson
from autograder.report.changes import change_text, changes_of, place_of
from autograder.report.order import in_order

__all__ = ["Decision", "Fault", "Held", "Ungradable", "decisions_in", "faults_in", "held_in", "ungradable_in"]


@dataclass(frozen=True)
class Ungradable:
    """Exercises of one notebook that could not be graded, or all of them if `exercises` is empty."""

    student: str
    lesson: Lesson
    exercises: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Held:
    """Points of a check that are neither given nor lost: a person must decide."""

    student: str
    exercise: str
    check: str
    points: float
    message: str


@dataclass(frozen=True)
class Decision:
    """What a person has decided: about what, and what in words."""

    student: str
    place: str
    text: str


@dataclass(frozen=True)
class Fault:
    """A check of ours that broke. The student keeps the points; a person must look."""

    student: str
    exercise: str
    check: str
    message: str


def ungradable_in(lessons: Sequence[Lesson], reports: Sequence[Report]) -> list[Ungradable]:
    """What cannot be graded, with each reason once."""
    rows = []
    for lesson in lessons:
        for report in in_order(lesson, reports):
            lost = [result for result in report.results if result.status is Status.UNGRADABLE]
            for reason in dict.fromkeys(result.found for result in lost):
                exercises = tuple(dict.fromkeys(result.exercise for result in lost if result.found == reason))
                whole = len(exercises) == len(lesson.exercises)
                rows.append(Ungradable(report.student, lesson, () if whole else exercises, reason))
    return rows


def held_in(lessons: Sequence[Lesson], reports: Sequence[Report]) -> list[Held]:
    """The checks whose points are held."""
    return [
        Held(student, result.exercise, result.check, result.held, result.found)
        for student, result in _results(lessons, reports)
        if result.held
    ]


def decisions_in(lessons: Sequence[Lesson], reports: Sequence[Report]) -> list[Decision]:
    """What a person has decided."""
    return [
        Decision(report.student, place_of(change, lesson.name), change_text(change))
        for lesson in lessons
        for report, change in changes_of(in_order(lesson, reports))
    ]


def faults_in(lessons: Sequence[Lesson], reports: Sequence[Report]) -> list[Fault]:
    """The checks of ours that broke."""
    return [
        Fault(student, result.exercise, result.check, result.found)
        for student, result in _results(lessons, reports)
        if result.status is Status.GRADER_FAULT
    ]


def _results(lessons: Sequence[Lesson], reports: Sequence[Report]) -> Iterator[tuple[str, Result]]:
    for lesson in lessons:
        for report in in_order(lesson, reports):
            yield from ((report.student, result) for result in report.results)
