"""One session of marking: what a folder of results holds, what is decided, and what is shown of both."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.api.result import Report
from autograder.bridges.roll import load_roll
from autograder.errors import UsageError
from autograder.grading.overrides import NAME, Override
from autograder.grading.record import Record
from autograder.grading.store import Store
from autograder.manifest import Course, Exercise, Lesson
from autograder.marking.decisions import Decisions
from autograder.marking.grid import Standing, standings
from autograder.marking.seats import Seats
from autograder.marking.works import Refusal, Works
from autograder.report.publish import publish_again
from autograder.report.published import known_in, with_decisions

__all__ = ["Class", "Session", "Sight"]


@dataclass(frozen=True)
class Class:
    """A lesson's work: how each exercise stands by student, in the order of names, and records not taken as true."""

    grid: dict[str, dict[str, Standing]]
    refused: list[Refusal]


@dataclass(frozen=True)
class Sight:
    """One student's work for a lesson: the record, and its report as found and as it counts."""

    record: Record
    found: Report
    report: Report


class Session:
    """A folder of results while somebody marks what is in it. Requests of several browsers may use it at once.

    Args:
        course: The course.
        out: The folder.
        by: Who decides.
        seed: What shuffles the numbers of the anonymous pages. Left out, it is another one in each session.

    Raises:
        UsageError: There are no results, or what stands beside them is not sound.
    """

    def __init__(self, course: Course, out: Path, by: str, seed: int | None = None) -> None:
        self.course, self.out = course, out
        self._store, self._roll = Store(out), load_roll(out, course)
        self._works = Works(course, self._store)
        self._reading, self._publishing = threading.Lock(), threading.Lock()
        self.seats = Seats(secrets.randbits(64) if seed is None else seed)
        self.decisions = Decisions(out, course, known_in(self._store, self._roll), by)
        self.published = 0
        """How many decisions of this session had been written when pages were last written anew."""
        if not self.lessons:
            raise UsageError(f"There are no results in {out}. Grade first, or give --out.")
        self.decisions.all()

    @property
    def lessons(self) -> list[Lesson]:
        """The lessons of which there is a record."""
        return self._works.lessons

    @property
    def names(self) -> frozenset[str]:
        """All names that are known here: of who handed in, of the roster, of folders."""
        people = {one.student for one in self._roll.people.everybody}
        return self.seats.students | people | {file.parent.name for file in self._store.files()}

    def of(self, lesson: Lesson) -> Class:
        """All work for a lesson, as it counts now."""
        with self._reading:
            reports, refused = self._works.of(lesson)
            decisions = self.decisions.by_student()
            shown = [
                self._counting(report, [*decisions.get(report.student, ()), *decisions.get("", ())])
                for report in reports
            ]
            self.seats.add(report.student for report in shown)
        by_name = sorted(shown, key=lambda report: (report.student.casefold(), report.student))
        return Class({report.student: standings(report, lesson) for report in by_name}, refused)

    def sight(self, student: str, lesson: Lesson) -> Sight | Refusal | None:
        """One student's work; why its record is not taken as true; None if there is none."""
        record = self._works.record(student, lesson)
        if record is None:
            return None
        if record.report is None or record.fault:
            return Refusal(str(record.file.relative_to(self.out)), record.fault)
        return Sight(record, record.report, self._counting(record.report, self.decisions.all()))

    def everybody(self, lesson: Lesson, exercise: Exercise) -> Override | None:
        """What is decided about an exercise for all of the class."""
        return self.decisions.about(("", lesson.name, exercise.id, ""))

    def publish(self) -> Sequence[str]:
        """Write pages and marks.csv anew; returns what must be known of records that are left out.

        Raises:
            UsageError: Another run writes there, or something beside the results is not sound.
        """
        with self._publishing:  # The lock of the folder keeps other processes out, not other threads.
            written = self.decisions.count
            lines = publish_again(self.course, self.out).lines
            self.published = written
        return lines

    @property
    def is_behind(self) -> bool:
        """Whether something was decided or taken back since pages were written."""
        return self.decisions.count != self.published

    @property
    def file(self) -> Path:
        """Where decisions stand."""
        return self.out / NAME

    def _counting(self, report: Report, decisions: Sequence[Override]) -> Report:
        return with_decisions([report], self._roll, decisions).reports[0]
