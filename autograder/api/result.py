"""What a check found: one `Result` for each check, one `Report` for each submission."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from autograder.answers.failure import Picture

__all__ = [
    "SCHEMA_VERSION",
    "Answered",
    "Arrival",
    "CellProblem",
    "Change",
    "Lateness",
    "Output",
    "Report",
    "Result",
    "Said",
    "Status",
    "held_points",
    "overall",
    "total_points",
    "with_cell_problem",
]

SCHEMA_VERSION = 4
"""Version of the result record. `autograder/report/record.schema.json` describes it, and
`autograder/grading/record.py` makes it of older ones."""


class Status(StrEnum):
    """How one check ended."""

    PASS = "pass"
    FAIL = "fail"
    NOT_ATTEMPTED = "not_attempted"
    SKIPPED = "skipped"
    """A check that this one needs has failed: one root cause gives one red line."""
    UNGRADABLE = "ungradable"
    """The submission could not be read or run; the reason is given."""
    HELD = "held"
    """The check broke on this submission, or our side failed on it: neither given nor lost until a person decides."""
    GRADER_FAULT = "grader_fault"
    """The check breaks on our own solution too: our bug or the author's. The student has the points."""


@dataclass(frozen=True)
class Result:
    """How one check ended, and what to tell the student.

    `points` is what was earned and `max_points` what could be earned. `found`, `expected`,
    `cause` and `next_step` are plain sentences. `misconception` is the id of a known wrong
    idea that the answer shows, if one was recognised. `seconds` is wall time. `picture` is
    there where a picture says more than words. `decided` says why a person gave these points;
    it is empty in what the checks alone have found: see `Change`.
    """

    check: str
    exercise: str
    title: str
    status: Status
    points: float
    max_points: float
    found: str = ""
    expected: str = ""
    cause: str = ""
    next_step: str = ""
    misconception: str = ""
    needs: tuple[str, ...] = ()
    seconds: float = 0.0
    picture: Picture | None = None
    decided: str = ""

    @property
    def held(self) -> float:
        """Points that are neither given nor lost until a person decides."""
        return self.max_points if self.status is Status.HELD else 0.0


@dataclass(frozen=True)
class CellProblem:
    """A cell of the submission that raised an error or ran out of time."""

    cell: str
    exercise: str
    message: str


@dataclass(frozen=True)
class Output:
    """What the cell of an exercise printed and drew: plain text, and pictures that we encoded."""

    exercise: str
    text: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class Said:
    """A prediction or an answer to a question that stands in a notebook: `about` is its name, `value` what was said."""

    about: str
    value: str


@dataclass(frozen=True)
class Answered:
    """How many of a lesson's predictions and questions have an answer in the notebook, and the points for that.

    What was said makes no difference, as long as it is an answer to what was asked.
    """

    given: int
    asked: int
    points: float
    max_points: float


@dataclass(frozen=True)
class Arrival:
    """When a submission came, and which of how many attempts it is.

    `at` is a time in UTC as ISO 8601, empty if nobody says it, and `clock` says whose clock that is. `late` is true
    where the platform itself calls it late.
    """

    at: str
    clock: str
    late: bool
    attempt: int = 1
    attempts: int = 1


@dataclass(frozen=True)
class Lateness:
    """How late a submission is by the rules of its class, and what that costs.

    `days` counts each one that has begun; it is None where nobody knows how many these are. `percent` are taken off
    the points, and `why` says all of it in one sentence.
    """

    days: int | None
    percent: float
    why: str


@dataclass(frozen=True)
class Change:
    """What a person has decided about a submission after it was graded; empty where nothing is said.

    It is about one check, or one exercise, or without both about the whole lesson. `points` were given instead of
    those `earned`, of which `held` were held. `lateness` says what became of it. `why` has the reason, `by` and `at`
    who decided it and when, `comment` is for the student.
    """

    exercise: str = ""
    check: str = ""
    points: float | None = None
    earned: float = 0.0
    held: float = 0.0
    max_points: float = 0.0
    excused: bool = False
    lateness: str = ""
    why: str = ""
    comment: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Report:
    """Everything known about one submission to one lesson.

    `remark` is one sentence about the submission as a whole, such as why it could not be
    graded, and `notes` are further ones. `isolation` names what stood between the student's
    code and the grader, `digests` what the mark was made from, and `key` is the digest of those.
    `answered` is there where the course gives points for having answered; they are no part of `points`.
    `arrival` is there where a platform says when it came, `lateness` where that was late by the rules of the class.
    `changes` are what a person has decided; records, which hold what was found, have none.
    `ran_out` is ``"limit"`` if some code took longer than it may, ``"wall"`` if only the wall clock said so.
    """

    lesson: str
    student: str
    results: tuple[Result, ...]
    remark: str = ""
    cell_problems: tuple[CellProblem, ...] = ()
    seconds: float = 0.0
    isolation: str = "none"
    versions: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    outputs: tuple[Output, ...] = ()
    said: tuple[Said, ...] = ()
    answered: Answered | None = None
    arrival: Arrival | None = None
    lateness: Lateness | None = None
    changes: tuple[Change, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    key: str = ""
    ran_out: str = ""
    schema_version: int = SCHEMA_VERSION

    @property
    def points(self) -> float:
        """Points earned."""
        return total_points(self.results)

    @property
    def counted(self) -> float:
        """Points that count: those earned, but for what is excused, less what lateness costs, to two decimals."""
        points = total_points(self._due)
        return round(points * (100 - self.lateness.percent) / 100, 2) if self.lateness else points

    @property
    def max_counted(self) -> float:
        """Points that could count: those that could be earned, but for what is excused."""
        return sum(result.max_points for result in self._due)

    @property
    def excused(self) -> bool:
        """Whether the whole lesson is excused."""
        return any(change.excused and not change.exercise for change in self.changes)

    @property
    def _due(self) -> tuple[Result, ...]:
        """The results of what is not excused."""
        excused = {change.exercise for change in self.changes if change.excused}
        return () if "" in excused else tuple(one for one in self.results if one.exercise not in excused)

    @property
    def held(self) -> float:
        """Points that are neither given nor lost until a person decides."""
        return held_points(self.results)

    @property
    def max_points(self) -> float:
        """Points that could be earned."""
        return sum(result.max_points for result in self.results)

    @property
    def needs_a_person(self) -> bool:
        """Whether a check broke or points are held, so that somebody must look before marks go out."""
        return any(result.status in (Status.HELD, Status.GRADER_FAULT) for result in self.results)

    def of_exercise(self, exercise: str) -> tuple[Result, ...]:
        """The results that belong to one exercise, in order."""
        return tuple(result for result in self.results if result.exercise == exercise)


def total_points(results: Iterable[Result]) -> float:
    """Points earned over several results."""
    return sum(result.points for result in results)


def held_points(results: Iterable[Result]) -> float:
    """Points held over several results."""
    return sum(result.held for result in results)


def overall(results: Iterable[Result]) -> Status:
    """One status for several results: the one that the student should hear about first."""
    order = (
        Status.GRADER_FAULT,
        Status.HELD,
        Status.UNGRADABLE,
        Status.FAIL,
        Status.NOT_ATTEMPTED,
        Status.SKIPPED,
        Status.PASS,
    )
    found = {result.status for result in results}
    return next((status for status in order if status in found), Status.NOT_ATTEMPTED)


def with_cell_problem(result: Result, problems: Sequence[CellProblem]) -> Result:
    """A name that is missing because its cell stopped is an error to mend, not work not done."""
    problem = next((p for p in problems if p.exercise and p.exercise == result.exercise), None)
    if problem is None or result.status is not Status.NOT_ATTEMPTED:
        return result
    next_step = "In JupyterLab choose Kernel, Restart Kernel and Run All Cells, and mend the first error you see."
    if letter := re.search(r"NameError: name '([A-Z])' is not defined", problem.message):
        next_step = f'A letter without quotes is the name of a variable. If the letter is meant, write "{letter[1]}".'
    return replace(
        result,
        status=Status.FAIL,
        found=problem.message,
        expected="a cell that runs to its end, in a fresh notebook, from the top.",
        next_step=next_step,
    )
